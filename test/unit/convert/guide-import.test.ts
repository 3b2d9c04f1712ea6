import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  formatImportReport,
  type GuideImport,
  importGuideText,
} from '../../../src/convert/guide-import/import-guide';
import { readGuide } from '../../../src/format/guide';
import { isLinear, repeated } from '../linear';

const fixtures = path.join(__dirname, '../../fixtures/guides');
const shared = path.join(__dirname, '../../../../shared/guides');

/** The guide in short: sections, then questions as `ID text`, probes indented, `?` the condition, `!` the note. */
function outlineOf(source: string, format: 'text' | 'markdown' = 'text'): string {
  const result = importGuideText(source, { name: 'guide', format });
  assert.deepEqual(
    result.problems.filter(problem => problem.severity === 'error'),
    [],
  );
  return inShort(result);
}

function inShort(result: GuideImport): string {
  const guide = readGuide(result.yaml);
  assert.deepEqual(guide.problems, []);
  const lines: string[] = [];
  const add = (question: (typeof guide.questions)[number], indent: string) => {
    const condition = question.condition === undefined ? '' : ` ?${question.condition}`;
    const note = question.note === undefined ? '' : ` !${question.note}`;
    lines.push(`${indent}${question.id} ${question.text}${condition}${note}`);
    for (const probe of question.probes) add(probe, `${indent}  `);
  };
  for (const section of guide.sections) {
    const note = section.note === undefined ? '' : ` !${section.note}`;
    if (section.id) lines.push(`[${section.id}] ${section.title}${note}`);
    for (const question of section.questions) add(question, section.id ? '  ' : '');
  }
  return lines.join('\n');
}

