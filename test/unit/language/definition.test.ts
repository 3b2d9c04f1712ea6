import assert from 'node:assert/strict';
import type { LocationLink } from 'vscode-languageserver-types';
import { touches } from '../../../src/format/position';
import { definition } from '../../../src/language/definition';
import { marked } from '../marked-text';
import { codebook, type Files, guide, studyOf, transcript, uriOf } from './study-of';

/** From the cursor of one file to the marked range of another: «whole «name»» or just «name». */
function check(
  before: string,
  target: readonly [name: string, text: string] | undefined,
  name = 'a.transcript.md',
): void {
  const to = target && marked(target[1]);
  const files: Files = { [name]: before, 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook };
  const { study, uri, marks } = studyOf({
    ...files,
    ...(target && to && target[0] !== name && { [target[0]]: to.text }),
    [name]: before,
  });
  const link = definition(study, uri, marks.cursor);
  assert.equal(link?.targetUri, target && uriOf(target[0]));
  assert.deepEqual(link?.targetSelectionRange, to?.ranges.at(-1));
  if (link) assertNested(link);
  if (link && marks.ranges[0] && target?.[0] !== name)
    assert.deepEqual(link.originSelectionRange, marks.ranges[0]);
}

/** VS Code refuses a link whose name lies outside of what it names. */
function assertNested({ targetRange, targetSelectionRange }: LocationLink): void {
  assert.ok(
    touches(targetRange, targetSelectionRange.start) && touches(targetRange, targetSelectionRange.end),
  );
}

describe('definition', () => {
  const inGuide = (id: string) => ['tea.guide.yaml', guide.replace(`id: ${id}\n`, `id: «${id}»\n`)] as const;

  it('leads from an ID to its question', () => {
    check(transcript('## «Q2‸.1» Whom?\n'), inGuide('Q2.1'));
    check(transcript('## Q2.1, «Q1.‸2» Whom?\n'), inGuide('Q1.2'));
    check(transcript('**Ann:** []{q=«Q1.1‸a»}\n'), inGuide('Q1.1a'));
  });
  it('leads from a theme to its entry in the codebook', () => {
    check(transcript('**Ann:** [x]{.money .«trust:‸early»}\n'), [
      'tea.codebook.yaml',
      codebook.replace('trust:early', '«trust:early»'),
    ]);
  });
  it('leads from guide: to the file', () => {
    check(transcript('', 'guide: «tea‸.guide.yaml»\n'), ['tea.guide.yaml', `«»${guide}`]);
  });
  it('leads from a speaker to the front matter, or else to the first turn', () => {
    for (const frontMatter of [
      'participant: Ann\nspeakers: {RB: interviewer, «Ann»: participant}\n',
      'participant: «Ann»\n',
      'interviewer:\n- RB\n- «Ann»\n',
    ]) {
      const text = transcript('**Ann:** Yes.\n\n**An‸n:** Yes.\n', frontMatter);
      check(text, ['a.transcript.md', text]);
    }
    const unnamed = transcript('**RB:** So?\n\n**«Ann»:** Yes.\n\n**An‸n:** Yes.\n');
    check(unnamed, ['a.transcript.md', unnamed]);
  });
  it('stays where the name is defined', () => {
    const here = guide.replace('id: Q1.2\n', 'id: «Q1.‸2»\n');
    check(here, ['tea.guide.yaml', here], 'tea.guide.yaml');
  });
  it('leads nowhere from prose, unknown names and a guide that is not there', () => {
    check(transcript('**Ann:** Q1‸.1\n'), undefined);
    check(transcript('## Q9‸.9 Whom?\n'), undefined);
    check(transcript('**Ann:** [x]{.no‸ne}\n'), undefined);
    check(transcript('', 'guide: none‸.guide.yaml\n'), undefined);
    check(transcript('', 'guide: ../../out‸.guide.yaml\n'), undefined);
  });
});
