// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'operations/accounts_api.dart';
import 'operations/admin_api.dart';
import 'operations/chat_api.dart';
import 'operations/communities_api.dart';
import 'operations/courses_api.dart';
import 'operations/e_books_api.dart';
import 'operations/enrolments_api.dart';
import 'operations/live_classes_api.dart';
import 'operations/payments_api.dart';
import 'operations/search_api.dart';
import 'operations/tutors_api.dart';
import 'runtime/runtime.dart';

/// Linden Learning Platform API
///
/// The public API of the Linden learning platform. The web and mobile apps use
/// it, and so do partners who sell
/// seats, publish e-books or embed courses.
///
/// **Envelope.** Every successful JSON answer is an object with `data`; lists add `page`.
///
/// **Pagination.** Lists take `cursor` and `limit`. Send `page.nextCursor` back as `cursor` until it is `null`.
///
/// **Errors.** Every error is a problem document (RFC 9457) with the media type `application/problem+json`.
///
/// **Idempotency.** Operations that move money or make bookings take an `Idempotency-Key`; a repeated key within
/// 24 hours gets the first answer again.
///
/// **Deprecation.** What is deprecated carries `x-sunset`, the first day on which it may be gone.
final class LindenLearningPlatformApiClient {
  LindenLearningPlatformApiClient({
    String? baseUrl,
    LindenLearningPlatformApiCredentials? credentials,
    Transport? transport,
    List<Middleware> middleware = const [],
    RetryPolicy retry = const RetryPolicy(),
    Duration? timeout = const Duration(seconds: 60),
    Map<String, String> headers = const {},
  }) : client = ApiClient(
         baseUrl: baseUrl ?? LindenLearningPlatformApiServers.production(),
         credentials: credentials ?? Credentials.none,
         transport: transport,
         middleware: middleware,
         retry: retry,
         timeout: timeout,
         headers: headers,
       );

  /// With a client that is set up already.
  LindenLearningPlatformApiClient.of(this.client);

  final ApiClient client;

  late final AccountsApi accounts = AccountsApi(client);

  late final CoursesApi courses = CoursesApi(client);

  late final EnrolmentsApi enrolments = EnrolmentsApi(client);

  late final LiveClassesApi liveClasses = LiveClassesApi(client);

  late final TutorsApi tutors = TutorsApi(client);

  late final PaymentsApi payments = PaymentsApi(client);

  late final CommunitiesApi communities = CommunitiesApi(client);

  late final ChatApi chat = ChatApi(client);

  late final SearchApi search = SearchApi(client);

  late final EBooksApi eBooks = EBooksApi(client);

  late final AdminApi admin = AdminApi(client);

  /// Frees the connections.
  void close() => client.close();
}

/// What the API takes for proof of who calls; an operation uses the first
/// combination that it allows and that is there.
final class LindenLearningPlatformApiCredentials extends Credentials {
  LindenLearningPlatformApiCredentials({TokenSource? oauth, SecretProvider? partnerKey})
    : super({
          if (oauth != null) 'oauth': TokenCredential(oauth),
          if (partnerKey != null) 'partnerKey': ApiKeyCredential(ApiKeyLocation.header, 'X-Partner-Key', partnerKey),
        });
}

/// Where the API is.
abstract final class LindenLearningPlatformApiServers {
  /// Production. Data stays in the region that you choose.
  static String production({String region = 'eu'}) =>
      serverUrl('https://{region}.api.linden.example', {'region': region});

  /// Sandbox. Payments are simulated; data is erased every Sunday.
  static String sandbox() =>
      'https://sandbox.api.linden.example';
}

