import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const suite = join(__dirname, '../../host/suite');

describe('the suite in the extension host', () => {
  it('imports every one of its files', () => {
    const index = readFileSync(join(suite, 'tests.ts'), 'utf8');
    const imported = [...index.matchAll(/await import\('\.\/([^']+)'\)/g)].map(match => `${match[1]}.ts`);
    const files = readdirSync(suite).filter(name => name.endsWith('.test.ts'));
    assert.ok(files.length > 0, 'there are no tests');
    assert.deepEqual(imported.sort(), files.sort());
  });
});
