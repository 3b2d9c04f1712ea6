import type { Together } from './co-occurrence';
import type { TableBy } from './theme-tables';

/** A number that themes have against something else, and that can be opened. */
export type QuoteCell =
  /** A column of a table, by its name there. */
  | { readonly by: TableBy; readonly column: string }
  /** One transcript. */
  | { readonly uri: string }
  /** Together with another theme: each time that the two occur together is a quote. */
  | { readonly other: string; readonly unit: Together };
