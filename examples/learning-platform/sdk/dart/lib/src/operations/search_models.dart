// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

extension type const SearchKindItem(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  SearchKindItem.fromJson(Object? json) : wire = asString(json);

  static const course = SearchKindItem('course');
  static const tutor = SearchKindItem('tutor');
  static const eBook = SearchKindItem('eBook');
  static const post = SearchKindItem('post');

  static const List<SearchKindItem> values = [course, tutor, eBook, post];
}

final class SuggestSearchesResponse extends JsonModel {
  const SuggestSearchesResponse({required this.data});

  factory SuggestSearchesResponse.fromJson(Map<String, Object?> json) => SuggestSearchesResponse(
    data: json.required('data', listOf(asString)),
  );

  final List<String> data;

  @override
  Map<String, Object?> toJson() => {'data': data};

  SuggestSearchesResponse copyWith({
    List<String>? data,
  }) => SuggestSearchesResponse(data: data ?? this.data);
}

