import assert from 'node:assert/strict';
import { mostSymbols, workspaceSymbols } from '../../../src/language/workspace-symbols';
import { codebook, type Files, guide, studyOf, transcript } from './study-of';

const files: Files = {
  'a.transcript.md': transcript(
    '## Q1.1 What is your role here?\n\n**Ann:** So.\n\n## Weather\n',
    'participant: Ann\n',
  ),
  'b.transcript.md': transcript('## Q1.1 What is your role here?\n\n**Bo:** No.\n'),
  'tea.guide.yaml': guide,
  'tea.codebook.yaml': codebook,
};

function named(query: string, others: Files = files): string[] {
  const { study } = studyOf(others);
  return workspaceSymbols(study, query).map(({ name, containerName }) => `${name} (${containerName})`);
}

describe('workspace symbols', () => {
  it('are the question of the guide first, then the headings of transcripts', () =>
    assert.deepEqual(named('role'), [
      'Q1.1 What is your role here? (Tea and company)',
      'Q1.1 What is your role here? (Ann)',
      'Q1.1 What is your role here? (b.transcript.md)',
    ]));
  it('are themes by ID and label', () => {
    assert.deepEqual(named('trust:e'), ['trust:early (trust · tea.codebook.yaml)']);
    assert.deepEqual(named('money'), ['money (tea.codebook.yaml)']);
  });
  it('are transcripts by participant, or else by file', () => {
    assert.equal(named('ann')[0], 'Ann (a.transcript.md)');
    assert.equal(named('b.trans')[0], 'b.transcript.md (b.transcript.md)');
  });
  it('have the letters of the query in their order, those in one piece first', () => {
    assert.deepEqual(named('wethr'), ['Weather (Ann)']);
    assert.deepEqual(named('q11'), [
      'Q1.1 What is your role here? (Tea and company)',
      'Q1.1a Since when? (Tea and company)',
      'Q1.1 What is your role here? (Ann)',
      'Q1.1 What is your role here? (b.transcript.md)',
    ]);
    const [first, second] = named('q1.1 s');
    assert.match(`${first} ${second}`, /^Q1\.1a|^Q1\.1 /);
    assert.deepEqual(named('no such name'), []);
  });
  it('have the words of the query in any order', () => {
    assert.equal(named('here role q1.1')[0], 'Q1.1 What is your role here? (Tea and company)');
    assert.deepEqual(named('here weather'), []);
  });
  it('are questions, themes and transcripts for nothing in particular', () =>
    assert.equal(named('').length, 6 + 3 + 2));
  it('lead to their places', () => {
    const { study } = studyOf(files);
    const places = workspaceSymbols(study, 'weather').map(({ location }) => location);
    assert.deepEqual(places, [
      {
        uri: 'file:///study/a.transcript.md',
        range: { start: { line: 7, character: 0 }, end: { line: 7, character: 10 } },
      },
    ]);
  });
  it('are no more than somebody reads', () => {
    const many = Array.from({ length: mostSymbols }, (_, at) => [
      `${at}.transcript.md`,
      transcript('## Q1.1 What?\n\n## Q1.1 Again\n'),
    ]);
    assert.equal(named('q1.1', { ...files, ...Object.fromEntries(many) }).length, mostSymbols);
  });
});
