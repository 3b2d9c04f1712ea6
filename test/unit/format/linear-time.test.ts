import assert from 'node:assert/strict';
import { readGuide } from '../../../src/format/guide';
import { readTranscript } from '../../../src/format/transcript';
import { nextLabel } from '../../../src/format/turn-rules';
import { factsOf } from '../../../src/study/facts';
import { isLinear, repeated } from '../linear';

/** UTF-16 code units of the shorter text. */
const size = 50_000;
/** Of YAML, which takes more time for each character. */
const yamlSize = 15_000;

/** Facts and problems are collected when somebody asks. */
function readAsTranscript(text: string): unknown {
  const { parts, speakers, problems } = factsOf(readTranscript(text));
  return [parts, speakers, problems];
}

describe('the time to read a transcript grows with its length', () => {
  for (const [name, make] of Object.entries<(count: number) => string>({
    'one line of words': repeated('word '),
    'lines of one paragraph': repeated('word\n'),
    turns: repeated('RB: word\n\n'),
    'blank lines': repeated('\n'),
    CRLF: repeated('a\r\n\r\n'),
    'opening brackets': repeated('['),
    'closing brackets': repeated(']'),
    'nested spans': count => `${'['.repeat(count)}a${']{.b}'.repeat(count)}`,
    'spans in one line': repeated('[a]{.b} '),
    'spans on the lines of one paragraph': repeated('[a]{.b} c\n'),
    'broken spans on the lines of one paragraph': repeated('[a]{b c}\n'),
    'switches on the lines of one paragraph': repeated('[]{q=Q1} a\n'),
    'memos on the lines of one paragraph': repeated('a {>>b<<}\n'),
    'labels on the lines of one paragraph': repeated('RB: a\n'),
    'brackets and braces': repeated(']{'),
    'spans without an end': repeated('[a]{'),
    'attributes without an end': repeated('[a]{.b '),
    'values without an end': repeated('[a]{b="'),
    'many attributes': repeated('.b ', '[a]{', '}'),
    'many attributes without an end': repeated('.b ', '[a]{', '!'),
    'blanks in an attribute list': repeated(' ', '[a]{', 'x'),
    'blanks in a link': repeated(' ', '[a](', 'x'),
    'blanks behind a link': repeated(' ', '[a](b', 'x'),
    'links without an end': repeated('[a](b'),
    'links with a title without an end': repeated('[a](b "'),
    'brackets in a link': repeated('(b)', '[a]('),
    'code spans': repeated('`a` '),
    'backticks, each run longer than the last': count =>
      Array.from({ length: Math.ceil(Math.sqrt(2 * count)) }, (_, i) => '`'.repeat(i + 1)).join(' '),
    'comments without an end': repeated('a <!-- '),
    'comments at the start of a line': repeated('<!--'),
    'declarations without an end': repeated('a <!D '),
    'instructions without an end': repeated('a <?'),
    'CDATA without an end': repeated('a <![CDATA['),
    'tags without an end': repeated('a <b c="'),
    'blanks in a tag': repeated(' ', 'a <b', 'x'),
    'attributes of a tag': repeated(' b=c', 'a <b', '<'),
    'addresses without an end': repeated('<a@'),
    'an address without an end': repeated('a', '<', '@'),
    'memos without an end': repeated('{>>'),
    'nested memos': repeated('{>>a<<} '),
    backslashes: repeated('\\'),
    entities: repeated('&a'),
    headings: repeated('# a\n'),
    'markers with many IDs': repeated('Q1, ', '# '),
    'signs at the end of a heading': repeated(' #', '# a', 'x'),
    'braces in a heading': repeated('{', '# '),
    'dots in a heading': repeated('.', '# ', 'x'),
    'backslashes in a heading': repeated('\\', '# ', 'x {.a}'),
    'blanks in a heading': repeated(' ', '# a', 'x'),
    asterisks: repeated('*', '', 'x'),
    'asterisks with blanks': repeated('* ', '', 'x'),
    colons: repeated(':', '', ' x y'),
    'blanks behind a div': repeated(' ', '::: a', 'x y'),
    divs: repeated('::: {.a}\n'),
    'ends of divs': repeated(':::\n'),
    fences: repeated('```\n'),
    tildes: repeated('~'),
    'indented code': repeated('    a\n\n'),
    'list marks': repeated('- '),
    'quote marks': repeated('> '),
    blanks: repeated(' ', '', 'x'),
    tabs: repeated('\t', '', 'x'),
    'a name without an end': repeated('A'),
    'names without an end': repeated('Aa Bb '),
    timestamps: repeated('[00:01] '),
    'blanks behind a label': repeated(' ', 'RB:', 'x'),
    'words with apostrophes': repeated("a'b"),
    Chinese: repeated('访谈'),
    'front matter': count => `---\n${Array.from({ length: count }, (_, i) => `k${i}: a\n`).join('')}---\n`,
    'front matter with one key again and again': repeated('k: a\n', '---\n', '---\n'),
    'front matter that never ends': repeated('k: a\n', '---\n'),
  })) {
    it(`with ${name}`, () =>
      isLinear(readAsTranscript, make, name.startsWith('front matter') ? yamlSize : size)).timeout(60_000);
  }

  it('and five megabytes on one line are read', () => {
    const text = 'word '.repeat(1_000_000);
    const [event] = factsOf(readTranscript(text)).parts[0]?.events ?? [];
    assert.equal(event?.kind === 'talk' && event.words, 1_000_000);
  });
});

describe('the time to read a guide grows with its length', () => {
  for (const [name, make] of Object.entries<(count: number) => string>({
    questions: count =>
      `questions:\n${Array.from({ length: count }, (_, i) => `- {id: Q${i}, text: a}\n`).join('')}`,
    'the same ID': repeated('- {id: Q1, text: a}\n', 'questions:\n'),
    'wrong types': repeated('- Q1\n', 'questions:\n'),
    'unknown keys': count => Array.from({ length: count }, (_, i) => `k${i}: a\n`).join(''),
    'groups that are not there': repeated('x, ', 'groups: [a]\nquestions: [{id: Q1, text: a, for: [', ']}]'),
    'one long text': repeated('word ', 'title: '),
    'an unclosed quote': repeated('word\n\n ', 'title: "'),
    comments: repeated('# a\n'),
  })) {
    it(`with ${name}`, () => isLinear(readGuide, make, yamlSize)).timeout(60_000);
  }

  it('and five megabytes on one line are left unread, which it says', () => {
    const { problems } = readGuide(`questions: [${'{id: Q1, text: a}, '.repeat(270_000)}]`);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['yaml-syntax'],
    );
  });
});

describe('the time that Enter takes grows with the line before it', () => {
  for (const [name, make] of Object.entries({
    words: repeated('word ', 'RB: '),
    memos: repeated('{>>a<<} ', 'RB: '),
    'memos without an end': repeated('{>>', 'RB: '),
    braces: repeated('{', 'RB: '),
    'braces in a memo': repeated('<{', 'RB: {>>'),
  })) {
    it(`with ${name}`, () =>
      isLinear(text => nextLabel({ lineCount: 1, line: () => text }, 0), make, size)).timeout(60_000);
  }

  it('and behind five megabytes on one line there is a label', () => {
    const lines = ['KL: Why?', '', `RB: ${'a {>>b<<} '.repeat(500_000)}`];
    assert.equal(nextLabel({ lineCount: 3, line: at => lines[at] ?? '' }, 2), 'KL: ');
  });
});
