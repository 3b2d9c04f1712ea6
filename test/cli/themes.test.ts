import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { ThemeFilter } from '../../src/analysis/theme-filter';
import { coOccurrencesJson, themeSummaryJson, themeTableJson } from '../../src/convert/themes-json';
import { Study } from '../../src/study/study';
import { Client } from '../server/client';
import { codedTexts } from '../unit/analysis/coded-texts';
import { folderWith, textOf, verbatim } from './run';

const head = (participant: string) =>
  `---\nparticipant: ${participant}\ninterviewer: RB\ngroup: driver\nattributes: {town: North}\n---\n\n`;
const study = {
  'guide.yaml': 'questions: [{id: Q1, text: First}, {id: Q2, text: Second}]\n',
  'codebook.yaml':
    'themes:\n  - id: people\n    label: People\n    themes:\n      - id: family\n  - id: unused\n',
  't/a.transcript.md': `${head('Ann')}## Q1\n\n**RB:** Who?\n\n**Ann:** So [my uncle]{.family w=2} drove [us]{.people by=CD}. {>>ask<<}\n`,
  't/b.transcript.md': `${head('Bo')}## Q2\n\n**Bo:** [[My aunt]{.family} did]{.people}.\n`,
};

describe('verbatim themes', () => {
  it('says how often, in how many words and interviews, as a table', async () => {
    const { code, out, err } = await verbatim(folderWith(study), ['themes']);
    assert.deepEqual([code, err], [0, '']);
    assert.equal(
      out,
      `2 transcripts, 2 participants: 4 coded segments; 6 of 8 words are coded (75 %).

Themes

  Theme     Segments  With those below  Words  Share  Transcripts  Participants  Coders
  People           2                 4      4   50 %            2             2       2
    family         2                 2      4   50 %            2             2       1
  unused           0                 0      0    0 %            0             0       0
`,
    );
  });

  it('says it by question, and which occur together, of what a filter leaves', async () => {
    const { out } = await verbatim(folderWith(study), [
      ...['themes', 't', '--by', 'question', '--co-occurrence', 'span'],
      ...['--filter', 'question=Q2', '--filter', 'attribute.town=North'],
    ]);
    const tables = out.slice(out.indexOf('Segments by'));
    assert.match(out, /^Only: attribute town=North; question Q2\.$/m);
    assert.equal(
      tables,
      `Segments by question

  Theme   Q2
  People   1
  family   1

Together in the same words

  Theme   With    Times
  People  family      1
`,
    );
  });

  it('says in a sentence that there are no themes, or none together', async () => {
    const folder = folderWith({ 'a.transcript.md': 'Ann: Nothing is coded.\n' });
    const { out } = await verbatim(folder, ['themes', '--co-occurrence', 'turn']);
    assert.match(out, /^ {2}There are no themes: no codebook has any, and no transcript is coded\.$/m);
    assert.match(out, /^ {2}No two themes are coded in the same turn\.$/m);
    const markdown = await verbatim(folder, ['themes', '--format', 'markdown']);
    assert.match(markdown.out, /^There are no themes:/m);
    assert.doesNotMatch(markdown.out, /\|/);
    const page = await verbatim(folder, ['themes', '--format', 'html']);
    assert.match(page.out, /<strong>Themes<\/strong>: There are no themes:/);
  });

  it('gives one table as CSV, what spreadsheets would run defused, marked as UTF-8 in a file', async () => {
    const hostile = {
      ...study,
      'codebook.yaml':
        'themes:\n  - id: people\n    label: "=cmd()"\n  - id: family\n    label: "+1, \\"so\\""\n',
    };
    const folder = folderWith(hostile);
    const { out } = await verbatim(folder, ['themes', '--by', 'participant', '--format', 'csv']);
    assert.equal(
      out,
      [
        'theme,label,participant,segments,words',
        "people,'=cmd(),Ann,1,1",
        "people,'=cmd(),Bo,1,3",
        'family,"\'+1, ""so""",Ann,1,2',
        'family,"\'+1, ""so""",Bo,1,2',
        '',
      ].join('\r\n'),
    );
    await verbatim(folder, ['themes', '--format', 'csv', '--out', 'themes.csv']);
    assert.match(textOf(folder, 'themes.csv'), /^\ufefftheme,label,parent,depth,segments,/);
    const both = await verbatim(folder, [
      ...['themes', '--format', 'csv', '--by', 'coder', '--co-occurrence', 'turn'],
    ]);
    assert.equal(both.code, 2);
    assert.match(both.err, /one table/);
  });

  it('writes a page that holds all it needs, and nothing of the study as markup', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const folder = folderWith({
      ...study,
      'codebook.yaml': `themes:\n  - id: people\n    label: "${name}"\n`,
      't/b.transcript.md': `---\nparticipant: "${name}"\n---\n\nBo: [so]{.people}\n`,
    });
    const { err } = await verbatim(folder, [
      ...[
        'themes',
        '--by',
        'participant',
        '--co-occurrence',
        'answer',
        '--format',
        'html',
        '--out',
        'a.html',
      ],
    ]);
    assert.equal(err, 'Written to a.html.\n');
    const page = textOf(folder, 'a.html');
    assert.doesNotMatch(page, /<img|<script|<link|https?:|<[^>]*\son\w+=/);
    assert.match(page, /&lt;img src=x onerror=alert\(1\)&gt;/);
    assert.equal(page.match(/<table>/g)?.length, page.match(/<caption>/g)?.length);
    assert.match(page, /<th scope="row">/);
  });

  it('escapes Markdown', async () => {
    const folder = folderWith({ ...study, 'codebook.yaml': 'themes:\n  - id: people\n    label: "a|*b*"\n' });
    const { out } = await verbatim(folder, ['themes', '--format', 'markdown']);
    assert.match(out, /^\| a\\\|\\\*b\\\* \| 2 \|/m);
  });

  for (const [wrong, message] of [
    [['--filter', 'group=drivers'], /There is no group “drivers”. Did you mean “driver”\?/],
    [['--filter', 'town=North'], /There is no filter “town”/],
    [['--filter', 'attribute.town=South'], /There is no attribute.town “South”/],
    [['--filter', 'theme=money'], /There is no theme “money”\. There are: people/],
    [['--filter', 'coder=AB'], /There is no coder “AB”/],
    [['--by', 'weather'], /--by is one of: question, participant, group, coder/],
    [['--out', 'new.guide.yaml'], /a name for the study’s own files/],
  ] as const) {
    it(`refuses ${wrong.join(' ')}`, async () => {
      const { code, out, err } = await verbatim(folderWith(study), ['themes', ...wrong]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
  }

  it('says so where there is nothing', async () => {
    const { code, out } = await verbatim(folderWith({}), ['themes']);
    assert.deepEqual([code, out], [0, 'No transcripts here: their names end in .transcript.md.\n']);
  });
});

describe('verbatim quotes', () => {
  it('says what is coded, with the words around it', async () => {
    const { out } = await verbatim(folderWith(study), ['quotes', 'family']);
    assert.equal(
      out,
      `Ann, driver, Q1 [People / family] ${join('t', 'a.transcript.md')}:12
  So «my uncle» drove us.

Bo, driver, Q2 [People / family] ${join('t', 'b.transcript.md')}:10
  «My aunt» did.
`,
    );
  });

  it('has those below a theme, of some folders, of what a filter leaves', async () => {
    const args = ['quotes', 'people', '--below', '--in', 't/a.transcript.md', '--filter', 'coder=CD'];
    const { out } = await verbatim(folderWith(study), args);
    assert.match(out, /^Ann, driver, Q1 \[People \(CD\)\].*\n {2}So my uncle drove «us»\.\n {2}Memo: ask\n$/);
  });

  it('comes as CSV, JSON and Markdown with links', async () => {
    const folder = folderWith({
      ...study,
      't/b.transcript.md': `${head('Bo')}Bo: [=cmd() *is* "it"]{.family}\n`,
    });
    const csv = await verbatim(folder, ['quotes', 'family', '--format', 'csv']);
    assert.match(csv.out, /,"'=cmd\(\) \*is\* ""it""",/);
    const json = await verbatim(folder, ['quotes', 'family', '--format', 'json']);
    const { total, quotes } = JSON.parse(json.out);
    assert.deepEqual([total, quotes[0].themes[0].weight, quotes[0].parts[0].text], [2, '2', 'my uncle']);
    const { out } = await verbatim(folder, ['quotes', 'family', '--format', 'markdown']);
    assert.match(out, /^> So \*\*my uncle\*\* drove us\.$/m);
    assert.match(out, /\]\(t\/a\.transcript\.md#L12\)$/m);
    assert.match(out, /\\\*is\\\*/);
  });

  it('names who speaks where several do, the first of them, too', async () => {
    const text = `${head('Bo')}::: {.family}\n\n**RB:** And your aunt?\n\n**Bo:** She did.\n\n:::\n`;
    const { out } = await verbatim(folderWith({ ...study, 't/b.transcript.md': text }), ['quotes', 'family']);
    assert.match(out, /^ {2}«RB: And your aunt\? Bo: She did\.»$/m);
  });

  it('says in a sentence that nothing is coded with a theme, and where to look', async () => {
    const folder = folderWith(study);
    for (const [args, sentence] of [
      [['unused'], 'Nothing here is coded with “unused”.'],
      [['family', '--filter', 'coder=CD'], 'Nothing that passes the filter is coded with “family”.'],
      [
        ['people', '--in', 't/c.transcript.md'],
        'Nothing here is coded with “people”. With --below there are quotes of the themes below.',
      ],
    ] as const) {
      const files = { ...study, 't/c.transcript.md': 'Ann: [so]{.family}\n' };
      const all = await verbatim(folderWith(files), ['quotes', ...args]);
      assert.deepEqual([all.code, all.out], [0, `${sentence}\n`]);
    }
    const { out } = await verbatim(folder, ['quotes', 'unused', '--format', 'markdown']);
    assert.equal(out, '# Quotes\n\nNothing here is coded with “unused”.\n');
  });

  it('says where the path of a transcript belongs', async () => {
    const { code, err } = await verbatim(folderWith(study), ['quotes', 'family', 't/a.transcript.md']);
    assert.equal(code, 2);
    assert.match(err, /“t\/a\.transcript\.md” is a file or folder, and no theme\. Look in it with --in/);
  });

  it('refuses a theme that nobody has', async () => {
    const { code, err } = await verbatim(folderWith(study), ['quotes', 'famly']);
    assert.equal(code, 2);
    assert.match(err, /There is no theme “famly”. Did you mean “family”\?/);
    assert.equal((await verbatim(folderWith(study), ['quotes'])).code, 2);
  });
});

describe('the figures of the command line', () => {
  it('are those of the server and of the analysis, whatever the study', async () => {
    const texts = fc.sample(codedTexts, { numRuns: 25, seed: 5 });
    const files: Record<string, string> = {
      'guide.yaml': 'questions: [{id: Q1, text: a}, {id: Q2, text: b}]',
      'codebook.yaml': 'themes: [{id: trust, themes: [{id: money}]}]',
    };
    for (const [index, text] of texts.entries()) files[`${index}.transcript.md`] = text;
    const folder = folderWith(files);
    const uri = pathToFileURL(folder).toString();
    const plain = new Study([uri]);
    for (const [name, text] of Object.entries(files)) plain.set(`${uri}/${name}`, text);
    const client = new Client();
    try {
      const path = folder;
      await client.start([
        { path, uri, uriOf: name => `${uri}/${name}`, write: () => {}, remove: () => rmSync(path) },
      ]);
      for (const [filter, written] of [
        [{}, []],
        [{ questions: ['Q2'] }, ['question=Q2']],
        [{ roles: ['interviewer'] }, ['role=interviewer']],
        [{ themes: ['money'], coders: ['AB', ''] }, ['theme=money', 'coder=AB', 'coder=']],
      ] as readonly (readonly [ThemeFilter, readonly string[]])[]) {
        for (const by of ['question', 'participant'] as const) {
          const args = ['themes', '--format', 'json', '--by', by, '--co-occurrence', 'turn'];
          const run = await verbatim(folder, [...args, ...written.flatMap(pair => ['--filter', pair])]);
          const { table, coOccurrences, ...summary } = JSON.parse(run.out);
          const asked = { study: plain, filter };
          const plainly = (value: unknown) => JSON.parse(JSON.stringify(value));
          assert.deepEqual(summary, plainly(themeSummaryJson(asked)));
          assert.deepEqual(table, plainly(themeTableJson(asked, by)));
          assert.deepEqual(coOccurrences, plainly(coOccurrencesJson(asked, 'turn')));
          assert.deepEqual(await client.request('verbatim/themeSummary', { filter }), summary);
          assert.deepEqual(await client.request('verbatim/themeTable', { filter, by }), table);
          assert.deepEqual(
            await client.request('verbatim/coOccurrences', { filter, unit: 'turn' }),
            coOccurrences,
          );
        }
      }
    } finally {
      await client.end();
    }
  });
});
