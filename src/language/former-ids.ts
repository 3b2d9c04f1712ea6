import type { TextEdit } from 'vscode-languageserver-types';
import { formerIdsIn } from '../analysis/former-ids';
import type { GuideFile, Study } from '../study/study';

/**
 * The edits by which transcripts name each question by the ID it has now, by file: those that follow the guide, or without
 * one all of the study. What they mean stays the same.
 */
export function updateFormerIds(study: Study, guide?: GuideFile): Map<string, TextEdit[]> {
  const edits = new Map<string, TextEdit[]>();
  for (const file of guide ? [guide] : study.guides()) {
    if (file.guide.formerIds.size === 0) continue;
    for (const transcript of study.transcriptsOf(file)) {
      const replaced = formerIdsIn(study.markersOf(transcript))
        .filter(({ canGiveWay }) => canGiveWay)
        .map(({ id, range }) => ({ range, newText: id }));
      if (replaced.length > 0) edits.set(transcript.uri, replaced);
    }
  }
  return edits;
}
