import type { CompletionItem, Position } from 'vscode-languageserver-types';
import type { Study } from '../study/study';
import { attributeItems } from './completion/attributes';
import { conventionItems } from './completion/conventions';
import { frontMatterItems, inFrontMatter } from './completion/front-matter';
import { headingItems } from './completion/headings';
import { memoItems } from './completion/memos';
import { speakerItems } from './completion/speakers';
import { blockAt, type Typed } from './completion/typed';
import { yamlItems } from './completion/yaml';
import type { OpenDocument } from './open-document';
import type { Settings } from './settings';

/** What a list depends on beside the text. */
export interface Asking {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly settings: Settings;
}

/** Completion. Each place has its own list; in running prose there is none. */
export function completion(
  study: Study,
  document: OpenDocument,
  position: Position,
  { today, settings }: Asking,
): CompletionItem[] {
  const file = study.get(document.uri);
  if (!file) return [];
  if (file.kind !== 'transcript') return yamlItems(file, document, position, today);
  const text = document.line(position.line);
  const typed: Typed = {
    file,
    document,
    line: position.line,
    before: text.slice(0, position.character),
    after: text.slice(position.character),
  };
  if (inFrontMatter(typed)) return frontMatterItems(study, typed);
  const block = blockAt(typed);
  if (block?.kind === 'code' || block?.kind === 'html') return [];
  return (
    memoItems(study, typed, block) ??
    attributeItems(study, typed, block) ??
    headingItems(study, typed) ??
    speakerItems(typed) ??
    conventionItems(typed, block, settings.conventions) ??
    []
  );
}
