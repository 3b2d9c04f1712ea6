import assert from 'node:assert/strict';
import { join } from 'node:path';
import { holdsFindings } from './findings';
import { codeUnder, session } from './session';

describe('Emacs with eglot, set up as docs/editors.md says', () => {
  const found = holdsFindings(() =>
    session('emacs', codeUnder('eglot'), settings => [
      ...['-q', '--batch'],
      // Where Debian keeps packages of Emacs.
      ...['--eval', '(setq package-directory-list (list "/usr/share/emacs/site-lisp/elpa"))'],
      ...['-f', 'package-initialize', '-l', settings, '-l', join(__dirname, 'session.el')],
    ]),
  );

  it('opens the next turn with RET, and takes its label away with RET', () => {
    assert.equal(found().typed, '\n**JH:** Is that all?\n\n**RW-01:** It is.\n\n## Later');
  });
});
