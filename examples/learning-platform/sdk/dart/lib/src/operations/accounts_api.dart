// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../models/account_update.dart';
import '../models/new_account.dart';
import '../models/preferences.dart';
import '../models/problem.dart';
import '../models/shared_models.dart';
import '../runtime/runtime.dart';
import 'accounts_models.dart';

/// Registration, the signed-in person's own account and preferences, and public
/// profiles.
final class AccountsApi {
  const AccountsApi(this._client);

  final ApiClient _client;

  /// Register an account
  ///
  /// Creates an account and sends a confirmation message to its e-mail address.
  /// No sign-in is needed.
  ///
  /// `POST /accounts`
  Future<RegisterAccountResult> registerAccount({
    required NewAccountInput body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/accounts',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => RegisterAccountCreated(
        response,
        response.json(objectOf(AccountCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => RegisterAccountUndocumented(response),
      400 when response.has('application/problem+json') => RegisterAccountBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => RegisterAccountUndocumented(response),
      409 when response.has('application/problem+json') => RegisterAccountConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => RegisterAccountUndocumented(response),
      422 when response.has('application/problem+json') => RegisterAccountUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => RegisterAccountUndocumented(response),
      429 when response.has('application/problem+json') => RegisterAccountTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => RegisterAccountUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => RegisterAccountServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => RegisterAccountUndocumented(response),
      _ => RegisterAccountUndocumented(response),
    };
  }

  /// Read your own account
  ///
  /// Returns the account that the access token belongs to.
  ///
  /// `GET /accounts/me`
  Future<GetCurrentAccountResult> getCurrentAccount({
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/accounts/me',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetCurrentAccountOk(
        response,
        response.json(objectOf(AccountResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetCurrentAccountUndocumented(response),
      401 when response.has('application/problem+json') => GetCurrentAccountUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetCurrentAccountUndocumented(response),
      429 when response.has('application/problem+json') => GetCurrentAccountTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetCurrentAccountUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetCurrentAccountServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetCurrentAccountUndocumented(response),
      _ => GetCurrentAccountUndocumented(response),
    };
  }

  /// Change your own account
  ///
  /// Applies a JSON merge patch (RFC 7396). A member set to null is cleared
  /// where the account allows it.
  ///
  /// `PATCH /accounts/me`
  Future<UpdateCurrentAccountResult> updateCurrentAccount({
    required AccountUpdate body,
    CallOptions? options,
  }) async {
    final call = Call(
      'PATCH',
      '/accounts/me',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.json(body.toJson(), 'application/merge-patch+json');
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => UpdateCurrentAccountOk(
        response,
        response.json(objectOf(AccountResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => UpdateCurrentAccountUndocumented(response),
      400 when response.has('application/problem+json') => UpdateCurrentAccountBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => UpdateCurrentAccountUndocumented(response),
      401 when response.has('application/problem+json') => UpdateCurrentAccountUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => UpdateCurrentAccountUndocumented(response),
      409 when response.has('application/problem+json') => UpdateCurrentAccountConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => UpdateCurrentAccountUndocumented(response),
      422 when response.has('application/problem+json') => UpdateCurrentAccountUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => UpdateCurrentAccountUndocumented(response),
      429 when response.has('application/problem+json') => UpdateCurrentAccountTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => UpdateCurrentAccountUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => UpdateCurrentAccountServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => UpdateCurrentAccountUndocumented(response),
      _ => UpdateCurrentAccountUndocumented(response),
    };
  }

  /// Close your own account
  ///
  /// Starts the closure of the account. It can be taken back for 30 days by
  /// signing in; then personal data is erased and only invoices are kept, as
  /// the law demands.
  ///
  /// `DELETE /accounts/me`
  Future<CloseCurrentAccountResult> closeCurrentAccount({
    CallOptions? options,
  }) async {
    final call = Call(
      'DELETE',
      '/accounts/me',
      options: options,
      accept: 'application/problem+json',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      202 => CloseCurrentAccountAccepted(
        response,
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      401 when response.has('application/problem+json') => CloseCurrentAccountUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CloseCurrentAccountUndocumented(response),
      409 when response.has('application/problem+json') => CloseCurrentAccountConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => CloseCurrentAccountUndocumented(response),
      429 when response.has('application/problem+json') => CloseCurrentAccountTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CloseCurrentAccountUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CloseCurrentAccountServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CloseCurrentAccountUndocumented(response),
      _ => CloseCurrentAccountUndocumented(response),
    };
  }

  /// Replace your picture
  ///
  /// The picture is cut to a square and kept in three sizes.
  ///
  /// `PUT /accounts/me/avatar`
  Future<UploadAvatarResult> uploadAvatar({
    required UploadAvatarRequest body,
    CallOptions? options,
  }) async {
    final call = Call(
      'PUT',
      '/accounts/me/avatar',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.multipart(
      body.toJson(),
      parts: const {
        'image': PartSpec(type: 'image/png, image/jpeg, image/webp'),
      },
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => UploadAvatarOk(
        response,
        response.json(objectOf(AccountResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => UploadAvatarUndocumented(response),
      400 when response.has('application/problem+json') => UploadAvatarBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => UploadAvatarUndocumented(response),
      401 when response.has('application/problem+json') => UploadAvatarUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => UploadAvatarUndocumented(response),
      413 when response.has('application/problem+json') => UploadAvatarContentTooLarge(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      413 => UploadAvatarUndocumented(response),
      415 when response.has('application/problem+json') => UploadAvatarUnsupportedMediaType(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      415 => UploadAvatarUndocumented(response),
      429 when response.has('application/problem+json') => UploadAvatarTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => UploadAvatarUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => UploadAvatarServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => UploadAvatarUndocumented(response),
      _ => UploadAvatarUndocumented(response),
    };
  }

  /// Read your preferences
  ///
  /// Returns the preferences of the signed-in account, with the platform's
  /// defaults filled in.
  ///
  /// `GET /accounts/me/preferences`
  Future<GetPreferencesResult> getPreferences({CallOptions? options}) async {
    final call = Call(
      'GET',
      '/accounts/me/preferences',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetPreferencesOk(
        response,
        response.json(objectOf(PreferencesResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetPreferencesUndocumented(response),
      401 when response.has('application/problem+json') => GetPreferencesUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetPreferencesUndocumented(response),
      429 when response.has('application/problem+json') => GetPreferencesTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetPreferencesUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetPreferencesServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetPreferencesUndocumented(response),
      _ => GetPreferencesUndocumented(response),
    };
  }

  /// Replace your preferences
  ///
  /// Replaces all preferences. What is left out returns to the platform's
  /// default.
  ///
  /// `PUT /accounts/me/preferences`
  Future<ReplacePreferencesResult> replacePreferences({
    required PreferencesInput body,
    CallOptions? options,
  }) async {
    final call = Call(
      'PUT',
      '/accounts/me/preferences',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ReplacePreferencesOk(
        response,
        response.json(objectOf(PreferencesResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ReplacePreferencesUndocumented(response),
      400 when response.has('application/problem+json') => ReplacePreferencesBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ReplacePreferencesUndocumented(response),
      401 when response.has('application/problem+json') => ReplacePreferencesUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ReplacePreferencesUndocumented(response),
      422 when response.has('application/problem+json') => ReplacePreferencesUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => ReplacePreferencesUndocumented(response),
      429 when response.has('application/problem+json') => ReplacePreferencesTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ReplacePreferencesUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ReplacePreferencesServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ReplacePreferencesUndocumented(response),
      _ => ReplacePreferencesUndocumented(response),
    };
  }

  /// Read a public profile
  ///
  /// Returns what an account shows to everybody. Suspended and closed accounts
  /// are not found.
  ///
  /// `GET /accounts/{accountId}`
  ///
  /// - [accountId]: The account.
  Future<GetPublicProfileResult> getPublicProfile({
    required String accountId,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/accounts/${pathValue(accountId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetPublicProfileOk(
        response,
        response.json(objectOf(PublicProfileResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetPublicProfileUndocumented(response),
      401 when response.has('application/problem+json') => GetPublicProfileUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetPublicProfileUndocumented(response),
      404 when response.has('application/problem+json') => GetPublicProfileNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => GetPublicProfileUndocumented(response),
      429 when response.has('application/problem+json') => GetPublicProfileTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetPublicProfileUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetPublicProfileServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetPublicProfileUndocumented(response),
      _ => GetPublicProfileUndocumented(response),
    };
  }
}

const List<List<String>> _security0 = [['oauth']];

const List<List<String>> _security1 = [['oauth'], ['partnerKey']];

/// What [AccountsApi.registerAccount] is answered with.
sealed class RegisterAccountResult extends ApiResult {
  const RegisterAccountResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  AccountCreatedResponse get orThrow => switch (this) {
    RegisterAccountCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The account is registered.
final class RegisterAccountCreated extends RegisterAccountResult {
  const RegisterAccountCreated(super.response, this.body, {required this.headers});

  final AccountCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class RegisterAccountBadRequest extends RegisterAccountResult {
  const RegisterAccountBadRequest(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class RegisterAccountConflict extends RegisterAccountResult {
  const RegisterAccountConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class RegisterAccountUnprocessableContent extends RegisterAccountResult {
  const RegisterAccountUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class RegisterAccountTooManyRequests extends RegisterAccountResult {
  const RegisterAccountTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class RegisterAccountServerError extends RegisterAccountResult {
  const RegisterAccountServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class RegisterAccountUndocumented extends RegisterAccountResult {
  const RegisterAccountUndocumented(super.response);
}

/// What [AccountsApi.getCurrentAccount] is answered with.
sealed class GetCurrentAccountResult extends ApiResult {
  const GetCurrentAccountResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  AccountResponse get orThrow => switch (this) {
    GetCurrentAccountOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The account.
final class GetCurrentAccountOk extends GetCurrentAccountResult {
  const GetCurrentAccountOk(super.response, this.body, {required this.headers});

  final AccountResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class GetCurrentAccountUnauthorized extends GetCurrentAccountResult {
  const GetCurrentAccountUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetCurrentAccountTooManyRequests extends GetCurrentAccountResult {
  const GetCurrentAccountTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetCurrentAccountServerError extends GetCurrentAccountResult {
  const GetCurrentAccountServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetCurrentAccountUndocumented extends GetCurrentAccountResult {
  const GetCurrentAccountUndocumented(super.response);
}

/// What [AccountsApi.updateCurrentAccount] is answered with.
sealed class UpdateCurrentAccountResult extends ApiResult {
  const UpdateCurrentAccountResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  AccountResponse get orThrow => switch (this) {
    UpdateCurrentAccountOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The account.
final class UpdateCurrentAccountOk extends UpdateCurrentAccountResult {
  const UpdateCurrentAccountOk(super.response, this.body, {required this.headers});

  final AccountResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class UpdateCurrentAccountBadRequest extends UpdateCurrentAccountResult {
  const UpdateCurrentAccountBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class UpdateCurrentAccountUnauthorized extends UpdateCurrentAccountResult {
  const UpdateCurrentAccountUnauthorized(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class UpdateCurrentAccountConflict extends UpdateCurrentAccountResult {
  const UpdateCurrentAccountConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class UpdateCurrentAccountUnprocessableContent extends UpdateCurrentAccountResult {
  const UpdateCurrentAccountUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class UpdateCurrentAccountTooManyRequests extends UpdateCurrentAccountResult {
  const UpdateCurrentAccountTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class UpdateCurrentAccountServerError extends UpdateCurrentAccountResult {
  const UpdateCurrentAccountServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class UpdateCurrentAccountUndocumented extends UpdateCurrentAccountResult {
  const UpdateCurrentAccountUndocumented(super.response);
}

/// What [AccountsApi.closeCurrentAccount] is answered with.
sealed class CloseCurrentAccountResult extends ApiResult {
  const CloseCurrentAccountResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  void get orThrow => switch (this) {
    CloseCurrentAccountAccepted() => null,
    _ => throw ApiStatusException(this),
  };
}

/// `202`: The closure has begun.
final class CloseCurrentAccountAccepted extends CloseCurrentAccountResult {
  const CloseCurrentAccountAccepted(super.response, {required this.headers});

  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class CloseCurrentAccountUnauthorized extends CloseCurrentAccountResult {
  const CloseCurrentAccountUnauthorized(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class CloseCurrentAccountConflict extends CloseCurrentAccountResult {
  const CloseCurrentAccountConflict(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CloseCurrentAccountTooManyRequests extends CloseCurrentAccountResult {
  const CloseCurrentAccountTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CloseCurrentAccountServerError extends CloseCurrentAccountResult {
  const CloseCurrentAccountServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CloseCurrentAccountUndocumented extends CloseCurrentAccountResult {
  const CloseCurrentAccountUndocumented(super.response);
}

/// What [AccountsApi.uploadAvatar] is answered with.
sealed class UploadAvatarResult extends ApiResult {
  const UploadAvatarResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  AccountResponse get orThrow => switch (this) {
    UploadAvatarOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The account.
final class UploadAvatarOk extends UploadAvatarResult {
  const UploadAvatarOk(super.response, this.body, {required this.headers});

  final AccountResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class UploadAvatarBadRequest extends UploadAvatarResult {
  const UploadAvatarBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class UploadAvatarUnauthorized extends UploadAvatarResult {
  const UploadAvatarUnauthorized(super.response, this.body);

  final Problem body;
}

/// `413`: The body is too large.
final class UploadAvatarContentTooLarge extends UploadAvatarResult {
  const UploadAvatarContentTooLarge(super.response, this.body);

  final Problem body;
}

/// `415`: The body has a media type that is not taken here.
final class UploadAvatarUnsupportedMediaType extends UploadAvatarResult {
  const UploadAvatarUnsupportedMediaType(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class UploadAvatarTooManyRequests extends UploadAvatarResult {
  const UploadAvatarTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class UploadAvatarServerError extends UploadAvatarResult {
  const UploadAvatarServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class UploadAvatarUndocumented extends UploadAvatarResult {
  const UploadAvatarUndocumented(super.response);
}

/// What [AccountsApi.getPreferences] is answered with.
sealed class GetPreferencesResult extends ApiResult {
  const GetPreferencesResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  PreferencesResponse get orThrow => switch (this) {
    GetPreferencesOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The preferences.
final class GetPreferencesOk extends GetPreferencesResult {
  const GetPreferencesOk(super.response, this.body, {required this.headers});

  final PreferencesResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class GetPreferencesUnauthorized extends GetPreferencesResult {
  const GetPreferencesUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetPreferencesTooManyRequests extends GetPreferencesResult {
  const GetPreferencesTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetPreferencesServerError extends GetPreferencesResult {
  const GetPreferencesServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetPreferencesUndocumented extends GetPreferencesResult {
  const GetPreferencesUndocumented(super.response);
}

/// What [AccountsApi.replacePreferences] is answered with.
sealed class ReplacePreferencesResult extends ApiResult {
  const ReplacePreferencesResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  PreferencesResponse get orThrow => switch (this) {
    ReplacePreferencesOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The preferences.
final class ReplacePreferencesOk extends ReplacePreferencesResult {
  const ReplacePreferencesOk(super.response, this.body, {required this.headers});

  final PreferencesResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ReplacePreferencesBadRequest extends ReplacePreferencesResult {
  const ReplacePreferencesBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ReplacePreferencesUnauthorized extends ReplacePreferencesResult {
  const ReplacePreferencesUnauthorized(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class ReplacePreferencesUnprocessableContent extends ReplacePreferencesResult {
  const ReplacePreferencesUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ReplacePreferencesTooManyRequests extends ReplacePreferencesResult {
  const ReplacePreferencesTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ReplacePreferencesServerError extends ReplacePreferencesResult {
  const ReplacePreferencesServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ReplacePreferencesUndocumented extends ReplacePreferencesResult {
  const ReplacePreferencesUndocumented(super.response);
}

/// What [AccountsApi.getPublicProfile] is answered with.
sealed class GetPublicProfileResult extends ApiResult {
  const GetPublicProfileResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  PublicProfileResponse get orThrow => switch (this) {
    GetPublicProfileOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The public profile.
final class GetPublicProfileOk extends GetPublicProfileResult {
  const GetPublicProfileOk(super.response, this.body, {required this.headers});

  final PublicProfileResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class GetPublicProfileUnauthorized extends GetPublicProfileResult {
  const GetPublicProfileUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class GetPublicProfileNotFound extends GetPublicProfileResult {
  const GetPublicProfileNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetPublicProfileTooManyRequests extends GetPublicProfileResult {
  const GetPublicProfileTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetPublicProfileServerError extends GetPublicProfileResult {
  const GetPublicProfileServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetPublicProfileUndocumented extends GetPublicProfileResult {
  const GetPublicProfileUndocumented(super.response);
}


