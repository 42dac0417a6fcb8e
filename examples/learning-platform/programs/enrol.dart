/// Looks for courses, takes a seat in the cheapest, follows its conversation, and reads a webhook.
///
///     dart run enrol.dart [ADDRESS OF THE API]      the sandbox unless another is given; LINDEN_TOKEN is the token
library;

import 'dart:io';

import 'package:linden_api/linden_api.dart';

Future<void> main(List<String> arguments) async {
  final token = Platform.environment['LINDEN_TOKEN'] ?? 'demo';
  final api = LindenLearningPlatformApiClient(
    baseUrl: arguments.firstOrNull ?? LindenLearningPlatformApiServers.sandbox(),
    credentials: LindenLearningPlatformApiCredentials(oauth: TokenSource.fixed(token)),
  );
  try {
    // Page after page, until there are no more.
    final courses = <Course>[];
    final found = api.courses.listCoursesAll(
      subject: [Subject.mathematics, Subject.physics],
      level: CourseLevel.beginner,
      limit: 2,
    );
    await for (final course in found) {
      courses.add(course);
      final Money(:amount, :currency) = course.price;
      print('${course.id} ${course.title}: ${(amount / 100).toStringAsFixed(2)} $currency');
    }

    final onSale = courses.where((course) => course.status == CourseStatus.published).toList()
      ..sort((left, right) => left.price.amount.compareTo(right.price.amount));
    if (onSale.firstOrNull case final cheapest?) {
      await enrol(api, cheapest.id);
      await enrol(api, cheapest.id);
    }
    await follow(api, 'cnv_1');
  } finally {
    api.close();
  }

  const delivery = '''{
    "id": "evt_1", "type": "enrolment.created", "createdAt": "2026-03-01T12:00:01Z",
    "data": {"enrolmentId": "enr_1", "courseId": "crs_2", "accountId": "acc_3"}
  }''';
  // A real receiver checks the signature first, and takes the event's name from the body.
  switch (WebhookEventMessage.parse('enrolment.created', delivery)) {
    case EnrolmentCreatedEventWebhook(:final body):
      print('webhook: ${body.data.accountId} enrolled in ${body.data.courseId}');
    case final other:
      print('webhook: ${other.message}');
  }
}

/// Every documented answer is a value; only what is no answer at all is thrown.
Future<void> enrol(LindenLearningPlatformApiClient api, String courseId) async {
  final result = await api.enrolments.createEnrolment(
    idempotencyKey: 'enrol-$courseId-${DateTime.now().microsecondsSinceEpoch}',
    body: NewEnrolment(courseId: courseId),
  );
  switch (result) {
    case CreateEnrolmentCreated(:final body):
      print('enrolled: ${body.data.id} (${body.data.status.wire})');
    case CreateEnrolmentConflict(:final body):
      print('refused: ${body.title}');
    case final other:
      throw StateError('enrolling ended with ${other.status}');
  }
}

Future<void> follow(LindenLearningPlatformApiClient api, String conversationId) async {
  final result = await api.chat.streamConversation(conversationId: conversationId, accept: 'text/event-stream');
  if (result is! StreamConversationOk) throw StateError('no stream: ${result.status}');
  await for (final event in result.body) {
    // A sealed class: the compiler says which case is missing.
    print(switch (event.data) {
      ChatEventTypingEvent(:final value) => '${value.accountId} is typing',
      ChatEventMessageSentEvent(value: MessageSentEvent(:final message)) =>
        '${message.senderId}: ${message.text ?? ''}',
      ChatEventMessageEditedEvent(:final value) => '${value.message.id} was edited',
      // What the API sends since this client was made.
      ChatEventUnknown(:final raw) => 'something new: ${(raw as Map<String, Object?>)['type']}',
    });
  }
}
