/** What a tree is made of, as far as it is about folding. */
export interface FoldableNode<Node> {
  /** Stays the same from one tree to the next. */
  readonly key: string;
  readonly above: Node | undefined;
}

/** Which nodes of a tree are folded: as they begin, until somebody folds or unfolds them. */
export class FoldedNodes<Node extends FoldableNode<Node>> {
  readonly #folded = new Set<string>();
  readonly #unfolded = new Set<string>();
  readonly #beginsUnfolded: (node: Node) => boolean;

  constructor(beginsUnfolded: (node: Node) => boolean) {
    this.#beginsUnfolded = beginsUnfolded;
  }

  isFolded(node: Node): boolean {
    return this.#folded.has(node.key) || (!this.#unfolded.has(node.key) && !this.#beginsUnfolded(node));
  }

  set({ key }: { readonly key: string }, isFolded: boolean): void {
    (isFolded ? this.#folded : this.#unfolded).add(key);
    (isFolded ? this.#unfolded : this.#folded).delete(key);
  }

  /** The node itself, or the one that it is folded away under. */
  shownFor(node: Node): Node {
    let shown = node;
    for (let at = node.above; at; at = at.above) if (this.isFolded(at)) shown = at;
    return shown;
  }
}
