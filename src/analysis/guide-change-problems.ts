import type { FrontMatter } from '../format/front-matter';
import type { Guide } from '../format/guide';
import type { Problem } from '../format/problem';
import type { Marker } from '../study/markers';
import type { TranscriptFile } from '../study/study';
import type { TranscriptCoverage } from './coverage';
import { formerIdsIn } from './former-ids';
import { guideLine } from './guide-line';

/* What a transcript should know of the changes of its guide. */

export function* formerQuestions(markers: readonly Marker[]): Generator<Problem> {
  for (const { former, id, range, canGiveWay } of formerIdsIn(markers)) {
    yield {
      code: 'former-question',
      severity: 'information',
      range,
      message: `${former} is now ${id}, and counts for it.`,
      ...(canGiveWay && {
        fix: { kind: 'replace', range, text: id, title: `Change to ${id}`, isSafe: true },
      }),
    };
  }
}

/** Without a date, nothing says which version of the guide was asked. */
export function* undatedInterview({
  file,
  frontMatter,
  coverage,
}: {
  readonly file: TranscriptFile;
  readonly frontMatter: FrontMatter;
  readonly coverage: TranscriptCoverage | undefined;
}): Generator<Problem> {
  if (!coverage || frontMatter.date !== undefined || !hasDays(coverage.guide.guide)) return;
  if (file.facts.problems.some(({ code }) => code === 'invalid-value')) return; // the date, perhaps
  yield {
    code: 'undated-interview',
    severity: 'information',
    range: guideLine(frontMatter),
    message:
      'The guide has questions that were added or retired on a day, and this interview has none, so all of them are expected here. Add “date: …” to the front matter.',
  };
}

function hasDays({ questions, sections }: Guide): boolean {
  return [...sections, ...questions].some(
    ({ added, retired }) => added !== undefined || retired !== undefined,
  );
}
