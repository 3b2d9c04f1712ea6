import { edit } from '../editor.mjs';
import { hasBrowser, showPanel } from '../panel.mjs';
import { indexed } from './index.mjs';

/** The study's forty themes come so often, up to so many. */
const copies = 8;
const themes = 300;
const transcripts = 200;
const questions = 60;
/** Themes in a picture, until somebody wants all, and columns of the table of themes. */
const pictured = 40;
const columns = 7;

/** The study as it is, and without some interviews, so that all figures are others. */
const filters = [{}, { from: '2026-04-03' }];

/** What a server says for both filters; it is asked once. */
let answers;

async function answersOf(server, study, mostSymbols) {
  return edit(server, study.folder, async editor => {
    await indexed(editor, study, mostSymbols, 20);
    const answersTo = async filter => {
      const summary = await editor.request('verbatim/themeSummary', { filter });
      const table = await editor.request('verbatim/themeTable', { filter, by: 'question' });
      const report = await editor.request('verbatim/coverageReport', { filter });
      return { ...widened(summary, table), report };
    };
    return Promise.all(filters.map(answersTo));
  });
}

/** The figures of many themes from those of forty. */
function widened(summary, table) {
  const many = (list, copyOf) =>
    list.flatMap(one => Array.from({ length: copies }, (_, copy) => copyOf(one, copy))).slice(0, themes);
  const copyOf = (theme, copy) => ({ ...theme, id: `${theme.id}-${copy}`, label: `${theme.label} ${copy}` });
  return {
    summary: {
      ...summary,
      themes: many(summary.themes, copyOf),
      options: { ...summary.options, themes: many(summary.options.themes, copyOf) },
    },
    table: {
      ...table,
      rows: many(table.rows, (row, copy) => ({ ...row, theme: `${row.theme}-${copy}` })),
    },
  };
}

/** A table without classes or controls, put in at once: what as many cells in rows cannot be quicker than. */
async function plainTables(times) {
  return showPanel('theme-summary', [], async page => {
    const drawn = (rows, columns) =>
      page.evaluate(
        ([rows, columns]) => {
          const html = `<table>${`<tr>${'<td>1,234</td>'.repeat(columns)}</tr>`.repeat(rows)}</table>`;
          document.body.replaceChildren();
          return window.timed(() => {
            document.body.innerHTML = html;
          });
        },
        [rows, columns],
      );
    const samples = { table: [], picture: [], coverage: [] };
    for (let time = -2; time < times; time++) {
      const table = await drawn(themes, columns);
      const picture = await drawn(pictured, questions + 1);
      const coverage = await drawn(questions, transcripts);
      if (time < 0) continue;
      samples.table.push(table);
      samples.picture.push(picture);
      samples.coverage.push(coverage);
    }
    return samples;
  });
}

/** From the answer with the figures of another filter to the table, and from that with the picture's to the picture. */
async function themeSummary(times) {
  return showPanel('theme-summary', ['pictures'], async page => {
    await give(page, answers);
    const samples = { table: [], picture: [], both: [] };
    for (let time = -2; time < times; time++) {
      const which = Math.abs(time % 2);
      if (time > -2) await page.evaluate(() => window.say({ type: 'changed' }));
      await scrollTo(page, '.heading');
      const table = await page.evaluate(which => window.drawn(window.answers[which]), which);
      await scrollTo(page, '#pictures');
      const picture = await page.evaluate(which => window.drawn(window.answers[which]), which);
      const [rows, cells] = await page.evaluate(() =>
        ['tbody tr', '.marks > *'].map(each => document.querySelectorAll(each).length),
      );
      if (rows !== themes || cells < pictured)
        throw new Error(`${rows} themes and ${cells} cells are shown.`);
      if (time < 0) continue;
      samples.table.push(table);
      samples.picture.push(picture);
      samples.both.push(table + picture);
    }
    return samples;
  });
}

/** The coverage report when it is opened. */
async function coverage(times) {
  return showPanel('coverage-report', [], async page => {
    const samples = [];
    for (let time = -1; time < times; time++) {
      if (time > -1) await page.reload();
      await give(
        page,
        answers.map(({ report }) => ({ report })),
      );
      const took = await page.evaluate(() => window.drawn(window.answers[0]));
      const cells = await page.evaluate(() => document.querySelectorAll('.cells td button').length);
      if (cells !== questions * transcripts) throw new Error(`${cells} cells are shown.`);
      if (time >= 0) samples.push(took);
    }
    return samples;
  });
}

/** Brings a part of the page into sight. */
function scrollTo(page, part) {
  return page.evaluate(part => window.timed(() => document.querySelector(part).scrollIntoView()), part);
}

function give(page, answers) {
  return page.evaluate(answers => void Object.assign(window, { answers }), answers);
}

/** Figures in a panel of a real browser, from their arrival to the painted page. */
export const draw = {
  name: 'draw',
  subjects: ['plain', 'verbatim'],
  async measure(subject, { servers, study: studyOf, mostSymbols, lacks, quick }) {
    if (!(await hasBrowser())) {
      lacks('Chromium and test/host/node_modules, which `npm test -- browser` puts there');
      return {};
    }
    if (subject === 'plain') return plainTables(quick ? 6 : 12);
    answers ??= await answersOf(servers.verbatim, studyOf(transcripts), mostSymbols);
    return { ...(await themeSummary(quick ? 6 : 12)), coverage: await coverage(quick ? 2 : 4) };
  },
  figures: [
    {
      what: '300 themes, another filter: table drawn',
      of: 'draw/verbatim/table',
      against: 'draw/plain/table',
      floor: 'plain table',
    },
    {
      what: '300 themes, another filter: picture drawn',
      of: 'draw/verbatim/picture',
      against: 'draw/plain/picture',
      floor: 'plain table',
    },
    { what: '300 themes, another filter: both', of: 'draw/verbatim/both', atMost: 100 },
    {
      what: '60 questions × 200 transcripts: coverage drawn',
      of: 'draw/verbatim/coverage',
      against: 'draw/plain/coverage',
      floor: 'plain table',
    },
  ],
};
