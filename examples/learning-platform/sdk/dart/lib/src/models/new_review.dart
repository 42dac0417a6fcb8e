// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// Your opinion of a course.
final class NewReview extends JsonModel {
  const NewReview({required this.rating, this.text});

  factory NewReview.fromJson(Map<String, Object?> json) => NewReview(
    rating: json.required('rating', asInt),
    text: json.optional('text', asString),
  );

  final int rating;
  final String? text;

  @override
  Map<String, Object?> toJson() => {
    'rating': rating,
    if (text != null) 'text': text,
  };

  NewReview copyWith({
    int? rating,
    Patch<String> text = const Patch.keep(),
  }) => NewReview(rating: rating ?? this.rating, text: text.or(this.text));
}

