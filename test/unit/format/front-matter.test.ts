import assert from 'node:assert/strict';
import type { FrontMatter } from '../../../src/format/front-matter';
import type { ProblemCode } from '../../../src/format/problem';
import { blocksOf, readTranscript } from '../../../src/format/transcript';
import { transcriptProblems } from '../../../src/format/transcript-problems';
import { marked } from '../marked-text';

/** Reads a transcript in which the places of its problems are marked, in the order in which they are reported. */
function finds(source: string, ...codes: ProblemCode[]): void {
  const { text, ranges } = marked(source);
  assert.deepEqual(
    transcriptProblems(readTranscript(text)).map(({ code, range }) => ({ code, range })),
    codes.map((code, index) => ({ code, range: ranges[index] })),
  );
}

/** The front matter of a transcript, maps and places as plain values. */
function plain({
  guide,
  participant,
  group,
  interviewers,
  speakers,
  speakerKeys,
  attributes,
  ...rest
}: FrontMatter): unknown {
  return {
    guide: guide?.value,
    participant: participant?.value,
    group: group?.value,
    interviewers: interviewers.map(({ value }) => value),
    speakers: [...speakers],
    speakerKeys: speakerKeys.map(({ value }) => value),
    attributes: [...attributes],
    ...rest,
  };
}

const nothing = {
  guide: undefined,
  participant: undefined,
  group: undefined,
  interviewers: [],
  date: undefined,
  state: 'draft',
  coder: undefined,
  speakers: [],
  speakerKeys: [],
  attributes: [],
  range: undefined,
};

