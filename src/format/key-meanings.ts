import type { codebookKeys, themeKeys } from './codebook';
import type { frontMatterKeys } from './front-matter';
import type { guideKeys, questionKeys, sectionKeys } from './guide';

/*
 * What each key of a study's files means, for the people who write them. Hover and completion show these texts; those of
 * guides and codebooks stand in the JSON schemas, too, and a test holds the two together.
 */

/** What a key means. */
export interface KeyMeaning {
  /** One or two sentences. */
  readonly means: string;
  /** Lines of YAML with the key in it. */
  readonly example: string;
}

type Meanings<Keys extends readonly string[]> = Readonly<Record<Keys[number], KeyMeaning>>;

export const guideMeanings: Meanings<typeof guideKeys> = {
  id: {
    means: 'A short name for this guide, such as local-authority. Useful when a study has several.',
    example: 'id: local-authority',
  },
  title: {
    means: 'What the guide is called in reports.',
    example: 'title: Interview guide for local authorities',
  },
  version: {
    means: 'Which version of the guide this is. Count up when you change it between interviews.',
    example: 'version: 2',
  },
  groups: {
    means:
      'The respondent groups of the study. A question with “for:” is asked of these groups only; a transcript says with “group:” which one it belongs to.',
    example: 'groups: [manager, caseworker]',
  },
  'research-questions': {
    means: 'What the study wants to know. Each has an ID (RQ1) that questions name under “rq:”.',
    example: 'research-questions:\n  RQ1: How is access decided?',
  },
  note: {
    means:
      'Instruction to the interviewer for the whole interview: the briefing, the consent form, the thanks.',
    example: 'note: Ask for consent before you switch the recorder on.',
  },
  sections: {
    means: 'The parts of the interview, in the order in which they are asked.',
    example: 'sections:\n  - id: "1"\n    title: Background\n    questions:',
  },
  questions: {
    means: 'The main questions, in the order in which they are asked, where the guide has no sections.',
    example: 'questions:\n  - id: Q1\n    text: What is your role here?',
  },
};

export const sectionMeanings: Meanings<typeof sectionKeys> = {
  id: {
    means: 'The section’s number or letter as printed, such as 1 or B.',
    example: 'id: "1"',
  },
  title: {
    means: 'The topic of the section.',
    example: 'title: Background',
  },
  note: {
    means: 'Instruction to the interviewer for this section, such as “Show the map first.”',
    example: 'note: Show the map first.',
  },
  added: {
    means: 'The day the section joined the guide. Its questions are not expected of interviews dated before.',
    example: 'added: 2026-03-14',
  },
  retired: {
    means: 'The day the section left the guide. Its questions are not expected of interviews dated after.',
    example: 'retired: 2026-06-01',
  },
  questions: {
    means: 'The main questions of the section, in the order in which they are asked.',
    example: 'questions:\n  - id: Q1.1\n    text: What is your role here?',
  },
};

export const questionMeanings: Meanings<typeof questionKeys> = {
  id: {
    means:
      'The question’s ID, unique in the guide: letters, digits, “.”, “-” and “_”, with at least one digit. Transcripts refer to it, so rename it with “Rename Symbol” once interviews are transcribed.',
    example: 'id: Q1.1',
  },
  text: {
    means: 'The question as it is asked.',
    example: 'text: What is your role here?',
  },
  probes: {
    means: 'What to ask if it does not come up by itself. Probes may have probes of their own.',
    example: 'probes:\n  - id: Q1.1a\n    text: Since when?',
  },
  if: {
    means:
      'The condition under which the question is asked, in your own words. A conditional question is never reported as unanswered.',
    example: 'if: they have moved since then',
  },
  for: {
    means: 'The respondent groups the question is meant for. All groups when left out.',
    example: 'for: [manager]',
  },
  rq: {
    means: 'The research questions that this question helps to answer.',
    example: 'rq: [RQ1, RQ2]',
  },
  added: {
    means: 'The day the question joined the guide. It is not expected of interviews dated before.',
    example: 'added: 2026-03-14',
  },
  retired: {
    means: 'The day the question left the guide. It is not expected of interviews dated after.',
    example: 'retired: 2026-06-01',
  },
  formerly: {
    means:
      'The IDs this question had before. Transcripts that still use one of them answer this question, and none of them may be the ID of another question now.',
    example: 'formerly: [Q2.3]',
  },
  required: {
    means:
      'Whether an interview without an answer to it is incomplete. True for main questions, false for probes, unless you say otherwise.',
    example: 'required: false',
  },
  note: {
    means: 'Instruction to the interviewer, such as “Show the map first.”',
    example: 'note: Show the map first.',
  },
};

