import type { FoldableNode, FoldedNodes } from './folded-nodes';

/** The nodes of a tree that the cursor stands in. One that is folded away is shown by the node that it is folded under. */
export class NodesAtCursor<Node extends FoldableNode<Node>> {
  readonly #nodeOf: (key: string) => Node | undefined;
  readonly #folded: FoldedNodes<Node>;
  readonly #redraw: (nodes: Node[]) => void;
  #keys: ReadonlySet<string> = new Set();

  /** `redraw` is told which nodes look different from before. */
  constructor(
    nodeOf: (key: string) => Node | undefined,
    folded: FoldedNodes<Node>,
    redraw: (nodes: Node[]) => void,
  ) {
    this.#nodeOf = nodeOf;
    this.#folded = folded;
    this.#redraw = redraw;
  }

  /** The cursor stands in the nodes with these keys: gives the nodes that show them. */
  set(keys: readonly string[]): Node[] {
    const before = this.#shown();
    this.#keys = new Set(keys);
    const now = this.#shown();
    this.#draw([...before, ...now]);
    return now;
  }

  /** Somebody has folded or unfolded a node. */
  fold(node: Node, isFolded: boolean): void {
    this.#folded.set(node, isFolded);
    this.#draw(this.#shown());
  }

  /** What a node says of it: `here`, or which of those that are folded away under it; empty where it shows none. */
  markOf(node: Node, nameOf: (node: Node) => string): string {
    const here = this.#nodes().filter(each => this.#folded.shownFor(each).key === node.key);
    if (here.length === 0) return '';
    return here.some(({ key }) => key === node.key) ? 'here' : `here: ${here.map(nameOf).join(', ')}`;
  }

  #nodes(): Node[] {
    return [...this.#keys].flatMap(key => this.#nodeOf(key) ?? []);
  }

  #shown(): Node[] {
    return this.#nodes().map(node => this.#folded.shownFor(node));
  }

  #draw(nodes: readonly Node[]): void {
    if (nodes.length > 0) this.#redraw([...new Set(nodes)]);
  }
}
