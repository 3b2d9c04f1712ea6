import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FollowUp, followUp } from '../../../src/analysis/follow-up';
import { followUpHtml } from '../../../src/convert/follow-up-html';
import { followUpJson } from '../../../src/convert/follow-up-json';
import { followUpMarkdown } from '../../../src/convert/follow-up-report';
import { readTranscript } from '../../../src/format/transcript';
import { Study } from '../../../src/study/study';

function sheetOf(guide: string, transcript: string): FollowUp {
  const study = new Study(['file:///s']);
  study.set('file:///s/tea.guide.yaml', guide);
  study.set('file:///s/a.transcript.md', transcript);
  const [file] = study.transcripts();
  const sheet = file && followUp(study, file, '2026-06-01', readTranscript(transcript));
  assert.ok(sheet);
  return sheet;
}

const guide = `title: Tea
version: 2
note: Sit down.
sections:
  - id: "1"
    title: Coming
    note: Slowly.
    questions:
      - {id: Q1, text: How?}
      - {id: Q2, text: With *whom*?, note: Wait., probes: [{id: Q2a, text: Why <them>?, if: there are some}]}
      - {id: Q3, text: What else?}
  - title: Going
    questions:
      - {id: Q4, text: When?}
      - {id: Q5, text: Where to?, note: Do not press.}
`;
const transcript = `---
participant: Ann
group: guest
date: 2026-05-01
---

## Q1

[00:00:10] **Ann:** On foot & alone.

## Q2a {status=partial}

{>>partial: The phone rang.<<}

**Ann:** They <b>asked</b>.

## Q5 {status=declined}
`;

describe('a follow-up sheet as Markdown', () => {
  it('has each question with why it is open and what was said before', () => {
    const sheet = sheetOf(guide, transcript);
    assert.equal(
      followUpMarkdown(followUpJson('2026-06-01', [sheet])),
      `# Follow-up sheet: Ann

Interview of 2026-05-01 (a.transcript.md), guest${'  '}
Guide: Tea, version 2${'  '}
1 of 5 expected questions answered. Sheet of 2026-06-01.

*Instruction:* Sit down.

## To ask

### 1 Coming

*Instruction:* Slowly.

#### Q2 With \\*whom\\*?

Not asked, as far as the transcript shows.

*Instruction:* Wait.

Said before it, to Q1 (line 9, after 00:00:10):

> “On foot \\& alone.”

Probes:

* **Q2a** Why \\<them\\>?${'  '}
  *Only if:* there are some${'  '}
  Answered in part: The phone rang.${'  '}
  Said so far (line 15, after 00:00:10): “They asked.”

#### Q3 What else?

Not asked, as far as the transcript shows.

Said before it, to Q2a (line 15, after 00:00:10):

> “They asked.”

### Going

#### Q4 When?

Not asked, as far as the transcript shows.

## Not to ask again

For the interviewer to know. Come back to one of them only if the participant does.

### Going

#### Q5 Where to?

Declined.
`,
    );
  });

  it('says so when there is nothing to ask', () => {
    const sheet = sheetOf('questions: [{id: Q1, text: How?}]', '## Q1\n\nAnn: a\n');
    assert.equal(
      followUpMarkdown(followUpJson('2026-06-01', [sheet])),
      `# Follow-up sheet: a

Interview (a.transcript.md)${'  '}
Guide: tea.guide.yaml${'  '}
1 of 1 expected question answered. Sheet of 2026-06-01.

There is nothing to ask: no question is open.
`,
    );
  });
});

describe('a follow-up sheet as a page', () => {
  const page = (sheet: FollowUp): string => followUpHtml(followUpJson('2026-06-01', [sheet]));

  it('has room to write below each question and each probe, but for what is not to be asked', () => {
    const html = page(sheetOf(guide, transcript));
    const lines = [...html.matchAll(/<div class="room" aria-hidden="true">((?:<i><\/i>)+)<\/div>/g)];
    assert.deepEqual(
      lines.map(([, room = '']) => room.length / '<i></i>'.length),
      [1, 4, 4, 4],
    );
  });
  it('has no script and nothing from elsewhere, and says in which direction each piece of the study goes', () => {
    const html = page(sheetOf(guide.replace('How?', 'Why?').replace('What else?', 'מה עוד?'), transcript));
    assert.doesNotMatch(html, /<script|src=|href=|url\(/i);
    assert.match(html, /<h4 lang="" dir="auto"><bdi>Q3<\/bdi> מה עוד\?<\/h4>/);
    assert.match(html, /<bdi lang="">The phone rang\.<\/bdi>/);
    assert.match(html, /<blockquote lang="" dir="auto">They asked\.<\/blockquote>/);
  });
  it('begins each of several sheets by itself', () => {
    const sheet = sheetOf(guide, transcript);
    const html = followUpHtml(followUpJson('2026-06-01', [sheet, sheet]));
    assert.equal(html.match(/<article>/g)?.length, 2);
    assert.match(html, /<title>Follow-up sheets<\/title>/);
  });
});

describe('whatever words a study has', () => {
  const words = fc
    .array(
      fc.constantFrom(
        'a',
        ' ',
        '<b>',
        '"',
        "'",
        '&',
        '#',
        '*',
        '>',
        '- ',
        '1. ',
        '`',
        '[',
        ']',
        '(x)',
        '\\',
        '😀',
        'ש',
        '\u2028',
        '<!--',
        '</style>',
      ),
    )
    .map(parts => `x${parts.join('')}`);

  it('a follow-up sheet has no markup of theirs', () => {
    const yaml = (text: string): string => JSON.stringify(text);
    const shape = (text: string): string => text.replace(/>[^<]*</g, '><');
    fc.assert(
      fc.property(words, words, words, (text, note, said) => {
        const made = (question: string, instruction: string, talk: string): FollowUp =>
          sheetOf(
            `note: ${yaml(instruction)}\nquestions:\n  - {id: Q1, text: ${yaml(question)}, note: ${yaml(instruction)}}\n  - {id: Q2, text: ${yaml(question)}}\n`,
            `## Q1 {status=partial}\n\n**Ann:** ${talk}\n`,
          );
        const json = followUpJson('2026-06-01', [made(text, note, said)]);
        const plain = followUpJson('2026-06-01', [made('x', 'x', 'x')]);
        const near = json.sheets[0]?.parts[0]?.sections[0]?.questions[0]?.near;
        if (near?.words) assert.equal(shape(followUpHtml(json)), shape(followUpHtml(plain)));
        const headings = (markdown: string): number =>
          markdown.split('\n').filter(line => /^ {0,3}#/.test(line)).length;
        assert.equal(headings(followUpMarkdown(json)), headings(followUpMarkdown(plain)));
        assert.doesNotMatch(followUpMarkdown(json), /(^|[^\\])</m);
      }),
      { numRuns: 300 },
    );
  });
});
