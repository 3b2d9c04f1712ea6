import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { folderWith, namesIn, textOf, verbatim } from './run';

const talk = (about: string, text: string) => `---\n${about}\n---\n\n${text}\n`;
const study = {
  'guide.yaml': `title: Tea
groups: [guest, host]
research-questions: {RQ1: How, RQ2: Cost}
sections:
  - {id: "1", title: Coming, questions: [{id: Q1, text: "=How?", rq: RQ1}, {id: Q2, text: <b>Who</b>?, for: host}]}
  - {id: "2", title: Money, questions: [{id: Q3, text: Price?, rq: RQ2, probes: [{id: Q3a, text: Why?}]}]}
`,
  'a.transcript.md': talk(
    'participant: A\ngroup: guest\ndate: 2026-03-01',
    '## Q1\n\nA: one two\n\n## Q3 {status=lost}',
  ),
  'b.transcript.md': talk('participant: "+B"\ngroup: host', '## Q2\n\n**+B:** one'),
};

describe('verbatim coverage', () => {
  it('says it by section, group and research question', async () => {
    const folder = folderWith(study);
    const { code, out, err } = await verbatim(folder, ['coverage', '--by', 'section']);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^Tea: Coverage by section$/m);
    assert.match(out, /^ {2}1 Coming +2 of 3 \(67 %\) +2 of 3 \(67 %\) .* 3$/m);
    const csv = await verbatim(folder, ['coverage', '--by', 'group', '--format', 'csv']);
    assert.equal(
      csv.out,
      [
        'guide,group,name,expected,asked,answered,main,main asked,main answered,all,all asked,all answered,words',
        'Tea,guest,guest,2,2,1,2,2,1,3,2,1,2',
        'Tea,host,host,3,1,1,3,1,1,4,1,1,1',
        '',
      ].join('\r\n'),
    );
    const markdown = await verbatim(folder, ['coverage', '--by', 'rq', '--format', 'markdown']);
    assert.match(markdown.out, /^\| RQ1 How \| 1 of 2 \(50 %\) \|/m);
  });

  it('says in a sentence that a guide has no research questions', async () => {
    const folder = folderWith({
      ...study,
      'guide.yaml': 'title: Tea\nquestions: [{id: Q1, text: How, rq: RQ1}]\n',
    });
    for (const format of ['text', 'markdown', 'html']) {
      const { out } = await verbatim(folder, ['coverage', '--by', 'rq', '--format', format]);
      assert.match(
        out,
        /The guide has no research questions\. List them in it under “research-questions”/,
        format,
      );
      assert.doesNotMatch(out, /\| Research question|>Research question</, format);
    }
  });

  it('says that a filter leaves nothing, as text, Markdown and page', async () => {
    for (const format of ['text', 'markdown', 'html']) {
      const args = ['coverage', '--filter', 'from=2027-01-01', '--format', format];
      const { code, out } = await verbatim(folderWith(study), args);
      assert.equal(code, 0);
      assert.match(
        out,
        /Only: from 2027-01-01\..*No transcript with an interview guide passes the filter\./s,
      );
      assert.doesNotMatch(out, /front matter/, format);
    }
  });

  it('counts only what a filter leaves, and says so', async () => {
    const folder = folderWith(study);
    const { out } = await verbatim(folder, ['coverage', '--filter', 'group=guest', '--filter', 'section=1']);
    assert.match(out, /^Only: group guest; section 1\.$/m);
    assert.match(out, /^ {2}1 of 1 expected questions answered/im);
    const json = await verbatim(folder, ['coverage', '--filter', 'from=2026-01-01', '--format', 'json']);
    const { schemaVersion, filter, transcripts, guides } = JSON.parse(json.out);
    assert.deepEqual([schemaVersion, filter, transcripts.length], [1, { from: '2026-01-01' }, 1]);
    assert.deepEqual(guides[0].groups[0].name, 'guest');
  });

  for (const [what, args, message] of [
    [
      'a group that nobody is in',
      ['--filter', 'group=gest'],
      /There is no group “gest”\. Did you mean “guest”\?/,
    ],
    ['what coverage knows nothing of', ['--filter', 'role=other'], /coverage cannot be filtered by role/],
    [
      'what is no filter',
      ['--filter', 'town=North'],
      /cannot be filtered by town\. It can by group, question, section, from/,
    ],
    ['sums by something else', ['--by', 'coder'], /--by is one of: group, section, rq; not “coder”/],
    ['a workbook in the terminal', ['--format', 'xlsx'], /give --out FILE with --format xlsx/],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const { code, err } = await verbatim(folderWith(study), ['coverage', ...args]);
      assert.equal(code, 2);
      assert.match(err, message);
    });
  }

  it('keeps a day together in the tables of a page', async () => {
    const { out } = await verbatim(folderWith(study), ['coverage', '--format', 'html']);
    assert.match(out, /<td class="day">2026-03-01<\/td>/);
  });

  it('makes a page that needs nothing else, with states in words, and nothing of the study as markup', async () => {
    const folder = folderWith(study);
    await verbatim(folder, ['coverage', '--format', 'html', '--out', 'out.html']);
    const page = textOf(folder, 'out.html');
    assert.match(page, /<td class="answered">✓ answered 2<\/td>/);
    assert.match(page, /<td class="open">! lost<\/td>/);
    assert.match(page, /Q2 &lt;b&gt;Who&lt;\/b&gt;\?/);
    assert.match(page, /@media print/);
    assert.match(page, /default-src 'none'/);
    assert.doesNotMatch(page, /<script|<link|src=|url\(|https?:/);
  });

  it('makes a workbook that another program reads: frozen heads, wrapped text, nothing of it a formula', async () => {
    const folder = folderWith(study);
    const { code } = await verbatim(folder, ['coverage', '--format', 'xlsx', '--out', 'out.xlsx']);
    assert.equal(code, 0);
    assert.ok(namesIn(folder).includes('out.xlsx'));
    const book = new ExcelJS.Workbook();
    // Its types are of an older Node's buffers.
    await book.xlsx.load(new Uint8Array(readFileSync(join(folder, 'out.xlsx'))).buffer);
    const names = book.worksheets.map(({ name }) => name);
    assert.deepEqual(names, [
      ...['Matrix Tea', 'Questions Tea', 'Transcripts Tea'],
      ...['By group Tea', 'By section Tea', 'By rq Tea'],
    ]);
    const sheet = book.getWorksheet('Matrix Tea');
    assert.ok(sheet);
    const rows = [1, 2, 3, 4, 5].map(row => [1, 2, 3, 4, 5].map(column => sheet.getCell(row, column).value));
    assert.deepEqual(rows, [
      ['section', 'id', 'question', 'A', '+B'],
      ['1 Coming', 'Q1', '=How?', '✓ answered 2', '✗ missing'],
      ['1 Coming', 'Q2', '<b>Who</b>?', '· not applicable', '✓ answered 1'],
      ['2 Money', 'Q3', 'Price?', '! lost', '✗ missing'],
      ['2 Money', 'Q3a', 'Why?', '· optional', '· optional'],
    ]);
    const [view] = sheet.views;
    assert.ok(view?.state === 'frozen');
    assert.deepEqual([view.xSplit, view.ySplit], [3, 1]);
    assert.equal(sheet.getCell(2, 3).alignment.wrapText, true);
    assert.equal(sheet.getCell(2, 3).type, ExcelJS.ValueType.String);
    const questions = book.getWorksheet('Questions Tea');
    assert.equal(questions?.getCell(2, 4).value, 2); // expected of both
  });
});

describe('verbatim check for pull requests', () => {
  const wrong = {
    'sub/guide.yaml': study['guide.yaml'],
    'sub/a.transcript.md': '## Q8 x\n\nA: one\n',
    '.git/HEAD': '',
  };

  it('names files as from the repository, whatever folder it runs in', async () => {
    const folder = join(folderWith(wrong), 'sub');
    const { code, out } = await verbatim(folder, ['check', '--format', 'github']);
    assert.equal(code, 1);
    assert.match(
      out,
      /^::error file=sub\/a\.transcript\.md,line=1,endLine=1,col=4,endColumn=6,title=unknown-question::/m,
    );
  });

  it('writes SARIF, also where there is nothing wrong', async () => {
    const { out } = await verbatim(folderWith(wrong), ['check', '--format', 'sarif']);
    const [run] = JSON.parse(out).runs;
    assert.ok(run.results.some(({ ruleId }: { ruleId: string }) => ruleId === 'unknown-question'));
    const none = await verbatim(folderWith({}), ['check', '--format', 'sarif']);
    assert.deepEqual(JSON.parse(none.out).runs[0].results, []);
  });
});
