import assert from 'node:assert/strict';
import { definition } from '../../../src/language/definition';
import { references } from '../../../src/language/references';
import { rename } from '../../../src/language/rename';
import { Study } from '../../../src/study/study';
import { guide, transcript } from './study-of';

describe('names of files', () => {
  for (const [name, folder, asked, path] of [
    ['with blanks and percent signs', 'file:///a%20b/100%25', 'file:///a b/100%25', '../tea.guide.yaml'],
    ['that are not ASCII', 'file:///%C3%A4/%E6%9D%B1', 'file:///ä/東', '../tea.guide.yaml'],
    ['with a drive letter', 'file:///c%3A/s/t', 'file:///C:/s/t', '..\\tea.guide.yaml'],
    ['with a drive letter in guide:', 'file:///C:/s/t', 'file:///c%3A/s/t', 'C:\\s\\tea.guide.yaml'],
  ] as const) {
    it(`are one file however they are written: ${name}`, () => {
      const root = folder.slice(0, folder.lastIndexOf('/'));
      const study = new Study([root]);
      study.set(`${root}/tea.guide.yaml`, guide);
      study.set(`${folder}/a.transcript.md`, transcript('## Q2.1 Whom?\n', `guide: ${path}\n`));
      const uri = `${asked}/a.transcript.md`;
      const position = { line: 3, character: 4 };
      assert.equal(definition(study, uri, position)?.targetUri, study.guides()[0]?.uri);
      const places = references(study, uri, position, true);
      assert.deepEqual(
        places.map(place => place.uri),
        [study.guides()[0]?.uri, study.transcripts()[0]?.uri],
      );
      const renaming = rename(study, uri, position, 'Q7', { textOf: () => undefined, canConfirm: true });
      assert.ok('edits' in renaming);
      assert.deepEqual(
        [...renaming.edits.keys()],
        places.map(place => place.uri),
      );
    });
  }
});
