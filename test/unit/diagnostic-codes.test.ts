import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { problemCodes } from '../../src/format/problem-codes';

const page = readFileSync(resolve(__dirname, '../../docs/diagnostics.md'), 'utf8');
const headings = [...page.matchAll(/^### `([^`]+)`$/gm)].map(([, code]) => code);

describe('docs/diagnostics.md', () => {
  it('explains every code under a heading of its own, and no other', () => {
    assert.deepEqual([...headings].sort(), [...problemCodes].sort());
  });

  it('has something to say under each heading', () => {
    const parts = page.split(/^### /m).slice(1);
    assert.deepEqual(
      parts
        .filter(part => part.split('\n').slice(1).join(' ').trim().length < 40)
        .map(part => part.split('\n')[0]),
      [],
    );
  });
});
