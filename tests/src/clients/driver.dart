/// Compiles and runs many programs in one VM, because starting one costs more than most programs do.
///
/// The first argument is a file with one program a line: its path, its package configuration and its arguments, with
/// tabs between them. For each program a line `>>> INDEX MILLISECONDS` says that it has ended; `!!! INDEX` and the error
/// come before it where it could not be compiled or threw.
library;

import 'dart:convert';
import 'dart:io';
import 'dart:isolate';

/// More than any program takes.
const _patience = Duration(seconds: 90);

Future<void> main(List<String> arguments) async {
  final programs = File(arguments.first).readAsLinesSync();
  for (final (index, line) in programs.indexed) {
    final [program, packages, ...rest] = line.split('\t');
    final ended = ReceivePort();
    final failed = ReceivePort();
    final watch = Stopwatch()..start();
    void fault(Object? error) => print('!!! $index ${jsonEncode('$error')}');
    try {
      failed.listen((error) => fault((error as List<Object?>).first));
      final isolate = await Isolate.spawnUri(
        Uri.file(program),
        rest,
        null,
        packageConfig: Uri.file(packages),
        onExit: ended.sendPort,
        onError: failed.sendPort,
      );
      await ended.first.timeout(
        _patience,
        onTimeout: () {
          fault('the program did not end');
          isolate.kill(priority: Isolate.immediate);
        },
      );
      // What the program threw may come after the news of its end.
      await Future<void>.delayed(Duration.zero);
    } on IsolateSpawnException catch (error) {
      fault(error.message);
    } finally {
      ended.close();
      failed.close();
    }
    print('>>> $index ${watch.elapsedMilliseconds}');
  }
}
