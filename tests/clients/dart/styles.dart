import 'package:styles/styles.dart';

import 'harness.dart';

const list = ['blue', 'black', 'brown'];
const colour = Colour(r: 100, g: 200, b: 150);

StylesClient client(String base) => StylesClient(baseUrl: base);

Future<void> main(List<String> arguments) => run(arguments, {
  'Simple': (base) async {
    final answer = await client(
      base,
    ).paths.simplePath(text: 'blue', list: list, listOut: list, pair: colour, pairOut: colour);
    holds(answer is SimplePathNoContent, 'done');
  },
  'Label': (base) async {
    final answer = await client(
      base,
    ).paths.labelPath(text: 'blue', list: list, listOut: list, pair: colour, pairOut: colour);
    holds(answer is LabelPathNoContent, 'done');
  },
  'Matrix': (base) async {
    final answer = await client(
      base,
    ).paths.matrixPath(text: 'blue', list: list, listOut: list, pair: colour, pairOut: colour);
    holds(answer is MatrixPathNoContent, 'done');
  },
  'Scalars': (base) async {
    final answer = await client(base).paths.scalarPath(whole: 12, part: 0.5, yes: true, kind: Kind.veryLarge);
    holds(answer is ScalarPathNoContent, 'done');
  },
  'Two parameters in one segment': (base) async {
    final answer = await client(base).paths.twoInOneSegment(name: 'report v1', ending: 'pdf');
    holds(answer is TwoInOneSegmentNoContent, 'done');
  },
  'Form': (base) async {
    final answer = await client(
      base,
    ).query.formQuery(text: 'blue', list: list, listOut: list, pair: colour, pairOut: colour);
    holds(answer is FormQueryNoContent, 'done');
  },
  'Nothing given': (base) async => holds(await client(base).query.formQuery() is FormQueryNoContent, 'done'),
  'Empty text and empty lists': (base) async {
    final answer = await client(base).query.formQuery(text: '', list: [], listOut: []);
    holds(answer is FormQueryNoContent, 'done');
  },
  'Delimited': (base) async {
    final answer = await client(base).query.delimitedQuery(
      spaces: list,
      pipes: list,
      spacesOut: list,
      pipesOut: list,
      spacedPair: colour,
      pipedPair: colour,
    );
    holds(answer is DelimitedQueryNoContent, 'done');
  },
  'Deep object': (base) async {
    holds(await client(base).query.deepQuery(colour: colour) is DeepQueryNoContent, 'done');
  },
  'Deep object beyond the specification': (base) async {
    final answer = await client(base).query.deepQuery(
      filter: const DeepQueryFilter(names: ['a', 'b'], since: DeepQueryFilterSince(gte: 5)),
      expand: ['x', 'y'],
    );
    holds(answer is DeepQueryNoContent, 'done');
  },
  'Reserved characters': (base) async {
    const text = ' a/b?c#d%e&é;,+';
    final answer = await client(base).query.reserved(
      inPath: text,
      coded: text,
      kept: r'a/b?c:d@e!$()*,;= #[]&+%é',
      naMeAnd: '1=1',
      parts: ['a,b', 'c'],
    );
    holds(answer is ReservedNoContent, 'done');
  },
  'Dot segments': (base) async {
    holds(await thrown(() => client(base).query.reserved(inPath: '..')) is ArgumentError, 'it is refused');
  },
  'Content': (base) async {
    final answer = await client(base).query.contentQuery(where: const ContentQueryWhere(name: 'a b', ids: [1, 2]));
    holds(answer is ContentQueryNoContent, 'done');
  },
  'A query in the path': (base) async {
    holds(await client(base).query.queryInPath(more: 'x') is QueryInPathNoContent, 'done');
  },
  'Headers': (base) async {
    final answer = await client(base).headers.headerStyles(
      xText: 'a b/c',
      xWhole: 7,
      xList: list,
      xListOut: list,
      xPair: colour,
      xPairOut: colour,
      xJson: [1, 2],
    );
    holds(answer is HeaderStylesNoContent, 'done');
  },
  'No headers': (base) async {
    holds(await client(base).headers.headerStyles() is HeaderStylesNoContent, 'done');
  },
  'Cookies': (base) async {
    final answer = await client(
      base,
    ).cookies.cookieStyles(text: 'a b;c', list: list, listOut: list, pair: colour, pairOut: colour);
    holds(answer is CookieStylesNoContent, 'done');
  },
});
