import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { holdsFindings } from './findings';
import { codeUnder, session } from './session';

describe('Neovim, set up as docs/editors.md says', () => {
  holdsFindings(() => {
    const minor = Number(/v0\.(\d+)/.exec(execFileSync('nvim', ['--version'], { encoding: 'utf8' }))?.[1]);
    const version = minor < 8 ? '0.7' : minor < 11 ? '0.8 to 0.10' : '0.11 and later';
    return session('nvim', codeUnder(`Neovim ${version}`), settings => [
      ...['--headless', '--clean'],
      ...[settings, join(__dirname, 'session.lua')].flatMap(file => ['-c', `lua dofile([[${file}]])`]),
      ...['-c', 'qall!'],
    ]);
  });
});
