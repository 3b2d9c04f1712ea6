import assert from 'node:assert/strict';
import { studyFigures } from '../../../src/analysis/coverage-figures';
import { coverageJson } from '../../../src/convert/coverage-json';
import { coverageCsv, coverageMarkdown, coverageText, percent } from '../../../src/convert/coverage-report';
import { Study } from '../../../src/study/study';
import { countedStudy, root } from '../analysis/counted-study';

const figures = () => studyFigures(countedStudy());
const nothing = studyFigures(new Study([]));
const path = (uri: string): string => uri.slice(root.length + 1);
const link = (uri: string, line: number): string => `${path(uri)}#L${line + 1}`;

/** A study with a question and a participant that are called so. */
function called(text: string, participant: string): Study {
  const study = new Study([root]);
  study.set(`${root}/guide.yaml`, `questions: [{id: Q1, text: ${JSON.stringify(text)}}]\n`);
  study.set(`${root}/x.transcript.md`, `---\nparticipant: ${JSON.stringify(participant)}\n---\n\n## Q1\n`);
  return study;
}

describe('a percentage', () => {
  for (const [rate, shown] of [
    [0, '0 %'],
    [1, '100 %'],
    [0.5, '50 %'],
    [1 / 3, '33 %'],
    [999 / 1000, '99 %'],
    [0.9951, '99 %'],
    [1 / 1000, '1 %'],
    [0.004, '1 %'],
    [undefined, '–'],
  ] as const) {
    it(`of ${rate} is ${shown}`, () => assert.equal(percent(rate), shown));
  }
});

describe('the coverage report for a terminal', () => {
  it('has a line for each transcript, with what is open and why', () => {
    assert.equal(
      coverageText(figures()),
      `Counting | by [hand]

  Transcript  Answered       Asked   Words  Still open
  C-1           2 of 5  40 %   80 %       4  Q1b (partial), Q2a (don’t know), Q4 (not asked)
  D-1           1 of 3  33 %  100 %       7  Q1b (declined), Q7
  x1            0 of 7   0 %    0 %       0  Q1–Q7

  3 of 15 expected questions answered (20 %), 7 asked (47 %), 11 words.
  Answered nowhere: Q1b, Q2a, Q4–Q7.
`,
    );
  });

  it('joins three and more open questions that follow each other in the guide', () => {
    const study = new Study([root]);
    study.set(
      `${root}/guide.yaml`,
      `questions: [${[1, 2, 3, 4, 5, 6].map(n => `{id: Q${n}, text: a}`).join(', ')}]`,
    );
    study.set(`${root}/x.transcript.md`, '## Q4\n\nA: yes');
    assert.match(coverageText(studyFigures(study)), / Q1–Q3, Q5, Q6\n/);
  });

  it('joins them over probes and conditional questions, and not over one that is answered', () => {
    const study = new Study([root]);
    study.set(
      `${root}/guide.yaml`,
      'questions: [{id: Q1, text: a, probes: [{id: Q1a, text: b}]}, {id: Q2, text: c}, {id: Q3, text: d, if: e}, {id: Q4, text: f}, {id: Q5, text: g}, {id: Q6, text: h, probes: [{id: Q6a, text: i}]}, {id: Q7, text: j}]',
    );
    study.set(`${root}/x.transcript.md`, '## Q3\n\nA: yes\n\n## Q5\n\nA: yes');
    const report = coverageText(studyFigures(study));
    assert.match(report, / Q1–Q4, Q6, Q7\n/);
    assert.match(report, /nowhere: Q1, Q2, Q4, Q6, Q7\./);
  });

  it('tells two interviews with one participant apart by their files', () => {
    const study = new Study([root]);
    study.set(`${root}/guide.yaml`, 'questions: [{id: Q1, text: a}]');
    for (const [file, participant] of [
      ['one', 'A'],
      ['two', 'A'],
      ['three', 'B'],
    ])
      study.set(`${root}/${file}.transcript.md`, `---\nparticipant: ${participant}\n---\n`);
    const report = coverageText(studyFigures(study));
    assert.match(report, /^ {2}A \(one\.transcript\.md\) {2}/m);
    assert.match(report, /^ {2}A \(two\.transcript\.md\) {2}/m);
    assert.match(report, /^ {2}B {2}/m);
  });

  it('says when nothing is open, and when nothing is there', () => {
    const study = new Study([root]);
    study.set(`${root}/guide.yaml`, 'questions: [{id: Q1, text: a}]');
    study.set(`${root}/x.transcript.md`, '## Q1\n\nA: yes');
    assert.match(coverageText(studyFigures(study)), / 100 % .* nothing\n/);
    assert.doesNotMatch(coverageText(studyFigures(study)), /nowhere/);
    assert.equal(coverageText(nothing), 'No transcript with an interview guide found.\n');
  });
});

