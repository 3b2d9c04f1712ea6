import { codebook, type Files, guide } from './study-of';

/** Numbers that look like chance and are the same each time (Park and Miller's generator). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const headings = [
  '## Q1.1 What is your role here?',
  '### Q1.1a: Since when? {.trust}',
  '## Q1.2, Q2.1 Who told you about us?',
  '## Q2.1. Whom? {status=partial .money .trust}',
  '# Company',
  '## Later on {q="Q2.2 Q2.1"}',
  'Q2.1 With whom do you sit?\n---',
  '## Q9.9 What else?',
  '## 2019 was long ago',
];

const talk = [
  'Since may. []{q=Q2.1} And *so* on, 😀.',
  '[Early [on]{.money}]{q="Q1.3 Q2.1" .trust}, I said to RB.',
  'Yes [we\nare [all]{.trust .money by=CD}]{.money part=1} here. [So]{.money part=1}',
  '[laughs] Well, money and trust. {>>AB: Q2.1?<<}',
  '[x]{.money.trust:early} `[y]{.money}` \\[z]{.money}',
];

const between = [
  '::: {.money by=CD}',
  ':::',
  '::: {.trust .money} :::',
  '```\n## Q2.1 [x]{.money}\n```',
  '> RB: quoted',
];

function frontMatter(kind: number, participant: string): string {
  const guideLine = 'guide: ../tea.guide.yaml # the first';
  switch (kind) {
    case 0:
      return `${guideLine}\nparticipant: ${participant}\ninterviewer: RB\nstate: complete\n`;
    case 1:
      return `participant: "${participant}"\nspeakers:\n  RB: interviewer # asks\n  ${participant}: participant\ngroup: guest\n`;
    case 2:
      return `${guideLine}\nparticipant: ${participant}\nspeakers: {'RB': interviewer, "${participant}": participant}\n`;
    default:
      return `${guideLine}\nparticipant: ${participant}\ninterviewer: [RB, KL]\ncoder: >-\n  A\n  B\nattributes: {age: &a 42, years: *a}\n`;
  }
}

function generated(index: number, any: (below: number) => number): string {
  const one = (of: readonly string[]): string => of[any(of.length)] ?? '';
  const participant = `P-${Math.floor(index / 2)}`;
  const pieces = Array.from({ length: 12 }, () => {
    const kind = any(10);
    if (kind < 3) return one(headings);
    if (kind === 3) return one(between);
    const name = any(3) === 0 ? 'RB' : participant;
    return `${one([`**${name}:**`, `${name}:`, `[00:01:02] **${name}**:`, `${name}: [00:01:02]`])} ${one(talk)}`;
  });
  const text = `${one(['', '', '\ufeff'])}---\n${frontMatter(any(4), participant)}---\n\n${pieces.join('\n\n')}\n`;
  return any(3) === 0 ? text.replaceAll('\n', '\r\n') : text;
}

/** A study of so many transcripts, two with each participant, of all that transcripts are made of; always the same one. */
export function generatedStudy(transcripts: number): Files {
  const any = numbersFrom(2026);
  const files: Record<string, string> = {
    'tea.guide.yaml': guide.replace('id: Q2.1\n', 'id: Q2.1 # asked twice\n'),
    'tea.codebook.yaml': codebook.replace(
      '  - id: money\n',
      '  # things\n  - id: money\n    label: "Money: all of it"\n',
    ),
  };
  for (let index = 0; index < transcripts; index++) files[`t/${index}.transcript.md`] = generated(index, any);
  return files;
}
