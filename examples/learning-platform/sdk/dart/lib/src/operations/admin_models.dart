// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

final class GetRevenueReportPeriod extends JsonModel {
  const GetRevenueReportPeriod({required this.from, this.to});

  factory GetRevenueReportPeriod.fromJson(Map<String, Object?> json) => GetRevenueReportPeriod(
    from: json.required('from', asString),
    to: json.optional('to', asString),
  );

  /// The first month.
  final String from;

  /// The last month; the current one if left out.
  final String? to;

  @override
  Map<String, Object?> toJson() => {'from': from, if (to != null) 'to': to};

  GetRevenueReportPeriod copyWith({
    String? from,
    Patch<String> to = const Patch.keep(),
  }) => GetRevenueReportPeriod(from: from ?? this.from, to: to.or(this.to));
}

