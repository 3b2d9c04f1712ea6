import { setTimeout as sleep } from 'node:timers/promises';
import { edit } from '../editor.mjs';

const single = {
  symbols: (editor, uri) => editor.ask('documentSymbol', uri),
  hover: (editor, uri) => editor.ask('hover', uri),
  completion: (editor, uri) => editor.ask('completion', uri),
  diagnostics: (editor, uri) => editor.diagnosed(uri),
};
const series = {
  ...single,
  /** As an editor asks: everything at once. */
  all: (editor, uri) => Promise.all(Object.values(single).map(answered => answered(editor, uri))),
};

/** One key in the middle of a transcript and at once a request, again and again; then keys without waiting. */
async function measure(server, study, keys, stormy) {
  return edit(server, study.folder, async editor => {
    const uri = editor.open(study.files.at(-1));
    await editor.ask('documentSymbol', uri);
    await sleep(500);
    const samples = {};
    for (const [name, answered] of Object.entries(series)) {
      const times = [];
      for (let key = 0; key < keys; key++) {
        const began = performance.now();
        editor.type(uri);
        await answered(editor, uri);
        times.push(performance.now() - began);
        await sleep(2);
      }
      samples[name] = times.slice(Math.floor(keys / 10)); // the first ones warm the engine up
    }
    samples.storm = [];
    for (let time = 0; time < 4; time++) {
      const began = performance.now();
      let last;
      for (let key = 0; key < stormy; key++) {
        editor.type(uri);
        last?.catch(() => {}); // about a text that has changed meanwhile: the server may refuse to answer
        last = editor.ask('documentSymbol', uri);
      }
      await last;
      samples.storm.push(performance.now() - began);
    }
    const memory = editor.memory();
    return { ...samples, ...(memory && { mostMemory: [memory.most] }) };
  });
}

export const keys = {
  name: 'keys',
  subjects: ['verbatim', 'null'],
  measure: (subject, { servers, study, quick }) =>
    measure(servers[subject], study(20), quick ? 40 : 200, 100),
  figures: Object.keys(series).flatMap(name =>
    [0.5, 0.95].map(at => ({
      what: `50 KB: a key + ${name}${at === 0.5 ? '' : ', p95'}`,
      of: `keys/verbatim/${name}`,
      against: `keys/null/${name}`,
      floor: 'null server',
      at,
      atMost: name === 'all' ? 1.8 : 1.5,
    })),
  ),
};

export const keys5mb = {
  name: 'keys5mb',
  subjects: ['verbatim', 'null', 'canned'],
  measure: (subject, { servers, hugeStudy, quick }) =>
    measure(servers[subject], hugeStudy(), quick ? 10 : 60, 20),
  figures: [
    ...['hover', 'completion', 'diagnostics'].flatMap(name => [
      {
        what: `5 MB: a key + ${name}`,
        of: `keys5mb/verbatim/${name}`,
        against: `keys/verbatim/${name}`,
        floor: 'own at 50 KB',
        atMost: 1.5,
      },
      {
        what: `5 MB: a key + ${name}`,
        of: `keys5mb/verbatim/${name}`,
        against: `keys5mb/null/${name}`,
        floor: 'null server',
        atMost: 0.15,
      },
    ]),
    {
      what: '5 MB: a key + symbols',
      of: 'keys5mb/verbatim/symbols',
      against: 'keys5mb/canned/symbols',
      floor: 'canned server',
      atMost: 1,
    },
    {
      what: '5 MB: 20 keys + symbols without waiting',
      of: 'keys5mb/verbatim/storm',
      against: 'keys5mb/canned/storm',
      floor: 'canned server',
      atMost: 0.5,
    },
    {
      what: '5 MB: most memory with it open',
      of: 'keys5mb/verbatim/mostMemory',
      against: 'keys5mb/null/mostMemory',
      floor: 'null server',
      unit: 'MB',
      atMost: 1.1,
    },
  ],
};
