import { themes as ids } from '../corpus.mjs';
import { edit } from '../editor.mjs';
import { indexed } from './index.mjs';

/** Numbers in a stretch of talk, and how many stretches there are for each coded segment of the corpus. */
const columns = 7;
const stretches = 2.6;
const methodNotFound = -32601;

/** Adding up as many numbers as there are in the study's talk: what a figure of all of it cannot be quicker than. */
function rawSum(segments) {
  const numbers = new Int32Array(Math.round(segments * stretches) * columns).fill(1);
  const sums = [1, 2, 3].map(() => {
    const began = performance.now();
    let sum = 0;
    for (let at = 0; at < numbers.length; at++) sum += numbers[at];
    if (sum !== numbers.length) throw new Error('A wrong sum.');
    return performance.now() - began;
  });
  return { sum: [Math.min(...sums)] };
}

const asked = {
  filter: ['verbatim/themeSummary', { filter: { questions: ['Q3.2'] } }],
  coder: ['verbatim/themeSummary', { filter: { coders: ['AB'] } }],
  table: ['verbatim/themeTable', { by: 'question' }],
  together: ['verbatim/coOccurrences', { unit: 'turn' }],
  quotes: ['verbatim/quotes', { themes: [ids[0]], offset: 100, limit: 50 }],
};

/** The theme summary of 2,000 transcripts: opening it, and then filters, a table, what occurs together, quotes. */
export const themes = {
  name: 'themes',
  isLong: true,
  subjects: ['sum', 'verbatim'],
  async measure(subject, { servers, study: studyOf, mostSymbols, lacks }) {
    const study = studyOf(2000);
    if (subject === 'sum') return rawSum(study.files.length * 160);
    return edit(servers[subject], study.folder, async editor => {
      await indexed(editor, study, mostSymbols, 50);
      const time = async (method, params) => {
        const began = performance.now();
        const answer = await editor.request(method, params);
        return { took: performance.now() - began, answer };
      };
      const before = editor.memory()?.now;
      const first = await time('verbatim/themeSummary', {}).catch(error => {
        if (error.code === methodNotFound) return undefined;
        throw error;
      });
      if (!first) {
        lacks('verbatim/themeSummary');
        return {};
      }
      if (first.answer.totals.transcripts !== study.files.length) throw new Error('Figures of half a study.');
      const samples = { open: [first.took] };
      for (const name of Object.keys(asked)) samples[name] = [];
      for (let round = -2; round < 8; round++) {
        for (const [name, [method, params]] of Object.entries(asked)) {
          const { took, answer } = await time(method, params);
          if (name === 'quotes' && answer.quotes.length !== 50) throw new Error('Quotes are missing.');
          if (round >= 0) samples[name].push(took);
        }
      }
      const after = editor.memory()?.now;
      return { ...samples, ...(before && after && { memory: [after - before] }) };
    });
  },
  figures: [
    { what: '2,000 files: theme summary, the first time', of: 'themes/verbatim/open', atMost: 1000 },
    { what: '2,000 files: theme summary of a question', of: 'themes/verbatim/filter', atMost: 100 },
    { what: '2,000 files: theme summary of a coder', of: 'themes/verbatim/coder', atMost: 100 },
    {
      what: '2,000 files: the same',
      of: 'themes/verbatim/coder',
      against: 'themes/sum/sum',
      floor: 'raw sum',
    },
    { what: '2,000 files: themes by question', of: 'themes/verbatim/table', atMost: 200 },
    { what: '2,000 files: themes in the same turn', of: 'themes/verbatim/together', atMost: 200 },
    { what: '2,000 files: a page of 50 quotes', of: 'themes/verbatim/quotes', atMost: 200 },
    { what: '2,000 files: memory for all that', of: 'themes/verbatim/memory', unit: 'MB' },
  ],
};
