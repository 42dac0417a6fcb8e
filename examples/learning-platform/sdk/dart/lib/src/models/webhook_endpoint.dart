// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'event_type.dart';

/// An address that events are sent to.
final class WebhookEndpoint extends JsonModel {
  const WebhookEndpoint({
    required this.id,
    required this.url,
    required this.events,
    this.description,
    this.secret,
  });

  factory WebhookEndpoint.fromJson(Map<String, Object?> json) => WebhookEndpoint(
    id: json.required('id', asString),
    url: json.required('url', asString),
    events: json.required('events', listOf(EventType.fromJson)),
    description: json.optional('description', asString),
    secret: json.optional('secret', asString),
  );

  final String id;
  final String url;
  final List<EventType> events;
  final String? description;

  /// The key of the signatures. It is returned once, when the endpoint is
  /// added.
  final String? secret;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'url': url,
    'events': events,
    if (description != null) 'description': description,
    if (secret != null) 'secret': secret,
  };

  WebhookEndpoint copyWith({
    String? id,
    String? url,
    List<EventType>? events,
    Patch<String> description = const Patch.keep(),
    Patch<String> secret = const Patch.keep(),
  }) => WebhookEndpoint(
    id: id ?? this.id,
    url: url ?? this.url,
    events: events ?? this.events,
    description: description.or(this.description),
    secret: secret.or(this.secret),
  );
}

/// An address that events are sent to.
final class WebhookEndpointInput extends JsonModel {
  const WebhookEndpointInput({
    required this.url,
    required this.events,
    this.description,
  });

  factory WebhookEndpointInput.fromJson(Map<String, Object?> json) => WebhookEndpointInput(
    url: json.required('url', asString),
    events: json.required('events', listOf(EventType.fromJson)),
    description: json.optional('description', asString),
  );

  final String url;
  final List<EventType> events;
  final String? description;

  @override
  Map<String, Object?> toJson() => {
    'url': url,
    'events': events,
    if (description != null) 'description': description,
  };

  WebhookEndpointInput copyWith({
    String? url,
    List<EventType>? events,
    Patch<String> description = const Patch.keep(),
  }) => WebhookEndpointInput(
    url: url ?? this.url,
    events: events ?? this.events,
    description: description.or(this.description),
  );
}