function check(source: string, expected: string, format: 'text' | 'markdown' = 'text'): void {
  const indent = /^\n?( *)/.exec(expected)?.[1] ?? '';
  const lines = expected.split('\n').filter(line => line.trim() !== '');
  assert.equal(outlineOf(source, format), lines.map(line => line.slice(indent.length)).join('\n'));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Words of the source that are neither in the guide nor in the report. */
function lostWords(source: string, result: GuideImport): string[] {
  const there = new Set(wordsOf(`${result.yaml}\n${formatImportReport(result)}`));
  return wordsOf(source).filter(word => !there.has(word));
}

describe('importing a guide: numbers and levels', () => {
  it('counts the bullets of numbered sections', () => {
    check(
      ' 1- The allotment\n\n·\u00a0What do you grow? \n·\u00a0Since when?\n\n2- The neighbours.\n\n· Who helps you?\n',
      `
      [1] The allotment
        Q1.1 What do you grow?
        Q1.2 Since when?
      [2] The neighbours
        Q2.1 Who helps you?`,
    );
  });

  it('puts letters under the question above them, indented or not', () => {
    check(
      '1. How do you water it?\na. With rain?\nb. With a hose?\n\n2. Who pays?\n   a) Always?',
      `
      Q1 How do you water it?
        Q1a With rain?
        Q1b With a hose?
      Q2 Who pays?
        Q2a Always?`,
    );
  });

  it('keeps numbers that have several parts', () => {
    check(
      '1. Soil\n1.1 What is the soil like?\n1.1.1 Was it always so?\n1.2 Who looks after it?\n2. Tools\n2.1 Which do you use?',
      `
      [1] Soil
        Q1.1 What is the soil like?
          Q1.1.1 Was it always so?
        Q1.2 Who looks after it?
      [2] Tools
        Q2.1 Which do you use?`,
    );
  });

  it('keeps numbers that go on through all sections', () => {
    check(
      'Section A: Soil\n1. What is it like?\n2. Who digs?\n\nSection B: Harvest\n3. When is it?\n• Who comes?',
      `
      [A] Soil
        Q1 What is it like?
        Q2 Who digs?
      [B] Harvest
        Q3 When is it?
          Q3a Who comes?`,
    );
  });

  for (const [printed, id] of [
    ['Q1. ', 'Q1'],
    ['Q1 ', 'Q1'],
    ['1) ', 'Q1'],
    ['(1) ', 'Q1'],
    ['1.\t', 'Q1'],
    ['1\t', 'Q1'],
    ['1 – ', 'Q1'],
    ['1: ', 'Q1'],
    ['Question 1: ', 'Q1'],
    ['B4. ', 'B4'],
    ['(a) ', 'Q1'],
    ['i. ', 'Q1'],
    ['• ', 'Q1'],
    ['\uf0b7\t', 'Q1'],
    ['o\t', 'Q1'],
    ['▪ ', 'Q1'],
    ['– ', 'Q1'],
    ['', 'Q1'],
  ] as const) {
    it(`reads “${printed}” before a question`, () =>
      check(`${printed}What do you grow?`, `\n${id} What do you grow?`));
  }

  it('takes h, i, j for letters and i, ii, iii for roman numbers', () => {
    const letters = [...'abcdefghij'].map(letter => `${letter}. Which ${letter}?`).join('\n');
    const read = outlineOf(
      `1. All of them?\n${letters}\n2. And these?\n   i. First?\n   ii. Second?\n   iii. Third?`,
    );
    assert.match(read, /Q1i Which i\?\n {2}Q1j/);
    assert.match(read, /Q2i First\?\n {2}Q2ii Second\?\n {2}Q2iii Third\?$/);
  });

  it('counts roman sections in our digits', () => {
    check(
      'I. Soil\n- What is it like?\nII. Tools\n- Which do you use?',
      '\n[1] Soil\n  Q1.1 What is it like?\n[2] Tools\n  Q2.1 Which do you use?',
    );
  });

  it('tells the levels of bullets apart by their look when the indentation is lost', () => {
    check(
      '• How do you start?\no Who is there?\no Who is not?\n▪ Why?\n• How does it end?',
      '\nQ1 How do you start?\n  Q1a Who is there?\n  Q1b Who is not?\n    Q1b1 Why?\nQ2 How does it end?',
    );
  });

  it('takes tabs and spaces for the same indentation', () => {
    const tabs = '- One?\n\t- Two?\n\t- Three?\n- Four?';
    assert.equal(outlineOf(tabs), outlineOf(tabs.replaceAll('\t', '    ')));
    assert.equal(outlineOf(tabs), 'Q1 One?\n  Q1a Two?\n  Q1b Three?\nQ2 Four?');
  });

  it('finds an ID for every one of thirty probes', () => {
    const read = outlineOf(`1. Which of these?\n${'- This one?\n'.repeat(30)}`);
    assert.match(read, / {2}Q1z This one\?\n {2}Q1aa This one\?\n {2}Q1ab/);
  });

  it('says when a number is printed twice', () => {
    const result = importGuideText('1. One?\n2. Two?\n2. Three?', { name: 'x' });
    assert.deepEqual(
      result.problems.map(problem => problem.code),
      ['number-twice'],
    );
    assert.equal(inShort(result), 'Q1 One?\nQ2 Two?\nQ2-2 Three?');
  });

  it('counts sections without a number', () => {
    check(
      'SOIL\n- What is it like?\n\nTOOLS AND MACHINES\n- Which do you use?',
      '\n[1] SOIL\n  Q1.1 What is it like?\n[2] TOOLS AND MACHINES\n  Q2.1 Which do you use?',
    );
  });

  it('reads a pasted list without any marks', () => {
    check(
      'Soil\n\nWhat is it like?\nWho digs?\n\nTools\n\nWhich do you use?',
      '\n[1] Soil\n  Q1.1 What is it like?\n  Q1.2 Who digs?\n[2] Tools\n  Q2.1 Which do you use?',
    );
  });

  it('reads a whole guide', () => {
    const source = readFileSync(path.join(fixtures, 'gardens.txt'), 'utf8');
    check(source, readFileSync(path.join(fixtures, 'gardens.outline.txt'), 'utf8'));
  });

  it('puts a line back together that was broken to fit the page', () => {
    check(
      '1. What do you do when the\nrain does not come for weeks?\n2. And then?',
      '\nQ1 What do you do when the rain does not come for weeks?\nQ2 And then?',
    );
  });
});

describe('importing a guide: conditions, probes and notes', () => {
  const cases: readonly (readonly [name: string, source: string, expected: string])[] = [
    ['IF APPLICABLE:', '- IF APPLICABLE: Who waters it?', 'Q1 Who waters it? ?applicable'],
    ['If yes,', '- If yes, who waters it?', 'Q1 who waters it? ?yes'],
    ['[If retired]', '- [If retired] Who waters it?', 'Q1 Who waters it? ?retired'],
    ['(Tenants only)', '- (Tenants only) Who waters it?', 'Q1 Who waters it? ?Tenants only'],
    [
      'If the respondent …,',
      '- If the respondent has a well, how deep is it?',
      'Q1 how deep is it? ?the respondent has a well',
    ],
    [
      'a question that goes on with “If so”',
      '- Do you sell any? If so, to whom?',
      'Q1 Do you sell any? If so, to whom?',
    ],
    [
      'a supposition',
      '- If you had more land, what would you grow?',
      'Q1 If you had more land, what would you grow?',
    ],
    [
      'brackets that belong to the question',
      '- What do you grow (the main crops)? (How much?)',
      'Q1 What do you grow (the main crops)? (How much?)',
    ],
    [
      'an instruction in brackets',
      '- What do you grow? (Wait for an answer.)',
      'Q1 What do you grow? !Wait for an answer.',
    ],
    ['a placeholder', '- What do you think of [Village]?', 'Q1 What do you think of [Village]?'],
    [
      '(If needed: …)',
      '- What do you grow? (If needed: Any trees? Any herbs?)',
      'Q1 What do you grow?\n  Q1a Any trees? ?needed\n  Q1b Any herbs? ?needed',
    ],
    [
      '(If needed: …) on a line of its own',
      '1. What do you grow?\n   (If needed: Any trees?)\n2. For whom?',
      'Q1 What do you grow?\n  Q1a Any trees? ?needed\nQ2 For whom?',
    ],
    ['(Probe: …)', '- What do you grow? (Probe: any trees?)', 'Q1 What do you grow?\n  Q1a any trees?'],
    [
      'a line of probes',
      '1. What do you grow?\nProbes: trees; herbs\n2. For whom?',
      'Q1 What do you grow?\n  Q1a trees\n  Q1b herbs\nQ2 For whom?',
    ],
    [
      'a list of probes that looks like the questions',
      '• What do you grow?\nPrompts:\n• trees\n• herbs\n\n• For whom?',
      'Q1 What do you grow?\n  Q1a trees\n  Q1b herbs\nQ2 For whom?',
    ],
    [
      'If yes: and If no: over lists',
      '1. Do you sell any?\n   If yes:\n   a. To whom?\n   b. Where?\n   If no:\n   c. Why not?\n2. Who buys?',
      'Q1 Do you sell any?\n  Q1a To whom? ?yes\n  Q1b Where? ?yes\n  Q1c Why not? ?no\nQ2 Who buys?',
    ],
    ['INTERVIEWER: and a question', 'INTERVIEWER: What do you grow?', 'Q1 What do you grow?'],
    [
      'a note below a question',
      '1. What do you grow?\nNote: do not hurry.\n2. For whom?',
      'Q1 What do you grow? !Note: do not hurry.\nQ2 For whom?',
    ],
    [
      'a bracket below a question',
      '1. What do you grow?\n\n(Show the photographs.)\n\n2. For whom?',
      'Q1 What do you grow? !(Show the photographs.)\nQ2 For whom?',
    ],
    ['an imperative', '- Briefly describe your garden.', 'Q1 Briefly describe your garden.'],
    [
      'topics',
      '- Age\n- Years in the village\n- Size of the garden (in m²)',
      'Q1 Age\nQ2 Years in the village\nQ3 Size of the garden (in m²)',
    ],
  ];
  for (const [name, source, expected] of cases)
    it(`reads ${name}`, () => assert.equal(outlineOf(source), expected));

  it('keeps a briefing and a farewell as notes of the guide', () => {
    const result = importGuideText(
      'Garden interviews\n\nThank you for coming. This takes an hour.\n\nSection 1: Soil\n- What is it like?\n\nSection 2: End\n- Thank you for your time.\n- Do you have any questions?\n',
      { name: 'x' },
    );
    const guide = readGuide(result.yaml);
    assert.equal(guide.title, 'Garden interviews');
    assert.equal(
      guide.note,
      'Thank you for coming. This takes an hour.\nSection 2: End\nThank you for your time.\nDo you have any questions?',
    );
    assert.equal(inShort(result), '[1] Soil\n  Q1.1 What is it like?');
    assert.deepEqual(
      result.kept.map(piece => [piece.line, piece.became.kind]),
      [
        [3, 'guide-note'],
        [5, 'listed'],
        [8, 'guide-note'],
        [9, 'guide-note'],
        [10, 'guide-note'],
      ],
    );
  });

  it('names the place of each note in the report', () => {
    const report = formatImportReport(
      importGuideText('1. What do you grow? (Wait for an answer.)\n2. Why?', { name: 'my-garden' }),
    );
    assert.equal(
      report,
      'My garden\n2 questions, 0 probes\n\nNot taken as a question:\n  line 1, note of Q1: Wait for an answer.\n',
    );
  });
});

describe('importing a guide: Word leftovers', () => {
  it('takes bookmarks, odd spaces and invisible characters out and leaves typographic quotes', () => {
    const result = importGuideText(
      '\ufeff[bookmark: _GoBack]1. What\u00a0is \u2002a “good”\u200b garden,\u202freally – isn’t it?\r\n',
      {
        name: 'x',
      },
    );
    assert.equal(inShort(result), 'Q1 What is a “good” garden, really – isn’t it?');
    assert.deepEqual(result.kept, [
      { line: 1, text: '[bookmark: _GoBack]', became: { kind: 'listed', reason: 'word-leftover' } },
    ]);
  });

  it('gives the same guide for every kind of line end', () => {
    const source = readFileSync(path.join(fixtures, 'gardens.txt'), 'utf8');
    const first = importGuideText(source, { name: 'x' });
    for (const end of ['\r\n', '\r', '\u2028', '\v']) {
      assert.equal(importGuideText(source.replaceAll('\n', end), { name: 'x' }).yaml, first.yaml);
    }
    assert.equal(importGuideText(`\ufeff${source}`, { name: 'x' }).yaml, first.yaml);
  });
});

describe('importing a guide: Markdown', () => {
  it('takes emphasis, escapes and links away and keeps their words', () => {
    check(
      '# Gardens\n\n## Soil\n\n- \\# of *beds*\n- What is **really** in `it`? See [the list](https://example.org/a_b_c).\n- snake_case \\*stays\\*?',
      `
      [1] Soil
        Q1.1 # of beds
        Q1.2 What is really in it? See the list. !the list: https://example.org/a_b_c
        Q1.3 snake_case *stays*?`,
      'markdown',
    );
  });

  it('counts up a list in which every item is 1.', () => {
    check(
      '## Soil\n\n1. One?\n1. Two?\n\n## Tools\n\n1. Three?',
      '\n[1] Soil\n  Q1.1 One?\n  Q1.2 Two?\n[2] Tools\n  Q2.1 Three?',
      'markdown',
    );
  });

  it('joins the lines of a paragraph', () => {
    check(
      '1. What do you do\n   when it rains?\n2. And\nthen?',
      '\nQ1 What do you do when it rains?\nQ2 And then?',
      'markdown',
    );
  });

  it('reads underlined headings, and a heading below another with both titles', () => {
    check(
      'Soil\n----\n\n- One?\n\n### Sand\n\n- Two?',
      '\n[1] Soil\n  Q1.1 One?\n[2] Soil: Sand\n  Q2.1 Two?',
      'markdown',
    );
  });

  it('keeps quotations and emphasised paragraphs as notes', () => {
    check(
      '## Soil\n\n_Read this out slowly._\n\n> Is this sand?\n\n- One?',
      '\n[1] Soil !Read this out slowly.\nIs this sand?\n  Q1.1 One?',
      'markdown',
    );
  });

  it('reads a table of questions and probes', () => {
    check(
      '| No | Question | Probes | Notes |\n|---|---|---|---|\n| 1 | What do you grow? | trees<br>herbs | Show the photo |\n| 2 | For whom? | | |',
      '\nQ1 What do you grow? !Show the photo\n  Q1a trees\n  Q1b herbs\nQ2 For whom?',
      'markdown',
    );
  });

  it('finds out by itself that a text is Markdown', () => {
    assert.equal(inShort(importGuideText('# Gardens\n\n- *What* grows?', { name: 'x' })), 'Q1 What grows?');
  });
});

describe('importing a guide: bad input', () => {
  const cases: readonly (readonly [name: string, source: string, code: string])[] = [
    ['an empty file', '', 'empty'],
    ['nothing but spaces', '\ufeff \n\t\n', 'empty'],
    ['nothing but dots', '. . .\n', 'empty'],
    ['a binary file', `\u0000\u0001\u0002${'x'.repeat(50)}`, 'not-text'],
    ['another encoding', 'caf\ufffd \ufffd \ufffd', 'not-text'],
    ['a Word document read as text', 'PK\u0003\u0004 and so on?', 'not-text'],
    ['rich text', '{\\rtf1 What do you grow?}', 'not-text'],
    ['a PDF', '%PDF-1.7 What do you grow?', 'not-text'],
    ['5 MB on one line', 'What do you grow? '.repeat(300_000), 'too-long'],
    ['a third of a megabyte on one line', `1. One?\n${'What do you grow? '.repeat(20_000)}`, 'line-too-long'],
    ['a letter', 'Dear Sir.\n\nI am writing to you today.\n\nYours.', 'no-question'],
  ];
  for (const [name, source, code] of cases) {
    it(`says what is wrong with ${name}`, () => {
      const result = importGuideText(source, { name: 'x' });
      assert.deepEqual(
        result.problems.map(problem => problem.code),
        [code],
      );
      assert.equal(result.yaml, '');
      assert.match(formatImportReport(result), /^error: \p{Lu}/u);
    });
  }

  describe('takes time in proportion to the length', () => {
    // A line of more than 20,000 characters is not read, and the longer text is four times the shorter.
    const lineLength = 4_900;
    for (const part of [
      '(((((((((( ',
      '****_ ',
      '? ',
      '????????',
      '[a](b ',
      '- \\',
      '\u00a0 ',
      'If a, ',
      '"\'’)',
    ]) {
      for (const format of ['text', 'markdown'] as const) {
        it(`of a line of ${JSON.stringify(part)} in ${format}`, () =>
          isLinear(
            text => importGuideText(text, { name: 'x', format }),
            repeated(part, '', '\n'),
            lineLength,
          )).timeout(20_000);
      }
    }
    for (const format of ['text', 'markdown'] as const) {
      it(`of lines in ${format}`, () =>
        isLinear(text => importGuideText(text, { name: 'x', format }), repeated('1. One?\n'), 5_000)).timeout(
        20_000,
      );
    }
  });
});

describe('importing a guide: any text', () => {
  const marker = fc.constantFrom(
    '',
    '- ',
    '• ',
    'o\t',
    '1. ',
    '2. ',
    '3) ',
    '1.1 ',
    'a. ',
    'i. ',
    'Q4. ',
    '## ',
    '> ',
    '| ',
    '1- ',
  );
  const opening = fc.constantFrom(
    '',
    'IF APPLICABLE: ',
    'If yes, ',
    'Probe: ',
    'Probes:',
    'INTERVIEWER: ',
    '(If needed: ',
    '[If b] ',
    'Note: ',
    '(',
    'Section A: ',
    '*',
  );
  const word = fc.constantFrom(
    'what',
    'you',
    'grow',
    'Garden',
    'naïve',
    'don’t',
    'is',
    'We',
    'soil',
    'Thank',
    '12',
    'Tell me',
    '(how many)',
    '(Wait here)',
    '[x]',
    '“well”',
  );
  const ending = fc.constantFrom('?', '.', '', ':', ' ', '?)', ')', '* |', '?_');
  // A word that no other line has at the end, so that no line can hide behind another.
  const lines = fc
    .array(fc.tuple(fc.nat(6), marker, opening, fc.array(word, { maxLength: 6 }), ending), { maxLength: 12 })
    .map(all =>
      all.map(([indent, mark, open, start, end], at) => {
        const words = [...start, `w${at}x`].join(' ');
        return { source: `${' '.repeat(indent)}${mark}${open}${words}${end}`, words };
      }),
    );
  const format = fc.constantFrom('text' as const, 'markdown' as const);

  it('never throws, and what it writes reads back without a problem', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string(),
        format,
        (text, name, format) => {
          const result = importGuideText(text, { name, format });
          formatImportReport(result);
          if (result.yaml !== '') assert.deepEqual(readGuide(result.yaml).problems, []);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('loses no word', () => {
    fc.assert(
      fc.property(lines, format, (lines, format) => {
        const result = importGuideText(lines.map(({ source }) => source).join('\n'), { name: 'x', format });
        if (result.yaml !== '') assert.deepEqual(readGuide(result.yaml).problems, []);
        if (result.yaml === '') return;
        assert.deepEqual(lostWords(lines.map(({ words }) => words).join(' '), result), []);
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps the words of plain questions in their order', () => {
    const question = fc.tuple(
      marker,
      fc.array(fc.constantFrom('soil', 'rain', 'seed', 'beds'), { minLength: 1, maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 10 }), questions => {
        const asked = questions
          .filter(([mark]) => !/[>|#]/.test(mark))
          .map(([mark, words]) => ({ mark, text: `What ${words.join(' ')}?` }));
        fc.pre(asked.length > 0);
        const result = importGuideText(asked.map(({ mark, text }) => mark + text).join('\n'), {
          name: 'x',
          format: 'text',
        });
        const texts = readGuide(result.yaml).questions.map(({ text }) => text);
        assert.deepEqual(
          texts,
          asked.map(({ text }) => text),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('importing real guides', () => {
  const read = (file: string): GuideImport => {
    const extension = path.extname(file);
    const text = readFileSync(path.join(shared, file), 'utf8');
    return importGuideText(text, {
      name: path.basename(file, extension),
      format: extension === '.md' ? 'markdown' : 'text',
    });
  };
  before(function () {
    // The guides belong to others and are not part of the project.
    if (!existsSync(shared)) this.skip();
  });

  for (const file of [
    'local-authority-departments.txt',
    'expert-interviews.txt',
    'fossrit-mismatches-interview-protocol.md',
    'xjreb-microservices-interview-guide.md',
    '18f-camd-interview-guide.md',
  ]) {
    it(`reads ${file} back without a problem and without losing a word`, () => {
      const result = read(file);
      assert.deepEqual(result.problems, []);
      assert.deepEqual(readGuide(result.yaml).problems, []);
      // The numbers of lists are in the IDs.
      const source = readFileSync(path.join(shared, file), 'utf8').replace(/^\s*(?:\d+|[a-z])[.)-]\s/gm, '');
      assert.deepEqual(lostWords(source, result), []);
    });
  }

  it('finds seven sections in the guide for departments, and its conditional question', () => {
    const result = read('local-authority-departments.txt');
    assert.deepEqual(
      result.summary.sections.map(section => section.questions),
      [4, 7, 12, 7, 7, 13, 3],
    );
    const guide = readGuide(result.yaml);
    assert.equal(guide.sections[0]?.title, 'Background information');
    assert.deepEqual(
      guide.questions
        .filter(question => question.condition !== undefined)
        .map(({ id, condition }) => [id, condition]),
      [['Q6.10', 'applicable']],
    );
    assert.deepEqual(result.kept, []);
  });

  it('finds questions, probes and title of the guide for experts', () => {
    const guide = readGuide(read('expert-interviews.txt').yaml);
    assert.equal(guide.title, 'Interview themes to be covered in expert interviews');
    assert.deepEqual(
      guide.sections
        .flatMap(section => section.questions)
        .map(({ id, probes }) => [id, probes.map(probe => probe.id)]),
      [
        ['Q1', []],
        ['Q2', []],
        ['Q3', [...'abcdefghi'].map(letter => `Q3${letter}`)],
        ['Q4', []],
        ['Q5', [...'abcdefg'].map(letter => `Q5${letter}`)],
        ['Q6', []],
        ['Q7', [...'abc'].map(letter => `Q7${letter}`)],
        ['Q8', []],
      ],
    );
  });

  it('keeps tips, briefings and examples of the other guides apart from their questions', () => {
    const counts = (file: string) =>
      read(file).summary.sections.map(({ questions, probes }) => [questions, probes]);
    assert.deepEqual(counts('xjreb-microservices-interview-guide.md'), [
      [4, 0],
      [8, 0],
      [6, 0],
    ]);
    assert.deepEqual(counts('18f-camd-interview-guide.md'), [
      [1, 0],
      [7, 0],
      [2, 0],
    ]);
    assert.deepEqual(counts('fossrit-mismatches-interview-protocol.md'), [
      [7, 2],
      [1, 0],
      [3, 0],
      [2, 0],
    ]);
  });
});
