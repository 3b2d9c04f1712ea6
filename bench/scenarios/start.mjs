import { spawnSync } from 'node:child_process';
import { edit } from '../editor.mjs';

/** From the start of the process to the answer to `initialize`, on an empty folder. */
export const start = {
  name: 'start',
  subjects: ['node', 'verbatim'],
  async measure(subject, { servers, emptyFolder, quick }) {
    const started = [];
    for (let time = 0; time < (quick ? 3 : 10); time++) {
      if (subject === 'node') {
        const began = performance.now();
        spawnSync(process.execPath, ['-e', '0']);
        started.push(performance.now() - began);
      } else {
        started.push(await edit(servers[subject], emptyFolder, async editor => editor.startedIn));
      }
    }
    return { started };
  },
  figures: [
    {
      what: 'start: process → initialize answered',
      of: 'start/verbatim/started',
      against: 'start/node/started',
      floor: 'node -e 0',
      atMost: 1.5,
    },
  ],
};
