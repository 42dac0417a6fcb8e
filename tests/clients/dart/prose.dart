import 'package:prose/prose.dart';

import 'harness.dart';

/// The text that stands in every slot of the document.
const hostile =
    '*/ \${x} \$y \\u0041 \\ \'\'\' """ `tick` {{hb}} {{{raw}}} <b>&amp;</b> // # --> ]]> @see {@link x} '
    '\u2028\u2029\u202e\u0085\u007f\ufeff\n * @returns {*}\r\n/// line\n/** open\n%s \$';

Future<void> main(List<String> arguments) => run(arguments, {
  'Everything': (base) async {
    final api = StarXYU0041TickHbRawLessBGreaterAndAmpLessBGreaterGreaterGreaterAtSeeAtLinkXStarAtReturnsStarLineStarStarOpenPercentSApi(ApiClient(baseUrl: base));
    final answer = await api.prose(
      id: '1',
      starXYU0041TickHbRawLessBGreaterAndAmpLessBGreaterGreaterGreaterAtSeeAtLinkXStarAtReturnsStarLineStarStarOpenPercentS: hostile,
      dollarBackTickApostrophe: 'c',
      choice:
          ProseChoiceModel.starXYU0041TickHbRawLessBGreaterAndAmpLessBGreaterGreaterGreaterAtSeeAtLinkXStarAtReturnsStarLineStarStarOpenPercentS,
      body: const Prose(
        starXYU0041TickHbRawLessBGreaterAndAmpLessBGreaterGreaterGreaterAtSeeAtLinkXStarAtReturnsStarLineStarStarOpenPercentS: 'one',
        choice:
            ProseChoice.starXYU0041TickHbRawLessBGreaterAndAmpLessBGreaterGreaterGreaterAtSeeAtLinkXStarAtReturnsStarLineStarStarOpenPercentS,
        union: UnionABVariant(UnionAB()),
      ),
    );
    final prose = answer.orThrow;
    equal(
      prose.starXYU0041TickHbRawLessBGreaterAndAmpLessBGreaterGreaterGreaterAtSeeAtLinkXStarAtReturnsStarLineStarStarOpenPercentS,
      'two',
    );
    equal(prose.kind, hostile);
    equal(prose.choice, ProseChoice.other);
    equal(prose.union, const UnionBCVariant(UnionBC()));
  },
});
