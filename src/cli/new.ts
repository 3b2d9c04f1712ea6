import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { disk } from '../disk/disk';
import { readGuide } from '../format/guide';
import { newTranscript } from '../format/new-transcript';
import { isDate } from '../format/yaml';
import { kindOf } from '../study/file-kinds';
import { relativePath } from '../study/uris';
import { UsageError } from './arguments';
import { outFile, uriOf, write } from './files';

/** `verbatim new transcript`: see docs/cli.md. */
export async function newCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      participant: { type: 'string' },
      group: { type: 'string' },
      interviewer: { type: 'string' },
      date: { type: 'string' },
      out: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
  });
  const [what, path, ...more] = positionals;
  if (what !== 'transcript' || path === undefined || more.length > 0) {
    throw new UsageError('Write: verbatim new transcript GUIDE --participant ID');
  }
  const { participant, group, interviewer, date } = values;
  const out = outFile(
    values.out ?? '.',
    participant ? `${participant}.transcript.md` : undefined,
    'transcript',
  );
  if (!out) {
    throw new UsageError('Who is interviewed? Add --participant ID; it becomes the name of the file.');
  }
  if (participant !== undefined && out !== values.out && /[/\\]/.test(participant)) {
    throw new UsageError('A participant ID with a slash makes no file name. Add --out FILE.');
  }
  if (date !== undefined && !isDate(date))
    throw new UsageError(`--date is year-month-day (2026-03-14); not “${date}”.`);
  if (existsSync(path) && kindOf(uriOf(path)) !== 'guide') throw new UsageError(noGuide(path));
  const text = await disk.read(uriOf(path)).catch((error: Error) => {
    throw new UsageError(`“${path}” cannot be read: ${error.message}.`);
  });
  const guide = readGuide(text);
  const groups = guide.groups.map(({ value }) => value);
  if (guide.questions.length === 0) {
    throw new UsageError(`“${path}” has no questions. ${guide.problems[0]?.message ?? ''}`.trim());
  }
  if (group !== undefined && groups.length > 0 && !groups.includes(group)) {
    throw new UsageError(`The guide has no group “${group}”. It has: ${groups.join(', ')}.`);
  }
  const about = {
    guide: relativePath(uriOf(dirname(resolve(out))), uriOf(path)),
    ...(participant !== undefined && { participant }),
    ...(group !== undefined && { group }),
    ...(interviewer !== undefined && { interviewer }),
    date: date ?? new Date().toLocaleDateString('sv'),
  };
  const transcript = newTranscript(guide, about);
  await write(out, transcript, values.force);
  const questions = transcript.match(/^##+ /gm)?.length;
  process.stdout.write(`${out}: a transcript with ${questions} questions, ready to be filled in.\n`);
  return 0;
}

/** What to do with a file that is no guide by its name, so that no transcript could follow it. */
function noGuide(path: string): string {
  if (/\.(?:docx|txt|md|markdown)$/i.test(path) && !kindOf(uriOf(path))) {
    return `“${path}” is no guide file; import it first: verbatim import guide ${/\s/.test(path) ? `"${path}"` : path}`;
  }
  return `“${path}” is no guide file: their names end in .guide.yaml.`;
}
