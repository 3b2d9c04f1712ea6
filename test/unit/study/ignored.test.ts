import assert from 'node:assert/strict';
import { IgnoredFolders } from '../../../src/study/ignored';

const root = 'file:///w/study';

/** Rules by folder below `/w`. */
async function withRules(rules: Readonly<Record<string, string>>): Promise<IgnoredFolders> {
  const ignored = new IgnoredFolders();
  for (const [folder, text] of Object.entries(rules)) await ignored.add(`file:///w${folder}`, text);
  return ignored;
}

describe('the folders that .gitignore leaves out', () => {
  for (const [what, rules, folder, isIgnored] of [
    ['one that is named', { '/study': 'old/\n' }, '/old', true],
    ['one that is named, wherever it is', { '/study': 'old\n' }, '/a/b/old', true],
    ['one below a folder that is named', { '/study': 'old\n' }, '/old/a', true],
    ['one that is named from the rules’ folder on', { '/study': '/a/old\n' }, '/a/old', true],
    ['not its like in another folder', { '/study': '/a/old\n' }, '/b/old', false],
    ['one by a pattern', { '/study': '# kept by tools\r\n*-backup\r\n' }, '/May-backup', true],
    ['one with letters that URIs write otherwise', { '/study': 'Entwürfe 1/\n' }, '/Entw%C3%BCrfe%201', true],
    ['not one whose letters differ by case', { '/study': 'Old\n' }, '/old', false],
    ['not one that is taken in again', { '/study': '*\n!/a\n' }, '/a', false],
    [
      'not one that a nearer file takes in again',
      { '/study': 'old\n', '/study/a': '!old\n' },
      '/a/old',
      false,
    ],
    ['one by a file further down', { '/study/a': 'old\n' }, '/a/old', true],
    ['not what lies beside the rules’ folder', { '/study/a': 'old\n' }, '/old', false],
    ['one by the rules above the workspace folder', { '': 'study/old\n' }, '/old', true],
    ['not one where those leave out the workspace folder, too', { '': 'study\n' }, '/a', false],
    ['one by rules behind a byte order mark', { '/study': '\uFEFFold\n' }, '/old', true],
    ['none where there are no rules', {}, '/old', false],
  ] as const)
    it(`are: ${what}`, async () =>
      assert.equal((await withRules(rules)).has(root + folder, root), isIgnored));
});
