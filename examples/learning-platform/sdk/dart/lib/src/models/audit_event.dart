// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// Something that was done on the platform.
final class AuditEvent extends JsonModel {
  const AuditEvent({
    required this.id,
    required this.at,
    required this.actorId,
    required this.action,
    this.target,
    this.additionalProperties = const {},
  });

  factory AuditEvent.fromJson(Map<String, Object?> json) => AuditEvent(
    id: json.required('id', asString),
    at: json.required('at', asDateTime),
    actorId: json.required('actorId', asString),
    action: json.required('action', AuditEventAction.fromJson),
    target: json.optional('target', asString),
    additionalProperties: json.others(const {
      'id',
      'at',
      'actorId',
      'action',
      'target',
    }, asString),
  );

  final String id;
  final DateTime at;
  final String actorId;
  final AuditEventAction action;
  final String? target;

  /// Properties that have no name of their own.
  final Map<String, String> additionalProperties;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'at': dateTimeToJson(at),
    'actorId': actorId,
    'action': action,
    if (target != null) 'target': target,
    ...additionalProperties,
  };

  AuditEvent copyWith({
    String? id,
    DateTime? at,
    String? actorId,
    AuditEventAction? action,
    Patch<String> target = const Patch.keep(),
    Map<String, String>? additionalProperties,
  }) => AuditEvent(
    id: id ?? this.id,
    at: at ?? this.at,
    actorId: actorId ?? this.actorId,
    action: action ?? this.action,
    target: target.or(this.target),
    additionalProperties: additionalProperties ?? this.additionalProperties,
  );
}

extension type const AuditEventAction(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  AuditEventAction.fromJson(Object? json) : wire = asString(json);

  static const accountSuspend = AuditEventAction('account.suspend');
  static const accountRestore = AuditEventAction('account.restore');
  static const caseResolve = AuditEventAction('case.resolve');
  static const refundCreate = AuditEventAction('refund.create');

  static const List<AuditEventAction> values = [
    accountSuspend,
    accountRestore,
    caseResolve,
    refundCreate,
  ];
}

