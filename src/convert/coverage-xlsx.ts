import { nothingHere } from './coverage-report';
import { type Sheet, workbook } from './workbook';

/** Coverage as an Excel workbook. Only who writes one imports this file, since the library is large. */
export function coverageXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return workbook(sheets, nothingHere);
}
