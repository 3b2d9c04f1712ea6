import type { GuideFile, Study } from '../study/study';

/** How many transcripts follow a guide, and how many of them say that they belong to a group. */
export interface GroupTally {
  readonly transcripts: number;
  readonly inGroup: number;
}

/** The transcripts of a respondent group (docs/format.md, "Front matter"). */
export function groupTally(study: Study, guide: GuideFile, group: string): GroupTally {
  const transcripts = study.transcriptsOf(guide);
  return {
    transcripts: transcripts.length,
    inGroup: transcripts.filter(({ facts }) => facts.frontMatter.group?.value === group).length,
  };
}
