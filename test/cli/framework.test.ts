import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { folderWith, textOf, verbatim } from './run';

const study = {
  'guide.yaml':
    'questions: [{id: Q1, text: "First, of all", probes: [{id: Q1a, text: Since}]}, {id: Q2, text: Second}]\n',
  'codebook.yaml': 'themes:\n  - id: people\n    label: People\n    themes: [{id: family, label: Family}]\n',
  't/a.transcript.md': `---
participant: Ann
group: driver
date: 2026-03-02
---

## Q1

{>>summary: =Uncle | <aunt><<}

**Ann:** [My uncle]{.family} drove.

## Q2

**Ann:** 1 < 2 & so.

**Ann:** Or so.
`,
  't/b.transcript.md': '---\nparticipant: Bo\n---\n\n## Q1a\n\n**Bo:** =1+1\n',
};

describe('verbatim framework', () => {
  it('has a row for each participant, with summaries or what was said', async () => {
    const { code, out, err } = await verbatim(folderWith(study), ['framework']);
    assert.deepEqual([code, err], [0, '']);
    assert.equal(
      out,
      `# Framework chart

| Participant | Q1 First, of all | Q2 Second |
| --- | --- | --- |
| **Ann**<br>driver, 2026-03-02 | *=Uncle \\| \\<aunt\\>*<br>[line 11](t/a.transcript.md#L11) | 1 \\< 2 \\& so. Or so. [→](t/a.transcript.md#L15) |
| **Bo** | =1+1 [→](t/b.transcript.md#L7) |  |
`,
    );
  });

  it('has each probe or theme in a column, of what a filter leaves', async () => {
    const folder = folderWith(study);
    const { out } = await verbatim(folder, ['framework', 't', '--each', '--filter', 'question=Q1a']);
    assert.match(out, /^\| Participant \| Q1a Since \|$/m);
    const themes = await verbatim(folder, ['framework', '--columns', 'themes', '--filter', 'group=driver']);
    assert.match(themes.out, /^\| Participant \| People \|$/m);
    assert.match(themes.out, /^\| \*\*Ann\*\*.* \| My uncle \[→\]\(t\/a.transcript.md#L11\) \|$/m);
  });

  for (const [where, files, args, sentence] of [
    ['there are no transcripts', {}, [], /No transcripts here: their names end in \.transcript\.md\./],
    [
      'there are no questions',
      { 't.transcript.md': 'A: so' },
      [],
      /No transcript follows an interview guide that has/,
    ],
    ['there are no themes', { 't.transcript.md': 'A: so' }, ['--columns', 'themes'], /There are no themes:/],
    ['nothing passes', study, ['--filter', 'from=2027-01-01'], /Nothing passes the filter\./],
  ] as const) {
    it(`says in a sentence that ${where}`, async () => {
      for (const format of ['markdown', 'html']) {
        const { code, out } = await verbatim(folderWith(files), ['framework', ...args, '--format', format]);
        assert.equal(code, 0);
        assert.match(out.replaceAll('\\', ''), sentence);
        assert.doesNotMatch(out, /\| ---|<table/);
      }
    });
  }

  it('writes a table that no spreadsheet takes for formulas', async () => {
    const folder = folderWith(study);
    await verbatim(folder, ['framework', '--format', 'csv', '--out', 'chart.csv']);
    assert.equal(
      textOf(folder, 'chart.csv'),
      '\ufeffparticipant,group,dates,"Q1 First, of all",Q2 Second\r\n' +
        "Ann,driver,2026-03-02,'=Uncle | <aunt>,1 < 2 & so. Or so.\r\nBo,,,'=1+1,\r\n",
    );
  });

  it('writes a page whose links lead to the transcripts, and in which no word is markup', async () => {
    const folder = folderWith(study);
    await verbatim(folder, ['framework', '--format', 'html', '--out', 'reports/chart.html']);
    const page = textOf(folder, 'reports/chart.html');
    assert.match(page, /<p>1 &lt; 2 &amp; so\. Or so\. <a href="\.\.\/t\/a\.transcript\.md#L15">/);
    assert.doesNotMatch(page, /<script|src=/);
  });

  it('writes a workbook that another program reads: frozen heads, wrapped text, nothing of it a formula', async () => {
    const folder = folderWith(study);
    const { code } = await verbatim(folder, ['framework', '--format', 'xlsx', '--out', 'chart.xlsx']);
    assert.equal(code, 0);
    const book = new ExcelJS.Workbook();
    // Its types are of an older Node's buffers.
    await book.xlsx.load(new Uint8Array(readFileSync(join(folder, 'chart.xlsx'))).buffer);
    const [chart, passages] = book.worksheets;
    assert.ok(chart && passages);
    assert.deepEqual([chart.name, passages.name], ['Framework chart', 'Passages']);
    const rowsOf = (sheet: ExcelJS.Worksheet) =>
      [1, 2, 3, 4].map(row => [1, 2, 3, 4, 5].map(column => sheet.getCell(row, column).value ?? ''));
    assert.deepEqual(rowsOf(chart), [
      ['participant', 'group', 'dates', 'Q1 First, of all', 'Q2 Second'],
      ['Ann', 'driver', '2026-03-02', '=Uncle | <aunt>', '1 < 2 & so. Or so.'],
      ['Bo', '', '', '=1+1', ''],
      ['', '', '', '', ''],
    ]);
    assert.deepEqual(rowsOf(passages), [
      ['participant', 'question', 'passage', 'transcript', 'line'],
      ['Ann', 'Q1 First, of all', 'My uncle drove.', join('t', 'a.transcript.md'), 11],
      ['Ann', 'Q2 Second', '1 < 2 & so. Or so.', join('t', 'a.transcript.md'), 15],
      ['Bo', 'Q1 First, of all', '=1+1', join('t', 'b.transcript.md'), 7],
    ]);
    const [view] = chart.views;
    assert.ok(view?.state === 'frozen');
    assert.deepEqual([view.xSplit, view.ySplit], [1, 1]);
    assert.equal(chart.getCell(2, 4).alignment.wrapText, true);
    assert.equal(chart.getCell(3, 4).type, ExcelJS.ValueType.String);
  });

  it('refuses columns that there are none of', async () => {
    const { code, err } = await verbatim(folderWith(study), ['framework', '--columns', 'groups']);
    assert.equal(code, 2);
    assert.match(err, /--columns is one of: questions, themes/);
  });
});
