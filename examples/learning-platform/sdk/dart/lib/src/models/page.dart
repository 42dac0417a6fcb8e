// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// Where a list goes on.
final class Page extends JsonModel {
  const Page({required this.nextCursor, this.totalEstimate});

  factory Page.fromJson(Map<String, Object?> json) => Page(
    nextCursor: json.required('nextCursor', nullable(asString)),
    totalEstimate: json.optional('totalEstimate', asInt),
  );

  /// Send this as `cursor` to get the next page; null on the last page.
  final String? nextCursor;

  /// About how many items there are in all, where that is cheap to know.
  final int? totalEstimate;

  @override
  Map<String, Object?> toJson() => {
    'nextCursor': nextCursor,
    if (totalEstimate != null) 'totalEstimate': totalEstimate,
  };

  Page copyWith({
    Patch<String> nextCursor = const Patch.keep(),
    Patch<int> totalEstimate = const Patch.keep(),
  }) => Page(
    nextCursor: nextCursor.or(this.nextCursor),
    totalEstimate: totalEstimate.or(this.totalEstimate),
  );
}

