import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FrameworkChoice } from '../../../src/analysis/framework-columns';
import type { ThemeFilter } from '../../../src/analysis/theme-filter';
import {
  type FrameworkJson,
  type FrameworkRowJson,
  filesOfFrameworkJson,
  frameworkJson,
  frameworkJsonInSteps,
} from '../../../src/convert/framework-json';
import { KeptRows } from '../../../src/convert/kept-rows';
import { readTranscript } from '../../../src/format/transcript';
import { Study } from '../../../src/study/study';

const root = 'file:///s/';
const guide = 'questions:\n  - id: Q1\n    text: First\n    probes: [{id: Q1a, text: Since?}]\n';
const codebook = 'themes:\n  - id: people\n    themes:\n      - id: family\n';
const talk = (participant: string, said: string, summary = '') =>
  `---\nparticipant: ${participant}\ngroup: driver\n---\n\n## Q1\n\n${summary}\n\n**${participant}:** ${said}\n`;

const texts: Readonly<Record<string, readonly string[]>> = {
  'guide.yaml': [guide, guide.replace('First', 'Other'), guide.replace('Q1a', 'Q2'), ''],
  'codebook.yaml': [codebook, codebook.replace('family', 'money'), ''],
  'a.transcript.md': [talk('Ann', '[So]{.family}.'), talk('Ann', 'No.', '{>>summary: No.<<}')],
  'b.transcript.md': [talk('Bo', '[So]{.people}.'), talk('Ann', '[Two]{.money}.'), ''],
  'c.transcript.md': [talk('Cy', 'Hm.'), talk('Cy', 'Hm.').replace('driver', 'clerk')],
};
const edit = fc
  .constantFrom(...Object.keys(texts))
  .chain(name => fc.tuple(fc.constant(name), fc.constantFrom(...(texts[name] ?? []), undefined)));
const asked = fc.record({
  choice: fc.record({ columns: fc.constantFrom('questions', 'themes'), each: fc.boolean() }),
  filter: fc.constantFrom({}, { groups: ['driver'] }, { themes: ['people'] }),
}) as fc.Arbitrary<{ choice: FrameworkChoice; filter: ThemeFilter }>;

describe('the rows of a chart that are kept', () => {
  it('are what they would be if they were made anew, whatever has changed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(edit, asked), { maxLength: 8 }), changes => {
        const study = new Study([root]);
        const there = new Map(Object.entries(texts).map(([name, [first = '']]) => [root + name, first]));
        for (const [uri, text] of there) study.set(uri, text);
        const textOf = ({ uri }: { uri: string }) => readTranscript(there.get(uri) ?? '');
        const kept = new KeptRows<FrameworkRowJson>();
        for (const [[name, text], { choice, filter }] of changes) {
          if (text === undefined) {
            there.delete(root + name);
            study.delete(root + name);
          } else {
            there.set(root + name, text);
            study.set(root + name, text);
          }
          const files = new Set(filesOfFrameworkJson({ study, filter }, choice, 200, kept));
          const read = (file: { uri: string }) => (files.has(file.uri) ? textOf(file) : undefined);
          const steps = frameworkJsonInSteps({ study, filter }, choice, read, 200, kept);
          let made: FrameworkJson | undefined;
          while (!made) made = steps.next().value ?? undefined;
          assert.deepEqual(made, frameworkJson({ study, filter }, choice, textOf, 200));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('need no text, and those of the transcript that has changed alone do', () => {
    const study = new Study([root]);
    for (const [name, [first = '']] of Object.entries(texts)) study.set(root + name, first);
    const choice = { columns: 'questions', each: false } as const;
    const kept = new KeptRows<FrameworkRowJson>();
    const textOf = ({ uri }: { uri: string }) => readTranscript(texts[uri.slice(root.length)]?.[0] ?? '');
    const files = () => filesOfFrameworkJson({ study, filter: {} }, choice, 200, kept);
    assert.equal(files().length, 3);
    assert.equal([...frameworkJsonInSteps({ study, filter: {} }, choice, textOf, 200, kept)].length, 3);
    assert.deepEqual(files(), []);
    study.set(`${root}b.transcript.md`, talk('Bo', 'Oh.'));
    assert.deepEqual(files(), [`${root}b.transcript.md`]);
  });
});
