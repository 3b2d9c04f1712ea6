import type { Theme } from '../format/codebook';
import type { Range } from '../format/position';
import type { Problem } from '../format/problem';
import type { CodebookFile, GuideFile, Study, TranscriptFile } from '../study/study';
import { folderOf, relativePath } from '../study/uris';
import { studyCoverage } from './coverage';
import { questionFigures } from './coverage-figures';

/* What is only seen when all files of a study are laid side by side. */

/**
 * Two transcripts of one participant and day are mostly one interview twice, which would count twice, or a copied front
 * matter. On different days they are two interviews.
 */
export function* participantTwice(study: Study, file: TranscriptFile): Generator<Problem> {
  const { participant, date } = file.facts.frontMatter;
  if (!participant) return;
  const scope = scopeOf(study, file);
  let first: { readonly uri: string; readonly range: Range } | undefined;
  for (const other of study.files()) {
    if (other.kind !== 'transcript' || other === file || other.uri === file.uri) continue;
    const same = other.facts.frontMatter;
    if (same.participant?.value !== participant.value) continue;
    if (date !== undefined && same.date !== undefined && date !== same.date) continue;
    if (scopeOf(study, other) !== scope) continue;
    // Of several the first by name, in whatever order they were read.
    if (!first || other.uri < first.uri) first = { uri: other.uri, range: same.participant.range };
  }
  if (!first) return;
  const path = relativePath(folderOf(file.uri), first.uri);
  yield {
    code: 'participant-twice',
    severity: 'warning',
    range: participant.range,
    message: `The same participant, “${participant.value}”, is in ${path}, and on no other day, so one interview may count twice. Correct one of them, or give each its “date: …”.`,
    related: [{ ...first, message: 'The same participant.' }],
  };
}

/** Transcripts of one guide belong together; without a guide, those of one folder. */
function scopeOf(study: Study, file: TranscriptFile): string {
  const link = study.guideOf(file);
  return link.kind === 'found' ? link.file.uri : folderOf(file.uri);
}

/** Questions that were expected in complete transcripts, and are answered in none of them. */
export function* neverAnswered(study: Study, file: GuideFile): Generator<Problem> {
  const complete = study.transcriptsOf(file).filter(({ facts }) => facts.frontMatter.state === 'complete');
  if (complete.length === 0) return;
  for (const { question, totals } of questionFigures(file, studyCoverage(study, complete))) {
    const { expected, states } = totals;
    if (expected === 0 || states.has('answered') || states.has('partial')) continue;
    yield {
      code: 'never-answered',
      severity: 'information',
      range: question.idRange,
      message: `No complete transcript answers ${question.id} (expected in ${expected}). Look whether it is marked under another question, or whether it should still be asked.`,
    };
  }
}

/** Themes that nobody uses, nor any theme below them, once something is coded. */
export function* unusedThemes(study: Study, file: CodebookFile): Generator<Problem> {
  const used = new Set<string>();
  for (const { facts } of study.transcriptsUnder(file)) {
    for (const theme of facts.segmentCounts.keys()) used.add(theme);
  }
  if (used.size === 0) return;
  const isUsed = ({ id, themes }: Theme): boolean => used.has(id) || themes.some(isUsed);
  for (const theme of file.codebook.byId.values()) {
    if (isUsed(theme)) continue;
    yield {
      code: 'unused-theme',
      severity: 'hint',
      range: theme.idRange,
      message: `No transcript uses the theme ${theme.id}.`,
    };
  }
}
