import assert from 'node:assert/strict';
import { framework } from '../../../src/analysis/framework';
import type { FrameworkChoice } from '../../../src/analysis/framework-columns';
import type { ThemeFilter } from '../../../src/analysis/theme-filter';
import { readTranscript } from '../../../src/format/transcript';
import { Study } from '../../../src/study/study';

/* A study whose chart is made by hand. */

const root = 'file:///s';
const guide = `groups: [driver, clerk]
sections:
  - id: "1"
    title: Start
    questions:
      - id: Q1
        text: First
        probes:
          - {id: Q1a, text: Since when}
      - {id: Q2, text: Second}
  - id: "2"
    title: End
    questions:
      - {id: Q3, text: Third, formerly: Q9}
`;
const codebook = `themes:
  - id: people
    label: People
    themes:
      - id: family
        label: Family
  - id: money
`;
const texts: Readonly<Record<string, string>> = {
  '1': `---
participant: Ann
group: driver
interviewer: RB
date: 2026-03-02
---

{>>summary .people: Her uncle, always.<<}

## Q1 First

{>>summary: Through her uncle.<<}

**RB:** So?

**Ann:** [My uncle]{.family} drove.

He [laughs] had to.

**RB:** And then?

**Ann:** I drove. {>>KL: check<<}

## Q1a

**Ann:** Since May. []{q=Q2} {>>summary: All well.<<} [Good pay]{.money by=CD}, [my *aunt* says{>>summary: Aside.<<}]{q=Q9 .family}.
`,
  '2': `---
participant: Ann
date: 2026-06-02
---

## Q1 Again

**Ann:** Still [drive]{.money}, [since May]{q=Q1a}.

## Q3
`,
  '3': `---
group: clerk
---

## Q1, Q3 Both

**Bo:** We.

**Cy:** [They]{.people}.

Interviewer: What?

## Q2 {status=lost}

Interviewer: Hm?
`,
  '4': '---\nparticipant: Dee\n---\n\nDee: Nothing.\n',
};

function study(): Study {
  const made = new Study([root]);
  made.set(`${root}/guide.yaml`, guide);
  made.set(`${root}/codebook.yaml`, codebook);
  for (const [name, text] of Object.entries(texts)) made.set(`${root}/${name}.transcript.md`, text);
  return made;
}

/** The chart in few words: of each cell its summaries in quotation marks, its passages or why there are none, and where a new one would go. */
function chart(choice: Partial<FrameworkChoice>, filter: ThemeFilter = {}) {
  const name = (uri: string) => uri.slice(root.length + 1).replace('.transcript.md', '');
  const { columns, rows } = framework(
    study(),
    { columns: 'questions', each: false, ...choice },
    filter,
    file => readTranscript(texts[name(file.uri)] ?? ''),
  );
  return {
    columns: columns.map(({ id, title, under, ids }) => `${id} ${title} (${under}): ${ids.join()}`),
    rows: Object.fromEntries(
      rows.map(({ participant, cells }) => [
        participant,
        cells.map(({ summaries, passages, why, room }) =>
          [
            ...summaries.map(({ uri, text }) => `${name(uri)} “${text}”`),
            ...passages.map(
              ({ coded, parts }) =>
                `${name(coded.file.uri)} ${parts.map(({ text, follows }) => `${follows ? '+' : ''}${text}`).join(' | ')}`,
            ),
            ...why.map(status => `(${status})`),
            ...(room ? [`→ ${name(room.uri)} ${'question' in room ? room.question : room.theme}`] : []),
          ].join('; '),
        ),
      ]),
    ),
  };
}

