import { fileName } from './uris';

export type FileKind = 'guide' | 'codebook' | 'transcript';

/** What a file is, by its name alone; `undefined` for what is none of a study's files. */
export function kindOf(uri: string): FileKind | undefined {
  return kindOfName(fileName(uri));
}

/** As `kindOf`, of the name in its folder. */
export function kindOfName(name: string): FileKind | undefined {
  if (/.\.transcript\.md$/i.test(name)) return 'transcript';
  const yaml = /^(?:.*\.)?(guide|codebook)\.ya?ml$/i.exec(name)?.[1]?.toLowerCase();
  return yaml === 'guide' || yaml === 'codebook' ? yaml : undefined;
}

/** Folders that never hold a study: what tools keep for themselves. */
export function isToolFolder(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

/** Glob patterns of the same names, for editors that watch files. Emacs reads no `*` in braces. */
export const studyFilePatterns = [
  '**/*.transcript.md',
  '**/{guide,codebook}.{yaml,yml}',
  '**/*.{guide,codebook}.{yaml,yml}',
] as const;
