import assert from 'node:assert/strict';
import { themesAt } from '../../../src/language/themes-at';
import { codebook, guide, studyOf, transcript } from './study-of';

/** The themes at the cursor of a transcript. */
function at(body: string): string[] {
  const { study, uri, marks } = studyOf({
    'a.transcript.md': transcript(body),
    'tea.guide.yaml': guide,
    'codebook.yaml': codebook,
  });
  const { cursor } = marks;
  assert.ok(cursor);
  return themesAt(study, uri, cursor).map(({ id, codebook }) => (codebook === null ? `${id}?` : id));
}

describe('the themes at the cursor', () => {
  for (const [name, body, themes] of [
    ['are those of the span', '**A:** One [tw‸o]{.trust .money}.', ['trust', 'money']],
    ['are those of all spans around it', '**A:** [One [tw‸o]{.trust}]{.money}.', ['money', 'trust']],
    ['are those of a span over several lines', '**A:** [One\ntw‸o]{.trust}.', ['trust']],
    ['are those of the span that it touches', '**A:** One [two]{.trust}‸.', ['trust']],
    ['are none beside spans', '**A:** One‸ [two]{.trust}.', []],
    ['are none in a span without words', '**A:** []{.tru‸st}.', []],
    ['are those of the div around it', '::: {.trust}\n\n**A:** On‸e.\n\n:::\n', ['trust']],
    ['are none of a div that never ends', '::: {.trust}\n\n**A:** On‸e.\n', []],
    ['are none behind a div', '::: {.trust}\n\n**A:** One.\n\n:::\n\n**A:** Tw‸o.', []],
    ['are those of the answer', '## Q1.1 {.trust}\n\n**A:** On‸e.\n\n## Q1.2\n', ['trust']],
    ['are those of the answer on its heading', '## Q1.1‸ {.trust}\n\n**A:** One.\n', ['trust']],
    ['are none of the answer before', '## Q1.1 {.trust}\n\n**A:** One.\n\n## Q1.2\n\n**A:** Tw‸o.', []],
    ['are also those that the codebook does not have', '**A:** [tw‸o]{.slip}.', ['slip?']],
  ] as const) {
    it(name, () => assert.deepEqual(at(body), themes));
  }
});
