import type { FrameworkJson } from '../../convert/framework-json';
import { frameworkCsv, frameworkHtml, frameworkMarkdown } from '../../convert/framework-report';
import { frameworkXlsx } from '../../convert/framework-xlsx';
import { pathsFrom } from '../../convert/paths-from';
import type { SaveFile } from '../save-file';
import { textFile } from '../saved-text';

export type ChartKind = 'html' | 'xlsx' | 'csv' | 'md';

/** A chart as the command line writes it; its transcripts are named as seen from the folder, where there is one. */
export async function chartFile(
  kind: ChartKind,
  chart: FrameworkJson,
  folder: string | undefined,
): Promise<SaveFile> {
  const { path, link } = pathsFrom(folder);
  const name = 'framework';
  switch (kind) {
    case 'html':
      return textFile(name, kind, frameworkHtml(chart, link));
    case 'csv':
      return textFile(name, kind, frameworkCsv(chart));
    case 'md':
      return textFile(name, kind, frameworkMarkdown(chart, link));
    case 'xlsx':
      return { type: 'save', name: `${name}.${kind}`, contents: await frameworkXlsx(chart, path) };
  }
}