describe('the coverage report as Markdown', () => {
  const lines = (study: Study): string[] => coverageMarkdown(studyFigures(study), link, path).split('\n');

  it('has a row for each transcript and each question, with links', () => {
    const report = lines(countedStudy());
    assert.ok(report.includes('## Counting \\| by \\[hand\\]'));
    assert.ok(
      report.includes(
        '| [D-1](d1.transcript.md#L1) | driver | 2026-03-14 | complete | 1 of 3 (33 %) | 100 % | 7 |',
      ),
    );
    assert.ok(report.includes('| [x1](x1.transcript.md#L1) | – | – | draft | 0 of 7 (0 %) | 0 % | 0 |'));
    assert.ok(
      report.includes(
        '| [Q1](count.guide.yaml#L7) | Main, with a probe | 2 of 3 | 2 answered, 1 missing | 5 |',
      ),
    );
    assert.ok(
      report.includes('| [Q3](count.guide.yaml#L13) | Conditional | – | 1 answered, 2 optional | 4 |'),
    );
  });

  it('links each answer to its places and says why there is none', () => {
    const report = lines(countedStudy());
    const from = report.indexOf('### D-1');
    const driver = report.slice(from, report.indexOf('### x1'));
    assert.ok(
      driver.includes(
        '| [Q1 Main, with a probe](d1.transcript.md#L9) [2](d1.transcript.md#L13) | ✓ answered | 5 |',
      ),
      driver.join('\n'),
    );
    assert.ok(driver.includes('| Q3a Probe | · optional |  |'));
    assert.ok(driver.includes('| Q2 For clerks | · not applicable |  |'));
    assert.ok(
      report.includes('| [Q1 Main, with a probe](c1.transcript.md#L7) | ✓ answered through Q1a |  |'),
    );
  });

  it('shows the words of a guide and names as they are', () => {
    const report = lines(called('a | b\n[c](d) <i> *e* `f` \\ #g ~h~ $i$ &amp; _j_', 'P|1 [x]'));
    const shown = 'a \\| b \\[c\\](d) \\<i\\> \\*e\\* \\`f\\` \\\\ \\#g \\~h\\~ \\$i\\$ \\&amp; \\_j\\_';
    assert.ok(
      report.includes(`| [Q1](guide.yaml#L1) | ${shown} | 0 of 1 | 1 empty | 0 |`),
      report.join('\n'),
    );
    assert.ok(report.includes('### P\\|1 \\[x\\]'));
  });

  it('has as many cells in each row as in the row above', () => {
    let cells = 0;
    for (const line of lines(called('a | b\r\nc', '|'))) {
      if (!line.startsWith('|')) {
        cells = 0;
        continue;
      }
      const here = line.replaceAll(/\\\||[^|]/g, '').length;
      assert.ok(cells === 0 || cells === here, line);
      cells = here;
    }
  });

  it('says what to do where there is no transcript', () => {
    assert.match(coverageMarkdown(nothing, link, path), /ends in `\.transcript\.md`/);
  });
});

