import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { edit } from '../editor.mjs';

const kinds = {
  symbols: (editor, uri) => editor.ask('documentSymbol', uri),
  diagnostics: (editor, uri) => editor.diagnosed(uri),
};

/** Opening a transcript that nobody has opened before, until it is answered. */
async function measure(server, study, files, unmeasured) {
  return edit(server, study.folder, async editor => {
    await sleep(500);
    const samples = {};
    for (const [kind, answered] of Object.entries(kinds)) {
      const times = [];
      for (const path of files) {
        const text = readFileSync(path, 'utf8');
        const began = performance.now();
        const uri = editor.open(path, text);
        await answered(editor, uri);
        times.push(performance.now() - began);
        editor.close(uri);
        await sleep(20);
      }
      samples[kind] = times.slice(unmeasured);
    }
    samples.symbolsPerMB = samples.symbols.map(time => time / (study.bytes / study.files.length / 1e6));
    return samples;
  });
}

export const open = {
  name: 'open',
  subjects: ['verbatim', 'null'],
  measure: (subject, { servers, study }) => measure(servers[subject], study(20), study(20).files, 4),
  figures: [
    {
      what: '50 KB: open → symbols',
      of: 'open/verbatim/symbols',
      against: 'open/null/symbols',
      floor: 'null server',
      atMost: 1.7,
    },
    {
      what: '50 KB: open → diagnostics',
      of: 'open/verbatim/diagnostics',
      against: 'open/null/diagnostics',
      floor: 'null server',
      atMost: 2,
    },
  ],
};

export const open5mb = {
  name: 'open5mb',
  subjects: ['verbatim'],
  measure(subject, { servers, hugeStudy }) {
    const [path] = hugeStudy().files;
    return measure(servers[subject], hugeStudy(), [path, path, path], 1);
  },
  figures: [
    {
      what: '5 MB: open → symbols, for each MB',
      of: 'open5mb/verbatim/symbolsPerMB',
      against: 'open/verbatim/symbolsPerMB',
      floor: 'own at 50 KB',
      unit: 'ms',
      atMost: 1,
    },
  ],
};
