import assert from 'node:assert/strict';
import { examples, type Findings } from './session';

/** What an editor has to find in the example study, whichever it is. `run` is called once. Gives what was found to tests. */
export function holdsFindings(run: () => Findings): () => Findings {
  let findings: Findings;
  before(() => {
    findings = run();
    assert.equal(findings.fault, undefined);
  });
  const lineOf = (place: string | undefined) => place?.replace(/: .*/s, '');

  it('shows the problems of a question ID that the guide does not have', () => {
    assert.equal(findings.problems.length, 2);
    assert.match(
      findings.problems.join('\n'),
      /no question “Q4\.300”\. Did you mean Q4\.3, which has these words\?/,
    );
  });

  it('mends it by the first fix that is offered', () => {
    assert.equal(findings.actions[0], 'Change to Q4.3');
    assert.equal(findings.fixed, '## Q4.3 What should I have asked you?');
    assert.equal(findings.problems_after.length, 0);
  });

  it('shows a theme’s definition', () => {
    assert.match(findings.hover, /Saving, money and waste as a reason/);
  });

  it('offers themes after {. and questions after ##', () => {
    assert.ok(findings.themes.some(each => each.startsWith('word-of-mouth')));
    assert.ok(findings.questions.some(each => each.startsWith('Q2.5')));
  });

  it('goes from a heading to the question in the guide', () => {
    assert.deepEqual(findings.definition, ['repair-workshop.guide.yaml:17:       - id: Q1.1']);
  });

  it('lists the places of a theme in the codebook and in all transcripts', () => {
    assert.equal(lineOf(findings.references[0]), 'repair-workshop.codebook.yaml:58');
    const names = new Set(findings.references.map(place => place.replace(/:.*/s, '')));
    assert.deepEqual([...names].sort(), [
      'repair-workshop.codebook.yaml',
      'rw-01.transcript.md',
      'rw-03.transcript.md',
      'rw-04.transcript.md',
    ]);
  });

  it('outlines the transcript by its questions', () => {
    const marked = examples.textOf('transcripts/rw-01.transcript.md').match(/^## .*/gm) ?? [];
    const headings = marked.map(line => line.slice(3));
    for (const heading of headings)
      assert.ok(
        findings.symbols.some(symbol => symbol.includes(heading)),
        heading,
      );
  });

  it('finds a theme in the whole study', () => {
    assert.equal(lineOf(findings.found[0]), 'repair-workshop.codebook.yaml:58');
  });

  it('renames a theme in all files, and changes nothing else', () => {
    for (const [name, text] of Object.entries(findings.files)) {
      const expected = examples
        .textOf(name)
        .replaceAll('.thrift', '.saving')
        .replace('- id: thrift', '- id: saving');
      assert.equal(text, expected, name);
    }
    assert.equal(Object.keys(findings.files).length, 7);
    assert.equal(findings.problems_renamed.length, 0);
  });

  it('lets the server go', () => {
    assert.equal(findings.ended, true);
  });

  return () => findings;
}
