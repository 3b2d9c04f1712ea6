import type { DocumentLink } from 'vscode-languageserver-types';
import type { Study } from '../study/study';

/** The link behind `guide:` to the guide that it names. A guide that is not there or outside of the study is no link. */
export function documentLinks(study: Study, uri: string): DocumentLink[] {
  const file = study.get(uri);
  const named = file?.kind === 'transcript' ? file.facts.frontMatter.guide : undefined;
  const link = file?.kind === 'transcript' && named ? study.guideOf(file) : undefined;
  return named && link?.kind === 'found'
    ? [{ range: named.range, target: link.file.uri, tooltip: 'Open the guide' }]
    : [];
}
