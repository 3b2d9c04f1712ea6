import { type GuideImport, importGuide } from './import-guide';

/** What a file picker offers: the endings of files that a guide is imported from. */
export const importableEndings = ['docx', 'txt', 'md'] as const;

/** The same guide under the name of a guide file, `interview.docx` → `interview.guide.yaml`. */
export function guideFileName(name: string): string {
  return `${stem(name)}.guide.yaml`;
}

/** Imports a guide from a file's bytes; its name says how they are to be read. Never rejects, as `importGuide`. */
export function importGuideFile(bytes: Uint8Array, name: string): Promise<GuideImport> {
  if (/\.docx$/i.test(name)) return importGuide({ docx: bytes }, { name: stem(name) });
  const markdown = /\.(?:md|markdown)$/i.test(name);
  return importGuide(
    { text: decoded(bytes) },
    { name: stem(name), ...(markdown && { format: 'markdown' as const }) },
  );
}

function stem(name: string): string {
  return name.replace(/(?:\.guide)?\.[^.]*$/, '') || 'interview';
}

/** Notepad and Word save “Unicode text” as UTF-16 and plain text as Windows-1252; both tell themselves apart. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
