// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// A field of study.
extension type const Subject(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  Subject.fromJson(Object? json) : wire = asString(json);

  static const mathematics = Subject('mathematics');
  static const physics = Subject('physics');
  static const chemistry = Subject('chemistry');
  static const biology = Subject('biology');
  static const languages = Subject('languages');
  static const history = Subject('history');
  static const computing = Subject('computing');
  static const music = Subject('music');
  static const business = Subject('business');

  static const List<Subject> values = [
    mathematics,
    physics,
    chemistry,
    biology,
    languages,
    history,
    computing,
    music,
    business,
  ];
}

