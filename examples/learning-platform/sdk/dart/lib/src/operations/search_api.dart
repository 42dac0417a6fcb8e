// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../models/problem.dart';
import '../models/search_hit.dart';
import '../models/shared_models.dart';
import '../runtime/runtime.dart';
import 'search_models.dart';

/// One search over courses, tutors, e-books and posts.
final class SearchApi {
  const SearchApi(this._client);

  final ApiClient _client;

  /// Search everything
  ///
  /// Searches courses, tutors, e-books and posts that you may see. The best
  /// hits come first.
  ///
  /// `GET /search`
  ///
  /// - [q]: What to look for.
  /// - [kind]: Only hits of these kinds.
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  Future<SearchResult> search({
    required String q,
    List<SearchKindItem>? kind,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/search',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('q', q)
      ..query('kind', kind)
      ..query('cursor', cursor)
      ..query('limit', limit);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => SearchOk(
        response,
        response.json(objectOf(SearchHitListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => SearchUndocumented(response),
      400 when response.has('application/problem+json') => SearchBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => SearchUndocumented(response),
      401 when response.has('application/problem+json') => SearchUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => SearchUndocumented(response),
      429 when response.has('application/problem+json') => SearchTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => SearchUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => SearchServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => SearchUndocumented(response),
      _ => SearchUndocumented(response),
    };
  }

  /// Every item of [search], page after page; throws where a page is not
  /// answered with success.
  Stream<SearchHit> searchAll({
    required String q,
    List<SearchKindItem>? kind,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await search(q: q, kind: kind, cursor: $cursor, limit: limit, options: options)).orThrow;
      final $items = $page.data;
      for (final $item in $items) {
        yield $item;
      }
      final $next = $page.page.nextCursor;
      if ($next == null || $next.isEmpty || $next == $cursor) return;
      $cursor = $next;
    }
  }

  /// Complete a search
  ///
  /// Returns up to ten searches that begin with what was typed.
  ///
  /// `GET /search/suggestions`
  ///
  /// - [prefix]: What was typed so far.
  Future<SuggestSearchesResult> suggestSearches({
    required String prefix,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/search/suggestions',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('prefix', prefix);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => SuggestSearchesOk(
        response,
        response.json(objectOf(SuggestSearchesResponse.fromJson)),
      ),
      200 => SuggestSearchesUndocumented(response),
      400 when response.has('application/problem+json') => SuggestSearchesBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => SuggestSearchesUndocumented(response),
      401 when response.has('application/problem+json') => SuggestSearchesUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => SuggestSearchesUndocumented(response),
      429 when response.has('application/problem+json') => SuggestSearchesTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => SuggestSearchesUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => SuggestSearchesServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => SuggestSearchesUndocumented(response),
      _ => SuggestSearchesUndocumented(response),
    };
  }
}

const List<List<String>> _security0 = [['oauth'], ['partnerKey']];

/// What [SearchApi.search] is answered with.
sealed class SearchResult extends ApiResult {
  const SearchResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  SearchHitListResponse get orThrow => switch (this) {
    SearchOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of hits.
final class SearchOk extends SearchResult {
  const SearchOk(super.response, this.body, {required this.headers});

  final SearchHitListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class SearchBadRequest extends SearchResult {
  const SearchBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class SearchUnauthorized extends SearchResult {
  const SearchUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class SearchTooManyRequests extends SearchResult {
  const SearchTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class SearchServerError extends SearchResult {
  const SearchServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class SearchUndocumented extends SearchResult {
  const SearchUndocumented(super.response);
}

/// What [SearchApi.suggestSearches] is answered with.
sealed class SuggestSearchesResult extends ApiResult {
  const SuggestSearchesResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  SuggestSearchesResponse get orThrow => switch (this) {
    SuggestSearchesOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: Suggestions, the most frequent first.
final class SuggestSearchesOk extends SuggestSearchesResult {
  const SuggestSearchesOk(super.response, this.body);

  final SuggestSearchesResponse body;
}

/// `400`: The request cannot be read.
final class SuggestSearchesBadRequest extends SuggestSearchesResult {
  const SuggestSearchesBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class SuggestSearchesUnauthorized extends SuggestSearchesResult {
  const SuggestSearchesUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class SuggestSearchesTooManyRequests extends SuggestSearchesResult {
  const SuggestSearchesTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class SuggestSearchesServerError extends SuggestSearchesResult {
  const SuggestSearchesServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class SuggestSearchesUndocumented extends SuggestSearchesResult {
  const SuggestSearchesUndocumented(super.response);
}