describe('a framework chart made by hand', () => {
  it('has main questions with their probes in columns, and participants in rows', () => {
    assert.deepEqual(chart({}), {
      columns: ['Q1 First (Start): Q1,Q1a', 'Q2 Second (Start): Q2', 'Q3 Third (End): Q3'],
      rows: {
        Ann: [
          '1 “Through her uncle.”; 1 My uncle drove. | +He [laughs] had to. | I drove.; 1 Since May.; 2 Still drive, since May.; → 2 Q1',
          '1 “All well.”; 1 Good pay, my *aunt* says.',
          '1 “Aside.”; 1 my *aunt* says; → 2 Q3',
        ],
        3: ['3 We. | +They.; → 3 Q1', '(lost); → 3 Q2', '3 We. | +They.; → 3 Q3'],
        Dee: ['', '', ''],
      },
    });
  });

  it('has each probe in a column of its own where that is wanted', () => {
    const { columns, rows } = chart({ each: true });
    assert.deepEqual(columns.slice(0, 2), ['Q1 First (Start): Q1', 'Q1a Since when (Start): Q1a']);
    assert.deepEqual(rows.Ann?.slice(0, 2), [
      '1 “Through her uncle.”; 1 My uncle drove. | +He [laughs] had to. | I drove.; 2 Still drive, since May.; → 2 Q1',
      '1 Since May.; 2 since May; → 1 Q1a',
    ]);
  });

  it('has themes with those below them in columns', () => {
    assert.deepEqual(chart({ columns: 'themes' }), {
      columns: ['people People (undefined): people,family', 'money money (undefined): money'],
      rows: {
        Ann: [
          '1 “Her uncle, always.”; 1 My uncle; 1 my *aunt* says; → 2 people',
          '1 Good pay; 2 drive; → 1 money',
        ],
        3: ['3 They; → 3 people', '→ 3 money'],
        Dee: ['→ 4 people', '→ 4 money'],
      },
    });
  });

  it('has each theme by itself where that is wanted', () => {
    const { columns, rows } = chart({ columns: 'themes', each: true });
    assert.deepEqual(columns, [
      'people People (undefined): people',
      'family Family (People): family',
      'money money (undefined): money',
    ]);
    assert.deepEqual(rows.Ann?.slice(0, 2), [
      '1 “Her uncle, always.”; → 2 people',
      '1 My uncle; 1 my *aunt* says; → 1 family',
    ]);
  });

  for (const [title, filter, choice, columns, rows] of [
    ['a group', { groups: ['clerk'] }, {}, ['Q1', 'Q2', 'Q3'], { 3: undefined }],
    ['a section', { sections: ['2'], groups: ['clerk'] }, {}, ['Q3'], { 3: ['3 We. | +They.; → 3 Q3'] }],
    ['a probe', { questions: ['Q1a'], to: '2026-04-01' }, {}, ['Q1'], { Ann: ['1 Since May.; → 1 Q1a'] }],
    [
      'a theme',
      { themes: ['money'], to: '2026-12-31' },
      {},
      ['Q1', 'Q2', 'Q3'],
      {
        Ann: ['1 “Through her uncle.”; 2 drive; → 2 Q1', '1 “All well.”; 1 Good pay', '1 “Aside.”; → 2 Q3'],
      },
    ],
    [
      'a branch',
      { themes: ['family'], to: '2026-04-01' },
      { columns: 'themes' },
      ['family'],
      {
        Ann: ['1 My uncle; 1 my *aunt* says; → 1 family'],
      },
    ],
    [
      'a role',
      { roles: ['interviewer'], to: '2026-04-01' },
      {},
      ['Q1', 'Q2', 'Q3'],
      {
        Ann: ['1 “Through her uncle.”; 1 So? | And then?', '1 “All well.”', '1 “Aside.”'],
      },
    ],
  ] as const)
    it(`has what a filter by ${title} leaves`, () => {
      const found = chart(choice, filter as ThemeFilter);
      assert.deepEqual(
        found.columns.map(column => column.split(' ')[0]),
        columns,
      );
      assert.deepEqual(Object.keys(found.rows), Object.keys(rows));
      for (const [name, cells] of Object.entries(rows)) if (cells) assert.deepEqual(found.rows[name], cells);
    });

  it('has no words of a text that is another one now', () => {
    const { rows } = framework(study(), { columns: 'questions', each: false }, {}, () =>
      readTranscript('a\nb'),
    );
    assert.deepEqual(rows[0]?.cells[0]?.passages, []);
  });
});
