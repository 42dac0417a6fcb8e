// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'money.dart';

/// Revenue by month and by kind of sale.
final class RevenueReport extends JsonModel {
  const RevenueReport({required this.months});

  factory RevenueReport.fromJson(Map<String, Object?> json) => RevenueReport(
    months: json.required('months', listOf(objectOf(RevenueReportMonth.fromJson))),
  );

  final List<RevenueReportMonth> months;

  @override
  Map<String, Object?> toJson() => {
    'months': [for (final e in months) e.toJson()],
  };

  RevenueReport copyWith({List<RevenueReportMonth>? months}) => RevenueReport(
    months: months ?? this.months,
  );
}

final class RevenueReportMonth extends JsonModel {
  const RevenueReportMonth({
    required this.month,
    required this.total,
    this.byPurpose,
  });

  factory RevenueReportMonth.fromJson(Map<String, Object?> json) => RevenueReportMonth(
    month: json.required('month', asString),
    total: json.required('total', objectOf(Money.fromJson)),
    byPurpose: json.optional('byPurpose', mapOf(objectOf(Money.fromJson))),
  );

  final String month;
  final Money total;
  final Map<String, Money>? byPurpose;

  @override
  Map<String, Object?> toJson() => {
    'month': month,
    'total': total.toJson(),
    if (byPurpose case final e?) 'byPurpose': {for (final e2 in e.entries) e2.key: e2.value.toJson()},
  };

  RevenueReportMonth copyWith({
    String? month,
    Money? total,
    Patch<Map<String, Money>> byPurpose = const Patch.keep(),
  }) => RevenueReportMonth(
    month: month ?? this.month,
    total: total ?? this.total,
    byPurpose: byPurpose.or(this.byPurpose),
  );
}