describe('the coverage report as CSV', () => {
  it('has a row for each question of each transcript', () => {
    const rows = coverageCsv(figures(), path).split('\r\n');
    assert.equal(rows.length, 1 + 3 * 11 + 1);
    assert.equal(rows[0], 'transcript,participant,group,date,question,text,state,expected,words');
    assert.ok(rows.includes('d1.transcript.md,D-1,driver,2026-03-14,Q1,"Main, with a probe",answered,yes,5'));
    assert.ok(rows.includes('x1.transcript.md,x1,,,Q3,Conditional,missing,no,0'));
  });

  it('runs nothing in a spreadsheet', () => {
    const report = coverageCsv(studyFigures(called('=HYPERLINK("http://x")', '@x')), path);
    assert.match(report, /,'@x,/);
    assert.match(report, /,"'=HYPERLINK\(""http:\/\/x""\)",/);
  });
});

describe('the coverage report as JSON', () => {
  it('has every question of every transcript, with the figures of the others', () => {
    const report = coverageJson(figures(), []);
    assert.equal(report.schemaVersion, 1);
    assert.deepEqual(
      report.transcripts.map(({ uri, participant, questions }) => [path(uri), participant, questions.length]),
      [
        ['c1.transcript.md', 'C-1', 11],
        ['d1.transcript.md', 'D-1', 11],
        ['x1.transcript.md', 'x1', 11],
      ],
    );
    const [clerk, driver, nobody] = report.transcripts;
    assert.deepEqual(driver?.questions[0], {
      id: 'Q1',
      state: 'answered',
      words: 5,
      expected: true,
      applies: true,
      asked: true,
      lines: [9, 13],
      through: [],
    });
    assert.deepEqual(clerk?.questions[0], {
      id: 'Q1',
      state: 'answered',
      words: 0,
      expected: true,
      applies: true,
      asked: true,
      lines: [7],
      through: ['Q1a'],
    });
    assert.deepEqual(
      driver?.questions.flatMap(({ id, why }) => (why === undefined ? [] : [`${id}: ${why}`])),
      [
        'Q2: it is for clerk only',
        'Q2a: Q2 is for clerk only',
        'Q4: it was added on 2026-04-01, after this interview',
        'Q5: it was retired on 2026-02-28, before this interview',
      ],
    );
    assert.deepEqual([nobody?.group, nobody?.date, nobody?.state], [null, null, 'draft']);
    assert.deepEqual(
      report.guides.map(guide => [
        path(guide.uri),
        guide.totals.answered,
        guide.sections.map(({ questions }) => questions.length),
      ]),
      [['count.guide.yaml', 3, [7, 4]]],
    );
    assert.deepEqual(report.totals, {
      expected: 15,
      asked: 7,
      answered: 3,
      askedRate: 7 / 15,
      answeredRate: 0.2,
      main: { of: 10, asked: 4, answered: 3 },
      all: { of: 21, asked: 8, answered: 4 },
      states: {
        answered: 5,
        missing: 17,
        declined: 1,
        'not-applicable': 6,
        empty: 1,
        partial: 1,
        'dont-know': 1,
        'not-asked': 1,
      },
      words: 11,
    });
  });

  it('is the same after being written and read', () => {
    const report = coverageJson(figures(), []);
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  });
});

describe('guides of the same title', () => {
  const study = new Study(['file:///north', 'file:///south']);
  for (const folder of ['file:///north', 'file:///south']) {
    study.set(`${folder}/tea%20talk.guide.yaml`, 'title: Tea\nquestions: [{id: Q1, text: Why?}]\n');
    study.set(`${folder}/a.transcript.md`, '## Q1\n');
  }
  const named = studyFigures(study);

  it('are told apart in reports by as much of their paths as it takes', () => {
    const titles = coverageJson(named, []).guides.map(({ title }) => title);
    assert.deepEqual(titles, ['Tea (north/tea talk.guide.yaml)', 'Tea (south/tea talk.guide.yaml)']);
    assert.match(coverageText(named), /^Tea \(south\/tea talk\.guide\.yaml\)$/m);
    assert.match(coverageMarkdown(named, link, path), /^## Tea \(north\//m);
  });
});
