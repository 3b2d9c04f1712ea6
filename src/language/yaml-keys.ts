import {
  codebookMeanings,
  frontMatterMeanings,
  guideMeanings,
  type KeyMeaning,
  questionMeanings,
  sectionMeanings,
  themeMeanings,
} from '../format/key-meanings';
import type { StudyFile } from '../study/study';

/** The keys that are known in a mapping. */
export interface KnownKeys {
  /** What the mapping is, as a reader calls it. */
  readonly of: string;
  readonly meanings: Readonly<Record<string, KeyMeaning>>;
  /** Whether such mappings are entries of a list, each of which a dash opens. */
  readonly inList: boolean;
}

const frontMatter: KnownKeys = { of: 'front matter', meanings: frontMatterMeanings, inList: false };
const guide: KnownKeys = { of: 'guide', meanings: guideMeanings, inList: false };
const section: KnownKeys = { of: 'section', meanings: sectionMeanings, inList: true };
const question: KnownKeys = { of: 'question', meanings: questionMeanings, inList: true };
const probe: KnownKeys = { ...question, of: 'probe' };
const codebook: KnownKeys = { of: 'codebook', meanings: codebookMeanings, inList: false };
const theme: KnownKeys = { of: 'theme', meanings: themeMeanings, inList: true };

/** The keys that a mapping may have, from the keys it stands under; `undefined` where they are free or there is none. */
export function knownKeys(kind: StudyFile['kind'], path: readonly string[]): KnownKeys | undefined {
  const under = path.join(' ');
  switch (kind) {
    case 'transcript':
      return under === '' ? frontMatter : undefined;
    case 'codebook':
      return under === '' ? codebook : /^themes(?: themes)*$/.test(under) ? theme : undefined;
    case 'guide':
      if (under === '') return guide;
      if (under === 'sections') return section;
      if (!/^(?:sections )?questions(?: probes)*$/.test(under)) return undefined;
      return under.endsWith('probes') ? probe : question;
  }
}
