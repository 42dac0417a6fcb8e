// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../models/comment.dart';
import '../models/community.dart';
import '../models/new_comment.dart';
import '../models/new_community.dart';
import '../models/new_post.dart';
import '../models/post.dart';
import '../models/problem.dart';
import '../models/shared_models.dart';
import '../runtime/runtime.dart';
import 'communities_models.dart';

/// Groups around a course or a subject, with posts and comments.
final class CommunitiesApi {
  const CommunitiesApi(this._client);

  final ApiClient _client;

  /// List communities
  ///
  /// Lists communities that are open or that you belong to.
  ///
  /// `GET /communities`
  ///
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  /// - [courseId]: Only communities of this course.
  Future<ListCommunitiesResult> listCommunities({
    String? cursor,
    int? limit,
    String? courseId,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/communities',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit)
      ..query('courseId', courseId);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListCommunitiesOk(
        response,
        response.json(objectOf(CommunityListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListCommunitiesUndocumented(response),
      400 when response.has('application/problem+json') => ListCommunitiesBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListCommunitiesUndocumented(response),
      401 when response.has('application/problem+json') => ListCommunitiesUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListCommunitiesUndocumented(response),
      429 when response.has('application/problem+json') => ListCommunitiesTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListCommunitiesUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListCommunitiesServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListCommunitiesUndocumented(response),
      _ => ListCommunitiesUndocumented(response),
    };
  }

  /// Every item of [listCommunities], page after page; throws where a page is not
  /// answered with success.
  Stream<Community> listCommunitiesAll({
    String? cursor,
    int? limit,
    String? courseId,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listCommunities(
        cursor: $cursor,
        limit: limit,
        courseId: courseId,
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

  /// Create a community
  ///
  /// Creates a community and makes you its first moderator.
  ///
  /// `POST /communities`
  Future<CreateCommunityResult> createCommunity({
    required NewCommunity body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/communities',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => CreateCommunityCreated(
        response,
        response.json(objectOf(CommunityCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => CreateCommunityUndocumented(response),
      400 when response.has('application/problem+json') => CreateCommunityBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => CreateCommunityUndocumented(response),
      401 when response.has('application/problem+json') => CreateCommunityUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CreateCommunityUndocumented(response),
      403 when response.has('application/problem+json') => CreateCommunityForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => CreateCommunityUndocumented(response),
      409 when response.has('application/problem+json') => CreateCommunityConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => CreateCommunityUndocumented(response),
      422 when response.has('application/problem+json') => CreateCommunityUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => CreateCommunityUndocumented(response),
      429 when response.has('application/problem+json') => CreateCommunityTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CreateCommunityUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CreateCommunityServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CreateCommunityUndocumented(response),
      _ => CreateCommunityUndocumented(response),
    };
  }

  /// Read a community
  ///
  /// Returns one community.
  ///
  /// `GET /communities/{communityId}`
  ///
  /// - [communityId]: The community.
  Future<GetCommunityResult> getCommunity({
    required String communityId,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/communities/${pathValue(communityId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetCommunityOk(
        response,
        response.json(objectOf(CommunityResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetCommunityUndocumented(response),
      401 when response.has('application/problem+json') => GetCommunityUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetCommunityUndocumented(response),
      404 when response.has('application/problem+json') => GetCommunityNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => GetCommunityUndocumented(response),
      429 when response.has('application/problem+json') => GetCommunityTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetCommunityUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetCommunityServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetCommunityUndocumented(response),
      _ => GetCommunityUndocumented(response),
    };
  }

  /// Add a member
  ///
  /// Joins a community yourself or, as its moderator, adds somebody else.
  /// Repeating it changes nothing.
  ///
  /// `PUT /communities/{communityId}/members/{accountId}`
  ///
  /// - [communityId]: The community.
  /// - [accountId]: The account.
  Future<AddCommunityMemberResult> addCommunityMember({
    required String communityId,
    required String accountId,
    CallOptions? options,
  }) async {
    final call = Call(
      'PUT',
      '/communities/${pathValue(communityId)}/members/${pathValue(accountId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => AddCommunityMemberOk(
        response,
        response.json(objectOf(MembershipResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => AddCommunityMemberUndocumented(response),
      401 when response.has('application/problem+json') => AddCommunityMemberUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => AddCommunityMemberUndocumented(response),
      403 when response.has('application/problem+json') => AddCommunityMemberForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => AddCommunityMemberUndocumented(response),
      404 when response.has('application/problem+json') => AddCommunityMemberNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => AddCommunityMemberUndocumented(response),
      409 when response.has('application/problem+json') => AddCommunityMemberConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => AddCommunityMemberUndocumented(response),
      429 when response.has('application/problem+json') => AddCommunityMemberTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => AddCommunityMemberUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => AddCommunityMemberServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => AddCommunityMemberUndocumented(response),
      _ => AddCommunityMemberUndocumented(response),
    };
  }

  /// Remove a member
  ///
  /// Leaves a community yourself or, as its moderator, removes somebody else.
  ///
  /// `DELETE /communities/{communityId}/members/{accountId}`
  ///
  /// - [communityId]: The community.
  /// - [accountId]: The account.
  Future<RemoveCommunityMemberResult> removeCommunityMember({
    required String communityId,
    required String accountId,
    CallOptions? options,
  }) async {
    final call = Call(
      'DELETE',
      '/communities/${pathValue(communityId)}/members/${pathValue(accountId)}',
      options: options,
      accept: 'application/problem+json',
      security: _security1,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      204 => RemoveCommunityMemberNoContent(
        response,
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      401 when response.has('application/problem+json') => RemoveCommunityMemberUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => RemoveCommunityMemberUndocumented(response),
      403 when response.has('application/problem+json') => RemoveCommunityMemberForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => RemoveCommunityMemberUndocumented(response),
      404 when response.has('application/problem+json') => RemoveCommunityMemberNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => RemoveCommunityMemberUndocumented(response),
      429 when response.has('application/problem+json') => RemoveCommunityMemberTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => RemoveCommunityMemberUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => RemoveCommunityMemberServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => RemoveCommunityMemberUndocumented(response),
      _ => RemoveCommunityMemberUndocumented(response),
    };
  }

  /// List the posts of a community
  ///
  /// Lists posts, pinned ones first, then newest first.
  ///
  /// `GET /communities/{communityId}/posts`
  ///
  /// - [communityId]: The community.
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  Future<ListPostsResult> listPosts({
    required String communityId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/communities/${pathValue(communityId)}/posts',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListPostsOk(
        response,
        response.json(objectOf(PostListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListPostsUndocumented(response),
      400 when response.has('application/problem+json') => ListPostsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListPostsUndocumented(response),
      401 when response.has('application/problem+json') => ListPostsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListPostsUndocumented(response),
      403 when response.has('application/problem+json') => ListPostsForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => ListPostsUndocumented(response),
      404 when response.has('application/problem+json') => ListPostsNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => ListPostsUndocumented(response),
      429 when response.has('application/problem+json') => ListPostsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListPostsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListPostsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListPostsUndocumented(response),
      _ => ListPostsUndocumented(response),
    };
  }

  /// Every item of [listPosts], page after page; throws where a page is not
  /// answered with success.
  Stream<Post> listPostsAll({
    required String communityId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listPosts(
        communityId: communityId,
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

  /// Write a post
  ///
  /// Writes a post. In some communities a moderator looks at the first post of
  /// each member.
  ///
  /// `POST /communities/{communityId}/posts`
  ///
  /// - [communityId]: The community.
  Future<CreatePostResult> createPost({
    required String communityId,
    required NewPost body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/communities/${pathValue(communityId)}/posts',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => CreatePostCreated(
        response,
        response.json(objectOf(PostCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => CreatePostUndocumented(response),
      400 when response.has('application/problem+json') => CreatePostBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => CreatePostUndocumented(response),
      401 when response.has('application/problem+json') => CreatePostUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CreatePostUndocumented(response),
      403 when response.has('application/problem+json') => CreatePostForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => CreatePostUndocumented(response),
      404 when response.has('application/problem+json') => CreatePostNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => CreatePostUndocumented(response),
      422 when response.has('application/problem+json') => CreatePostUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => CreatePostUndocumented(response),
      429 when response.has('application/problem+json') => CreatePostTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CreatePostUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CreatePostServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CreatePostUndocumented(response),
      _ => CreatePostUndocumented(response),
    };
  }

  /// List the comments of a post
  ///
  /// Lists top-level comments, oldest first, each with its replies.
  ///
  /// `GET /posts/{postId}/comments`
  ///
  /// - [postId]: The post.
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  Future<ListCommentsResult> listComments({
    required String postId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/posts/${pathValue(postId)}/comments',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListCommentsOk(
        response,
        response.json(objectOf(CommentListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListCommentsUndocumented(response),
      400 when response.has('application/problem+json') => ListCommentsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListCommentsUndocumented(response),
      401 when response.has('application/problem+json') => ListCommentsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListCommentsUndocumented(response),
      403 when response.has('application/problem+json') => ListCommentsForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => ListCommentsUndocumented(response),
      404 when response.has('application/problem+json') => ListCommentsNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => ListCommentsUndocumented(response),
      429 when response.has('application/problem+json') => ListCommentsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListCommentsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListCommentsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListCommentsUndocumented(response),
      _ => ListCommentsUndocumented(response),
    };
  }

  /// Every item of [listComments], page after page; throws where a page is not
  /// answered with success.
  Stream<Comment> listCommentsAll({
    required String postId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listComments(
        postId: postId,
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

  /// Comment on a post
  ///
  /// Adds a comment, or a reply if `inReplyTo` is given.
  ///
  /// `POST /posts/{postId}/comments`
  ///
  /// - [postId]: The post.
  Future<CreateCommentResult> createComment({
    required String postId,
    required NewComment body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/posts/${pathValue(postId)}/comments',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => CreateCommentCreated(
        response,
        response.json(objectOf(CommentCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => CreateCommentUndocumented(response),
      400 when response.has('application/problem+json') => CreateCommentBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => CreateCommentUndocumented(response),
      401 when response.has('application/problem+json') => CreateCommentUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CreateCommentUndocumented(response),
      403 when response.has('application/problem+json') => CreateCommentForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => CreateCommentUndocumented(response),
      404 when response.has('application/problem+json') => CreateCommentNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => CreateCommentUndocumented(response),
      422 when response.has('application/problem+json') => CreateCommentUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => CreateCommentUndocumented(response),
      429 when response.has('application/problem+json') => CreateCommentTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CreateCommentUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CreateCommentServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CreateCommentUndocumented(response),
      _ => CreateCommentUndocumented(response),
    };
  }

  /// Report a post
  ///
  /// Tells the moderators about a post. The author does not learn who reported
  /// it.
  ///
  /// `POST /posts/{postId}/reports`
  ///
  /// - [postId]: The post.
  Future<ReportPostResult> reportPost({
    required String postId,
    required ReportPostRequest body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/posts/${pathValue(postId)}/reports',
      options: options,
      accept: 'application/problem+json',
      security: _security1,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      202 => ReportPostAccepted(
        response,
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      400 when response.has('application/problem+json') => ReportPostBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ReportPostUndocumented(response),
      401 when response.has('application/problem+json') => ReportPostUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ReportPostUndocumented(response),
      403 when response.has('application/problem+json') => ReportPostForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => ReportPostUndocumented(response),
      404 when response.has('application/problem+json') => ReportPostNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => ReportPostUndocumented(response),
      422 when response.has('application/problem+json') => ReportPostUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => ReportPostUndocumented(response),
      429 when response.has('application/problem+json') => ReportPostTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ReportPostUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ReportPostServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ReportPostUndocumented(response),
      _ => ReportPostUndocumented(response),
    };
  }
}

const List<List<String>> _security0 = [['oauth'], ['partnerKey']];

const List<List<String>> _security1 = [['oauth']];

/// What [CommunitiesApi.listCommunities] is answered with.
sealed class ListCommunitiesResult extends ApiResult {
  const ListCommunitiesResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  CommunityListResponse get orThrow => switch (this) {
    ListCommunitiesOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of communities.
final class ListCommunitiesOk extends ListCommunitiesResult {
  const ListCommunitiesOk(super.response, this.body, {required this.headers});

  final CommunityListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListCommunitiesBadRequest extends ListCommunitiesResult {
  const ListCommunitiesBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListCommunitiesUnauthorized extends ListCommunitiesResult {
  const ListCommunitiesUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListCommunitiesTooManyRequests extends ListCommunitiesResult {
  const ListCommunitiesTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListCommunitiesServerError extends ListCommunitiesResult {
  const ListCommunitiesServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListCommunitiesUndocumented extends ListCommunitiesResult {
  const ListCommunitiesUndocumented(super.response);
}

/// What [CommunitiesApi.createCommunity] is answered with.
sealed class CreateCommunityResult extends ApiResult {
  const CreateCommunityResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  CommunityCreatedResponse get orThrow => switch (this) {
    CreateCommunityCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The community is created.
final class CreateCommunityCreated extends CreateCommunityResult {
  const CreateCommunityCreated(super.response, this.body, {required this.headers});

  final CommunityCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class CreateCommunityBadRequest extends CreateCommunityResult {
  const CreateCommunityBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class CreateCommunityUnauthorized extends CreateCommunityResult {
  const CreateCommunityUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class CreateCommunityForbidden extends CreateCommunityResult {
  const CreateCommunityForbidden(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class CreateCommunityConflict extends CreateCommunityResult {
  const CreateCommunityConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class CreateCommunityUnprocessableContent extends CreateCommunityResult {
  const CreateCommunityUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CreateCommunityTooManyRequests extends CreateCommunityResult {
  const CreateCommunityTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CreateCommunityServerError extends CreateCommunityResult {
  const CreateCommunityServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CreateCommunityUndocumented extends CreateCommunityResult {
  const CreateCommunityUndocumented(super.response);
}

/// What [CommunitiesApi.getCommunity] is answered with.
sealed class GetCommunityResult extends ApiResult {
  const GetCommunityResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  CommunityResponse get orThrow => switch (this) {
    GetCommunityOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The community.
final class GetCommunityOk extends GetCommunityResult {
  const GetCommunityOk(super.response, this.body, {required this.headers});

  final CommunityResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class GetCommunityUnauthorized extends GetCommunityResult {
  const GetCommunityUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class GetCommunityNotFound extends GetCommunityResult {
  const GetCommunityNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetCommunityTooManyRequests extends GetCommunityResult {
  const GetCommunityTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetCommunityServerError extends GetCommunityResult {
  const GetCommunityServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetCommunityUndocumented extends GetCommunityResult {
  const GetCommunityUndocumented(super.response);
}

/// What [CommunitiesApi.addCommunityMember] is answered with.
sealed class AddCommunityMemberResult extends ApiResult {
  const AddCommunityMemberResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  MembershipResponse get orThrow => switch (this) {
    AddCommunityMemberOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The membership.
final class AddCommunityMemberOk extends AddCommunityMemberResult {
  const AddCommunityMemberOk(super.response, this.body, {required this.headers});

  final MembershipResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class AddCommunityMemberUnauthorized extends AddCommunityMemberResult {
  const AddCommunityMemberUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class AddCommunityMemberForbidden extends AddCommunityMemberResult {
  const AddCommunityMemberForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class AddCommunityMemberNotFound extends AddCommunityMemberResult {
  const AddCommunityMemberNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class AddCommunityMemberConflict extends AddCommunityMemberResult {
  const AddCommunityMemberConflict(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class AddCommunityMemberTooManyRequests extends AddCommunityMemberResult {
  const AddCommunityMemberTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class AddCommunityMemberServerError extends AddCommunityMemberResult {
  const AddCommunityMemberServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class AddCommunityMemberUndocumented extends AddCommunityMemberResult {
  const AddCommunityMemberUndocumented(super.response);
}

/// What [CommunitiesApi.removeCommunityMember] is answered with.
sealed class RemoveCommunityMemberResult extends ApiResult {
  const RemoveCommunityMemberResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  void get orThrow => switch (this) {
    RemoveCommunityMemberNoContent() => null,
    _ => throw ApiStatusException(this),
  };
}

/// `204`: The account is no longer a member.
final class RemoveCommunityMemberNoContent extends RemoveCommunityMemberResult {
  const RemoveCommunityMemberNoContent(super.response, {required this.headers});

  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class RemoveCommunityMemberUnauthorized extends RemoveCommunityMemberResult {
  const RemoveCommunityMemberUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class RemoveCommunityMemberForbidden extends RemoveCommunityMemberResult {
  const RemoveCommunityMemberForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class RemoveCommunityMemberNotFound extends RemoveCommunityMemberResult {
  const RemoveCommunityMemberNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class RemoveCommunityMemberTooManyRequests extends RemoveCommunityMemberResult {
  const RemoveCommunityMemberTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class RemoveCommunityMemberServerError extends RemoveCommunityMemberResult {
  const RemoveCommunityMemberServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class RemoveCommunityMemberUndocumented extends RemoveCommunityMemberResult {
  const RemoveCommunityMemberUndocumented(super.response);
}

/// What [CommunitiesApi.listPosts] is answered with.
sealed class ListPostsResult extends ApiResult {
  const ListPostsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  PostListResponse get orThrow => switch (this) {
    ListPostsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of posts.
final class ListPostsOk extends ListPostsResult {
  const ListPostsOk(super.response, this.body, {required this.headers});

  final PostListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListPostsBadRequest extends ListPostsResult {
  const ListPostsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListPostsUnauthorized extends ListPostsResult {
  const ListPostsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class ListPostsForbidden extends ListPostsResult {
  const ListPostsForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class ListPostsNotFound extends ListPostsResult {
  const ListPostsNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListPostsTooManyRequests extends ListPostsResult {
  const ListPostsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListPostsServerError extends ListPostsResult {
  const ListPostsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListPostsUndocumented extends ListPostsResult {
  const ListPostsUndocumented(super.response);
}

/// What [CommunitiesApi.createPost] is answered with.
sealed class CreatePostResult extends ApiResult {
  const CreatePostResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  PostCreatedResponse get orThrow => switch (this) {
    CreatePostCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The post is written.
final class CreatePostCreated extends CreatePostResult {
  const CreatePostCreated(super.response, this.body, {required this.headers});

  final PostCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class CreatePostBadRequest extends CreatePostResult {
  const CreatePostBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class CreatePostUnauthorized extends CreatePostResult {
  const CreatePostUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class CreatePostForbidden extends CreatePostResult {
  const CreatePostForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class CreatePostNotFound extends CreatePostResult {
  const CreatePostNotFound(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class CreatePostUnprocessableContent extends CreatePostResult {
  const CreatePostUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CreatePostTooManyRequests extends CreatePostResult {
  const CreatePostTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CreatePostServerError extends CreatePostResult {
  const CreatePostServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CreatePostUndocumented extends CreatePostResult {
  const CreatePostUndocumented(super.response);
}

/// What [CommunitiesApi.listComments] is answered with.
sealed class ListCommentsResult extends ApiResult {
  const ListCommentsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  CommentListResponse get orThrow => switch (this) {
    ListCommentsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of comments.
final class ListCommentsOk extends ListCommentsResult {
  const ListCommentsOk(super.response, this.body, {required this.headers});

  final CommentListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListCommentsBadRequest extends ListCommentsResult {
  const ListCommentsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListCommentsUnauthorized extends ListCommentsResult {
  const ListCommentsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class ListCommentsForbidden extends ListCommentsResult {
  const ListCommentsForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class ListCommentsNotFound extends ListCommentsResult {
  const ListCommentsNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListCommentsTooManyRequests extends ListCommentsResult {
  const ListCommentsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListCommentsServerError extends ListCommentsResult {
  const ListCommentsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListCommentsUndocumented extends ListCommentsResult {
  const ListCommentsUndocumented(super.response);
}

/// What [CommunitiesApi.createComment] is answered with.
sealed class CreateCommentResult extends ApiResult {
  const CreateCommentResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  CommentCreatedResponse get orThrow => switch (this) {
    CreateCommentCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The comment is added.
final class CreateCommentCreated extends CreateCommentResult {
  const CreateCommentCreated(super.response, this.body, {required this.headers});

  final CommentCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class CreateCommentBadRequest extends CreateCommentResult {
  const CreateCommentBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class CreateCommentUnauthorized extends CreateCommentResult {
  const CreateCommentUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class CreateCommentForbidden extends CreateCommentResult {
  const CreateCommentForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class CreateCommentNotFound extends CreateCommentResult {
  const CreateCommentNotFound(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class CreateCommentUnprocessableContent extends CreateCommentResult {
  const CreateCommentUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CreateCommentTooManyRequests extends CreateCommentResult {
  const CreateCommentTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CreateCommentServerError extends CreateCommentResult {
  const CreateCommentServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CreateCommentUndocumented extends CreateCommentResult {
  const CreateCommentUndocumented(super.response);
}

/// What [CommunitiesApi.reportPost] is answered with.
sealed class ReportPostResult extends ApiResult {
  const ReportPostResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  void get orThrow => switch (this) {
    ReportPostAccepted() => null,
    _ => throw ApiStatusException(this),
  };
}

/// `202`: The report has reached the moderators.
final class ReportPostAccepted extends ReportPostResult {
  const ReportPostAccepted(super.response, {required this.headers});

  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ReportPostBadRequest extends ReportPostResult {
  const ReportPostBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ReportPostUnauthorized extends ReportPostResult {
  const ReportPostUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class ReportPostForbidden extends ReportPostResult {
  const ReportPostForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class ReportPostNotFound extends ReportPostResult {
  const ReportPostNotFound(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class ReportPostUnprocessableContent extends ReportPostResult {
  const ReportPostUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ReportPostTooManyRequests extends ReportPostResult {
  const ReportPostTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ReportPostServerError extends ReportPostResult {
  const ReportPostServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ReportPostUndocumented extends ReportPostResult {
  const ReportPostUndocumented(super.response);
}


