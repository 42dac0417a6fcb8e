// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'dart:convert';
import 'dart:typed_data';

/// Bytes to send, as a body or as a part of one.
final class Upload {
  /// Bytes that are in memory.
  Upload.bytes(List<int> bytes, {this.filename, this.contentType})
    : length = bytes.length,
      open = (() => Stream.value(bytes));

  /// Text, written as UTF-8.
  Upload.text(String text, {String? filename, String? contentType})
    : this.bytes(
        utf8.encode(text),
        filename: filename,
        contentType: contentType ?? 'text/plain; charset=utf-8',
      );

  /// Bytes that are read when they are sent: `Upload.stream(file.openRead)`.
  ///
  /// [open] is called once an attempt.
  const Upload.stream(
    this.open, {
    this.length,
    this.filename,
    this.contentType,
  });

  final Stream<List<int>> Function() open;

  /// How many bytes there are, or null where nobody knows before the end.
  final int? length;

  final String? filename;

  /// The media type; where it is null, the one that the API asks for.
  final String? contentType;

  /// All the bytes at once.
  Future<Uint8List> read() async {
    final bytes = BytesBuilder(copy: false);
    await open().forEach(bytes.add);
    return bytes.takeBytes();
  }

  @override
  String toString() => 'Upload(${filename ?? '${length ?? '?'} bytes'})';
}
