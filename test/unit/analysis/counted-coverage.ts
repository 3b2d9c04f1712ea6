import { Study } from '../../../src/study/study';

/**
 * A study with every state, group, condition and date, whose coverage is counted by hand: in the comments, in
 * coverage-figures.test.ts, and in docs/coverage.md, which has it as its example.
 */
export const root = 'file:///s';

export const guide = `title: Tea
groups: [guest, host]
research-questions: {RQ1: How do people come?, RQ2: What does it cost them?}
sections:
  - id: "1"
    title: Coming
    questions:
      - id: Q1
        text: How did you come?
        rq: RQ1
        probes:
          - {id: Q1a, text: What did that cost?, rq: RQ2}
          - {id: Q1b, text: With whom?, required: true}
      - {id: Q2, text: Whom do you let in?, for: host}
  - id: "2"
    title: Staying
    questions:
      - {id: Q3, text: What did you bring?, if: they brought something, rq: RQ2, probes: [{id: Q3a, text: Why that?}]}
      - {id: Q4, text: What of the new room?, added: 2026-04-01}
      - {id: Q5, text: What of the old room?, retired: 2026-02-28}
      - {id: Q6, text: Anything else?, required: false}
  - id: "3"
    title: Money
    questions:
      - {id: Q7, text: Who pays?, rq: RQ2}
`;

/*
 * G-1, a guest in March: Q2 is for hosts, Q4 came later, Q5 was gone.
 *
 * Q1   answered       "I walked here": 3 words
 * Q1a  missing        a probe, not required
 * Q1b  partial        "My sister": 2 words
 * Q3   answered       "A cake": 2 words, conditional
 * Q6   missing        not required
 * Q7   missing        a gap: nobody says why
 *
 * expected Q1 Q1b Q7 = 3, asked Q1 Q1b = 2, answered Q1 = 1; main Q1 Q7: 2, 1, 1;
 * all Q1 Q1a Q1b Q6 Q7: 5, 2, 1; words 3 + 2 + 2 = 7
 */
const guest = `---
participant: G-1
group: guest
date: 2026-03-10
state: complete
---

## Q1 Coming

I: How?

G-1: I walked here.

## Q1b With whom? {status=partial}

G-1: My [laughs] sister.

## Q3 Bringing

G-1: A cake.
`;

/*
 * H-1, a host in April: Q5 was gone.
 *
 * Q1   answered       through Q1a
 * Q1a  answered       "It was not cheap": 4 words
 * Q1b  lost
 * Q2   declined
 * Q3   missing        conditional
 * Q4   dont-know
 * Q6   answered       "No": 1 word, not required
 * Q7   not-asked      no gap: somebody says why
 *
 * expected Q1 Q1b Q2 Q4 Q7 = 5, asked all but Q7 = 4, answered Q1 = 1; main Q1 Q2 Q4 Q7: 4, 3, 1;
 * all Q1 Q1a Q1b Q2 Q4 Q6 Q7: 7, 6, 3; words 4 + 1 = 5
 */
const host = `---
participant: H-1
group: host
date: 2026-04-20
state: complete
---

## Q1a Cost

H-1: It was not cheap.

## Q1b With whom? {status=lost}

## Q2 Letting in {status=declined}

## Q4 The new room {status=dont-know}

## Q6 Anything else?

H-1: No.

## Q7 Who pays? {status=not-asked}
`;

/*
 * G-2, a guest in February, a draft: Q2 is for hosts, Q4 came later.
 *
 * Q1   empty          the interviewer asks, so it was asked: a gap
 * Q1b  missing        a gap: what comes later was reached
 * Q3   answered       the aside "early", 1 word, which counts for Q5, too
 * Q5   answered       "We left early": 3 words
 * Q6   not-applicable written
 * Q7   missing        no gap: not reached
 *
 * expected Q1 Q1b Q5 Q7 = 4, asked Q1 Q5 = 2, answered Q5 = 1; main Q1 Q5 Q7: 3, 2, 1;
 * all Q1 Q1a Q1b Q5 Q7: 5, 2, 1; words 3
 */
const draft = `---
participant: G-2
group: guest
date: 2026-02-10
---

## Q1 Coming

I: How did you come?

## Q5 The old room

G-2: We left [early]{q=Q3}.

## Q6 Anything else? {status=not-applicable}
`;

/*
 * x4, of whom nothing is known: everything is for it. Its one heading was put there beforehand.
 *
 * Q1 empty and not asked, all others missing; a draft that has reached nothing has no gaps
 *
 * expected Q1 Q1b Q2 Q4 Q5 Q7 = 6; main Q1 Q2 Q4 Q5 Q7: 5; all but Q3 Q3a: 8; none asked or answered
 */
const unknown = '## Q1 Coming\n';

export const transcripts: Readonly<Record<string, string>> = {
  'x1.transcript.md': guest,
  'x2.transcript.md': host,
  'x3.transcript.md': draft,
  'x4.transcript.md': unknown,
};

export function countedCoverage(): Study {
  const study = new Study([root]);
  study.set(`${root}/tea.guide.yaml`, guide);
  for (const [name, text] of Object.entries(transcripts)) study.set(`${root}/${name}`, text);
  return study;
}
