// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'language_tag.dart';
import 'money.dart';
import 'subject.dart';

/// The description of an e-book to be uploaded.
final class NewEBook extends JsonModel {
  const NewEBook({
    required this.title,
    required this.authors,
    required this.language,
    this.isbn,
    this.subject,
    this.price,
  });

  factory NewEBook.fromJson(Map<String, Object?> json) => NewEBook(
    title: json.required('title', asString),
    authors: json.required('authors', listOf(asString)),
    language: json.required('language', asString),
    isbn: json.optional('isbn', asString),
    subject: json.optional('subject', Subject.fromJson),
    price: json.optional('price', objectOf(Money.fromJson)),
  );

  final String title;
  final List<String> authors;
  final LanguageTag language;

  /// The ISBN-13, without hyphens.
  final String? isbn;
  final Subject? subject;
  final Money? price;

  @override
  Map<String, Object?> toJson() => {
    'title': title,
    'authors': authors,
    'language': language,
    if (isbn != null) 'isbn': isbn,
    if (subject != null) 'subject': subject,
    if (price case final e?) 'price': e.toJson(),
  };

  NewEBook copyWith({
    String? title,
    List<String>? authors,
    LanguageTag? language,
    Patch<String> isbn = const Patch.keep(),
    Patch<Subject> subject = const Patch.keep(),
    Patch<Money> price = const Patch.keep(),
  }) => NewEBook(
    title: title ?? this.title,
    authors: authors ?? this.authors,
    language: language ?? this.language,
    isbn: isbn.or(this.isbn),
    subject: subject.or(this.subject),
    price: price.or(this.price),
  );
}

