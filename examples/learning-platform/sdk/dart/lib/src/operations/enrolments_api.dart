// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../models/enrolment.dart';
import '../models/enrolment_status_filter.dart';
import '../models/lesson_progress_update.dart';
import '../models/new_enrolment.dart';
import '../models/new_quiz_attempt.dart';
import '../models/problem.dart';
import '../models/shared_models.dart';
import '../runtime/runtime.dart';

/// Seats in courses, progress, quiz attempts and certificates.
final class EnrolmentsApi {
  const EnrolmentsApi(this._client);

  final ApiClient _client;

  /// List enrolments
  ///
  /// Lists your own enrolments; partners see those of the seats that they sold.
  ///
  /// `GET /enrolments`
  ///
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  /// - [courseId]: Only enrolments in this course.
  /// - [status]: Only enrolments in this state.
  Future<ListEnrolmentsResult> listEnrolments({
    String? cursor,
    int? limit,
    String? courseId,
    EnrolmentStatusFilter? status,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/enrolments',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit)
      ..query('courseId', courseId)
      ..query('status', status);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListEnrolmentsOk(
        response,
        response.json(objectOf(EnrolmentListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListEnrolmentsUndocumented(response),
      400 when response.has('application/problem+json') => ListEnrolmentsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListEnrolmentsUndocumented(response),
      401 when response.has('application/problem+json') => ListEnrolmentsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListEnrolmentsUndocumented(response),
      429 when response.has('application/problem+json') => ListEnrolmentsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListEnrolmentsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListEnrolmentsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListEnrolmentsUndocumented(response),
      _ => ListEnrolmentsUndocumented(response),
    };
  }

  /// Every item of [listEnrolments], page after page; throws where a page is not
  /// answered with success.
  Stream<Enrolment> listEnrolmentsAll({
    String? cursor,
    int? limit,
    String? courseId,
    EnrolmentStatusFilter? status,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listEnrolments(
        cursor: $cursor,
        limit: limit,
        courseId: courseId,
        status: status,
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

  /// Enrol in a course
  ///
  /// Takes a seat. A course with a price needs the payment that paid for it, or
  /// a voucher.
  ///
  /// `POST /enrolments`
  ///
  /// - [idempotencyKey]: A key of your choice, a UUID at best. The same key within 24 hours gets the first answer again.
  Future<CreateEnrolmentResult> createEnrolment({
    required String idempotencyKey,
    required NewEnrolment body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/enrolments',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
      idempotencyHeader: 'Idempotency-Key',
    )
      ..header('Idempotency-Key', idempotencyKey);
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => CreateEnrolmentCreated(
        response,
        response.json(objectOf(EnrolmentCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => CreateEnrolmentUndocumented(response),
      400 when response.has('application/problem+json') => CreateEnrolmentBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => CreateEnrolmentUndocumented(response),
      401 when response.has('application/problem+json') => CreateEnrolmentUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CreateEnrolmentUndocumented(response),
      402 when response.has('application/problem+json') => CreateEnrolmentPaymentRequired(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      402 => CreateEnrolmentUndocumented(response),
      404 when response.has('application/problem+json') => CreateEnrolmentNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => CreateEnrolmentUndocumented(response),
      409 when response.has('application/problem+json') => CreateEnrolmentConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => CreateEnrolmentUndocumented(response),
      422 when response.has('application/problem+json') => CreateEnrolmentUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => CreateEnrolmentUndocumented(response),
      429 when response.has('application/problem+json') => CreateEnrolmentTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CreateEnrolmentUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CreateEnrolmentServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CreateEnrolmentUndocumented(response),
      _ => CreateEnrolmentUndocumented(response),
    };
  }

  /// Read an enrolment
  ///
  /// Returns one enrolment.
  ///
  /// `GET /enrolments/{enrolmentId}`
  ///
  /// - [enrolmentId]: The enrolment.
  Future<GetEnrolmentResult> getEnrolment({
    required String enrolmentId,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/enrolments/${pathValue(enrolmentId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetEnrolmentOk(
        response,
        response.json(objectOf(EnrolmentResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetEnrolmentUndocumented(response),
      401 when response.has('application/problem+json') => GetEnrolmentUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetEnrolmentUndocumented(response),
      404 when response.has('application/problem+json') => GetEnrolmentNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => GetEnrolmentUndocumented(response),
      429 when response.has('application/problem+json') => GetEnrolmentTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetEnrolmentUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetEnrolmentServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetEnrolmentUndocumented(response),
      _ => GetEnrolmentUndocumented(response),
    };
  }

  /// Cancel an enrolment
  ///
  /// Gives the seat back. Within 14 days of the purchase a refund is started by
  /// itself.
  ///
  /// `DELETE /enrolments/{enrolmentId}`
  ///
  /// - [enrolmentId]: The enrolment.
  Future<CancelEnrolmentResult> cancelEnrolment({
    required String enrolmentId,
    CallOptions? options,
  }) async {
    final call = Call(
      'DELETE',
      '/enrolments/${pathValue(enrolmentId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => CancelEnrolmentOk(
        response,
        response.json(objectOf(EnrolmentResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => CancelEnrolmentUndocumented(response),
      401 when response.has('application/problem+json') => CancelEnrolmentUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CancelEnrolmentUndocumented(response),
      404 when response.has('application/problem+json') => CancelEnrolmentNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => CancelEnrolmentUndocumented(response),
      409 when response.has('application/problem+json') => CancelEnrolmentConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => CancelEnrolmentUndocumented(response),
      429 when response.has('application/problem+json') => CancelEnrolmentTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CancelEnrolmentUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CancelEnrolmentServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CancelEnrolmentUndocumented(response),
      _ => CancelEnrolmentUndocumented(response),
    };
  }

  /// Read the progress of an enrolment
  ///
  /// Returns the share of the course that is done, and the state of every
  /// lesson that was opened.
  ///
  /// `GET /enrolments/{enrolmentId}/progress`
  ///
  /// - [enrolmentId]: The enrolment.
  Future<GetProgressResult> getProgress({
    required String enrolmentId,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/enrolments/${pathValue(enrolmentId)}/progress',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetProgressOk(
        response,
        response.json(objectOf(ProgressResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetProgressUndocumented(response),
      401 when response.has('application/problem+json') => GetProgressUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetProgressUndocumented(response),
      403 when response.has('application/problem+json') => GetProgressForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => GetProgressUndocumented(response),
      404 when response.has('application/problem+json') => GetProgressNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => GetProgressUndocumented(response),
      429 when response.has('application/problem+json') => GetProgressTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetProgressUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetProgressServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetProgressUndocumented(response),
      _ => GetProgressUndocumented(response),
    };
  }

  /// Record progress in a lesson
  ///
  /// Records how far you are. Going back does not undo a completed lesson.
  ///
  /// `PUT /enrolments/{enrolmentId}/progress/{lessonId}`
  ///
  /// - [enrolmentId]: The enrolment.
  /// - [lessonId]: The lesson.
  Future<RecordLessonProgressResult> recordLessonProgress({
    required String enrolmentId,
    required String lessonId,
    required LessonProgressUpdate body,
    CallOptions? options,
  }) async {
    final call = Call(
      'PUT',
      '/enrolments/${pathValue(enrolmentId)}/progress/${pathValue(lessonId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => RecordLessonProgressOk(
        response,
        response.json(objectOf(ProgressResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => RecordLessonProgressUndocumented(response),
      400 when response.has('application/problem+json') => RecordLessonProgressBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => RecordLessonProgressUndocumented(response),
      401 when response.has('application/problem+json') => RecordLessonProgressUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => RecordLessonProgressUndocumented(response),
      404 when response.has('application/problem+json') => RecordLessonProgressNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => RecordLessonProgressUndocumented(response),
      422 when response.has('application/problem+json') => RecordLessonProgressUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => RecordLessonProgressUndocumented(response),
      429 when response.has('application/problem+json') => RecordLessonProgressTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => RecordLessonProgressUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => RecordLessonProgressServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => RecordLessonProgressUndocumented(response),
      _ => RecordLessonProgressUndocumented(response),
    };
  }

  /// Submit a quiz attempt
  ///
  /// Marks the answers and returns the score. Each quiz may be tried three
  /// times a day.
  ///
  /// `POST /enrolments/{enrolmentId}/quiz-attempts`
  ///
  /// - [enrolmentId]: The enrolment.
  Future<SubmitQuizAttemptResult> submitQuizAttempt({
    required String enrolmentId,
    required NewQuizAttempt body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/enrolments/${pathValue(enrolmentId)}/quiz-attempts',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => SubmitQuizAttemptCreated(
        response,
        response.json(objectOf(QuizAttemptCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => SubmitQuizAttemptUndocumented(response),
      400 when response.has('application/problem+json') => SubmitQuizAttemptBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => SubmitQuizAttemptUndocumented(response),
      401 when response.has('application/problem+json') => SubmitQuizAttemptUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => SubmitQuizAttemptUndocumented(response),
      404 when response.has('application/problem+json') => SubmitQuizAttemptNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => SubmitQuizAttemptUndocumented(response),
      409 when response.has('application/problem+json') => SubmitQuizAttemptConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => SubmitQuizAttemptUndocumented(response),
      422 when response.has('application/problem+json') => SubmitQuizAttemptUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => SubmitQuizAttemptUndocumented(response),
      429 when response.has('application/problem+json') => SubmitQuizAttemptTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => SubmitQuizAttemptUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => SubmitQuizAttemptServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => SubmitQuizAttemptUndocumented(response),
      _ => SubmitQuizAttemptUndocumented(response),
    };
  }

  /// Download the certificate
  ///
  /// Returns the signed certificate of a completed course as a PDF.
  ///
  /// `GET /enrolments/{enrolmentId}/certificate`
  ///
  /// - [enrolmentId]: The enrolment.
  Future<DownloadCertificateResult> downloadCertificate({
    required String enrolmentId,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/enrolments/${pathValue(enrolmentId)}/certificate',
      options: options,
      accept: 'application/pdf, application/problem+json;q=0.9',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 => DownloadCertificateOk(
        response,
        response.bytes,
        headers: (
          contentDisposition: response.header('Content-Disposition', asString),
        ),
      ),
      401 when response.has('application/problem+json') => DownloadCertificateUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => DownloadCertificateUndocumented(response),
      404 when response.has('application/problem+json') => DownloadCertificateNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => DownloadCertificateUndocumented(response),
      409 when response.has('application/problem+json') => DownloadCertificateConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => DownloadCertificateUndocumented(response),
      429 when response.has('application/problem+json') => DownloadCertificateTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => DownloadCertificateUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => DownloadCertificateServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => DownloadCertificateUndocumented(response),
      _ => DownloadCertificateUndocumented(response),
    };
  }
}

const List<List<String>> _security0 = [['oauth'], ['partnerKey']];

const List<List<String>> _security1 = [['oauth']];

/// What [EnrolmentsApi.listEnrolments] is answered with.
sealed class ListEnrolmentsResult extends ApiResult {
  const ListEnrolmentsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  EnrolmentListResponse get orThrow => switch (this) {
    ListEnrolmentsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of enrolments.
final class ListEnrolmentsOk extends ListEnrolmentsResult {
  const ListEnrolmentsOk(super.response, this.body, {required this.headers});

  final EnrolmentListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListEnrolmentsBadRequest extends ListEnrolmentsResult {
  const ListEnrolmentsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListEnrolmentsUnauthorized extends ListEnrolmentsResult {
  const ListEnrolmentsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListEnrolmentsTooManyRequests extends ListEnrolmentsResult {
  const ListEnrolmentsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListEnrolmentsServerError extends ListEnrolmentsResult {
  const ListEnrolmentsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListEnrolmentsUndocumented extends ListEnrolmentsResult {
  const ListEnrolmentsUndocumented(super.response);
}

/// What [EnrolmentsApi.createEnrolment] is answered with.
sealed class CreateEnrolmentResult extends ApiResult {
  const CreateEnrolmentResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  EnrolmentCreatedResponse get orThrow => switch (this) {
    CreateEnrolmentCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The seat is taken.
final class CreateEnrolmentCreated extends CreateEnrolmentResult {
  const CreateEnrolmentCreated(super.response, this.body, {required this.headers});

  final EnrolmentCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class CreateEnrolmentBadRequest extends CreateEnrolmentResult {
  const CreateEnrolmentBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class CreateEnrolmentUnauthorized extends CreateEnrolmentResult {
  const CreateEnrolmentUnauthorized(super.response, this.body);

  final Problem body;
}

/// `402`: The payment was declined, or there is none.
final class CreateEnrolmentPaymentRequired extends CreateEnrolmentResult {
  const CreateEnrolmentPaymentRequired(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class CreateEnrolmentNotFound extends CreateEnrolmentResult {
  const CreateEnrolmentNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class CreateEnrolmentConflict extends CreateEnrolmentResult {
  const CreateEnrolmentConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class CreateEnrolmentUnprocessableContent extends CreateEnrolmentResult {
  const CreateEnrolmentUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CreateEnrolmentTooManyRequests extends CreateEnrolmentResult {
  const CreateEnrolmentTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CreateEnrolmentServerError extends CreateEnrolmentResult {
  const CreateEnrolmentServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CreateEnrolmentUndocumented extends CreateEnrolmentResult {
  const CreateEnrolmentUndocumented(super.response);
}

/// What [EnrolmentsApi.getEnrolment] is answered with.
sealed class GetEnrolmentResult extends ApiResult {
  const GetEnrolmentResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  EnrolmentResponse get orThrow => switch (this) {
    GetEnrolmentOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The enrolment.
final class GetEnrolmentOk extends GetEnrolmentResult {
  const GetEnrolmentOk(super.response, this.body, {required this.headers});

  final EnrolmentResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class GetEnrolmentUnauthorized extends GetEnrolmentResult {
  const GetEnrolmentUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class GetEnrolmentNotFound extends GetEnrolmentResult {
  const GetEnrolmentNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetEnrolmentTooManyRequests extends GetEnrolmentResult {
  const GetEnrolmentTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetEnrolmentServerError extends GetEnrolmentResult {
  const GetEnrolmentServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetEnrolmentUndocumented extends GetEnrolmentResult {
  const GetEnrolmentUndocumented(super.response);
}

/// What [EnrolmentsApi.cancelEnrolment] is answered with.
sealed class CancelEnrolmentResult extends ApiResult {
  const CancelEnrolmentResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  EnrolmentResponse get orThrow => switch (this) {
    CancelEnrolmentOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The enrolment.
final class CancelEnrolmentOk extends CancelEnrolmentResult {
  const CancelEnrolmentOk(super.response, this.body, {required this.headers});

  final EnrolmentResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class CancelEnrolmentUnauthorized extends CancelEnrolmentResult {
  const CancelEnrolmentUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class CancelEnrolmentNotFound extends CancelEnrolmentResult {
  const CancelEnrolmentNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class CancelEnrolmentConflict extends CancelEnrolmentResult {
  const CancelEnrolmentConflict(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CancelEnrolmentTooManyRequests extends CancelEnrolmentResult {
  const CancelEnrolmentTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CancelEnrolmentServerError extends CancelEnrolmentResult {
  const CancelEnrolmentServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CancelEnrolmentUndocumented extends CancelEnrolmentResult {
  const CancelEnrolmentUndocumented(super.response);
}

/// What [EnrolmentsApi.getProgress] is answered with.
sealed class GetProgressResult extends ApiResult {
  const GetProgressResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  ProgressResponse get orThrow => switch (this) {
    GetProgressOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The progress.
final class GetProgressOk extends GetProgressResult {
  const GetProgressOk(super.response, this.body, {required this.headers});

  final ProgressResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class GetProgressUnauthorized extends GetProgressResult {
  const GetProgressUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class GetProgressForbidden extends GetProgressResult {
  const GetProgressForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class GetProgressNotFound extends GetProgressResult {
  const GetProgressNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetProgressTooManyRequests extends GetProgressResult {
  const GetProgressTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetProgressServerError extends GetProgressResult {
  const GetProgressServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetProgressUndocumented extends GetProgressResult {
  const GetProgressUndocumented(super.response);
}

/// What [EnrolmentsApi.recordLessonProgress] is answered with.
sealed class RecordLessonProgressResult extends ApiResult {
  const RecordLessonProgressResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  ProgressResponse get orThrow => switch (this) {
    RecordLessonProgressOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The progress.
final class RecordLessonProgressOk extends RecordLessonProgressResult {
  const RecordLessonProgressOk(super.response, this.body, {required this.headers});

  final ProgressResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class RecordLessonProgressBadRequest extends RecordLessonProgressResult {
  const RecordLessonProgressBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class RecordLessonProgressUnauthorized extends RecordLessonProgressResult {
  const RecordLessonProgressUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class RecordLessonProgressNotFound extends RecordLessonProgressResult {
  const RecordLessonProgressNotFound(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class RecordLessonProgressUnprocessableContent extends RecordLessonProgressResult {
  const RecordLessonProgressUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class RecordLessonProgressTooManyRequests extends RecordLessonProgressResult {
  const RecordLessonProgressTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class RecordLessonProgressServerError extends RecordLessonProgressResult {
  const RecordLessonProgressServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class RecordLessonProgressUndocumented extends RecordLessonProgressResult {
  const RecordLessonProgressUndocumented(super.response);
}

/// What [EnrolmentsApi.submitQuizAttempt] is answered with.
sealed class SubmitQuizAttemptResult extends ApiResult {
  const SubmitQuizAttemptResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  QuizAttemptCreatedResponse get orThrow => switch (this) {
    SubmitQuizAttemptCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The marked quiz.
final class SubmitQuizAttemptCreated extends SubmitQuizAttemptResult {
  const SubmitQuizAttemptCreated(super.response, this.body, {required this.headers});

  final QuizAttemptCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class SubmitQuizAttemptBadRequest extends SubmitQuizAttemptResult {
  const SubmitQuizAttemptBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class SubmitQuizAttemptUnauthorized extends SubmitQuizAttemptResult {
  const SubmitQuizAttemptUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class SubmitQuizAttemptNotFound extends SubmitQuizAttemptResult {
  const SubmitQuizAttemptNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class SubmitQuizAttemptConflict extends SubmitQuizAttemptResult {
  const SubmitQuizAttemptConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class SubmitQuizAttemptUnprocessableContent extends SubmitQuizAttemptResult {
  const SubmitQuizAttemptUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class SubmitQuizAttemptTooManyRequests extends SubmitQuizAttemptResult {
  const SubmitQuizAttemptTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class SubmitQuizAttemptServerError extends SubmitQuizAttemptResult {
  const SubmitQuizAttemptServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class SubmitQuizAttemptUndocumented extends SubmitQuizAttemptResult {
  const SubmitQuizAttemptUndocumented(super.response);
}

/// What [EnrolmentsApi.downloadCertificate] is answered with.
sealed class DownloadCertificateResult extends ApiResult {
  const DownloadCertificateResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  Uint8List get orThrow => switch (this) {
    DownloadCertificateOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The certificate.
final class DownloadCertificateOk extends DownloadCertificateResult {
  const DownloadCertificateOk(super.response, this.body, {required this.headers});

  final Uint8List body;
  final ({String? contentDisposition}) headers;
}

/// `401`: There is no valid access token or key.
final class DownloadCertificateUnauthorized extends DownloadCertificateResult {
  const DownloadCertificateUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class DownloadCertificateNotFound extends DownloadCertificateResult {
  const DownloadCertificateNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class DownloadCertificateConflict extends DownloadCertificateResult {
  const DownloadCertificateConflict(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class DownloadCertificateTooManyRequests extends DownloadCertificateResult {
  const DownloadCertificateTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class DownloadCertificateServerError extends DownloadCertificateResult {
  const DownloadCertificateServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class DownloadCertificateUndocumented extends DownloadCertificateResult {
  const DownloadCertificateUndocumented(super.response);
}


