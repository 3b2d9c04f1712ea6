import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { wanted } from '../corpus.mjs';
import { edit } from '../editor.mjs';

/** Ms between two questions whether a study has been read, and after which it is given up. */
const pause = 5;
const patience = 60_000;

/** Asks until enough is found; what a server does not know yet it does not find. */
async function enough(what, needed, pause, found) {
  const end = performance.now() + patience;
  for (let there = await found(); there < needed; there = await found()) {
    if (performance.now() > end)
      throw new Error(`${what}: ${there} of ${needed} after ${patience / 1000} s.`);
    await sleep(pause);
  }
}

/** Resolves when the wanted question is found in every transcript, or in as many as the server tells of at once. */
export function indexed(editor, study, mostSymbols, pause) {
  const isWanted = ({ name }) => name.includes(wanted.question);
  return enough('workspace/symbol', Math.min(study.files.length, mostSymbols), pause, async () => {
    const found = await editor.request('workspace/symbol', { query: wanted.question });
    return found?.filter(isWanted).length ?? 0;
  });
}

/** Reading every file and nothing else: what reading a study cannot be quicker than. */
function rawRead(study) {
  const read = [1, 2].map(() => {
    const began = performance.now();
    for (const path of study.files) readFileSync(path);
    return performance.now() - began;
  });
  return { read: [Math.min(...read)] };
}

/** References of the wanted theme, as it stands and after a key, by turns; the first ones warm the engine up. */
async function askReferences(editor, study) {
  const uri = editor.open(study.files[0]);
  await enough('references', study.uses, pause, async () => (await editor.ask('references', uri)).length);
  const samples = { references: [], referencesAfterKey: [] };
  for (let time = -5; time < 20; time++) {
    for (const [name, times] of Object.entries(samples)) {
      const began = performance.now();
      if (name === 'referencesAfterKey') editor.type(uri);
      await editor.ask('references', uri);
      if (time >= 0) times.push(performance.now() - began);
    }
  }
  return samples;
}

function index(size) {
  const name = `index${size}`;
  const files = `${size.toLocaleString('en')} files`;
  const before = { 200: 20, 2000: 200 }[size];
  const figures = [
    {
      what: `${files}: initialize answered → first right workspace symbols`,
      of: `${name}/verbatim/ready`,
      against: `${name}/disk/read`,
      floor: 'raw read',
      ...(size === 2000 && { atMost: 10 }),
    },
  ];
  if (before) {
    figures.push({
      what: `${files}: the same, for each MB`,
      of: `${name}/verbatim/readyPerMB`,
      against: `index${before}/verbatim/readyPerMB`,
      floor: `own with ${before}`,
      atMost: 1,
    });
  }
  if (size === 2000) {
    figures.push(
      {
        what: `${files}: references of a theme`,
        of: `${name}/verbatim/references`,
        against: `${name}/canned/references`,
        floor: 'canned server',
      },
      {
        what: `${files}: a key + references of a theme`,
        of: `${name}/verbatim/referencesAfterKey`,
        against: `${name}/verbatim/references`,
        floor: 'own without a key',
        atMost: 1.1,
      },
      { what: `${files}: memory after it`, of: `${name}/verbatim/memory`, unit: 'MB', atMost: 120 },
    );
  }
  return {
    name,
    isLong: size === 2000,
    subjects: size === 2000 ? ['disk', 'verbatim', 'canned'] : ['disk', 'verbatim'],
    async measure(subject, { servers, study: studyOf, mostSymbols, lacks }) {
      const study = studyOf(size);
      if (subject === 'disk') return rawRead(study);
      const server = { ...servers[subject], options: { references: study.uses } };
      return edit(server, study.folder, async editor => {
        if (subject === 'canned') return askReferences(editor, study);
        const samples = {};
        if (editor.announces('workspaceSymbol')) {
          await indexed(editor, study, mostSymbols, pause);
          samples.ready = [performance.now() - editor.startedAt];
          samples.readyPerMB = samples.ready.map(time => time / (study.bytes / 1e6));
        } else lacks('workspace/symbol');
        if (!editor.announces('references')) lacks('textDocument/references');
        else if (size === 2000) Object.assign(samples, await askReferences(editor, study));
        const memory = samples.ready && editor.memory();
        return { ...samples, ...(memory && { memory: [memory.now] }) };
      });
    },
    figures,
  };
}

export const index20 = index(20);
export const index200 = index(200);
export const index2000 = index(2000);
