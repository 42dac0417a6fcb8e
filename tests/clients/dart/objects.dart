import 'package:objects/objects.dart';

import 'harness.dart';

ObjectsApi client(String base) => ObjectsClient(baseUrl: base).objects;

Future<void> main(List<String> arguments) => run(arguments, {
  'Read-only and write-only': (base) async {
    final user = (await client(base).echoUser(body: const UserInput(name: 'a', password: 'p'))).orThrow;
    equal(user, const User(id: '1', name: 'a', created: 'now'));
  },
  'Read-only further down': (base) async {
    final team = (await client(base).echoTeam(
      body: const TeamInput(
        lead: UserInput(name: 'b', password: 'p'),
        members: [UserInput(name: 'c', password: 'q')],
        by: {'x': UserInput(name: 'd', password: 'r')},
      ),
    )).orThrow;
    equal(team.lead.id, '2');
    equal(team.by?['x']?.role, 'admin');
  },
  'Others beside the named': (base) async {
    final settings = (await client(base).echoSettings(
      body: const Settings(theme: 'dark', additionalProperties: {'mail': SettingsValue(on: true)}),
    )).orThrow;
    equal(settings.size, 2);
    equal(settings.additionalProperties, {'push': const SettingsValue(on: false)});
  },
  'Closed': (base) async {
    equal((await client(base).echoClosed(body: const Closed(a: 'x', b: true))).orThrow, const Closed(a: 'y'));
  },
  'More than is documented': (base) async {
    equal((await client(base).echoClosed(body: const Closed(a: 'x'))).orThrow.a, 'y');
  },
  'Recursion': (base) async {
    final tree = (await client(base).echoTree(
      body: const Tree(name: 'a', children: [Tree(name: 'b', children: [])], twin: Tree(name: 'c')),
    )).orThrow;
    equal(tree.children?.single.twin?.name, 'f');
    equal(tree.copyWith(name: 'g', children: const Patch.set(null)), const Tree(name: 'g'));
  },
  'Maps': (base) async {
    const maps = Maps(
      counts: {'a': 1, '__proto__': 2},
      lists: {
        'b': [1, 2.5],
      },
      free: {
        'c': {'d': null},
      },
      deep: {
        'e': {'f': 'g', 'h': null},
      },
      patterns: {'x-i': 'j'},
    );
    equal((await client(base).echoMaps(body: maps)).orThrow, maps);
  },
  'Anything': (base) async {
    const value = {
      'a': [1, null, 'b'],
    };
    equal((await client(base).echoAnything(body: value)).orThrow, value);
    equal((await client(base).echoAnything(body: 5)).orThrow, 5);
  },
  'Tuples': (base) async {
    equal((await client(base).echoTuple(body: (1, 2.5, null))).orThrow, (1.0, 2.5, 'label'));
  },
  'Wrong type': (base) async {
    final error = await thrown(() => client(base).echoSettings(body: const Settings(theme: 'dark')));
    if (error is! ApiDecodeException) throw StateError('$error');
    equal(error.path, ['theme']);
    equal(error.message, r'$.theme: expected a string, found 1');
  },
});
