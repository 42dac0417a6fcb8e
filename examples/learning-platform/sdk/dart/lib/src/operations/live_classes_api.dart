// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../models/cancellation_request.dart';
import '../models/live_class.dart';
import '../models/live_class_update.dart';
import '../models/new_live_class.dart';
import '../models/problem.dart';
import '../models/recording.dart';
import '../models/shared_models.dart';
import '../runtime/runtime.dart';

/// Scheduled classes with a video room, attendance and recordings.
final class LiveClassesApi {
  const LiveClassesApi(this._client);

  final ApiClient _client;

  /// List live classes
  ///
  /// Lists classes that you may join, by their start.
  ///
  /// `GET /live-classes`
  ///
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  /// - [courseId]: Only classes of this course.
  /// - [startsAfter]: Only classes that start at this time or later.
  Future<ListLiveClassesResult> listLiveClasses({
    String? cursor,
    int? limit,
    String? courseId,
    DateTime? startsAfter,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/live-classes',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit)
      ..query('courseId', courseId)
      ..query(
          'startsAfter',
          switch (startsAfter) { null => null, final e => dateTimeToJson(e) },
        );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListLiveClassesOk(
        response,
        response.json(objectOf(LiveClassListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListLiveClassesUndocumented(response),
      400 when response.has('application/problem+json') => ListLiveClassesBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListLiveClassesUndocumented(response),
      401 when response.has('application/problem+json') => ListLiveClassesUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListLiveClassesUndocumented(response),
      429 when response.has('application/problem+json') => ListLiveClassesTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListLiveClassesUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListLiveClassesServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListLiveClassesUndocumented(response),
      _ => ListLiveClassesUndocumented(response),
    };
  }

  /// Every item of [listLiveClasses], page after page; throws where a page is not
  /// answered with success.
  Stream<LiveClass> listLiveClassesAll({
    String? cursor,
    int? limit,
    String? courseId,
    DateTime? startsAfter,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listLiveClasses(
        cursor: $cursor,
        limit: limit,
        courseId: courseId,
        startsAfter: startsAfter,
        options: options,
      )).orThrow;
      final $items = $page.data;
      for (final $item in $items) {
        yield $item;
      }
      final $next = $page.page.nextCursor;
      if ($next == null || $next.isEmpty || $next == $cursor) return;
      $cursor = $next;
    }
  }

  /// Schedule a live class
  ///
  /// Schedules a class and reserves a video room for it.
  ///
  /// `POST /live-classes`
  Future<ScheduleLiveClassResult> scheduleLiveClass({
    required NewLiveClass body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/live-classes',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => ScheduleLiveClassCreated(
        response,
        response.json(objectOf(LiveClassCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => ScheduleLiveClassUndocumented(response),
      400 when response.has('application/problem+json') => ScheduleLiveClassBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ScheduleLiveClassUndocumented(response),
      401 when response.has('application/problem+json') => ScheduleLiveClassUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ScheduleLiveClassUndocumented(response),
      403 when response.has('application/problem+json') => ScheduleLiveClassForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => ScheduleLiveClassUndocumented(response),
      409 when response.has('application/problem+json') => ScheduleLiveClassConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => ScheduleLiveClassUndocumented(response),
      422 when response.has('application/problem+json') => ScheduleLiveClassUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => ScheduleLiveClassUndocumented(response),
      429 when response.has('application/problem+json') => ScheduleLiveClassTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ScheduleLiveClassUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ScheduleLiveClassServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ScheduleLiveClassUndocumented(response),
      _ => ScheduleLiveClassUndocumented(response),
    };
  }

  /// Read a live class
  ///
  /// Returns one class. The link to the room appears 15 minutes before the
  /// start.
  ///
  /// `GET /live-classes/{liveClassId}`
  ///
  /// - [liveClassId]: The live class.
  Future<GetLiveClassResult> getLiveClass({
    required String liveClassId,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/live-classes/${pathValue(liveClassId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetLiveClassOk(
        response,
        response.json(objectOf(LiveClassResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetLiveClassUndocumented(response),
      401 when response.has('application/problem+json') => GetLiveClassUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetLiveClassUndocumented(response),
      404 when response.has('application/problem+json') => GetLiveClassNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => GetLiveClassUndocumented(response),
      429 when response.has('application/problem+json') => GetLiveClassTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetLiveClassUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetLiveClassServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetLiveClassUndocumented(response),
      _ => GetLiveClassUndocumented(response),
    };
  }

  /// Change a live class
  ///
  /// Applies a JSON merge patch (RFC 7396). Attendees are told about a new
  /// time.
  ///
  /// `PATCH /live-classes/{liveClassId}`
  ///
  /// - [liveClassId]: The live class.
  Future<UpdateLiveClassResult> updateLiveClass({
    required String liveClassId,
    required LiveClassUpdate body,
    CallOptions? options,
  }) async {
    final call = Call(
      'PATCH',
      '/live-classes/${pathValue(liveClassId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.json(body.toJson(), 'application/merge-patch+json');
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => UpdateLiveClassOk(
        response,
        response.json(objectOf(LiveClassResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => UpdateLiveClassUndocumented(response),
      400 when response.has('application/problem+json') => UpdateLiveClassBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => UpdateLiveClassUndocumented(response),
      401 when response.has('application/problem+json') => UpdateLiveClassUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => UpdateLiveClassUndocumented(response),
      403 when response.has('application/problem+json') => UpdateLiveClassForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => UpdateLiveClassUndocumented(response),
      404 when response.has('application/problem+json') => UpdateLiveClassNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => UpdateLiveClassUndocumented(response),
      409 when response.has('application/problem+json') => UpdateLiveClassConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => UpdateLiveClassUndocumented(response),
      422 when response.has('application/problem+json') => UpdateLiveClassUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => UpdateLiveClassUndocumented(response),
      429 when response.has('application/problem+json') => UpdateLiveClassTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => UpdateLiveClassUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => UpdateLiveClassServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => UpdateLiveClassUndocumented(response),
      _ => UpdateLiveClassUndocumented(response),
    };
  }

  /// Cancel a live class
  ///
  /// Cancels a class and tells its attendees why.
  ///
  /// `POST /live-classes/{liveClassId}/cancellation`
  ///
  /// - [liveClassId]: The live class.
  Future<CancelLiveClassResult> cancelLiveClass({
    required String liveClassId,
    required CancellationRequest body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/live-classes/${pathValue(liveClassId)}/cancellation',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => CancelLiveClassOk(
        response,
        response.json(objectOf(LiveClassResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => CancelLiveClassUndocumented(response),
      400 when response.has('application/problem+json') => CancelLiveClassBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => CancelLiveClassUndocumented(response),
      401 when response.has('application/problem+json') => CancelLiveClassUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CancelLiveClassUndocumented(response),
      403 when response.has('application/problem+json') => CancelLiveClassForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => CancelLiveClassUndocumented(response),
      404 when response.has('application/problem+json') => CancelLiveClassNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => CancelLiveClassUndocumented(response),
      409 when response.has('application/problem+json') => CancelLiveClassConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => CancelLiveClassUndocumented(response),
      429 when response.has('application/problem+json') => CancelLiveClassTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CancelLiveClassUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CancelLiveClassServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CancelLiveClassUndocumented(response),
      _ => CancelLiveClassUndocumented(response),
    };
  }

  /// Join a live class
  ///
  /// Admits you to the room and returns a link that is valid for one entry.
  ///
  /// `POST /live-classes/{liveClassId}/attendance`
  ///
  /// - [liveClassId]: The live class.
  Future<JoinLiveClassResult> joinLiveClass({
    required String liveClassId,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/live-classes/${pathValue(liveClassId)}/attendance',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => JoinLiveClassOk(
        response,
        response.json(objectOf(RoomAdmissionResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => JoinLiveClassUndocumented(response),
      401 when response.has('application/problem+json') => JoinLiveClassUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => JoinLiveClassUndocumented(response),
      403 when response.has('application/problem+json') => JoinLiveClassForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => JoinLiveClassUndocumented(response),
      404 when response.has('application/problem+json') => JoinLiveClassNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => JoinLiveClassUndocumented(response),
      409 when response.has('application/problem+json') => JoinLiveClassConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => JoinLiveClassUndocumented(response),
      429 when response.has('application/problem+json') => JoinLiveClassTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => JoinLiveClassUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => JoinLiveClassServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => JoinLiveClassUndocumented(response),
      _ => JoinLiveClassUndocumented(response),
    };
  }

  /// List the recordings of a live class
  ///
  /// Lists recordings, which are ready about an hour after the class.
  ///
  /// `GET /live-classes/{liveClassId}/recordings`
  ///
  /// - [liveClassId]: The live class.
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  Future<ListRecordingsResult> listRecordings({
    required String liveClassId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/live-classes/${pathValue(liveClassId)}/recordings',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListRecordingsOk(
        response,
        response.json(objectOf(RecordingListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListRecordingsUndocumented(response),
      400 when response.has('application/problem+json') => ListRecordingsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListRecordingsUndocumented(response),
      401 when response.has('application/problem+json') => ListRecordingsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListRecordingsUndocumented(response),
      404 when response.has('application/problem+json') => ListRecordingsNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => ListRecordingsUndocumented(response),
      429 when response.has('application/problem+json') => ListRecordingsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListRecordingsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListRecordingsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListRecordingsUndocumented(response),
      _ => ListRecordingsUndocumented(response),
    };
  }

  /// Every item of [listRecordings], page after page; throws where a page is not
  /// answered with success.
  Stream<Recording> listRecordingsAll({
    required String liveClassId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listRecordings(
        liveClassId: liveClassId,
        cursor: $cursor,
        limit: limit,
        options: options,
      )).orThrow;
      final $items = $page.data;
      for (final $item in $items) {
        yield $item;
      }
      final $next = $page.page.nextCursor;
      if ($next == null || $next.isEmpty || $next == $cursor) return;
      $cursor = $next;
    }
  }
}

const List<List<String>> _security0 = [['oauth'], ['partnerKey']];

const List<List<String>> _security1 = [['oauth']];

/// What [LiveClassesApi.listLiveClasses] is answered with.
sealed class ListLiveClassesResult extends ApiResult {
  const ListLiveClassesResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  LiveClassListResponse get orThrow => switch (this) {
    ListLiveClassesOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of live classes.
final class ListLiveClassesOk extends ListLiveClassesResult {
  const ListLiveClassesOk(super.response, this.body, {required this.headers});

  final LiveClassListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListLiveClassesBadRequest extends ListLiveClassesResult {
  const ListLiveClassesBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListLiveClassesUnauthorized extends ListLiveClassesResult {
  const ListLiveClassesUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListLiveClassesTooManyRequests extends ListLiveClassesResult {
  const ListLiveClassesTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListLiveClassesServerError extends ListLiveClassesResult {
  const ListLiveClassesServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListLiveClassesUndocumented extends ListLiveClassesResult {
  const ListLiveClassesUndocumented(super.response);
}

/// What [LiveClassesApi.scheduleLiveClass] is answered with.
sealed class ScheduleLiveClassResult extends ApiResult {
  const ScheduleLiveClassResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  LiveClassCreatedResponse get orThrow => switch (this) {
    ScheduleLiveClassCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The class is scheduled.
final class ScheduleLiveClassCreated extends ScheduleLiveClassResult {
  const ScheduleLiveClassCreated(super.response, this.body, {required this.headers});

  final LiveClassCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ScheduleLiveClassBadRequest extends ScheduleLiveClassResult {
  const ScheduleLiveClassBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ScheduleLiveClassUnauthorized extends ScheduleLiveClassResult {
  const ScheduleLiveClassUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class ScheduleLiveClassForbidden extends ScheduleLiveClassResult {
  const ScheduleLiveClassForbidden(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class ScheduleLiveClassConflict extends ScheduleLiveClassResult {
  const ScheduleLiveClassConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class ScheduleLiveClassUnprocessableContent extends ScheduleLiveClassResult {
  const ScheduleLiveClassUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ScheduleLiveClassTooManyRequests extends ScheduleLiveClassResult {
  const ScheduleLiveClassTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ScheduleLiveClassServerError extends ScheduleLiveClassResult {
  const ScheduleLiveClassServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ScheduleLiveClassUndocumented extends ScheduleLiveClassResult {
  const ScheduleLiveClassUndocumented(super.response);
}

/// What [LiveClassesApi.getLiveClass] is answered with.
sealed class GetLiveClassResult extends ApiResult {
  const GetLiveClassResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  LiveClassResponse get orThrow => switch (this) {
    GetLiveClassOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The live class.
final class GetLiveClassOk extends GetLiveClassResult {
  const GetLiveClassOk(super.response, this.body, {required this.headers});

  final LiveClassResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class GetLiveClassUnauthorized extends GetLiveClassResult {
  const GetLiveClassUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class GetLiveClassNotFound extends GetLiveClassResult {
  const GetLiveClassNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetLiveClassTooManyRequests extends GetLiveClassResult {
  const GetLiveClassTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetLiveClassServerError extends GetLiveClassResult {
  const GetLiveClassServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetLiveClassUndocumented extends GetLiveClassResult {
  const GetLiveClassUndocumented(super.response);
}

/// What [LiveClassesApi.updateLiveClass] is answered with.
sealed class UpdateLiveClassResult extends ApiResult {
  const UpdateLiveClassResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  LiveClassResponse get orThrow => switch (this) {
    UpdateLiveClassOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The live class.
final class UpdateLiveClassOk extends UpdateLiveClassResult {
  const UpdateLiveClassOk(super.response, this.body, {required this.headers});

  final LiveClassResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class UpdateLiveClassBadRequest extends UpdateLiveClassResult {
  const UpdateLiveClassBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class UpdateLiveClassUnauthorized extends UpdateLiveClassResult {
  const UpdateLiveClassUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class UpdateLiveClassForbidden extends UpdateLiveClassResult {
  const UpdateLiveClassForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class UpdateLiveClassNotFound extends UpdateLiveClassResult {
  const UpdateLiveClassNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class UpdateLiveClassConflict extends UpdateLiveClassResult {
  const UpdateLiveClassConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class UpdateLiveClassUnprocessableContent extends UpdateLiveClassResult {
  const UpdateLiveClassUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class UpdateLiveClassTooManyRequests extends UpdateLiveClassResult {
  const UpdateLiveClassTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class UpdateLiveClassServerError extends UpdateLiveClassResult {
  const UpdateLiveClassServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class UpdateLiveClassUndocumented extends UpdateLiveClassResult {
  const UpdateLiveClassUndocumented(super.response);
}

/// What [LiveClassesApi.cancelLiveClass] is answered with.
sealed class CancelLiveClassResult extends ApiResult {
  const CancelLiveClassResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  LiveClassResponse get orThrow => switch (this) {
    CancelLiveClassOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The live class.
final class CancelLiveClassOk extends CancelLiveClassResult {
  const CancelLiveClassOk(super.response, this.body, {required this.headers});

  final LiveClassResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class CancelLiveClassBadRequest extends CancelLiveClassResult {
  const CancelLiveClassBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class CancelLiveClassUnauthorized extends CancelLiveClassResult {
  const CancelLiveClassUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class CancelLiveClassForbidden extends CancelLiveClassResult {
  const CancelLiveClassForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class CancelLiveClassNotFound extends CancelLiveClassResult {
  const CancelLiveClassNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class CancelLiveClassConflict extends CancelLiveClassResult {
  const CancelLiveClassConflict(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CancelLiveClassTooManyRequests extends CancelLiveClassResult {
  const CancelLiveClassTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CancelLiveClassServerError extends CancelLiveClassResult {
  const CancelLiveClassServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CancelLiveClassUndocumented extends CancelLiveClassResult {
  const CancelLiveClassUndocumented(super.response);
}

/// What [LiveClassesApi.joinLiveClass] is answered with.
sealed class JoinLiveClassResult extends ApiResult {
  const JoinLiveClassResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  RoomAdmissionResponse get orThrow => switch (this) {
    JoinLiveClassOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: You are admitted.
final class JoinLiveClassOk extends JoinLiveClassResult {
  const JoinLiveClassOk(super.response, this.body, {required this.headers});

  final RoomAdmissionResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class JoinLiveClassUnauthorized extends JoinLiveClassResult {
  const JoinLiveClassUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class JoinLiveClassForbidden extends JoinLiveClassResult {
  const JoinLiveClassForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class JoinLiveClassNotFound extends JoinLiveClassResult {
  const JoinLiveClassNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class JoinLiveClassConflict extends JoinLiveClassResult {
  const JoinLiveClassConflict(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class JoinLiveClassTooManyRequests extends JoinLiveClassResult {
  const JoinLiveClassTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class JoinLiveClassServerError extends JoinLiveClassResult {
  const JoinLiveClassServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class JoinLiveClassUndocumented extends JoinLiveClassResult {
  const JoinLiveClassUndocumented(super.response);
}

/// What [LiveClassesApi.listRecordings] is answered with.
sealed class ListRecordingsResult extends ApiResult {
  const ListRecordingsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  RecordingListResponse get orThrow => switch (this) {
    ListRecordingsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of recordings.
final class ListRecordingsOk extends ListRecordingsResult {
  const ListRecordingsOk(super.response, this.body, {required this.headers});

  final RecordingListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListRecordingsBadRequest extends ListRecordingsResult {
  const ListRecordingsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListRecordingsUnauthorized extends ListRecordingsResult {
  const ListRecordingsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class ListRecordingsNotFound extends ListRecordingsResult {
  const ListRecordingsNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListRecordingsTooManyRequests extends ListRecordingsResult {
  const ListRecordingsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListRecordingsServerError extends ListRecordingsResult {
  const ListRecordingsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListRecordingsUndocumented extends ListRecordingsResult {
  const ListRecordingsUndocumented(super.response);
}


