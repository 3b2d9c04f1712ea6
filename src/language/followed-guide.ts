import type { Guide } from '../format/guide';
import type { Marker } from '../study/markers';
import type { Study, TranscriptFile } from '../study/study';

/** A transcript and the guide that it follows. */
export interface Followed {
  readonly file: TranscriptFile;
  readonly guide: Guide;
  readonly markers: readonly Marker[];
}

/** Refused with a sentence for people where the file is no transcript, or follows no guide. */
export function followed(
  study: Study,
  { uri }: { readonly uri: string },
): Followed | { readonly refused: string } {
  const file = study.get(uri);
  if (file?.kind !== 'transcript')
    return { refused: 'This is no transcript: their names end in “.transcript.md”.' };
  const link = study.guideOf(file);
  if (link.kind !== 'found')
    return { refused: 'This transcript follows no interview guide. The underlined place in it says why.' };
  return { file, guide: link.file.guide, markers: study.markersOf(file) };
}
