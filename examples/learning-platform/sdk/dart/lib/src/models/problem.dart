// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// What went wrong, as RFC 9457 has it.
final class Problem extends JsonModel {
  const Problem({
    required this.type,
    required this.title,
    required this.status,
    this.detail,
    this.instance,
    this.code,
    this.errors,
  });

  factory Problem.fromJson(Map<String, Object?> json) => Problem(
    type: json.required('type', asString),
    title: json.required('title', asString),
    status: json.required('status', asInt),
    detail: json.optional('detail', asString),
    instance: json.optional('instance', asString),
    code: json.optional('code', ProblemCode.fromJson),
    errors: json.optional('errors', listOf(objectOf(ProblemError.fromJson))),
  );

  /// A page that explains this kind of problem.
  final String type;

  /// The kind of problem in a few words, the same every time.
  final String title;

  /// The HTTP status.
  final int status;

  /// What happened this time.
  final String? detail;

  /// Identifies this occurrence; quote it to our support.
  final String? instance;

  /// The kind of problem for programs.
  final ProblemCode? code;

  /// One entry for every member of the request that is not right.
  final List<ProblemError>? errors;

  @override
  Map<String, Object?> toJson() => {
    'type': type,
    'title': title,
    'status': status,
    if (detail != null) 'detail': detail,
    if (instance != null) 'instance': instance,
    if (code != null) 'code': code,
    if (errors case final e?) 'errors': [for (final e2 in e) e2.toJson()],
  };

  Problem copyWith({
    String? type,
    String? title,
    int? status,
    Patch<String> detail = const Patch.keep(),
    Patch<String> instance = const Patch.keep(),
    Patch<ProblemCode> code = const Patch.keep(),
    Patch<List<ProblemError>> errors = const Patch.keep(),
  }) => Problem(
    type: type ?? this.type,
    title: title ?? this.title,
    status: status ?? this.status,
    detail: detail.or(this.detail),
    instance: instance.or(this.instance),
    code: code.or(this.code),
    errors: errors.or(this.errors),
  );
}

/// The kind of problem for programs.
extension type const ProblemCode(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  ProblemCode.fromJson(Object? json) : wire = asString(json);

  static const invalidRequest = ProblemCode('invalid_request');
  static const notSignedIn = ProblemCode('not_signed_in');
  static const paymentDeclined = ProblemCode('payment_declined');
  static const forbidden = ProblemCode('forbidden');
  static const notFound = ProblemCode('not_found');
  static const conflict = ProblemCode('conflict');
  static const versionMismatch = ProblemCode('version_mismatch');
  static const tooLarge = ProblemCode('too_large');
  static const unsupportedMediaType = ProblemCode('unsupported_media_type');
  static const invalidRange = ProblemCode('invalid_range');
  static const rateLimited = ProblemCode('rate_limited');
  static const unavailable = ProblemCode('unavailable');

  static const List<ProblemCode> values = [
    invalidRequest,
    notSignedIn,
    paymentDeclined,
    forbidden,
    notFound,
    conflict,
    versionMismatch,
    tooLarge,
    unsupportedMediaType,
    invalidRange,
    rateLimited,
    unavailable,
  ];
}

final class ProblemError extends JsonModel {
  const ProblemError({required this.pointer, required this.detail});

  factory ProblemError.fromJson(Map<String, Object?> json) => ProblemError(
    pointer: json.required('pointer', asString),
    detail: json.required('detail', asString),
  );

  /// Where in the request.
  final String pointer;

  /// What is not right there.
  final String detail;

  @override
  Map<String, Object?> toJson() => {'pointer': pointer, 'detail': detail};

  ProblemError copyWith({String? pointer, String? detail}) => ProblemError(
    pointer: pointer ?? this.pointer,
    detail: detail ?? this.detail,
  );
}

