import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { coverageOf, type TranscriptCoverage } from '../../src/analysis/coverage';
import { problemsOf } from '../../src/analysis/problems';
import { disk } from '../../src/disk/disk';
import { type Codebook, readCodebook } from '../../src/format/codebook';
import { themesIn } from '../../src/study/facts';
import { loadStudy } from '../../src/study/load';
import { Study, type TranscriptFile } from '../../src/study/study';

const root = resolve(__dirname, '../..');
const examples = join(root, 'examples');
const folder = pathToFileURL(examples).href;
const uriOf = (name: string): string => `${folder}/${name}`;
const textOf = (name: string): string => readFileSync(join(examples, name), 'utf8');

describe('the example study', () => {
  const study = new Study([folder]);
  let codebook: Codebook;
  before(async () => {
    await loadStudy(study, disk, [folder]);
    codebook = readCodebook(textOf('repair-workshop.codebook.yaml'));
  });

  const transcript = (name: string): TranscriptFile => {
    const file = study.transcripts().find(({ uri }) => uri.endsWith(`/${name}.transcript.md`));
    assert.ok(file, `${name} is in the study`);
    return file;
  };
  const coverage = (name: string): TranscriptCoverage => {
    const covered = coverageOf(study, transcript(name));
    assert.ok(covered, `${name} has a guide`);
    return covered;
  };
  const stateOf = (name: string, id: string): string | undefined =>
    coverage(name).questions.find(({ question }) => question.id === id)?.state;
  const problems = (name: string): string[] =>
    problemsOf(study, uriOf(name)).map(({ code, range }) => `${range.start.line + 1}: ${code}`);

  for (const kind of ['guide', 'codebook']) {
    it(`has a ${kind} that its schema takes`, () => {
      const schema = JSON.parse(readFileSync(join(root, `schemas/${kind}.schema.json`), 'utf8'));
      const validate = new Ajv({ strict: false }).compile(schema);
      validate(parse(textOf(`repair-workshop.${kind}.yaml`)));
      assert.deepEqual(validate.errors ?? [], []);
    });

    it(`has a ${kind} without problems`, () => {
      assert.deepEqual(problems(`repair-workshop.${kind}.yaml`), []);
    });
  }

  it('has four transcripts, each of a group of the guide', () => {
    assert.deepEqual(
      study
        .transcripts()
        .map(({ facts }) => `${facts.frontMatter.participant?.value} ${facts.frontMatter.group?.value}`)
        .sort(),
      ['RW-01 visitor', 'RW-02 volunteer', 'RW-03 visitor', 'RW-04 volunteer'],
    );
  });

  it('has a guide with sections, probes, a condition, two groups and a question that came later', () => {
    const { guide } = coverage('rw-01').guide;
    const mainQuestions = guide.questions.filter(({ probeOf }) => probeOf === undefined);
    assert.equal(guide.sections.length, 4);
    assert.equal(mainQuestions.length, 16);
    assert.ok(guide.questions.length > mainQuestions.length);
    assert.deepEqual(
      guide.questions.filter(({ condition }) => condition).map(({ id }) => id),
      ['Q2.5'],
    );
    assert.equal(new Set(guide.questions.flatMap(({ groups }) => groups)).size, 2);
    assert.ok(guide.questions.some(({ added }) => added));
  });

  it('has a codebook of a dozen themes in a tree, each defined and coloured, and uses every one below the top', () => {
    assert.ok(codebook.themes.length >= 12);
    assert.ok(codebook.roots.length < codebook.themes.length);
    assert.deepEqual(
      codebook.themes.filter(({ definition, colour }) => !definition || !colour).map(({ id }) => id),
      [],
    );
    const used = new Set(
      study.transcripts().flatMap(({ facts }) => themesIn(facts).map(({ value }) => value)),
    );
    const below = codebook.themes.filter(({ parent }) => parent !== undefined).map(({ id }) => id);
    assert.deepEqual([...used].sort(), below.sort());
  });

  it('quotes in the codebook what was said in the interviews', () => {
    const said = study.transcripts().map(({ uri }) => bare(textOf(uri.slice(folder.length + 1))));
    const quoted = codebook.themes.flatMap(({ example }) => (example === undefined ? [] : [example]));
    assert.equal(quoted.length, 10);
    assert.deepEqual(
      quoted.filter(example => !said.some(text => text.includes(bare(example)))),
      [],
    );
  });

  for (const name of ['rw-01', 'rw-03', 'rw-04']) {
    it(`has no problem in ${name}, which is complete`, () => {
      assert.equal(coverage(name).state, 'complete');
      assert.deepEqual(problems(`transcripts/${name}.transcript.md`), []);
    });
  }

  it('answers in rw-01 everything that was asked of a visitor before the jar came', () => {
    const { totals } = coverage('rw-01');
    assert.equal(totals.answered, totals.expected);
    assert.equal(stateOf('rw-01', 'Q1.3'), 'not-applicable');
    assert.equal(stateOf('rw-01', 'Q3.4'), 'not-applicable');
  });

  it('stops in rw-02, a draft, part of the way, and has skipped a question before', () => {
    assert.equal(coverage('rw-02').state, 'draft');
    assert.deepEqual(problems('transcripts/rw-02.transcript.md'), ['2: unanswered-questions']);
    assert.equal(stateOf('rw-02', 'Q1.4'), 'missing');
    assert.equal(stateOf('rw-02', 'Q2.2'), 'answered');
    assert.equal(stateOf('rw-02', 'Q2.3'), 'empty');
    assert.equal(stateOf('rw-02', 'Q4.1'), 'missing');
  });

  it('shows in rw-03 every reason for which an answer may lack, and a condition that came true', () => {
    const states = coverage('rw-03').questions.map(({ state }) => state);
    for (const state of [
      'partial',
      'declined',
      'dont-know',
      'not-asked',
      'lost',
      'not-applicable',
    ] as const) {
      assert.ok(states.includes(state), state);
    }
    assert.equal(stateOf('rw-03', 'Q2.5'), 'answered');
  });

  it('jumps in rw-04: switches, questions with several markers, a heading with two IDs, one with q=', () => {
    const markers = study.markersOf(transcript('rw-04'));
    const { questions, totals } = coverage('rw-04');
    assert.equal(totals.answered, totals.expected);
    assert.ok(markers.filter(({ kind }) => kind === 'switch').length >= 4);
    assert.ok(markers.some(({ kind }) => kind === 'aside'));
    assert.ok(markers.some(({ kind, ids }) => kind === 'heading' && ids.length === 2));
    assert.ok(markers.some(({ kind, title }) => kind === 'heading' && title.startsWith('The coat')));
    assert.deepEqual(
      questions.filter(entry => entry.markers.length > 1).map(({ question }) => question.id),
      ['Q1.3', 'Q2.3', 'Q4.1', 'Q4.2'],
    );
    const firstMarked = markers[0]?.ids[0]?.id;
    assert.equal(firstMarked, 'Q4.1');
  });

  it('has interviews of a length that can be read, with talk of both sides', () => {
    for (const { uri, facts } of study.transcripts()) {
      const words =
        coverageOf(study, transcript(uri.replace(/.*\/(.*)\.transcript\.md$/, '$1')))?.totals.words ?? 0;
      assert.ok(words >= 500 && words <= 900, `${uri}: ${words} words`);
      assert.deepEqual(facts.speakers.map(({ role }) => role).sort(), ['interviewer', 'participant'], uri);
    }
  });

  it('names no file in its README that is not there', () => {
    const there = new Set(
      [...readdirSync(examples), ...readdirSync(join(examples, 'transcripts'))].map(
        name => name.split('.')[0],
      ),
    );
    const named = [...textOf('README.md').matchAll(/\brw-\d\d\b/g)].map(([name]) => name);
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter(name => !there.has(name)),
      [],
    );
  });
});

/** Only the words, without codings, punctuation and line breaks. */
function bare(text: string): string {
  return text
    .replaceAll(/\]\{[^}]*\}/g, '')
    .replaceAll(/[[\].,?!]/g, '')
    .replaceAll(/\s+/g, ' ')
    .toLowerCase();
}