export const codebookMeanings: Meanings<typeof codebookKeys> = {
  themes: {
    means: 'The uppermost themes.',
    example: 'themes:\n  - id: gatekeeping\n    label: Gatekeeping',
  },
};

export const themeMeanings: Meanings<typeof themeKeys> = {
  id: {
    means:
      'The theme’s ID, unique in the whole codebook: a letter first, then letters, digits, “-”, “_” and “:”. Codings name it, as in [words]{.gatekeeping}.',
    example: 'id: gatekeeping',
  },
  label: {
    means: 'The name that people read, in reports and menus.',
    example: 'label: Gatekeeping',
  },
  definition: {
    means: 'What the theme means, in a sentence that a second coder can work with.',
    example: 'definition: Staff decide who gets through to an assessment.',
  },
  include: {
    means: 'What belongs under it: when to use the theme.',
    example: 'include: first contact, triage',
  },
  exclude: {
    means: 'What looks like it but does not belong, and which theme to use instead.',
    example: 'exclude: legal eligibility (see legal-barriers)',
  },
  example: {
    means: 'A passage that shows the theme well.',
    example: 'example: We are the first people they meet.',
  },
  colour: {
    means:
      'Its colour in the editor and in figures: # and six digits, in quotes, since # alone starts a comment.',
    example: 'colour: "#b5651d"',
  },
  themes: {
    means: 'The themes under this one.',
    example: 'themes:\n  - id: reception\n    label: Reception',
  },
};

export const frontMatterMeanings: Meanings<typeof frontMatterKeys> = {
  guide: {
    means:
      'The interview guide that was used: its path, from this file’s folder. Without it, the one guide in the nearest folder above counts.',
    example: 'guide: local-authority.guide.yaml',
  },
  participant: {
    means:
      'The ID of the one person interviewed, who also speaks under this label. Leave it out in a group interview: there, each speaker who takes part is one.',
    example: 'participant: LA-07',
  },
  group: {
    means:
      'The respondent group of the person interviewed, one of the guide’s “groups”. Questions that are “for” other groups are not expected here.',
    example: 'group: manager',
  },
  interviewer: {
    means:
      'The speaker label of whoever asks, or a list of them. Their words are not counted as answers. Usual labels such as I, INT or Moderator need no line here.',
    example: 'interviewer: RB',
  },
  date: {
    means:
      'The day of the interview: year, month, day. Questions that were “added” to the guide later, or “retired” before, are not expected here.',
    example: 'date: 2026-03-14',
  },
  state: {
    means:
      '“draft” while the transcript is being written: what it has not reached yet is not reported. “complete” when it is done: every expected question without an answer is a warning. The figures are the same for both. “draft” when left out.',
    example: 'state: complete',
  },
  coder: {
    means: 'Who codes this transcript, where no “by=” on a coding says otherwise.',
    example: 'coder: AB',
  },
  speakers: {
    means:
      'What part each speaker has: interviewer, participant, or other (an interpreter, a child, somebody at the door). Only the words of participants make an answer. Needed only for labels that “participant” and “interviewer” do not name.',
    example: 'speakers:\n  RB: interviewer\n  LA-07: participant',
  },
  attributes: {
    means: 'Whatever else you want to note about the person or the interview, a line each.',
    example: 'attributes:\n  borough: Northfield\n  age: 42',
  },
};
