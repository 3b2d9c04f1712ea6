import fc from 'fast-check';
import type { Codebook } from '../../../src/format/codebook';

/** Codebooks as people write them: trees with comments, blank lines, quotes and texts over several lines. */
export function codebookText(): fc.Arbitrary<string> {
  const node = fc.letrec<{ tree: Shape }>(tie => ({
    tree: fc.record({
      extra: fc.array(fc.constantFrom(...extras), { maxLength: 3 }),
      comment: fc.constantFrom('', '', 'a comment', '- id: old'),
      inside: fc.constantFrom('', '', 'label: later'),
      behind: fc.constantFrom('', ' # so far'),
      below: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('tree'), { maxLength: 3 })),
    }),
  })).tree;
  return fc
    .record({
      trees: fc.array(node, { minLength: 1, maxLength: 4 }),
      indent: fc.constantFrom(0, 2, 4),
      gap: fc.constantFrom(0, 1),
      end: fc.constantFrom('\n', '\r\n'),
      ended: fc.boolean(),
      head: fc.constantFrom('', '# Ours\n\n', '---\n'),
    })
    .map(({ trees, indent, gap, end, ended, head }) => {
      let number = 0;
      const lines = (shape: Shape, column: number): string[] => {
        const [dash, key] = [' '.repeat(column), ' '.repeat(column + 2)];
        return [
          ...(shape.comment ? [`${dash}# ${shape.comment}`] : []),
          `${dash}- id: t${++number}${shape.behind}`,
          ...[...new Set(shape.extra)].flatMap(each => each.split('\n').map(line => key + line)),
          ...(shape.inside ? [`${key}# ${shape.inside}`] : []),
          ...(shape.below.length > 0 ? [`${key}themes:`] : []),
          ...shape.below.flatMap(below => lines(below, column + 2 + indent)),
        ];
      };
      const entries = trees.map(tree => lines(tree, indent).join('\n'));
      const text = `${head}themes:\n${entries.join('\n'.repeat(gap + 1))}${ended ? '\n' : ''}`;
      return text.replaceAll('\n', end);
    });
}

interface Shape {
  readonly extra: readonly string[];
  readonly comment: string;
  readonly inside: string;
  readonly behind: string;
  readonly below: readonly Shape[];
}

const extras = [
  'label: Trust',
  'definition: |\n  One line\n  # and another',
  'include: "a: b # c"',
  "exclude: 'it''s'",
  'example: words that\n  go on',
  'colour: "#aabbcc" # ours',
];

/** What a codebook says of its themes, without where they stand; of `moved` not what it stands under either. */
export function saidOf({ themes }: Codebook, moved?: string): unknown[] {
  return [...themes]
    .sort((a, b) => a.id.localeCompare(b.id))
    .map(({ range: _, idRange: __, themes: ___, parent, ...rest }) => ({
      ...rest,
      parent: rest.id === moved ? undefined : parent,
    }));
}

/** The comments that stand on lines of their own. */
export function commentsIn(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line.startsWith('#'))
    .sort();
}
