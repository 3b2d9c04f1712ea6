import { setTimeout as sleep } from 'node:timers/promises';
import { edit } from '../editor.mjs';
import { indexed } from './index.mjs';

/** Keys with the outline after each, from `initialize` until the whole study has been read. */
export const busy = {
  name: 'busy',
  isLong: true,
  subjects: ['verbatim'],
  async measure(subject, { servers, study: studyOf, mostSymbols, lacks }) {
    const study = studyOf(2000);
    return edit(servers[subject], study.folder, async editor => {
      if (!editor.announces('workspaceSymbol')) {
        lacks('workspace/symbol');
        return {};
      }
      const uri = editor.open(study.files[9]);
      let reading = true;
      const done = indexed(editor, study, mostSymbols, 100).finally(() => {
        reading = false;
      });
      const keys = [];
      while (reading) {
        const began = performance.now();
        editor.type(uri);
        await editor.ask('documentSymbol', uri);
        keys.push(performance.now() - began);
        await sleep(20);
      }
      await done;
      return { keys };
    });
  },
  figures: [
    {
      what: 'a key + symbols while 2,000 files are read, p95',
      of: 'busy/verbatim/keys',
      at: 0.95,
      atMost: 15,
    },
    {
      what: 'a key + symbols while 2,000 files are read, worst',
      of: 'busy/verbatim/keys',
      at: 1,
      atMost: 30,
    },
  ],
};
