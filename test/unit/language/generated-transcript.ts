import fc from 'fast-check';
import { transcript } from './study-of';

/** Pieces of which interviews of the guide in study-of.ts are made: markers of every kind, talk, and what lies between. */
const piece = fc.constantFrom(
  '## Q1.1 What is your role here?',
  '### Q1.1a Since when?',
  '## Q1.2, Q2.1 Who told you about us?',
  '## Q1.2 {status=declined}',
  '# Company',
  '### An aside about the weather',
  '## Later on {q=Q2.2}',
  'Question two\n---',
  '**Ann:** Since may. []{q=Q2.1} And *so* on.',
  '**Ann:** [Early on]{q="Q1.3 Q1.1"}, I said.',
  '[]{q=Q1.2}',
  '**RB:** And then?',
  '**Ann:** 😀 Yes [we\nare]{.trust} here.',
  '::: {.trust}',
  ':::',
  '## Q9.9 What else?',
  '```\n## Q2.2 code\n```',
  '{>>AB: ## Q2.2<<}',
);

/** Interviews, some drafts and some complete, with either kind of line end, some without one at the end. */
export const generatedTranscript: fc.Arbitrary<string> = fc
  .record({
    pieces: fc.array(piece, { maxLength: 12 }),
    state: fc.constantFrom('draft', 'complete'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    end: fc.constantFrom('', '\n', '\n\n'),
  })
  .map(({ pieces, state, lineEnd, end }) =>
    `${transcript(pieces.join('\n\n'), `guide: tea.guide.yaml\nstate: ${state}\n`)}${end}`.replaceAll(
      '\n',
      lineEnd,
    ),
  );
