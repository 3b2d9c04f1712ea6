import { UsageError, usage } from './arguments';
import { check } from './check';
import { coverage } from './coverage';
import { importCommand } from './import';
import { newCommand } from './new';
import { server } from './server';

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  coverage,
  check,
  import: importCommand,
  new: newCommand,
  server,
};

/** Exit codes: 0 done, 1 the study has what was asked about (errors, too low a rate), 2 the call was wrong. */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(usage);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    process.stdout.write(`${VERSION}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`There is no command “${name}”.`);
  return command(rest);
}

/** Set by scripts/build.mjs from package.json. */
declare const VERSION: string;

process.stdout.on('error', () => process.exit(0)); // the reader of a pipe has gone: `verbatim check | head`

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  error => {
    const expected = error instanceof UsageError || error?.code?.startsWith('ERR_PARSE_ARGS');
    process.stderr.write(`verbatim: ${expected ? error.message : (error.stack ?? error)}\n`);
    if (expected) process.stderr.write('`verbatim --help` lists the commands.\n');
    process.exitCode = expected ? 2 : 70;
  },
);
