// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../models/annotation.dart';
import '../models/e_book.dart';
import '../models/e_book_format.dart';
import '../models/new_annotation.dart';
import '../models/problem.dart';
import '../models/shared_models.dart';
import '../models/subject.dart';
import '../runtime/runtime.dart';
import 'e_books_models.dart';

/// The library, uploads, downloads and annotations.
final class EBooksApi {
  const EBooksApi(this._client);

  final ApiClient _client;

  /// List e-books
  ///
  /// Lists e-books in the library.
  ///
  /// `GET /e-books`
  ///
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  /// - [subject]: Only e-books on this subject.
  /// - [format]: Only e-books that can be had in this format.
  Future<ListEBooksResult> listEBooks({
    String? cursor,
    int? limit,
    Subject? subject,
    EBookFormat? format,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/e-books',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit)
      ..query('subject', subject)
      ..query('format', format);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListEBooksOk(
        response,
        response.json(objectOf(EBookListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListEBooksUndocumented(response),
      400 when response.has('application/problem+json') => ListEBooksBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListEBooksUndocumented(response),
      401 when response.has('application/problem+json') => ListEBooksUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListEBooksUndocumented(response),
      429 when response.has('application/problem+json') => ListEBooksTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListEBooksUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListEBooksServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListEBooksUndocumented(response),
      _ => ListEBooksUndocumented(response),
    };
  }

  /// Every item of [listEBooks], page after page; throws where a page is not
  /// answered with success.
  Stream<EBook> listEBooksAll({
    String? cursor,
    int? limit,
    Subject? subject,
    EBookFormat? format,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listEBooks(
        cursor: $cursor,
        limit: limit,
        subject: subject,
        format: format,
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

  /// Upload an e-book
  ///
  /// Uploads an e-book with its description and, if there is one, its cover. It
  /// is checked for viruses.
  ///
  /// `POST /e-books`
  Future<UploadEBookResult> uploadEBook({
    required UploadEBookRequest body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/e-books',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.multipart(
      body.toJson(),
      parts: const {
        'file': PartSpec(type: 'application/epub+zip, application/pdf'),
        'cover': PartSpec(type: 'image/png, image/jpeg'),
      },
    );
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => UploadEBookCreated(
        response,
        response.json(objectOf(EBookCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => UploadEBookUndocumented(response),
      400 when response.has('application/problem+json') => UploadEBookBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => UploadEBookUndocumented(response),
      401 when response.has('application/problem+json') => UploadEBookUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => UploadEBookUndocumented(response),
      403 when response.has('application/problem+json') => UploadEBookForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => UploadEBookUndocumented(response),
      413 when response.has('application/problem+json') => UploadEBookContentTooLarge(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      413 => UploadEBookUndocumented(response),
      415 when response.has('application/problem+json') => UploadEBookUnsupportedMediaType(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      415 => UploadEBookUndocumented(response),
      422 when response.has('application/problem+json') => UploadEBookUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => UploadEBookUndocumented(response),
      429 when response.has('application/problem+json') => UploadEBookTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => UploadEBookUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => UploadEBookServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => UploadEBookUndocumented(response),
      _ => UploadEBookUndocumented(response),
    };
  }

  /// Read the description of an e-book
  ///
  /// Returns what the library knows about an e-book.
  ///
  /// `GET /e-books/{eBookId}`
  ///
  /// - [eBookId]: The e-book.
  Future<GetEBookResult> getEBook({
    required String eBookId,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/e-books/${pathValue(eBookId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetEBookOk(
        response,
        response.json(objectOf(EBookResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetEBookUndocumented(response),
      401 when response.has('application/problem+json') => GetEBookUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetEBookUndocumented(response),
      404 when response.has('application/problem+json') => GetEBookNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => GetEBookUndocumented(response),
      429 when response.has('application/problem+json') => GetEBookTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetEBookUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetEBookServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetEBookUndocumented(response),
      _ => GetEBookUndocumented(response),
    };
  }

  /// Replace the cover of an e-book
  ///
  /// Replaces the cover by the picture in the body.
  ///
  /// `PUT /e-books/{eBookId}/cover`
  ///
  /// - [eBookId]: The e-book.
  Future<ReplaceCoverResult> replaceCover({
    required String eBookId,
    required Upload body,
    CallOptions? options,
  }) async {
    final call = Call(
      'PUT',
      '/e-books/${pathValue(eBookId)}/cover',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.binary(body);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ReplaceCoverOk(
        response,
        response.json(objectOf(EBookResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ReplaceCoverUndocumented(response),
      400 when response.has('application/problem+json') => ReplaceCoverBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ReplaceCoverUndocumented(response),
      401 when response.has('application/problem+json') => ReplaceCoverUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ReplaceCoverUndocumented(response),
      403 when response.has('application/problem+json') => ReplaceCoverForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => ReplaceCoverUndocumented(response),
      404 when response.has('application/problem+json') => ReplaceCoverNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => ReplaceCoverUndocumented(response),
      413 when response.has('application/problem+json') => ReplaceCoverContentTooLarge(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      413 => ReplaceCoverUndocumented(response),
      415 when response.has('application/problem+json') => ReplaceCoverUnsupportedMediaType(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      415 => ReplaceCoverUndocumented(response),
      429 when response.has('application/problem+json') => ReplaceCoverTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ReplaceCoverUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ReplaceCoverServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ReplaceCoverUndocumented(response),
      _ => ReplaceCoverUndocumented(response),
    };
  }

  /// Download an e-book
  ///
  /// Returns the file, or a part of it if a range is asked for. Every copy
  /// carries the reader's mark.
  ///
  /// `GET /e-books/{eBookId}/content`
  ///
  /// - [eBookId]: The e-book.
  /// - [range]: The bytes to return.
  Future<DownloadEBookResult> downloadEBook({
    required String eBookId,
    String? range,
    String? accept,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/e-books/${pathValue(eBookId)}/content',
      options: options,
      accept: accept ?? 'application/epub+zip, application/pdf;q=0.9, application/problem+json;q=0.9',
      security: _security0,
    )
      ..header('Range', range);
    final response = await _client.send(call);
    return switch (response.status) {
      200 => DownloadEBookOk(
        response,
        response.bytes,
        headers: (
          contentDisposition: response.header('Content-Disposition', asString),
        ),
      ),
      206 => DownloadEBookPartialContent(
        response,
        response.bytes,
        headers: (contentRange: response.header('Content-Range', asString)),
      ),
      401 when response.has('application/problem+json') => DownloadEBookUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => DownloadEBookUndocumented(response),
      403 when response.has('application/problem+json') => DownloadEBookForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => DownloadEBookUndocumented(response),
      404 when response.has('application/problem+json') => DownloadEBookNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => DownloadEBookUndocumented(response),
      416 when response.has('application/problem+json') => DownloadEBookRangeNotSatisfiable(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      416 => DownloadEBookUndocumented(response),
      429 when response.has('application/problem+json') => DownloadEBookTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => DownloadEBookUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => DownloadEBookServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => DownloadEBookUndocumented(response),
      _ => DownloadEBookUndocumented(response),
    };
  }

  /// List your annotations
  ///
  /// Lists your highlights and notes, in the order of the text.
  ///
  /// `GET /e-books/{eBookId}/annotations`
  ///
  /// - [eBookId]: The e-book.
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  Future<ListAnnotationsResult> listAnnotations({
    required String eBookId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/e-books/${pathValue(eBookId)}/annotations',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    )
      ..query('cursor', cursor)
      ..query('limit', limit);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListAnnotationsOk(
        response,
        response.json(objectOf(AnnotationListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListAnnotationsUndocumented(response),
      400 when response.has('application/problem+json') => ListAnnotationsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListAnnotationsUndocumented(response),
      401 when response.has('application/problem+json') => ListAnnotationsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListAnnotationsUndocumented(response),
      404 when response.has('application/problem+json') => ListAnnotationsNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => ListAnnotationsUndocumented(response),
      429 when response.has('application/problem+json') => ListAnnotationsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListAnnotationsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListAnnotationsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListAnnotationsUndocumented(response),
      _ => ListAnnotationsUndocumented(response),
    };
  }

  /// Every item of [listAnnotations], page after page; throws where a page is not
  /// answered with success.
  Stream<Annotation> listAnnotationsAll({
    required String eBookId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listAnnotations(
        eBookId: eBookId,
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

  /// Annotate an e-book
  ///
  /// Adds a highlight, with a note if you like.
  ///
  /// `POST /e-books/{eBookId}/annotations`
  ///
  /// - [eBookId]: The e-book.
  Future<CreateAnnotationResult> createAnnotation({
    required String eBookId,
    required NewAnnotation body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/e-books/${pathValue(eBookId)}/annotations',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => CreateAnnotationCreated(
        response,
        response.json(objectOf(AnnotationCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => CreateAnnotationUndocumented(response),
      400 when response.has('application/problem+json') => CreateAnnotationBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => CreateAnnotationUndocumented(response),
      401 when response.has('application/problem+json') => CreateAnnotationUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CreateAnnotationUndocumented(response),
      404 when response.has('application/problem+json') => CreateAnnotationNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => CreateAnnotationUndocumented(response),
      422 when response.has('application/problem+json') => CreateAnnotationUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => CreateAnnotationUndocumented(response),
      429 when response.has('application/problem+json') => CreateAnnotationTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CreateAnnotationUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CreateAnnotationServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CreateAnnotationUndocumented(response),
      _ => CreateAnnotationUndocumented(response),
    };
  }

  /// Delete an annotation
  ///
  /// Deletes one of your annotations.
  ///
  /// `DELETE /e-books/{eBookId}/annotations/{annotationId}`
  ///
  /// - [eBookId]: The e-book.
  /// - [annotationId]: The annotation.
  Future<DeleteAnnotationResult> deleteAnnotation({
    required String eBookId,
    required String annotationId,
    CallOptions? options,
  }) async {
    final call = Call(
      'DELETE',
      '/e-books/${pathValue(eBookId)}/annotations/${pathValue(annotationId)}',
      options: options,
      accept: 'application/problem+json',
      security: _security1,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      204 => DeleteAnnotationNoContent(
        response,
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      401 when response.has('application/problem+json') => DeleteAnnotationUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => DeleteAnnotationUndocumented(response),
      404 when response.has('application/problem+json') => DeleteAnnotationNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => DeleteAnnotationUndocumented(response),
      429 when response.has('application/problem+json') => DeleteAnnotationTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => DeleteAnnotationUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => DeleteAnnotationServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => DeleteAnnotationUndocumented(response),
      _ => DeleteAnnotationUndocumented(response),
    };
  }
}

const List<List<String>> _security0 = [['oauth'], ['partnerKey']];

const List<List<String>> _security1 = [['oauth']];

/// What [EBooksApi.listEBooks] is answered with.
sealed class ListEBooksResult extends ApiResult {
  const ListEBooksResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  EBookListResponse get orThrow => switch (this) {
    ListEBooksOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of e-books.
final class ListEBooksOk extends ListEBooksResult {
  const ListEBooksOk(super.response, this.body, {required this.headers});

  final EBookListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListEBooksBadRequest extends ListEBooksResult {
  const ListEBooksBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListEBooksUnauthorized extends ListEBooksResult {
  const ListEBooksUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListEBooksTooManyRequests extends ListEBooksResult {
  const ListEBooksTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListEBooksServerError extends ListEBooksResult {
  const ListEBooksServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListEBooksUndocumented extends ListEBooksResult {
  const ListEBooksUndocumented(super.response);
}

/// What [EBooksApi.uploadEBook] is answered with.
sealed class UploadEBookResult extends ApiResult {
  const UploadEBookResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  EBookCreatedResponse get orThrow => switch (this) {
    UploadEBookCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The e-book is uploaded.
final class UploadEBookCreated extends UploadEBookResult {
  const UploadEBookCreated(super.response, this.body, {required this.headers});

  final EBookCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class UploadEBookBadRequest extends UploadEBookResult {
  const UploadEBookBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class UploadEBookUnauthorized extends UploadEBookResult {
  const UploadEBookUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class UploadEBookForbidden extends UploadEBookResult {
  const UploadEBookForbidden(super.response, this.body);

  final Problem body;
}

/// `413`: The body is too large.
final class UploadEBookContentTooLarge extends UploadEBookResult {
  const UploadEBookContentTooLarge(super.response, this.body);

  final Problem body;
}

/// `415`: The body has a media type that is not taken here.
final class UploadEBookUnsupportedMediaType extends UploadEBookResult {
  const UploadEBookUnsupportedMediaType(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class UploadEBookUnprocessableContent extends UploadEBookResult {
  const UploadEBookUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class UploadEBookTooManyRequests extends UploadEBookResult {
  const UploadEBookTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class UploadEBookServerError extends UploadEBookResult {
  const UploadEBookServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class UploadEBookUndocumented extends UploadEBookResult {
  const UploadEBookUndocumented(super.response);
}

/// What [EBooksApi.getEBook] is answered with.
sealed class GetEBookResult extends ApiResult {
  const GetEBookResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  EBookResponse get orThrow => switch (this) {
    GetEBookOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The e-book.
final class GetEBookOk extends GetEBookResult {
  const GetEBookOk(super.response, this.body, {required this.headers});

  final EBookResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class GetEBookUnauthorized extends GetEBookResult {
  const GetEBookUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class GetEBookNotFound extends GetEBookResult {
  const GetEBookNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetEBookTooManyRequests extends GetEBookResult {
  const GetEBookTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetEBookServerError extends GetEBookResult {
  const GetEBookServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetEBookUndocumented extends GetEBookResult {
  const GetEBookUndocumented(super.response);
}

/// What [EBooksApi.replaceCover] is answered with.
sealed class ReplaceCoverResult extends ApiResult {
  const ReplaceCoverResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  EBookResponse get orThrow => switch (this) {
    ReplaceCoverOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The e-book.
final class ReplaceCoverOk extends ReplaceCoverResult {
  const ReplaceCoverOk(super.response, this.body, {required this.headers});

  final EBookResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ReplaceCoverBadRequest extends ReplaceCoverResult {
  const ReplaceCoverBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ReplaceCoverUnauthorized extends ReplaceCoverResult {
  const ReplaceCoverUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class ReplaceCoverForbidden extends ReplaceCoverResult {
  const ReplaceCoverForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class ReplaceCoverNotFound extends ReplaceCoverResult {
  const ReplaceCoverNotFound(super.response, this.body);

  final Problem body;
}

/// `413`: The body is too large.
final class ReplaceCoverContentTooLarge extends ReplaceCoverResult {
  const ReplaceCoverContentTooLarge(super.response, this.body);

  final Problem body;
}

/// `415`: The body has a media type that is not taken here.
final class ReplaceCoverUnsupportedMediaType extends ReplaceCoverResult {
  const ReplaceCoverUnsupportedMediaType(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ReplaceCoverTooManyRequests extends ReplaceCoverResult {
  const ReplaceCoverTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ReplaceCoverServerError extends ReplaceCoverResult {
  const ReplaceCoverServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ReplaceCoverUndocumented extends ReplaceCoverResult {
  const ReplaceCoverUndocumented(super.response);
}

/// What [EBooksApi.downloadEBook] is answered with.
sealed class DownloadEBookResult extends ApiResult {
  const DownloadEBookResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  Uint8List get orThrow => switch (this) {
    DownloadEBookOk(:final body) => body,
    DownloadEBookPartialContent(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The whole file.
final class DownloadEBookOk extends DownloadEBookResult {
  const DownloadEBookOk(super.response, this.body, {required this.headers});

  final Uint8List body;
  final ({String? contentDisposition}) headers;
}

/// `206`: The part that was asked for.
final class DownloadEBookPartialContent extends DownloadEBookResult {
  const DownloadEBookPartialContent(super.response, this.body, {required this.headers});

  final Uint8List body;
  final ({String? contentRange}) headers;
}

/// `401`: There is no valid access token or key.
final class DownloadEBookUnauthorized extends DownloadEBookResult {
  const DownloadEBookUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class DownloadEBookForbidden extends DownloadEBookResult {
  const DownloadEBookForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class DownloadEBookNotFound extends DownloadEBookResult {
  const DownloadEBookNotFound(super.response, this.body);

  final Problem body;
}

/// `416`: The file has no such bytes.
final class DownloadEBookRangeNotSatisfiable extends DownloadEBookResult {
  const DownloadEBookRangeNotSatisfiable(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class DownloadEBookTooManyRequests extends DownloadEBookResult {
  const DownloadEBookTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class DownloadEBookServerError extends DownloadEBookResult {
  const DownloadEBookServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class DownloadEBookUndocumented extends DownloadEBookResult {
  const DownloadEBookUndocumented(super.response);
}

/// What [EBooksApi.listAnnotations] is answered with.
sealed class ListAnnotationsResult extends ApiResult {
  const ListAnnotationsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  AnnotationListResponse get orThrow => switch (this) {
    ListAnnotationsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of annotations.
final class ListAnnotationsOk extends ListAnnotationsResult {
  const ListAnnotationsOk(super.response, this.body, {required this.headers});

  final AnnotationListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListAnnotationsBadRequest extends ListAnnotationsResult {
  const ListAnnotationsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListAnnotationsUnauthorized extends ListAnnotationsResult {
  const ListAnnotationsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class ListAnnotationsNotFound extends ListAnnotationsResult {
  const ListAnnotationsNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListAnnotationsTooManyRequests extends ListAnnotationsResult {
  const ListAnnotationsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListAnnotationsServerError extends ListAnnotationsResult {
  const ListAnnotationsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListAnnotationsUndocumented extends ListAnnotationsResult {
  const ListAnnotationsUndocumented(super.response);
}

/// What [EBooksApi.createAnnotation] is answered with.
sealed class CreateAnnotationResult extends ApiResult {
  const CreateAnnotationResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  AnnotationCreatedResponse get orThrow => switch (this) {
    CreateAnnotationCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The annotation is added.
final class CreateAnnotationCreated extends CreateAnnotationResult {
  const CreateAnnotationCreated(super.response, this.body, {required this.headers});

  final AnnotationCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class CreateAnnotationBadRequest extends CreateAnnotationResult {
  const CreateAnnotationBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class CreateAnnotationUnauthorized extends CreateAnnotationResult {
  const CreateAnnotationUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class CreateAnnotationNotFound extends CreateAnnotationResult {
  const CreateAnnotationNotFound(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class CreateAnnotationUnprocessableContent extends CreateAnnotationResult {
  const CreateAnnotationUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CreateAnnotationTooManyRequests extends CreateAnnotationResult {
  const CreateAnnotationTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CreateAnnotationServerError extends CreateAnnotationResult {
  const CreateAnnotationServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CreateAnnotationUndocumented extends CreateAnnotationResult {
  const CreateAnnotationUndocumented(super.response);
}

/// What [EBooksApi.deleteAnnotation] is answered with.
sealed class DeleteAnnotationResult extends ApiResult {
  const DeleteAnnotationResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  void get orThrow => switch (this) {
    DeleteAnnotationNoContent() => null,
    _ => throw ApiStatusException(this),
  };
}

/// `204`: The annotation is deleted.
final class DeleteAnnotationNoContent extends DeleteAnnotationResult {
  const DeleteAnnotationNoContent(super.response, {required this.headers});

  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class DeleteAnnotationUnauthorized extends DeleteAnnotationResult {
  const DeleteAnnotationUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class DeleteAnnotationNotFound extends DeleteAnnotationResult {
  const DeleteAnnotationNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class DeleteAnnotationTooManyRequests extends DeleteAnnotationResult {
  const DeleteAnnotationTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class DeleteAnnotationServerError extends DeleteAnnotationResult {
  const DeleteAnnotationServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class DeleteAnnotationUndocumented extends DeleteAnnotationResult {
  const DeleteAnnotationUndocumented(super.response);
}


