import { isToolFolder, kindOf } from './file-kinds';
import type { Study } from './study';
import { entryIn, foldersUp, normalUri } from './uris';

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Where a study's files come from: a disk, an editor, a test. */
export interface StudyFiles {
  /** What is in a folder. Rejects where there is none or it may not be looked into. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** A file's text. Rejects with a reason fit for people (“permission denied”); with `NotText` for other bytes. */
  read(uri: string): Promise<string>;
}

/** Why a file's bytes are no text in UTF-8, as the rest of a sentence. */
export class NotText extends Error {}

/** How many files are read at once: enough to keep a disk busy, few enough to leave the event loop to others. */
const batch = 16;

/**
 * Takes the study files at and below the given places into the study, and the guides and codebooks that their
 * transcripts need: those in the folders above, up to the workspace folder, and those they name.
 */
export async function loadStudy(study: Study, files: StudyFiles, places: readonly string[]): Promise<void> {
  const found = new Set<string>();
  for (const place of places.map(normalUri)) {
    if (kindOf(place)) found.add(place);
    else await findBelow(study, files, place.replace(/\/$/, ''), found);
  }
  const above = new Set([...found].flatMap(uri => foldersUp(uri, study.roots)));
  for (const folder of above) {
    for (const { name, isFolder } of await files.list(folder).catch(() => [])) {
      const uri = entryIn(folder, name);
      const kind = kindOf(uri);
      if (!isFolder && (kind === 'guide' || kind === 'codebook')) found.add(uri);
    }
  }
  await loadFiles(study, files, [...found]);

  const named = study.transcripts().flatMap(transcript => {
    const { guide } = transcript.facts.frontMatter;
    return (guide && study.namedGuide(transcript.uri, guide.value)) ?? [];
  });
  await loadFiles(
    study,
    files,
    [...new Set(named)].filter(uri => kindOf(uri) === 'guide' && !study.get(uri) && !study.failure(uri)),
    true,
  );
}

/** Reads files into the study. One that cannot be read is noted in its place, or, if `mayBeMissing`, passed over. */
export async function loadFiles(
  study: Study,
  files: StudyFiles,
  uris: readonly string[],
  mayBeMissing = false,
): Promise<void> {
  for (let at = 0; at < uris.length; at += batch) {
    await Promise.all(
      uris.slice(at, at + batch).map(async uri => {
        try {
          study.set(uri, await files.read(uri));
        } catch (error) {
          if (mayBeMissing) return;
          const reason = error instanceof Error ? error.message : String(error);
          if (error instanceof NotText) study.fail(uri, 'not-text', `This file is left out: ${reason}.`);
          else {
            const message = `This file cannot be read: ${reason}. The rest of the study is there.`;
            study.fail(uri, 'unreadable-file', message);
          }
        }
      }),
    );
  }
}

async function findBelow(study: Study, files: StudyFiles, folder: string, found: Set<string>): Promise<void> {
  const folders = [folder];
  for (let current = folders.pop(); current !== undefined; current = folders.pop()) {
    let entries: readonly FolderEntry[];
    try {
      entries = await files.list(current);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      study.fail(current, 'unreadable-file', `This folder cannot be read: ${reason}.`);
      continue;
    }
    for (const { name, isFolder } of entries) {
      const uri = entryIn(current, name);
      if (isFolder && !isToolFolder(name)) folders.push(uri);
      else if (!isFolder && kindOf(uri)) found.add(uri);
    }
  }
}
