import type { CoverageFile, CoverageFileJson } from '../../convert/coverage-file-json';
import { coverageXlsx } from '../../convert/coverage-xlsx';
import type { SaveFile } from '../save-file';
import { textFile } from '../saved-text';

/** What is saved of the coverage report. */
export async function coverageFile(
  kind: CoverageFile,
  json: CoverageFileJson,
): Promise<SaveFile | undefined> {
  const name = 'coverage';
  if (kind === 'xlsx')
    return 'sheets' in json
      ? { type: 'save', name: `${name}.${kind}`, contents: await coverageXlsx(json.sheets) }
      : undefined;
  return 'text' in json ? textFile(name, kind, json.text) : undefined;
}
