// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'e_book_format.dart';
import 'language_tag.dart';
import 'money.dart';
import 'subject.dart';

/// What the library knows about an e-book.
final class EBook extends JsonModel {
  const EBook({
    required this.id,
    required this.title,
    required this.authors,
    required this.language,
    this.isbn,
    this.subject,
    this.price,
    required this.formats,
    this.pageCount,
    this.coverUrl,
  });

  factory EBook.fromJson(Map<String, Object?> json) => EBook(
    id: json.required('id', asString),
    title: json.required('title', asString),
    authors: json.required('authors', listOf(asString)),
    language: json.required('language', asString),
    isbn: json.optional('isbn', asString),
    subject: json.optional('subject', Subject.fromJson),
    price: json.optional('price', objectOf(Money.fromJson)),
    formats: json.required('formats', listOf(EBookFormat.fromJson)),
    pageCount: json.optional('pageCount', asInt),
    coverUrl: json.optional('coverUrl', asString),
  );

  final String id;
  final String title;
  final List<String> authors;
  final LanguageTag language;
  final String? isbn;
  final Subject? subject;
  final Money? price;
  final List<EBookFormat> formats;
  final int? pageCount;
  final String? coverUrl;

  @override
  Map<String, Object?> toJson() => {
    'id': id,
    'title': title,
    'authors': authors,
    'language': language,
    if (isbn != null) 'isbn': isbn,
    if (subject != null) 'subject': subject,
    if (price case final e?) 'price': e.toJson(),
    'formats': formats,
    if (pageCount != null) 'pageCount': pageCount,
    if (coverUrl != null) 'coverUrl': coverUrl,
  };

  EBook copyWith({
    String? id,
    String? title,
    List<String>? authors,
    LanguageTag? language,
    Patch<String> isbn = const Patch.keep(),
    Patch<Subject> subject = const Patch.keep(),
    Patch<Money> price = const Patch.keep(),
    List<EBookFormat>? formats,
    Patch<int> pageCount = const Patch.keep(),
    Patch<String> coverUrl = const Patch.keep(),
  }) => EBook(
    id: id ?? this.id,
    title: title ?? this.title,
    authors: authors ?? this.authors,
    language: language ?? this.language,
    isbn: isbn.or(this.isbn),
    subject: subject.or(this.subject),
    price: price.or(this.price),
    formats: formats ?? this.formats,
    pageCount: pageCount.or(this.pageCount),
    coverUrl: coverUrl.or(this.coverUrl),
  );
}

