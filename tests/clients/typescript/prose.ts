import { equal, run } from './harness.js';
import * as api from './prose/src/index.js';

/** The text that stands in every slot of the document. */
const hostile =
  "*/ ${x} $y \\u0041 \\ ''' \"\"\" `tick` {{hb}} {{{raw}}} <b>&amp;</b> // # --> ]]> @see {@link x} \u2028\u2029\u202e\u0085\u007f\ufeff\n * @returns {*}\r\n/// line\n/** open\n%s $";

await run({
  Everything: async (base) => {
    const answer = await api.prose(api.createClient({ baseUrl: base }), {
      path: { id: '1' },
      query: { [hostile]: hostile, choice: hostile },
      cookies: { "$`'": 'c' },
      body: { [hostile]: 'one', kind: hostile, choice: hostile, union: { [hostile]: "a'$b" } },
    });
    if (!answer.ok) throw new Error(answer.match);
    const { data } = answer;
    equal([data[hostile], data.kind === hostile, data.choice, data.union?.[hostile]], ['two', true, 'other', 'b`${c}']);
  },
});
