// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../models/chat_event.dart';
import '../models/conversation.dart';
import '../models/message.dart';
import '../models/new_conversation.dart';
import '../models/new_message.dart';
import '../models/problem.dart';
import '../models/shared_models.dart';
import '../runtime/runtime.dart';
import 'chat_models.dart';

/// Conversations between learners, tutors and instructors.
final class ChatApi {
  const ChatApi(this._client);

  final ApiClient _client;

  /// List your conversations
  ///
  /// Lists conversations, the one with the newest message first.
  ///
  /// `GET /conversations`
  ///
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  /// - [unreadOnly]: Only conversations with messages that you have not read. Defaults to `false`.
  Future<ListConversationsResult> listConversations({
    String? cursor,
    int? limit,
    bool? unreadOnly,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/conversations',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit)
      ..query('unreadOnly', unreadOnly);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListConversationsOk(
        response,
        response.json(objectOf(ConversationListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListConversationsUndocumented(response),
      400 when response.has('application/problem+json') => ListConversationsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListConversationsUndocumented(response),
      401 when response.has('application/problem+json') => ListConversationsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListConversationsUndocumented(response),
      429 when response.has('application/problem+json') => ListConversationsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListConversationsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListConversationsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListConversationsUndocumented(response),
      _ => ListConversationsUndocumented(response),
    };
  }

  /// Every item of [listConversations], page after page; throws where a page is not
  /// answered with success.
  Stream<Conversation> listConversationsAll({
    String? cursor,
    int? limit,
    bool? unreadOnly,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listConversations(
        cursor: $cursor,
        limit: limit,
        unreadOnly: unreadOnly,
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

  /// Start a conversation
  ///
  /// Starts a conversation with one to 49 others. The conversation of the same
  /// two people is reused.
  ///
  /// `POST /conversations`
  Future<StartConversationResult> startConversation({
    required NewConversation body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/conversations',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => StartConversationCreated(
        response,
        response.json(objectOf(ConversationCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => StartConversationUndocumented(response),
      400 when response.has('application/problem+json') => StartConversationBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => StartConversationUndocumented(response),
      401 when response.has('application/problem+json') => StartConversationUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => StartConversationUndocumented(response),
      403 when response.has('application/problem+json') => StartConversationForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => StartConversationUndocumented(response),
      422 when response.has('application/problem+json') => StartConversationUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => StartConversationUndocumented(response),
      429 when response.has('application/problem+json') => StartConversationTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => StartConversationUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => StartConversationServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => StartConversationUndocumented(response),
      _ => StartConversationUndocumented(response),
    };
  }

  /// List the messages of a conversation
  ///
  /// Lists messages, newest first.
  ///
  /// `GET /conversations/{conversationId}/messages`
  ///
  /// - [conversationId]: The conversation.
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  Future<ListMessagesResult> listMessages({
    required String conversationId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/conversations/${pathValue(conversationId)}/messages',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListMessagesOk(
        response,
        response.json(objectOf(MessageListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListMessagesUndocumented(response),
      400 when response.has('application/problem+json') => ListMessagesBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListMessagesUndocumented(response),
      401 when response.has('application/problem+json') => ListMessagesUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListMessagesUndocumented(response),
      404 when response.has('application/problem+json') => ListMessagesNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => ListMessagesUndocumented(response),
      429 when response.has('application/problem+json') => ListMessagesTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListMessagesUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListMessagesServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListMessagesUndocumented(response),
      _ => ListMessagesUndocumented(response),
    };
  }

  /// Every item of [listMessages], page after page; throws where a page is not
  /// answered with success.
  Stream<Message> listMessagesAll({
    required String conversationId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listMessages(
        conversationId: conversationId,
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

  /// Send a message
  ///
  /// Sends a message. Attachments are referred to by the identifier of their
  /// upload.
  ///
  /// `POST /conversations/{conversationId}/messages`
  ///
  /// - [conversationId]: The conversation.
  Future<SendMessageResult> sendMessage({
    required String conversationId,
    required NewMessage body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/conversations/${pathValue(conversationId)}/messages',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => SendMessageCreated(
        response,
        response.json(objectOf(MessageCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => SendMessageUndocumented(response),
      400 when response.has('application/problem+json') => SendMessageBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => SendMessageUndocumented(response),
      401 when response.has('application/problem+json') => SendMessageUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => SendMessageUndocumented(response),
      403 when response.has('application/problem+json') => SendMessageForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => SendMessageUndocumented(response),
      404 when response.has('application/problem+json') => SendMessageNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => SendMessageUndocumented(response),
      422 when response.has('application/problem+json') => SendMessageUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => SendMessageUndocumented(response),
      429 when response.has('application/problem+json') => SendMessageTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => SendMessageUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => SendMessageServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => SendMessageUndocumented(response),
      _ => SendMessageUndocumented(response),
    };
  }

  /// Follow a conversation
  ///
  /// Keeps the connection open and sends what happens as server-sent events, or
  /// as one JSON document a line if you ask for `application/x-ndjson`. The
  /// schema describes the data of one event.
  ///
  /// `GET /conversations/{conversationId}/stream`
  ///
  /// - [conversationId]: The conversation.
  /// - [lastEventId]: The last event that you have seen; the stream goes on after it.
  Future<StreamConversationResult> streamConversation({
    required String conversationId,
    String? lastEventId,
    String? accept,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/conversations/${pathValue(conversationId)}/stream',
      options: options,
      accept: accept ?? 'text/event-stream, application/x-ndjson;q=0.9, application/problem+json;q=0.9',
      security: _security0,
      streams: true,
    )
      ..header('Last-Event-ID', lastEventId);
    final response = await _client.send(call);
    return switch (response.status) {
      200 => switch (response.choose(const [
        'text/event-stream',
        'application/x-ndjson',
      ])) {
        0 => StreamConversationOk(response, response.events(ChatEvent.fromJson)),
        1 => StreamConversationOkXNdjson(
          response,
          response.jsonLines(ChatEvent.fromJson),
        ),
        _ => StreamConversationUndocumented(response),
      },
      401 when response.has('application/problem+json') => StreamConversationUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => StreamConversationUndocumented(response),
      404 when response.has('application/problem+json') => StreamConversationNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => StreamConversationUndocumented(response),
      429 when response.has('application/problem+json') => StreamConversationTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => StreamConversationUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => StreamConversationServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => StreamConversationUndocumented(response),
      _ => StreamConversationUndocumented(response),
    };
  }

  /// Mark messages as read
  ///
  /// Marks everything up to a message as read. Deprecated: the stream marks
  /// what it has delivered, and `listMessages` what it has listed.
  ///
  /// `PUT /conversations/{conversationId}/read-marker`
  ///
  /// - [conversationId]: The conversation.
  @Deprecated('The API drops it on 2027-06-30.')
  Future<MoveReadMarkerResult> moveReadMarker({
    required String conversationId,
    required MoveReadMarkerRequest body,
    CallOptions? options,
  }) async {
    final call = Call(
      'PUT',
      '/conversations/${pathValue(conversationId)}/read-marker',
      options: options,
      accept: 'application/problem+json',
      security: _security0,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      204 => MoveReadMarkerNoContent(
        response,
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      400 when response.has('application/problem+json') => MoveReadMarkerBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => MoveReadMarkerUndocumented(response),
      401 when response.has('application/problem+json') => MoveReadMarkerUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => MoveReadMarkerUndocumented(response),
      404 when response.has('application/problem+json') => MoveReadMarkerNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => MoveReadMarkerUndocumented(response),
      429 when response.has('application/problem+json') => MoveReadMarkerTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => MoveReadMarkerUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => MoveReadMarkerServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => MoveReadMarkerUndocumented(response),
      _ => MoveReadMarkerUndocumented(response),
    };
  }
}

const List<List<String>> _security0 = [['oauth']];

/// What [ChatApi.listConversations] is answered with.
sealed class ListConversationsResult extends ApiResult {
  const ListConversationsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  ConversationListResponse get orThrow => switch (this) {
    ListConversationsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of conversations.
final class ListConversationsOk extends ListConversationsResult {
  const ListConversationsOk(super.response, this.body, {required this.headers});

  final ConversationListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListConversationsBadRequest extends ListConversationsResult {
  const ListConversationsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListConversationsUnauthorized extends ListConversationsResult {
  const ListConversationsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListConversationsTooManyRequests extends ListConversationsResult {
  const ListConversationsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListConversationsServerError extends ListConversationsResult {
  const ListConversationsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListConversationsUndocumented extends ListConversationsResult {
  const ListConversationsUndocumented(super.response);
}

/// What [ChatApi.startConversation] is answered with.
sealed class StartConversationResult extends ApiResult {
  const StartConversationResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  ConversationCreatedResponse get orThrow => switch (this) {
    StartConversationCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The conversation is open.
final class StartConversationCreated extends StartConversationResult {
  const StartConversationCreated(super.response, this.body, {required this.headers});

  final ConversationCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class StartConversationBadRequest extends StartConversationResult {
  const StartConversationBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class StartConversationUnauthorized extends StartConversationResult {
  const StartConversationUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class StartConversationForbidden extends StartConversationResult {
  const StartConversationForbidden(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class StartConversationUnprocessableContent extends StartConversationResult {
  const StartConversationUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class StartConversationTooManyRequests extends StartConversationResult {
  const StartConversationTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class StartConversationServerError extends StartConversationResult {
  const StartConversationServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class StartConversationUndocumented extends StartConversationResult {
  const StartConversationUndocumented(super.response);
}

/// What [ChatApi.listMessages] is answered with.
sealed class ListMessagesResult extends ApiResult {
  const ListMessagesResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  MessageListResponse get orThrow => switch (this) {
    ListMessagesOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of messages.
final class ListMessagesOk extends ListMessagesResult {
  const ListMessagesOk(super.response, this.body, {required this.headers});

  final MessageListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListMessagesBadRequest extends ListMessagesResult {
  const ListMessagesBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListMessagesUnauthorized extends ListMessagesResult {
  const ListMessagesUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class ListMessagesNotFound extends ListMessagesResult {
  const ListMessagesNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListMessagesTooManyRequests extends ListMessagesResult {
  const ListMessagesTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListMessagesServerError extends ListMessagesResult {
  const ListMessagesServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListMessagesUndocumented extends ListMessagesResult {
  const ListMessagesUndocumented(super.response);
}

/// What [ChatApi.sendMessage] is answered with.
sealed class SendMessageResult extends ApiResult {
  const SendMessageResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  MessageCreatedResponse get orThrow => switch (this) {
    SendMessageCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The message is sent.
final class SendMessageCreated extends SendMessageResult {
  const SendMessageCreated(super.response, this.body, {required this.headers});

  final MessageCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class SendMessageBadRequest extends SendMessageResult {
  const SendMessageBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class SendMessageUnauthorized extends SendMessageResult {
  const SendMessageUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class SendMessageForbidden extends SendMessageResult {
  const SendMessageForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class SendMessageNotFound extends SendMessageResult {
  const SendMessageNotFound(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class SendMessageUnprocessableContent extends SendMessageResult {
  const SendMessageUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class SendMessageTooManyRequests extends SendMessageResult {
  const SendMessageTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class SendMessageServerError extends SendMessageResult {
  const SendMessageServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class SendMessageUndocumented extends SendMessageResult {
  const SendMessageUndocumented(super.response);
}

/// What [ChatApi.streamConversation] is answered with.
sealed class StreamConversationResult extends ApiResult {
  const StreamConversationResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  StreamConversationResult get orThrow => switch (this) {
    StreamConversationOk() => this,
    StreamConversationOkXNdjson() => this,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The stream of events. A comment is sent every 20 seconds to keep the
/// connection alive.
final class StreamConversationOk extends StreamConversationResult {
  const StreamConversationOk(super.response, this.body);

  final Stream<ServerSentEvent<ChatEvent>> body;
}

/// `200`: The stream of events. A comment is sent every 20 seconds to keep the
/// connection alive.
final class StreamConversationOkXNdjson extends StreamConversationResult {
  const StreamConversationOkXNdjson(super.response, this.body);

  final Stream<ChatEvent> body;
}

/// `401`: There is no valid access token or key.
final class StreamConversationUnauthorized extends StreamConversationResult {
  const StreamConversationUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class StreamConversationNotFound extends StreamConversationResult {
  const StreamConversationNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class StreamConversationTooManyRequests extends StreamConversationResult {
  const StreamConversationTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class StreamConversationServerError extends StreamConversationResult {
  const StreamConversationServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class StreamConversationUndocumented extends StreamConversationResult {
  const StreamConversationUndocumented(super.response);
}

/// What [ChatApi.moveReadMarker] is answered with.
sealed class MoveReadMarkerResult extends ApiResult {
  const MoveReadMarkerResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  void get orThrow => switch (this) {
    MoveReadMarkerNoContent() => null,
    _ => throw ApiStatusException(this),
  };
}

/// `204`: The marker is moved.
final class MoveReadMarkerNoContent extends MoveReadMarkerResult {
  const MoveReadMarkerNoContent(super.response, {required this.headers});

  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class MoveReadMarkerBadRequest extends MoveReadMarkerResult {
  const MoveReadMarkerBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class MoveReadMarkerUnauthorized extends MoveReadMarkerResult {
  const MoveReadMarkerUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class MoveReadMarkerNotFound extends MoveReadMarkerResult {
  const MoveReadMarkerNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class MoveReadMarkerTooManyRequests extends MoveReadMarkerResult {
  const MoveReadMarkerTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class MoveReadMarkerServerError extends MoveReadMarkerResult {
  const MoveReadMarkerServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class MoveReadMarkerUndocumented extends MoveReadMarkerResult {
  const MoveReadMarkerUndocumented(super.response);
}


