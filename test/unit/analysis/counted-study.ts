import { Study } from '../../../src/study/study';

/** A study whose figures are counted by hand, in the comments and in coverage.test.ts. */
export const root = 'file:///s';

export const guide = `title: "Counting | by [hand]"
groups: [driver, clerk]
sections:
  - id: "1"
    title: First
    questions:
      - id: Q1
        text: "Main, with a probe"
        probes:
          - {id: Q1a, text: Probe}
          - {id: Q1b, text: "Probe that is required", required: true}
      - {id: Q2, text: "For clerks", for: clerk, probes: [{id: Q2a, text: "Their probe", required: true}]}
      - {id: Q3, text: Conditional, if: "it happened", probes: [{id: Q3a, text: Probe, required: true}]}
  - id: "2"
    title: Second
    questions:
      - {id: Q4, text: "Since April", added: 2026-04-01}
      - {id: Q5, text: "Until February", retired: 2026-02-28}
      - {id: Q6, text: "Not required", required: false}
      - {id: Q7, text: Last}
`;

/*
 * A driver in March: Q2 and Q2a are not for drivers, Q4 came later, Q5 was gone. Expected are Q1, Q1b and Q7.
 *
 * Q1   answered     3 words in its own scope ("It was good"), 2 in the aside ("by then"): 5
 * Q1a  missing      not required
 * Q1b  declined     status, no words
 * Q3   answered     2 words, behind the switch ("Then left")
 * Q7   empty        the interviewer speaks: asked
 *
 * Answered 1 of 3, asked 3 of 3. Words: Q1 3 + Q3 with the aside in it 4 = "Then by then left": 3 + 4 = 7.
 */
const driver = `---
participant: D-1
group: driver
interviewer: RB
date: 2026-03-14
state: complete
---

## Q1 Main

RB: How was it, all in all?

D-1: It was [laughs] good. []{q=Q3} Then [by then]{q=Q1} left.

### Q1b Probe {status=declined}

## Q7 Last

RB: Anything else?
`;

/*
 * A clerk in May, with two markers for most questions: Expected are Q1, Q1b, Q2, Q2a, Q4 and Q7; Q5 was gone.
 *
 * Q1   answered     through Q1a (1 word); nothing is said to Q1 itself
 * Q1b  partial      2 words, and the status
 * Q2   answered     the first marker has a status, the second 1 word and none
 * Q2a  dont-know    the last status, of lost and dont-know
 * Q4   not-asked
 * Q7   not-applicable, written: not expected any more
 *
 * Expected 5 (Q1, Q1b, Q2, Q2a, Q4), answered 2 (Q1, Q2), asked 4 (all but Q4). Words 1 + 2 + 1 = 4.
 */
const clerk = `---
participant: C-1
group: clerk
date: 2026-05-01
---

## Q1 Main

## Q1a Probe

C-1: Yes.

## Q1b Probe {status=partial}

Not really.

## Q2 Clerks {status=declined}

## Q2a Probe {status=lost}

## Q2, Q2a Again {status=dont-know}

## Q2 Third

Sure.

## Q4 April {status=not-asked}

## Q7 Last {status=not-applicable}
`;

/*
 * Nothing is known of this interview, so everything is for it: expected are Q1, Q1b, Q2, Q2a, Q4, Q5 and Q7. One word is
 * said, under a question that the guide does not have: it counts nowhere.
 */
const unknown = '## Q9 What?\n\nA: Word.\n';

export function countedStudy(): Study {
  const study = new Study([root]);
  study.set(`${root}/count.guide.yaml`, guide);
  study.set(`${root}/d1.transcript.md`, driver);
  study.set(`${root}/c1.transcript.md`, clerk);
  study.set(`${root}/x1.transcript.md`, unknown);
  return study;
}
