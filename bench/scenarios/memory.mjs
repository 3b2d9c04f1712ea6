import { edit } from '../editor.mjs';

/**
 * A heap that has little room is swept often, so that what the process takes is what it holds. In a large one, Node
 * lets rubbish lie for as long as there is room, and that looks like a leak.
 */
const tight = ['--max-old-space-size=64', '--max-semi-space-size=1'];

/** How much more memory a long session has taken at its end than after its first third. */
export const memory = {
  name: 'memory',
  isLong: true,
  subjects: ['verbatim'],
  async measure(subject, { servers, study: studyOf, lacks }) {
    const study = studyOf(20);
    const server = { ...servers[subject], command: [...tight, ...servers[subject].command] };
    return edit(server, study.folder, async editor => {
      if (!editor.memory()) {
        lacks('the memory of a process (it is read from /proc)');
        return {};
      }
      const uri = editor.open(study.files[0]);
      const edits = await growth(editor, 10_000, async number => {
        if (number % 2 === 0) editor.type(uri);
        else editor.takeBack(uri);
        if (number % 10 === 0) await look(editor, uri);
      });
      const cycles = await growth(editor, 1000, async number => {
        const uri = editor.open(study.files[1 + (number % 19)]);
        await look(editor, uri);
        editor.close(uri);
      });
      return { edits: [edits], cycles: [cycles] };
    });
  },
  figures: [
    { what: '10,000 edits: growth of memory', of: 'memory/verbatim/edits', unit: 'MB', atMost: 15 },
    {
      what: '1,000 times open and close: growth of memory',
      of: 'memory/verbatim/cycles',
      unit: 'MB',
      atMost: 15,
    },
  ],
};

async function look(editor, uri) {
  await editor.ask('documentSymbol', uri);
  await editor.ask('hover', uri);
  if (editor.announces('diagnostics')) await editor.ask('diagnostics', uri);
}

async function growth(editor, times, action) {
  let before = 0;
  for (let number = 0; number < times; number++) {
    if (number === Math.floor(times / 3)) before = editor.memory().now;
    await action(number);
  }
  return editor.memory().now - before;
}