describe('front matter', () => {
  const source = `«---
guide: «../night bus.guide.yaml»
participant: «0012»
group: «driver»
interviewer: [RB, 3.10]
date: 2026-03-14
state: complete
coder: AB
speakers: {«RB»: interviewer, «"child"»: other}
attributes: {line: 14, on: yes}
---»

RB: Hello.
`;

  for (const [name, change] of [
    ['as it is', (text: string) => text],
    ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text: string) => `\ufeff${text}`],
    ['closed by dots', (text: string) => text.replace('\n---\n', '\n...\n')],
    ['with blanks behind the dashes', (text: string) => text.replace('---\n', '--- \t\n')],
  ] as const) {
    it(`is read ${name}`, () => {
      const { text, ranges } = marked(source);
      const read = readTranscript(change(text));
      const { frontMatter } = read;
      const problems = transcriptProblems(read);
      assert.deepEqual(problems, []);
      assert.deepEqual(plain(frontMatter), {
        guide: '../night bus.guide.yaml',
        participant: '0012',
        group: 'driver',
        interviewers: ['RB', '3.10'],
        date: '2026-03-14',
        state: 'complete',
        coder: 'AB',
        speakers: [
          ['RB', 'interviewer'],
          ['child', 'other'],
        ],
        speakerKeys: ['RB', 'child'],
        attributes: [
          ['line', '14'],
          ['on', 'yes'],
        ],
        range: ranges[0],
      });
      assert.deepEqual(
        [frontMatter.guide, frontMatter.participant, frontMatter.group, ...frontMatter.speakerKeys].map(
          named => named?.range,
        ),
        ranges.slice(1),
      );
    });
  }

  it('may be missing', () => {
    for (const text of ['', 'RB: Hello.\n', '\n---\nguide: a\n---\n', '----\nguide: a\n', '# ---\n']) {
      const read = readTranscript(text);
      const { frontMatter } = read;
      const problems = transcriptProblems(read);
      assert.deepEqual([plain(frontMatter), problems], [nothing, []], text);
    }
  });

  it('has speakers whose part is not written yet', () => {
    const { speakers, speakerKeys } = readTranscript('---\nspeakers: {RB: }\n---\n').frontMatter;
    assert.deepEqual([[...speakers], speakerKeys.map(({ value }) => value)], [[], ['RB']]);
  });

  it('may be empty, or hold nothing but comments and half-typed keys', () => {
    for (const text of [
      '---\n---\n',
      '---\n\n---',
      '---\n# soon\n---\n',
      '---\nguide:\ndate:\nstate:\nspeakers:\nattributes:\ninterviewer:\n---\n',
      '---\nspeakers: {}\n---\n',
    ]) {
      const read = readTranscript(text);
      const { frontMatter } = read;
      const problems = transcriptProblems(read);
      assert.deepEqual(
        [{ ...(plain(frontMatter) as object), range: undefined }, problems],
        [nothing, []],
        text,
      );
    }
  });

  it('that never ends is read up to the first blank line, and what follows is talk', () => {
    finds('«---»\nparticipant: A\n\nRB: Hello.\n', 'unclosed-front-matter');
    const read = readTranscript('---\nparticipant: A\n\nRB: Hello.\n');
    const { frontMatter } = read;
    const blocks = [...blocksOf(read)];
    assert.equal(frontMatter.participant?.value, 'A');
    assert.ok(blocks.some(block => block.kind === 'paragraph' && block.label?.name === 'RB'));
  });

  it('that never ends stops before a heading', () => {
    finds('«---»\nparticipant: A\n## Q1 a\n', 'unclosed-front-matter');
    const blocks = [...blocksOf(readTranscript('---\nparticipant: A\n## Q1 a\n'))];
    assert.ok(blocks.some(block => block.kind === 'heading'));
  });

  it('that never ends has no other problem, whatever is read as YAML', () => {
    for (const talk of ['**P:** Hello.', 'P: Hello: you.', 'date 2026', '\tP: Hello.']) {
      finds(`«---»\nparticipant: A\n${talk}\n`, 'unclosed-front-matter');
    }
  });

  it('that never ends and fills the file is a place that ends with the file', () => {
    const { text, ranges } = marked('«---\nparticipant: A»');
    assert.deepEqual(readTranscript(text).frontMatter.range, ranges[0]);
  });

  for (const [name, source, code] of [
    ['a list', '---\n«- a»\n---', 'wrong-type'],
    ['a word', '---\n«abc»\n---', 'wrong-type'],
    ['a guide that is a list', '---\nguide: «[a]»\n---', 'wrong-type'],
    ['an interviewer that is a mapping', '---\ninterviewer: «{a: b}»\n---', 'wrong-type'],
    ['speakers that are a list', '---\nspeakers: «[a]»\n---', 'wrong-type'],
    ['an attribute that is a list', '---\nattributes: {a: «[b]»}\n---', 'wrong-type'],
    ['a key twice', '---\nguide: a\n«guide»: b\n---', 'duplicate-key'],
    ['a slip in a key', '---\n«particpant»: a\n---', 'unknown-key'],
    ['an unknown role', '---\nspeakers: {RB: «interviewr»}\n---', 'invalid-value'],
    ['an unknown state', '---\nstate: «done»\n---', 'invalid-value'],
    ['a day that does not exist', '---\ndate: «2026-02-30»\n---', 'invalid-value'],
    ['a tab', '---\nspeakers:\n«\t»RB: interviewer\n---', 'yaml-syntax'],
    ['an unclosed quote', '---\ncoder: "a«»\n---', 'yaml-syntax'],
    ['a colon in a value', '---\ncoder: «a»: b\n---', 'yaml-syntax'],
  ] as const) {
    it(`reports ${name}`, () => {
      const { text, ranges } = marked(source);
      const found = transcriptProblems(readTranscript(text)).map(({ code, range }) => ({ code, range }));
      assert.deepEqual(found[0], { code, range: ranges[0] });
    });
  }

  for (const [line, message] of [
    ['participant A\ndate: 2026-03-14', /a colon and a blank are missing/],
    ['participant: A\ndate 2026-03-14', /a colon and a blank are missing/],
    ['participant:A', /only the text “participant:A”.*“participant: …”/],
    ['participant: **P**', /^A “\*” in front of a text .* in quotes/],
    ['participant: &', /^A “\*”, “&” or “!” in front/],
    ['participant: @P', /begin with “@”/],
    ['coder: "a"#b', /“#” begins a comment only behind a blank/],
    ['coder: "a\\q"', /begins a special sign/],
    ['coder: a: b', /^A colon followed by a blank starts a new value/],
    ['coder: a\n  date: b', /next line is indented further/],
    ['coder: > a', /begins on the next line/],
    ['coder: [a: b: c]', /^Inside brackets/],
    ['coder: }a', /^This fits neither a line “key: value”/],
    ['%coder', /^This fits neither/],
    ['speakers: RB', /only the text “RB”.*“RB: interviewer”/],
  ] as const) {
    it(`says in plain words, and once, what is wrong with ${JSON.stringify(line)}`, () => {
      const messages = transcriptProblems(readTranscript(`---\n${line}\n---\n`)).map(
        problem => problem.message,
      );
      assert.equal(messages.length, 1, messages.join('\n'));
      assert.match(messages[0] ?? '', message);
      assert.doesNotMatch(messages[0] ?? '', /implicit|scalar|flow|token|anchor|alias|valid YAML/i);
    });
  }

  it('may have keys of its own, which is no more than a remark unless it looks like a slip', () => {
    const severity = (key: string) =>
      transcriptProblems(readTranscript(`---\n${key}: a\n---\n`))[0]?.severity;
    assert.equal(severity('borough'), 'information');
    assert.equal(severity('stat'), 'warning');
  });

  it('comes with what is meant', () => {
    const meant = (line: string) => {
      const fix = transcriptProblems(readTranscript(`---\n${line}\n---\n`))[0]?.fix;
      return fix?.kind === 'replace' ? fix.text : undefined;
    };
    assert.equal(meant('state: complet'), 'complete');
    assert.equal(meant('speakers: {A: participnt}'), 'participant');
    assert.equal(meant('interviewers: A'), 'interviewer');
    assert.equal(meant('state: finished'), undefined);
  });
});
