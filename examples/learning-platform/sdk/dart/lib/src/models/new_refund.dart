// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'money.dart';

/// A refund to be made.
final class NewRefund extends JsonModel {
  const NewRefund({this.amount, required this.reason, this.note});

  factory NewRefund.fromJson(Map<String, Object?> json) => NewRefund(
    amount: json.optional('amount', objectOf(Money.fromJson)),
    reason: json.required('reason', NewRefundReason.fromJson),
    note: json.optional('note', asString),
  );

  /// How much to return; everything if left out.
  final Money? amount;
  final NewRefundReason reason;

  /// The reason in words, if it is `other`.
  final String? note;

  @override
  Map<String, Object?> toJson() => {
    if (amount case final e?) 'amount': e.toJson(),
    'reason': reason,
    if (note != null) 'note': note,
  };

  NewRefund copyWith({
    Patch<Money> amount = const Patch.keep(),
    NewRefundReason? reason,
    Patch<String> note = const Patch.keep(),
  }) => NewRefund(
    amount: amount.or(this.amount),
    reason: reason ?? this.reason,
    note: note.or(this.note),
  );
}

extension type const NewRefundReason(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  NewRefundReason.fromJson(Object? json) : wire = asString(json);

  static const requestedByCustomer = NewRefundReason('requestedByCustomer');
  static const duplicate = NewRefundReason('duplicate');
  static const fraudulent = NewRefundReason('fraudulent');
  static const courseCancelled = NewRefundReason('courseCancelled');
  static const other = NewRefundReason('other');

  static const List<NewRefundReason> values = [
    requestedByCustomer,
    duplicate,
    fraudulent,
    courseCancelled,
    other,
  ];
}

