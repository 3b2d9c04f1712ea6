import { join } from 'node:path';
import { UsageError } from './arguments';

/** `verbatim server --stdio`: runs the language server that is built beside this file, until its client goes. */
export async function server(args: readonly string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== '--stdio') throw new UsageError('Write: verbatim server --stdio');
  require(join(__dirname, 'server.js'));
  return new Promise(() => {});
}
