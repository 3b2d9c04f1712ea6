import assert from 'node:assert/strict';
import { emptyLabel, turnsAround, turnsBefore } from '../../../src/format/next-turn';
import { splitLines } from '../../../src/format/position';
import { marked } from '../marked-text';

const head = '---\nparticipant: NB-01\ninterviewer: KL\n---\n\n';

function at(source: string) {
  const { text, cursor } = marked(source);
  const lines = splitLines(text);
  return { lines: { lineCount: lines.length, line: (at: number) => lines[at] ?? '' }, line: cursor.line };
}

/** The label of whoever speaks next, as Enter writes it. */
function next(source: string): string | undefined {
  const { lines, line } = at(source);
  const turns = turnsAround(lines, line);
  const [name] = turns?.speakers ?? [];
  return name === undefined ? undefined : turns?.label(name);
}

describe('Who speaks next', () => {
  for (const [what, source, expected] of [
    ['lets the interviewer begin', `${head}## Q1.1\n\n‸`, '**KL:** '],
    ['lets the participant answer', `${head}**KL:** How?‸`, '**NB-01:** '],
    ['lets the last two alternate', `${head}**CD:** A\n\n**KL:** B\n\n**NB-01:** C‸`, '**KL:** '],
    ['goes by the turn, not by the line', `${head}**KL:** How?\n\n**NB-01:** So.\n\nAnd‸`, '**KL:** '],
    ['does not look further down', `${head}**KL:** How?‸\n\n**CD:** So.`, '**NB-01:** '],
    ['writes plain labels where the transcript does', `${head}KL: How?‸`, 'NB-01: '],
    ['puts the colon where the transcript does', `${head}**KL**: How?‸`, '**NB-01**: '],
    ['sees a label behind a timestamp', `${head}[00:01:02] **NB-01:** So.‸`, '**KL:** '],
    [
      'knows a speaker in lower case by the front matter',
      '---\nspeakers: {rb: other, x: participant}\n---\nrb: Ah.‸',
      'x: ',
    ],
    ['takes no sentence inside a paragraph for a turn', `${head}**KL:** How?\nYes: so‸`, '**NB-01:** '],
    [
      'reads lines with a carriage return',
      `${head}**KL:** How?\n\n**NB-01:** So.‸`.replaceAll('\n', '\r\n'),
      '**KL:** ',
    ],
    ['reads a byte order mark', `\uFEFF${head}**KL:** How?‸`, '**NB-01:** '],
    [
      'keeps other scripts and full-width colons',
      '---\ninterviewer: 王芳\nparticipant: 李明\n---\n\n李明：你好‸',
      '王芳： ',
    ],
    ['knows nobody in an empty text', '‸', undefined],
    ['knows nobody in the front matter', '---\ninterviewer: KL‸\n---\n', undefined],
    ['knows nobody in front matter without an end', '---\ninterviewer: KL\n‸', undefined],
    ['knows nobody in code', `${head}**KL:** How?\n\n\`\`\`\n**A:** x‸\n\`\`\`\n`, undefined],
    ['knows nobody in a comment', `${head}**KL:** How?\n\n<!-- not\nthis‸ -->\n`, undefined],
    ['goes on behind code', `${head}**KL:** How?\n\n\`\`\`\nx\n\`\`\`\n\n‸`, '**NB-01:** '],
  ] as const) {
    it(what, () => assert.equal(next(source), expected));
  }

  it('goes round everybody, whoever spoke last at the end', () => {
    const { lines, line } = at(`${head}**CD:** A\n\n**NB-01:** B\n\n**EF:** C\n\n‸`);
    assert.deepEqual(turnsBefore(lines, line)?.speakers, ['NB-01', 'CD', 'KL', 'EF']);
  });

  it('lets the interviewer answer a third speaker', () => {
    const { lines, line } = at(`${head}**CD:** A\n\n**KL:** B\n\n**NB-01:** C‸`);
    assert.deepEqual(Object.fromEntries(turnsAround(lines, line)?.next ?? []), {
      CD: 'KL',
      KL: 'NB-01',
      'NB-01': 'KL',
    });
  });
});

describe('An empty label', () => {
  for (const [what, source, expected] of [
    ['is one that Enter wrote', `${head}**KL:** How?\n\n**NB-01:** ‸`, 'NB-01'],
    ['is one in a transcript where nobody has spoken', `${head}**KL:** ‸`, 'KL'],
    ['is none with a word behind it', `${head}**KL:** How?‸`, undefined],
    ['is none of somebody unknown', `${head}Note: ‸`, undefined],
    ['is none that somebody writes on a line of its own', `${head}**KL:**‸`, undefined],
  ] as const) {
    it(what, () => {
      const { lines, line } = at(source);
      assert.equal(emptyLabel(lines, line), expected);
    });
  }
});
