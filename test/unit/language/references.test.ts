import assert from 'node:assert/strict';
import { comparePositions } from '../../../src/format/position';
import { references } from '../../../src/language/references';
import { marked } from '../marked-text';
import { codebook, type Files, guide, studyOf, transcript, uriOf } from './study-of';

/**
 * The references of the name at the cursor of the first file are the marked places of all files; `‸` itself may stand in
 * one of them.
 */
function check(files: Files, includeDeclaration = true): void {
  const plain = Object.entries(files).map(([name, source], index) => [
    name,
    index === 0 ? source : marked(source).text,
  ]);
  const { study, uri, marks } = studyOf(Object.fromEntries(plain));
  const wanted = Object.entries(files).flatMap(([name, source]) =>
    marked(source).ranges.map(range => ({ uri: uriOf(name), range })),
  );
  const inOrder = (places: typeof wanted) =>
    places.toSorted((a, b) => a.uri.localeCompare(b.uri) || comparePositions(a.range.start, b.range.start));
  assert.deepEqual(inOrder(references(study, uri, marks.cursor, includeDeclaration)), inOrder(wanted));
}

const declared = (text: string, id: string) => text.replace(`id: ${id}\n`, `id: «${id}»\n`);

describe('references', () => {
  const others = {
    'b.transcript.md': transcript(
      '## «Q2.1» Whom?\n\n### Q1.1, «Q2.1»\n\n**Bo:** []{q=«Q2.1»} Her. [Him]{q="Q1.1 «Q2.1»"}.\n\n# {q=«Q2.1»}\n',
    ),
    'c.transcript.md': transcript('## Q2.2 Not this\n\n```\n## Q2.1 nor this\n```\n\nQ2.1 nor this\n'),
  };

  it('of a question are all its markers, and its place in the guide', () =>
    check({
      'a.transcript.md': transcript('## «Q2‸.1» Whom?\n'),
      ...others,
      'tea.guide.yaml': declared(guide, 'Q2.1'),
    }));
  it('can be had without the place that defines it', () =>
    check(
      { 'a.transcript.md': transcript('## «Q2‸.1» Whom?\n'), ...others, 'tea.guide.yaml': guide },
      false,
    ));
  it('are the same from the guide', () =>
    check({ 'tea.guide.yaml': guide.replace('id: Q2.1\n', 'id: «Q2‸.1»\n'), ...others }));
  it('of an unknown question are its markers in transcripts of the same guide', () =>
    check({
      'a.transcript.md': transcript('## «Q9‸.9» What?\n'),
      'b.transcript.md': transcript('**Bo:** []{q=«Q9.9»} Well.\n'),
      'c/c.transcript.md': transcript('## Q9.9 Another study\n', 'guide: x.guide.yaml\n'),
      'tea.guide.yaml': guide,
    }));
  it('do not take a question for that of another guide', () =>
    check({
      'a.transcript.md': transcript('## «Q2‸.1» Whom?\n'),
      'tea.guide.yaml': declared(guide, 'Q2.1'),
      'x/b.transcript.md': transcript('## Q2.1 Whom?\n', 'guide: x.guide.yaml\n'),
      'x/x.guide.yaml': guide,
    }));
  it('of a theme are its uses, and its place in the codebook', () =>
    check({
      'a.transcript.md': transcript('## Q1.1 {.«money»}\n\n**Ann:** [x [y]{.«mon‸ey»}]{.trust .«money»}\n'),
      'b.transcript.md': transcript(
        '::: {.«money»}\n\n**Bo:** [more\nlines]{.trust\n.«money» by=money}\n\n:::\n',
      ),
      'c.transcript.md': transcript('**Bo:** `[x]{.money}` \\[x]{.money} money\n'),
      'tea.codebook.yaml': declared(codebook, 'money'),
      'tea.guide.yaml': guide,
    }));
  it('of a theme keep to the transcripts of its codebook', () =>
    check({
      'tea.codebook.yaml': codebook.replace('id: money\n', 'id: «mo‸ney»\n'),
      'x/a.transcript.md': transcript('**Ann:** [x]{.«money»}\n'),
      'y/b.transcript.md': transcript('**Ann:** [x]{.money}\n'),
      'y/y.codebook.yaml': codebook,
    }));
  it('of a theme without a codebook are its uses in transcripts that have none', () =>
    check({
      'a.transcript.md': transcript('**Ann:** [x]{.«mon‸ey»}\n'),
      'b.transcript.md': transcript('**Ann:** [x]{.«money»}\n'),
      'y/c.transcript.md': transcript('**Ann:** [x]{.money}\n'),
      'y/y.codebook.yaml': codebook,
    }));
  it('of a guide are the lines that name it', () =>
    check({
      'a.transcript.md': transcript('', 'guide: «tea‸.guide.yaml»\n'),
      'x/b.transcript.md': transcript('', 'guide: «../tea.guide.yaml»\n'),
      'c.transcript.md': transcript('', 'guide: other.guide.yaml\n'),
      'tea.guide.yaml': guide,
    }));
  it('of a speaker are the labels in the transcript, and where the front matter names them', () => {
    const other = { 'b.transcript.md': transcript('**RB:** And?\n\n**Ann:** Yes.\n') };
    const frontMatter = 'interviewer: [KL, «RB»]\nspeakers: {Ann: participant, «"RB"»: interviewer}\n';
    check({
      'a.transcript.md': transcript('**«R‸B»:** Why?\n\nAnn: RB did.\n\n«RB»: Oh.\n', frontMatter),
      ...other,
    });
    const block = 'speakers:\n  «R‸B»: interviewer\n  Ann:\n';
    check({ 'a.transcript.md': transcript('[00:01:02] **«RB»**: Why?\n\n**Ann:** Why?\n', block), ...other });
    check({ 'a.transcript.md': transcript('**«An‸n»:** Why?\n\n«Ann»: Oh.\n', 'coder: Ann\n'), ...other });
  });
  it('of a participant are the labels in all transcripts with the same one', () =>
    check({
      'a.transcript.md': transcript('**«A-1»:** Yes.\n', 'participant: «A‸-1»\n'),
      'x/b.transcript.md': transcript(
        '**RB:** A-1?\n\n**«A-1»:** No.\n',
        'participant: "«A-1»"\nspeakers:\n  «A-1»: participant\n'.replace('"«A-1»"', '«"A-1"»'),
      ),
      'c.transcript.md': transcript('**A-1:** I am another.\n', 'participant: A-2\n'),
    }));
  it('of anything else are none', () => {
    check({ 'a.transcript.md': transcript('**Ann:** Q2‸.1\n'), 'tea.guide.yaml': guide });
    check({ 'a.transcript.md': transcript('‸') });
  });
});
