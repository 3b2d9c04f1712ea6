/* A small study of night buses, whose names try what they can. */

export const guide = `title: Night buses
groups: [driver, clerk]
sections:
  - id: "1"
    title: Beginning
    questions:
      - id: Q1
        text: How did you begin?
      - id: Q2
        text: Who rides at night?
`;

export const codebook = `themes:
  - id: people
    label: People
    colour: "#b5651d"
    themes:
      - id: family
        label: <img src=x onerror=alert(1)>
      - id: passengers
        label: Passengers
  - id: money
    label: Money
`;

export const transcript = (participant: string, group: string, more: string) => `---
guide: bus.guide.yaml
participant: ${participant}
group: ${group}
interviewer: KL
coder: AB
date: 2026-03-02
---

## Q1 How did you begin?

**KL:** How did you begin?

**${participant}:** [My father drove before me]{.family} and [it paid well]{.money}.

## Q2 Who rides at night?

**${participant}:** ${more}
`;
