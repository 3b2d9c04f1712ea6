import { Study } from '../../../src/study/study';

/** A study whose theme figures are counted by hand, in the comments and in theme-summary.test.ts. */
export const root = 'file:///s';

const guide = `groups: [driver, clerk]
sections:
  - id: "1"
    questions:
      - {id: Q1, text: First}
      - {id: Q2, text: Second}
  - id: "2"
    questions:
      - {id: Q3, text: Third}
`;

const codebook = `themes:
  - id: people
    themes:
      - id: family
      - id: passengers
  - id: money
  - id: unused
`;

/*
 * 1 Ann, a driver. Participant's words: 4 + 5 + 3 + 2 = 14. Coder AB where nobody is named.
 *
 * "My uncle drove there"    family on "My uncle", people on all four, by CD: 2 segments
 * "He said [laughs] money"  3 words; family and money on all: one passage, a segment each
 * "is good"                 switch to Q2: 2 of the 5 words are Q2's; not coded
 * RB "Is it money"          3 words of the interviewer, money by CD: a segment without participants' words
 * "Yes it pays"             Q3, whose heading codes the answer with money
 * "Of course"               in the same answer
 *
 * family      2 segments, 2 + 3 = 5 words
 * people      1 segment, 4 words; with those below it 3 segments, 4 + 3 = 7 words
 * money       3 segments, 3 + 0 + 5 = 8 words
 * passages    family, people, family and money, RB's, the answer: 5
 * coded       4 + 3 + 5 = 12 of 14 words
 */
const ann = `---
participant: Ann
group: driver
interviewer: RB
coder: AB
date: 2026-03-02
attributes: {town: North}
---

## Q1 First

**RB:** So?

**Ann:** [[My uncle]{.family} drove there]{.people by=CD}.

**Ann:** [He said [laughs] money]{.family .money} []{q=Q2} is good.

**RB:** [Is it money]{.money by=CD}?

## Q3 Third {.money}

**Ann:** Yes it pays.

**Ann:** Of course.
`;

/*
 * 2 a group of clerks: two participants, Bo and Cy. Words: Bo 3 + 2 = 5, Cy 4 = 9 in all.
 *
 * "They come in" … "at night"   passengers in two pieces around Cy's turn, a segment of 3 + 2 words
 * "[Not mine]{q=Q3}"            an aside for Q3, in family: 2 of Cy's 4 words
 * "I said"                      not coded
 *
 * passengers  1 segment, 5 words, by nobody, one participant (Bo)
 * family      1 segment, 2 words, in Q2 and Q3, by EF
 */
const clerks = `---
group: clerk
speakers: {RB: interviewer}
date: 2026-04-01
attributes: {town: South}
---

## Q2 Second

**Bo:** [They come in]{.passengers part=a}

**Cy:** [[Not mine]{q=Q3}]{.family by=EF} I said

**Bo:** [at night]{.passengers part=a}
`;

/* 3 Dee, who has no group and no date, says two words that nobody has coded. */
const dee = `---
participant: Dee
---

## Q1 First

Dee: Nothing more.
`;

export function countedThemes(): Study {
  const study = new Study([root]);
  study.set(`${root}/guide.yaml`, guide);
  study.set(`${root}/codebook.yaml`, codebook);
  study.set(`${root}/1.transcript.md`, ann);
  study.set(`${root}/2.transcript.md`, clerks);
  study.set(`${root}/3.transcript.md`, dee);
  return study;
}
