import { Reading } from './reading';
import type { Study } from './study';
import type { StudyFiles } from './study-files';

export type { StudyFiles } from './study-files';

/**
 * Takes the study files at and below the given places into the study, and the guides and codebooks that their
 * transcripts need: those in the folders above, up to the workspace folder, and those they name.
 */
export async function loadStudy(study: Study, files: StudyFiles, places: readonly string[]): Promise<void> {
  const bugs: unknown[] = [];
  const reading = new Reading(study, files, { failed: error => bugs.push(error) });
  for (const place of places) reading.find(place);
  await reading.allRead();
  if (bugs.length > 0) throw bugs[0];
}
