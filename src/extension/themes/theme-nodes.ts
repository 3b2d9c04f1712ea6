import type {
  CodebookViewJson,
  ThemeNodeJson,
  ThemeViewJson,
  UnknownThemeJson,
} from '../../convert/theme-view-json';
import type { ThemesAtResult } from '../../server/protocol';

/* What the tree of themes is made of. */

export interface CodebookNode {
  readonly kind: 'codebook';
  readonly key: string;
  readonly codebook: CodebookViewJson;
  readonly above: undefined;
  readonly below: readonly ThemeNode[];
}

export interface ThemeNode {
  readonly kind: 'theme';
  readonly key: string;
  readonly theme: ThemeNodeJson;
  /** URI of its codebook. */
  readonly codebook: string;
  readonly above: ThemeNode | CodebookNode | undefined;
  readonly below: readonly ThemeNode[];
}

/** The themes in use that no codebook has. */
export interface UnknownNode {
  readonly kind: 'unknown';
  readonly key: string;
  readonly above: undefined;
  readonly below: readonly UnknownThemeNode[];
}

export interface UnknownThemeNode {
  readonly kind: 'unknown theme';
  readonly key: string;
  readonly theme: UnknownThemeJson;
  readonly above: UnknownNode;
  readonly below: readonly [];
}

export type ThemesNode = CodebookNode | ThemeNode | UnknownNode | UnknownThemeNode;

/** A node that stands for a theme. */
export type AnyTheme = ThemeNode | UnknownThemeNode;

export interface ThemeNodes {
  readonly roots: readonly ThemesNode[];
  /** By their keys, which stay the same from one tree to the next. */
  readonly byKey: ReadonlyMap<string, ThemesNode>;
}

/** The tree. A codebook has a node of its own only where there are several. */
export function nodesOf({ codebooks, unknown }: ThemeViewJson): ThemeNodes {
  const byKey = new Map<string, ThemesNode>();
  const known = <Node extends ThemesNode>(node: Node): Node => {
    byKey.set(node.key, node);
    return node;
  };
  const roots: ThemesNode[] = codebooks.flatMap((codebook): ThemesNode[] => {
    const own: ThemeNode[] = [];
    const key = codebook.uri;
    const node: CodebookNode | undefined =
      codebooks.length > 1
        ? known({ kind: 'codebook', key, codebook, above: undefined, below: own })
        : undefined;
    const lists = new Map<string, { readonly node: ThemeNode; readonly below: ThemeNode[] }>();
    for (const theme of codebook.themes) {
      const parent = lists.get(theme.parent ?? '');
      const below: ThemeNode[] = [];
      const each: ThemeNode = known({
        kind: 'theme',
        key: keyOf(codebook.uri, theme.id),
        theme,
        codebook: codebook.uri,
        above: parent?.node ?? node,
        below,
      });
      lists.set(theme.id, { node: each, below });
      (parent?.below ?? own).push(each);
    }
    return node ? [node] : own;
  });
  if (unknown.length > 0) {
    const below: UnknownThemeNode[] = [];
    const node: UnknownNode = known({ kind: 'unknown', key: 'unknown', above: undefined, below });
    for (const theme of unknown)
      below.push(known({ kind: 'unknown theme', key: keyOf(null, theme.id), theme, above: node, below: [] }));
    roots.push(node);
  }
  return { roots, byKey };
}

/** The key of a theme; `null` for one that no codebook has. */
export function keyOf(codebook: string | null, id: string): string {
  return `${codebook ?? ''}#${id}`;
}

export function keysOf(here: ThemesAtResult): string[] {
  return here.map(({ codebook, id }) => keyOf(codebook, id));
}

/** Whether a node is another one or stands below it. */
export function isWithin(node: ThemesNode, other: ThemesNode): boolean {
  for (let at: ThemesNode | undefined = node; at; at = at.above) if (at.key === other.key) return true;
  return false;
}

/** The nodes that none of the others is above of, in the order in which they were given. */
export function uppermost<Node extends ThemesNode>(nodes: readonly Node[]): Node[] {
  return nodes.filter(node => !nodes.some(other => other !== node && isWithin(node, other)));
}

/** What people call a theme. */
export function labelOf(node: ThemesNode): string {
  switch (node.kind) {
    case 'theme':
      return node.theme.label;
    case 'unknown theme':
      return node.theme.id;
    case 'codebook':
      return node.codebook.name;
    case 'unknown':
      return 'Not in the codebook';
  }
}
