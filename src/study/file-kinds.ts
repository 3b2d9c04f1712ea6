import { fileName } from './uris';

export type FileKind = 'guide' | 'codebook' | 'transcript';

/** What a file is, by its name alone; `undefined` for what is none of a study's files. */
export function kindOf(uri: string): FileKind | undefined {
  const name = fileName(uri);
  const yaml = /^(?:.*\.)?(guide|codebook)\.ya?ml$/i.exec(name)?.[1]?.toLowerCase();
  if (yaml === 'guide' || yaml === 'codebook') return yaml;
  return /.\.transcript\.md$/i.test(name) ? 'transcript' : undefined;
}

/** Folders that never hold a study: what tools keep for themselves. */
export function isToolFolder(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

/** Glob patterns of the same names, for editors that watch files. */
export const studyFilePatterns = ['**/*.transcript.md', '**/{*.,}{guide,codebook}.{yaml,yml}'] as const;
