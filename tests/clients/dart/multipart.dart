import 'dart:convert';

import 'package:multipart/multipart.dart';

import 'harness.dart';

UploadsApi client(String base) => MultipartClient(baseUrl: base).uploads;

Upload file(String text, {String? filename, String? contentType}) =>
    Upload.bytes(utf8.encode(text), filename: filename, contentType: contentType);

Future<void> main(List<String> arguments) => run(arguments, {
  'Fields and a file': (base) async {
    final body = UploadOneRequest(title: 'größer', count: 3, public: true, file: file('one-two', filename: 'a.bin'));
    holds(await client(base).uploadOne(body: body) is UploadOneNoContent, 'done');
  },
  'What is not given is not sent': (base) async {
    final body = UploadOneRequest(title: 't', file: file('x'));
    holds(await client(base).uploadOne(body: body) is UploadOneNoContent, 'done');
  },
  'Names that need quoting': (base) async {
    final body = UploadOneRequest(title: 't', file: file('x', filename: 'a "b"\r\nc.png'));
    holds(await client(base).uploadOne(body: body) is UploadOneNoContent, 'done');
  },
  'Parts with types': (base) async {
    final body = UploadTypedRequest(
      meta: const UploadTypedRequestMeta(name: 'n', tags: ['a', 'b']),
      image: file('x', filename: 'i.jpg', contentType: 'image/jpeg'),
      note: '# hi',
    );
    holds(await client(base).uploadTyped(body: body) is UploadTypedNoContent, 'done');
  },
  'The type of a file that says nothing': (base) async {
    final body = UploadTypedRequest(
      meta: const UploadTypedRequestMeta(name: 'n'),
      image: file('x', filename: 'i'),
    );
    holds(await client(base).uploadTyped(body: body) is UploadTypedNoContent, 'done');
  },
  'Lists': (base) async {
    final body = UploadManyRequest(
      files: [
        file('one', filename: '1.txt', contentType: 'text/plain'),
        Upload.stream(() => Stream.value(utf8.encode('two')), filename: '2.txt', contentType: 'text/plain'),
      ],
      words: ['a', 'b,c'],
      points: const [UploadManyRequestPoint(x: 1), UploadManyRequestPoint(x: 2)],
    );
    holds(await client(base).uploadMany(body: body) is UploadManyNoContent, 'done');
  },
  'Headers of a part': (base) async {
    const body = UploadWithHeadersRequest(address: UploadWithHeadersRequestAddress(city: 'c'));
    holds(await client(base).uploadWithHeaders(body: body) is UploadWithHeadersNoContent, 'done');
  },
});
