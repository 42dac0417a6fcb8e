// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../models/booking.dart';
import '../models/booking_status.dart';
import '../models/booking_update.dart';
import '../models/cancellation_request.dart';
import '../models/new_booking.dart';
import '../models/problem.dart';
import '../models/shared_models.dart';
import '../models/subject.dart';
import '../models/tutor.dart';
import '../models/weekly_hours.dart';
import '../runtime/runtime.dart';

/// Tutors, their availability, and booked sessions.
final class TutorsApi {
  const TutorsApi(this._client);

  final ApiClient _client;

  /// List tutors
  ///
  /// Lists tutors who take bookings.
  ///
  /// `GET /tutors`
  ///
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  /// - [subject]: Only tutors of this subject.
  /// - [acceptsNewLearners]: Only tutors with room for new learners, or only those without.
  Future<ListTutorsResult> listTutors({
    String? cursor,
    int? limit,
    Subject? subject,
    bool? acceptsNewLearners,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/tutors',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit)
      ..query('subject', subject)
      ..query('acceptsNewLearners', acceptsNewLearners);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListTutorsOk(
        response,
        response.json(objectOf(TutorListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListTutorsUndocumented(response),
      400 when response.has('application/problem+json') => ListTutorsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListTutorsUndocumented(response),
      401 when response.has('application/problem+json') => ListTutorsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListTutorsUndocumented(response),
      429 when response.has('application/problem+json') => ListTutorsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListTutorsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListTutorsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListTutorsUndocumented(response),
      _ => ListTutorsUndocumented(response),
    };
  }

  /// Every item of [listTutors], page after page; throws where a page is not
  /// answered with success.
  Stream<Tutor> listTutorsAll({
    String? cursor,
    int? limit,
    Subject? subject,
    bool? acceptsNewLearners,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listTutors(
        cursor: $cursor,
        limit: limit,
        subject: subject,
        acceptsNewLearners: acceptsNewLearners,
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

  /// Read a tutor
  ///
  /// Returns a tutor's page.
  ///
  /// `GET /tutors/{tutorId}`
  ///
  /// - [tutorId]: The tutor.
  Future<GetTutorResult> getTutor({
    required String tutorId,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/tutors/${pathValue(tutorId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetTutorOk(
        response,
        response.json(objectOf(TutorResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetTutorUndocumented(response),
      401 when response.has('application/problem+json') => GetTutorUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetTutorUndocumented(response),
      404 when response.has('application/problem+json') => GetTutorNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => GetTutorUndocumented(response),
      429 when response.has('application/problem+json') => GetTutorTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetTutorUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetTutorServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetTutorUndocumented(response),
      _ => GetTutorUndocumented(response),
    };
  }

  /// Read a tutor's availability
  ///
  /// Returns free slots from one day on, for two weeks or until the given day.
  ///
  /// `GET /tutors/{tutorId}/availability`
  ///
  /// - [tutorId]: The tutor.
  /// - [from]: The first day.
  /// - [to]: The last day, at most 60 days after the first.
  Future<GetAvailabilityResult> getAvailability({
    required String tutorId,
    required Date from,
    Date? to,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/tutors/${pathValue(tutorId)}/availability',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('from', from.toString())
      ..query('to', to?.toString());
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetAvailabilityOk(
        response,
        response.json(objectOf(AvailabilityResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetAvailabilityUndocumented(response),
      400 when response.has('application/problem+json') => GetAvailabilityBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => GetAvailabilityUndocumented(response),
      401 when response.has('application/problem+json') => GetAvailabilityUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetAvailabilityUndocumented(response),
      404 when response.has('application/problem+json') => GetAvailabilityNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => GetAvailabilityUndocumented(response),
      429 when response.has('application/problem+json') => GetAvailabilityTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetAvailabilityUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetAvailabilityServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetAvailabilityUndocumented(response),
      _ => GetAvailabilityUndocumented(response),
    };
  }

  /// Replace your availability
  ///
  /// Replaces the weekly hours that bookings are offered in. Bookings already
  /// made stay.
  ///
  /// `PUT /tutors/{tutorId}/availability`
  ///
  /// - [tutorId]: The tutor.
  Future<ReplaceAvailabilityResult> replaceAvailability({
    required String tutorId,
    required WeeklyHours body,
    CallOptions? options,
  }) async {
    final call = Call(
      'PUT',
      '/tutors/${pathValue(tutorId)}/availability',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ReplaceAvailabilityOk(
        response,
        response.json(objectOf(AvailabilityResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ReplaceAvailabilityUndocumented(response),
      400 when response.has('application/problem+json') => ReplaceAvailabilityBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ReplaceAvailabilityUndocumented(response),
      401 when response.has('application/problem+json') => ReplaceAvailabilityUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ReplaceAvailabilityUndocumented(response),
      403 when response.has('application/problem+json') => ReplaceAvailabilityForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => ReplaceAvailabilityUndocumented(response),
      404 when response.has('application/problem+json') => ReplaceAvailabilityNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => ReplaceAvailabilityUndocumented(response),
      422 when response.has('application/problem+json') => ReplaceAvailabilityUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => ReplaceAvailabilityUndocumented(response),
      429 when response.has('application/problem+json') => ReplaceAvailabilityTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ReplaceAvailabilityUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ReplaceAvailabilityServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ReplaceAvailabilityUndocumented(response),
      _ => ReplaceAvailabilityUndocumented(response),
    };
  }

  /// List bookings
  ///
  /// Lists sessions that you booked or, as a tutor, that were booked with you.
  ///
  /// `GET /bookings`
  ///
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  /// - [status]: Only bookings in this state.
  Future<ListBookingsResult> listBookings({
    String? cursor,
    int? limit,
    BookingStatus? status,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/bookings',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    )
      ..query('cursor', cursor)
      ..query('limit', limit)
      ..query('status', status);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListBookingsOk(
        response,
        response.json(objectOf(BookingListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListBookingsUndocumented(response),
      400 when response.has('application/problem+json') => ListBookingsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListBookingsUndocumented(response),
      401 when response.has('application/problem+json') => ListBookingsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListBookingsUndocumented(response),
      429 when response.has('application/problem+json') => ListBookingsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListBookingsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListBookingsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListBookingsUndocumented(response),
      _ => ListBookingsUndocumented(response),
    };
  }

  /// Every item of [listBookings], page after page; throws where a page is not
  /// answered with success.
  Stream<Booking> listBookingsAll({
    String? cursor,
    int? limit,
    BookingStatus? status,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listBookings(
        cursor: $cursor,
        limit: limit,
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

  /// Book a tutor
  ///
  /// Books a free slot. The payment is authorised now and taken when the
  /// session begins.
  ///
  /// `POST /bookings`
  ///
  /// - [idempotencyKey]: A key of your choice, a UUID at best. The same key within 24 hours gets the first answer again.
  Future<CreateBookingResult> createBooking({
    required String idempotencyKey,
    required NewBooking body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/bookings',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
      idempotencyHeader: 'Idempotency-Key',
    )
      ..header('Idempotency-Key', idempotencyKey);
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => CreateBookingCreated(
        response,
        response.json(objectOf(BookingCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => CreateBookingUndocumented(response),
      400 when response.has('application/problem+json') => CreateBookingBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => CreateBookingUndocumented(response),
      401 when response.has('application/problem+json') => CreateBookingUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CreateBookingUndocumented(response),
      402 when response.has('application/problem+json') => CreateBookingPaymentRequired(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      402 => CreateBookingUndocumented(response),
      404 when response.has('application/problem+json') => CreateBookingNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => CreateBookingUndocumented(response),
      409 when response.has('application/problem+json') => CreateBookingConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => CreateBookingUndocumented(response),
      422 when response.has('application/problem+json') => CreateBookingUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => CreateBookingUndocumented(response),
      429 when response.has('application/problem+json') => CreateBookingTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CreateBookingUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CreateBookingServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CreateBookingUndocumented(response),
      _ => CreateBookingUndocumented(response),
    };
  }

  /// Read a booking
  ///
  /// Returns one booking.
  ///
  /// `GET /bookings/{bookingId}`
  ///
  /// - [bookingId]: The booking.
  Future<GetBookingResult> getBooking({
    required String bookingId,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/bookings/${pathValue(bookingId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetBookingOk(
        response,
        response.json(objectOf(BookingResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetBookingUndocumented(response),
      401 when response.has('application/problem+json') => GetBookingUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetBookingUndocumented(response),
      404 when response.has('application/problem+json') => GetBookingNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => GetBookingUndocumented(response),
      429 when response.has('application/problem+json') => GetBookingTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetBookingUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetBookingServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetBookingUndocumented(response),
      _ => GetBookingUndocumented(response),
    };
  }

  /// Move a booking
  ///
  /// Applies a JSON merge patch (RFC 7396). A session can be moved until 12
  /// hours before it begins.
  ///
  /// `PATCH /bookings/{bookingId}`
  ///
  /// - [bookingId]: The booking.
  Future<RescheduleBookingResult> rescheduleBooking({
    required String bookingId,
    required BookingUpdate body,
    CallOptions? options,
  }) async {
    final call = Call(
      'PATCH',
      '/bookings/${pathValue(bookingId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    call.json(body.toJson(), 'application/merge-patch+json');
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => RescheduleBookingOk(
        response,
        response.json(objectOf(BookingResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => RescheduleBookingUndocumented(response),
      400 when response.has('application/problem+json') => RescheduleBookingBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => RescheduleBookingUndocumented(response),
      401 when response.has('application/problem+json') => RescheduleBookingUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => RescheduleBookingUndocumented(response),
      404 when response.has('application/problem+json') => RescheduleBookingNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => RescheduleBookingUndocumented(response),
      409 when response.has('application/problem+json') => RescheduleBookingConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => RescheduleBookingUndocumented(response),
      422 when response.has('application/problem+json') => RescheduleBookingUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => RescheduleBookingUndocumented(response),
      429 when response.has('application/problem+json') => RescheduleBookingTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => RescheduleBookingUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => RescheduleBookingServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => RescheduleBookingUndocumented(response),
      _ => RescheduleBookingUndocumented(response),
    };
  }

  /// Cancel a booking
  ///
  /// Cancels a session. It is free of charge until 24 hours before the session
  /// begins.
  ///
  /// `POST /bookings/{bookingId}/cancellation`
  ///
  /// - [bookingId]: The booking.
  Future<CancelBookingResult> cancelBooking({
    required String bookingId,
    required CancellationRequest body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/bookings/${pathValue(bookingId)}/cancellation',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => CancelBookingOk(
        response,
        response.json(objectOf(BookingResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => CancelBookingUndocumented(response),
      400 when response.has('application/problem+json') => CancelBookingBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => CancelBookingUndocumented(response),
      401 when response.has('application/problem+json') => CancelBookingUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CancelBookingUndocumented(response),
      404 when response.has('application/problem+json') => CancelBookingNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => CancelBookingUndocumented(response),
      409 when response.has('application/problem+json') => CancelBookingConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => CancelBookingUndocumented(response),
      429 when response.has('application/problem+json') => CancelBookingTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CancelBookingUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CancelBookingServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CancelBookingUndocumented(response),
      _ => CancelBookingUndocumented(response),
    };
  }
}

const List<List<String>> _security0 = [['oauth'], ['partnerKey']];

const List<List<String>> _security1 = [['oauth']];

/// What [TutorsApi.listTutors] is answered with.
sealed class ListTutorsResult extends ApiResult {
  const ListTutorsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  TutorListResponse get orThrow => switch (this) {
    ListTutorsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of tutors.
final class ListTutorsOk extends ListTutorsResult {
  const ListTutorsOk(super.response, this.body, {required this.headers});

  final TutorListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListTutorsBadRequest extends ListTutorsResult {
  const ListTutorsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListTutorsUnauthorized extends ListTutorsResult {
  const ListTutorsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListTutorsTooManyRequests extends ListTutorsResult {
  const ListTutorsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListTutorsServerError extends ListTutorsResult {
  const ListTutorsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListTutorsUndocumented extends ListTutorsResult {
  const ListTutorsUndocumented(super.response);
}

/// What [TutorsApi.getTutor] is answered with.
sealed class GetTutorResult extends ApiResult {
  const GetTutorResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  TutorResponse get orThrow => switch (this) {
    GetTutorOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The tutor.
final class GetTutorOk extends GetTutorResult {
  const GetTutorOk(super.response, this.body, {required this.headers});

  final TutorResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class GetTutorUnauthorized extends GetTutorResult {
  const GetTutorUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class GetTutorNotFound extends GetTutorResult {
  const GetTutorNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetTutorTooManyRequests extends GetTutorResult {
  const GetTutorTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetTutorServerError extends GetTutorResult {
  const GetTutorServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetTutorUndocumented extends GetTutorResult {
  const GetTutorUndocumented(super.response);
}

/// What [TutorsApi.getAvailability] is answered with.
sealed class GetAvailabilityResult extends ApiResult {
  const GetAvailabilityResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  AvailabilityResponse get orThrow => switch (this) {
    GetAvailabilityOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The free slots.
final class GetAvailabilityOk extends GetAvailabilityResult {
  const GetAvailabilityOk(super.response, this.body, {required this.headers});

  final AvailabilityResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class GetAvailabilityBadRequest extends GetAvailabilityResult {
  const GetAvailabilityBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class GetAvailabilityUnauthorized extends GetAvailabilityResult {
  const GetAvailabilityUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class GetAvailabilityNotFound extends GetAvailabilityResult {
  const GetAvailabilityNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetAvailabilityTooManyRequests extends GetAvailabilityResult {
  const GetAvailabilityTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetAvailabilityServerError extends GetAvailabilityResult {
  const GetAvailabilityServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetAvailabilityUndocumented extends GetAvailabilityResult {
  const GetAvailabilityUndocumented(super.response);
}

/// What [TutorsApi.replaceAvailability] is answered with.
sealed class ReplaceAvailabilityResult extends ApiResult {
  const ReplaceAvailabilityResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  AvailabilityResponse get orThrow => switch (this) {
    ReplaceAvailabilityOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The free slots.
final class ReplaceAvailabilityOk extends ReplaceAvailabilityResult {
  const ReplaceAvailabilityOk(super.response, this.body, {required this.headers});

  final AvailabilityResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ReplaceAvailabilityBadRequest extends ReplaceAvailabilityResult {
  const ReplaceAvailabilityBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ReplaceAvailabilityUnauthorized extends ReplaceAvailabilityResult {
  const ReplaceAvailabilityUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class ReplaceAvailabilityForbidden extends ReplaceAvailabilityResult {
  const ReplaceAvailabilityForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class ReplaceAvailabilityNotFound extends ReplaceAvailabilityResult {
  const ReplaceAvailabilityNotFound(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class ReplaceAvailabilityUnprocessableContent extends ReplaceAvailabilityResult {
  const ReplaceAvailabilityUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ReplaceAvailabilityTooManyRequests extends ReplaceAvailabilityResult {
  const ReplaceAvailabilityTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ReplaceAvailabilityServerError extends ReplaceAvailabilityResult {
  const ReplaceAvailabilityServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ReplaceAvailabilityUndocumented extends ReplaceAvailabilityResult {
  const ReplaceAvailabilityUndocumented(super.response);
}

/// What [TutorsApi.listBookings] is answered with.
sealed class ListBookingsResult extends ApiResult {
  const ListBookingsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  BookingListResponse get orThrow => switch (this) {
    ListBookingsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of bookings.
final class ListBookingsOk extends ListBookingsResult {
  const ListBookingsOk(super.response, this.body, {required this.headers});

  final BookingListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListBookingsBadRequest extends ListBookingsResult {
  const ListBookingsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListBookingsUnauthorized extends ListBookingsResult {
  const ListBookingsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListBookingsTooManyRequests extends ListBookingsResult {
  const ListBookingsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListBookingsServerError extends ListBookingsResult {
  const ListBookingsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListBookingsUndocumented extends ListBookingsResult {
  const ListBookingsUndocumented(super.response);
}

/// What [TutorsApi.createBooking] is answered with.
sealed class CreateBookingResult extends ApiResult {
  const CreateBookingResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  BookingCreatedResponse get orThrow => switch (this) {
    CreateBookingCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The session is booked.
final class CreateBookingCreated extends CreateBookingResult {
  const CreateBookingCreated(super.response, this.body, {required this.headers});

  final BookingCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class CreateBookingBadRequest extends CreateBookingResult {
  const CreateBookingBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class CreateBookingUnauthorized extends CreateBookingResult {
  const CreateBookingUnauthorized(super.response, this.body);

  final Problem body;
}

/// `402`: The payment was declined, or there is none.
final class CreateBookingPaymentRequired extends CreateBookingResult {
  const CreateBookingPaymentRequired(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class CreateBookingNotFound extends CreateBookingResult {
  const CreateBookingNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class CreateBookingConflict extends CreateBookingResult {
  const CreateBookingConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class CreateBookingUnprocessableContent extends CreateBookingResult {
  const CreateBookingUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CreateBookingTooManyRequests extends CreateBookingResult {
  const CreateBookingTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CreateBookingServerError extends CreateBookingResult {
  const CreateBookingServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CreateBookingUndocumented extends CreateBookingResult {
  const CreateBookingUndocumented(super.response);
}

/// What [TutorsApi.getBooking] is answered with.
sealed class GetBookingResult extends ApiResult {
  const GetBookingResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  BookingResponse get orThrow => switch (this) {
    GetBookingOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The booking.
final class GetBookingOk extends GetBookingResult {
  const GetBookingOk(super.response, this.body, {required this.headers});

  final BookingResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class GetBookingUnauthorized extends GetBookingResult {
  const GetBookingUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class GetBookingNotFound extends GetBookingResult {
  const GetBookingNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetBookingTooManyRequests extends GetBookingResult {
  const GetBookingTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetBookingServerError extends GetBookingResult {
  const GetBookingServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetBookingUndocumented extends GetBookingResult {
  const GetBookingUndocumented(super.response);
}

/// What [TutorsApi.rescheduleBooking] is answered with.
sealed class RescheduleBookingResult extends ApiResult {
  const RescheduleBookingResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  BookingResponse get orThrow => switch (this) {
    RescheduleBookingOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The booking.
final class RescheduleBookingOk extends RescheduleBookingResult {
  const RescheduleBookingOk(super.response, this.body, {required this.headers});

  final BookingResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class RescheduleBookingBadRequest extends RescheduleBookingResult {
  const RescheduleBookingBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class RescheduleBookingUnauthorized extends RescheduleBookingResult {
  const RescheduleBookingUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class RescheduleBookingNotFound extends RescheduleBookingResult {
  const RescheduleBookingNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class RescheduleBookingConflict extends RescheduleBookingResult {
  const RescheduleBookingConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class RescheduleBookingUnprocessableContent extends RescheduleBookingResult {
  const RescheduleBookingUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class RescheduleBookingTooManyRequests extends RescheduleBookingResult {
  const RescheduleBookingTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class RescheduleBookingServerError extends RescheduleBookingResult {
  const RescheduleBookingServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class RescheduleBookingUndocumented extends RescheduleBookingResult {
  const RescheduleBookingUndocumented(super.response);
}

/// What [TutorsApi.cancelBooking] is answered with.
sealed class CancelBookingResult extends ApiResult {
  const CancelBookingResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  BookingResponse get orThrow => switch (this) {
    CancelBookingOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The booking.
final class CancelBookingOk extends CancelBookingResult {
  const CancelBookingOk(super.response, this.body, {required this.headers});

  final BookingResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class CancelBookingBadRequest extends CancelBookingResult {
  const CancelBookingBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class CancelBookingUnauthorized extends CancelBookingResult {
  const CancelBookingUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class CancelBookingNotFound extends CancelBookingResult {
  const CancelBookingNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class CancelBookingConflict extends CancelBookingResult {
  const CancelBookingConflict(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CancelBookingTooManyRequests extends CancelBookingResult {
  const CancelBookingTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CancelBookingServerError extends CancelBookingResult {
  const CancelBookingServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CancelBookingUndocumented extends CancelBookingResult {
  const CancelBookingUndocumented(super.response);
}


