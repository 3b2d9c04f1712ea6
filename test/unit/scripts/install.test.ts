import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled } from '../../../scripts/install.mjs';

type Packages = Record<string, { version: string; optional?: boolean }>;

describe('whether packages are installed', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'verbatim-install-test-'));
    mkdirSync(join(folder, 'node_modules'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function check(wanted: Packages, found: Packages | undefined): boolean {
    const project = { '': { version: '1.0.0' } };
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { ...project, ...wanted } }));
    const list = join(folder, 'node_modules/.package-lock.json');
    if (found) writeFileSync(list, JSON.stringify({ packages: found }));
    return isInstalled(folder);
  }

  const yaml = { 'node_modules/yaml': { version: '2.9.1' } };

  it('is so when each has the version of the lock file', () => {
    assert.equal(check(yaml, yaml), true);
  });

  it('is not so when the lock file has moved on', () => {
    assert.equal(check({ 'node_modules/yaml': { version: '2.9.2' } }, yaml), false);
    assert.equal(check({ ...yaml, 'node_modules/ajv': { version: '8.0.0' } }, yaml), false);
  });

  it('is not so in a fresh clone, nor after an installation that broke off', () => {
    assert.equal(check(yaml, undefined), false);
  });

  it('does without what is optional and not for this machine', () => {
    assert.equal(
      check({ ...yaml, 'node_modules/other-os': { version: '1.0.0', optional: true } }, yaml),
      true,
    );
  });
});
