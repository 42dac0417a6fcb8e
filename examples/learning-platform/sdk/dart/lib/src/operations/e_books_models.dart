// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../models/new_e_book.dart';
import '../runtime/runtime.dart';

final class UploadEBookRequest extends JsonModel {
  const UploadEBookRequest({
    required this.metadata,
    required this.file,
    this.cover,
  });

  factory UploadEBookRequest.fromJson(Map<String, Object?> json) => UploadEBookRequest(
    metadata: json.required('metadata', objectOf(NewEBook.fromJson)),
    file: json.required('file', asUpload),
    cover: json.optional('cover', asUpload),
  );

  final NewEBook metadata;

  /// The e-book, an EPUB or a PDF of at most 200 MB.
  final Upload file;

  /// The cover, at least 1000 pixels wide.
  final Upload? cover;

  @override
  Map<String, Object?> toJson() => {
    'metadata': metadata.toJson(),
    'file': file,
    if (cover != null) 'cover': cover,
  };

  UploadEBookRequest copyWith({
    NewEBook? metadata,
    Upload? file,
    Patch<Upload> cover = const Patch.keep(),
  }) => UploadEBookRequest(
    metadata: metadata ?? this.metadata,
    file: file ?? this.file,
    cover: cover.or(this.cover),
  );
}

