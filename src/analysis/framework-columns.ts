import type { Guide } from '../format/guide';
import type { ThemeFilter } from './theme-filter';
import type { Selection } from './theme-summary';

/* What stands in the columns of a framework chart: questions or themes. */

export const frameworkColumns = ['questions', 'themes'] as const;

export interface FrameworkChoice {
  readonly columns: (typeof frameworkColumns)[number];
  /** Whether probes and the themes below others have columns of their own; else they are in those of the ones above them. */
  readonly each: boolean;
}

export interface FrameworkColumn {
  /** Of the question or theme that it is named by. */
  readonly id: string;
  /** The question's text or the theme's label. */
  readonly title: string;
  /** Title of a question's section; label of the theme above. */
  readonly under: string | undefined;
  /** IDs of all that are in it. */
  readonly ids: readonly string[];
}

/** The columns of a chart of what a filter leaves. */
export function columnsOf(
  selection: Selection,
  { columns, each }: FrameworkChoice,
  filter: ThemeFilter,
): FrameworkColumn[] {
  return columns === 'questions' ? questionColumns(selection, each, filter) : themeColumns(selection, each);
}

/** Those of all guides that transcripts follow, in guide order. */
function questionColumns({ transcripts }: Selection, each: boolean, filter: ThemeFilter): FrameworkColumn[] {
  const guides = new Set(transcripts.flatMap(({ guide }) => guide ?? []));
  const columns = new Map<string, { column: FrameworkColumn; ids: Set<string> }>();
  for (const guide of guides) {
    for (const question of guide.questions) {
      const above = each ? question.id : mainQuestionOf(guide, question.id);
      const { text = '', section = -1 } = guide.byId.get(above) ?? {};
      const column = columns.get(above) ?? {
        column: { id: above, title: text, under: guide.sections[section]?.title || undefined, ids: [] },
        ids: new Set(),
      };
      columns.set(above, column);
      if (isWantedQuestion(guide, question.id, filter)) column.ids.add(question.id);
    }
  }
  return [...columns.values()].flatMap(({ column, ids }) =>
    ids.size > 0 ? [{ ...column, ids: [...ids] }] : [],
  );
}

function mainQuestionOf(guide: Guide, id: string): string {
  let at = guide.byId.get(id);
  while (at?.probeOf !== undefined) at = guide.byId.get(at.probeOf);
  return at?.id ?? id;
}

function isWantedQuestion(guide: Guide, id: string, { questions, sections }: ThemeFilter): boolean {
  if (!questions?.length && !sections?.length) return true;
  const section = guide.sections[guide.byId.get(id)?.section ?? -1];
  return (
    questions?.includes(id) === true ||
    (section !== undefined && sections?.includes(section.id || section.title) === true)
  );
}

function themeColumns({ tree, isShown }: Selection, each: boolean): FrameworkColumn[] {
  const columns = new Map<number, FrameworkColumn & { ids: string[] }>();
  for (const [place, { id }] of tree.themes.entries()) {
    if (!isShown(place)) continue;
    const uppermost = each ? place : (tree.branchOf(place).findLast(isShown) ?? place);
    const column = columns.get(uppermost);
    if (column) column.ids.push(id);
    else {
      const { id: name = '', theme, above } = tree.themes[uppermost] ?? {};
      const over = above === undefined ? undefined : tree.themes[above];
      const under = over && (over.theme?.label ?? over.id);
      columns.set(uppermost, { id: name, title: theme?.label ?? name, under, ids: [id] });
    }
  }
  return [...columns.values()];
}
