import assert from 'node:assert/strict';
import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  ExternalHyperlink,
  type FileChild,
  FootnoteReferenceRun,
  HeadingLevel,
  type IPropertiesOptions,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { importGuide } from '../../../src/convert/guide-import/import-guide';
import { type Question, readGuide } from '../../../src/format/guide';

const numbering = {
  config: [
    {
      reference: 'numbers',
      levels: [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN].map(
        (format, level) => ({
          level,
          format,
          text: `%${level + 1}.`,
          alignment: AlignmentType.LEFT,
        }),
      ),
    },
  ],
};

async function imported(children: readonly FileChild[], more: Partial<IPropertiesOptions> = {}) {
  const document = new Document({ numbering, sections: [{ children }], ...more });
  return importGuide({ docx: new Uint8Array(await Packer.toBuffer(document)) }, { name: 'garden-guide' });
}

async function check(children: readonly FileChild[], expected: string, more?: Partial<IPropertiesOptions>) {
  const result = await imported(children, more);
  assert.deepEqual(result.problems, []);
  const guide = readGuide(result.yaml);
  assert.deepEqual(guide.problems, []);
  const lines = [`= ${guide.title}${guide.note === undefined ? '' : ` !${guide.note}`}`];
  const add = (question: Question, indent: string) => {
    const note = question.note === undefined ? '' : ` !${question.note}`;
    lines.push(`${indent}${question.id} ${question.text}${note}`);
    for (const probe of question.probes) add(probe, `${indent}  `);
  };
  for (const section of guide.sections) {
    if (section.id)
      lines.push(`[${section.id}] ${section.title}${section.note === undefined ? '' : ` !${section.note}`}`);
    for (const question of section.questions) add(question, '');
  }
  assert.equal(lines.join('\n'), expected.trim().replace(/^ {6}/gm, ''));
}

const plain = (text: string) => new Paragraph(text);
const heading = (
  text: string,
  level: (typeof HeadingLevel)[keyof typeof HeadingLevel] = HeadingLevel.HEADING_1,
) => new Paragraph({ text, heading: level });
const bullet = (text: string, level = 0) => new Paragraph({ text, bullet: { level } });
const number = (text: string, level = 0) =>
  new Paragraph({ text, numbering: { reference: 'numbers', level } });
const bold = (text: string) => new Paragraph({ children: [new TextRun({ text, bold: true })] });
const row = (...cells: readonly (readonly string[])[]) =>
  new TableRow({ children: cells.map(texts => new TableCell({ children: texts.map(plain) })) });

describe('importing a guide from Word', () => {
  it('reads title, headings and bullets', () =>
    check(
      [
        heading('Garden interviews', HeadingLevel.TITLE),
        plain('Thank you for coming.'),
        heading('Soil'),
        bullet('What is it like?'),
        bullet('Always?', 1),
        bullet('Who digs?'),
        heading('Tools'),
        plain('Read this slowly: tools are things to work with.'),
        bullet('Which do you use?'),
      ],
      `
      = Garden interviews !Thank you for coming.
      [1] Soil
      Q1.1 What is it like?
        Q1.1a Always?
      Q1.2 Who digs?
      [2] Tools !Read this slowly: tools are things to work with.
      Q2.1 Which do you use?`,
    ));

  it('counts the numbers that Word counts itself', () =>
    check(
      [
        number('What do you grow?'),
        number('Since when?', 1),
        number('Who began?', 2),
        number('For whom?', 1),
        number('Who helps?'),
      ],
      `
      = Garden guide
      Q1 What do you grow?
        Q1a Since when?
          Q1a1 Who began?
        Q1b For whom?
      Q2 Who helps?`,
    ));

  it('takes bold lines for headings where there are no others', () =>
    check(
      [
        bold('Soil'),
        plain('What is it like?'),
        plain(''),
        bold('2. Tools'),
        plain('•\tWhich do you use?'),
        plain('o\tHow old?'),
      ],
      `
      = Garden guide
      [1] Soil
      Q1.1 What is it like?
      [2] Tools
      Q2.1 Which do you use?
        Q2.1a How old?`,
    ));

  it('takes numbers and letters that were typed by hand', () =>
    check(
      [
        plain('1.\tWhat do you grow?'),
        new Paragraph({ text: 'a)\tSince when?', indent: { left: 720 } }),
        plain('2.\tWhy?'),
      ],
      `
      = Garden guide
      Q1 What do you grow?
        Q1a Since when?
      Q2 Why?`,
    ));

  it('reads a table with columns for question and probes', () =>
    check(
      [
        heading('Soil'),
        new Table({
          rows: [
            row(['Question'], ['Probes']),
            row(['What is it like?'], ['Always?', 'Everywhere?']),
            row(['Who digs?'], ['neighbours']),
          ],
        }),
      ],
      `
      = Soil
      Q1 What is it like?
        Q1a Always?
        Q1b Everywhere?
      Q2 Who digs?
        Q2a neighbours`,
    ));

  it('reads a table of topics and their questions', () =>
    check(
      [
        plain('Garden interviews'),
        new Table({
          rows: [row(['Soil'], ['What is it like?', 'Who digs?']), row(['Tools'], ['Which do you use?'])],
        }),
      ],
      `
      = Garden interviews
      [1] Soil
      Q1.1 What is it like?
      Q1.2 Who digs?
      [2] Tools
      Q2.1 Which do you use?`,
    ));

  it('keeps link targets, footnotes and comments as notes', () =>
    check(
      [
        new Paragraph({
          bullet: { level: 0 },
          children: [
            new CommentRangeStart(0),
            new TextRun('Do you know '),
            new ExternalHyperlink({ link: 'https://example.org/', children: [new TextRun('the list')] }),
            new TextRun('?'),
            new CommentRangeEnd(0),
            new CommentReference(0),
            new FootnoteReferenceRun(1),
          ],
        }),
      ],
      `
      = Garden guide
      Q1 Do you know the list? !the list: https://example.org/
      Comment: Ask twice.
      Print it first.`,
      {
        comments: { children: [{ id: 0, author: 'RB', date: new Date(0), children: [plain('Ask twice.')] }] },
        footnotes: { 1: { children: [plain('Print it first.')] } },
      },
    ));

  it('says when a document is empty, broken or something else', async () => {
    const codes = async (docx: Uint8Array) =>
      (await importGuide({ docx }, { name: 'x' })).problems.map(problem => problem.code);
    const whole = new Uint8Array(
      await Packer.toBuffer(new Document({ sections: [{ children: [plain('Why?')] }] })),
    );
    assert.deepEqual(await codes(new Uint8Array()), ['empty']);
    assert.deepEqual(await codes(new TextEncoder().encode('What do you grow?')), ['broken-docx']);
    assert.deepEqual(await codes(whole.slice(0, whole.length / 2)), ['broken-docx']);
    assert.deepEqual(await codes(whole), []);
    assert.deepEqual(
      (await imported([plain('')])).problems.map(problem => problem.code),
      ['empty'],
    );
  });
});
