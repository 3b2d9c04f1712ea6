import { NotText } from './study-files';

/** Larger files are no transcripts, and would take the memory of everything else. In bytes. */
export const largestFile = 256 * 1024 * 1024;

export const isTooLarge = `it is larger than ${largestFile / 1024 / 1024} MB`;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A file's text, its byte order mark included. Throws `NotText` where it is not UTF-8. */
export function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return textOfOthers(bytes);
  }
}

/**
 * What is made of bytes that are not UTF-8. No other encoding is guessed: a wrong guess would change words, and nobody
 * would see it.
 */
export function textOfOthers(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe);
  // What has zero bytes is no text in any encoding, and the study says so.
  if (bytes.includes(0) && !isUtf16) return new TextDecoder('latin1').decode(bytes);
  throw new NotText(
    'its text is not UTF-8. In VS Code, choose “Reopen with Encoding” until every letter is right, then “Save with Encoding › UTF-8”',
  );
}
