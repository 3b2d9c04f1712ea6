import { misspelt, UsageError, usage } from './arguments';
import { check } from './check';
import { compare } from './compare';
import { coverage } from './coverage';
import { followUpCommand } from './follow-up';
import { framework } from './framework';
import { importCommand } from './import';
import { newCommand } from './new';
import { quotes } from './quotes';
import { server } from './server';
import { themes } from './themes';

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  coverage,
  'follow-up': followUpCommand,
  compare,
  themes,
  quotes,
  framework,
  check,
  import: importCommand,
  new: newCommand,
  server,
};

const seeHelp = '“verbatim --help” lists the commands.';

/** Exit codes: 0 done, 1 the study has what was asked about (errors, too low a rate), 2 the call was wrong. */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const help = args.some(arg => arg === '--help' || arg === '-h') || name === 'help';
  if (name === undefined || help) {
    const about = name === 'help' ? rest[0] : name;
    const text = usage(about?.startsWith('-') ? undefined : about);
    if (text === undefined) throw new UsageError(`There is no command “${about}”. ${seeHelp}`);
    process.stdout.write(text);
    return help ? 0 : 2;
  }
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${VERSION}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`There is no command “${name}”. ${seeHelp}`);
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
    const about = misspelt(error, process.argv[2]);
    const expected = about !== undefined || error instanceof UsageError;
    const message = about ?? (expected ? error.message : (error.stack ?? error));
    process.stderr.write(`verbatim: ${message}\n`);
    process.exitCode = expected ? 2 : 70;
  },
);
