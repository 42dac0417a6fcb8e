// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

final class UploadAvatarRequest extends JsonModel {
  const UploadAvatarRequest({required this.image, this.altText});

  factory UploadAvatarRequest.fromJson(Map<String, Object?> json) => UploadAvatarRequest(
    image: json.required('image', asUpload),
    altText: json.optional('altText', asString),
  );

  /// A PNG, JPEG or WebP file of at most 5 MB.
  final Upload image;

  /// What the picture shows, for people who do not see it.
  final String? altText;

  @override
  Map<String, Object?> toJson() => {
    'image': image,
    if (altText != null) 'altText': altText,
  };

  UploadAvatarRequest copyWith({
    Upload? image,
    Patch<String> altText = const Patch.keep(),
  }) => UploadAvatarRequest(
    image: image ?? this.image,
    altText: altText.or(this.altText),
  );
}

