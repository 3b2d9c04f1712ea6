import assert from 'node:assert/strict';
import { FoldedNodes } from '../../../src/extension/folded-nodes';

interface Node {
  readonly key: string;
  readonly above: Node | undefined;
}

const section: Node = { key: 'section', above: undefined };
const question: Node = { key: 'question', above: section };
const probe: Node = { key: 'probe', above: question };

describe('the nodes of a tree', () => {
  it('stand for those that are folded away below them', () => {
    const folded = new FoldedNodes<Node>(() => true);
    assert.equal(folded.shownFor(probe), probe);
    folded.set(question, true);
    assert.equal(folded.shownFor(probe), question);
    folded.set(section, true);
    assert.equal(folded.shownFor(probe), section);
    folded.set(section, false);
    folded.set(question, false);
    assert.equal(folded.shownFor(probe), probe);
  });
  it('begin as they are told to, and stay as somebody leaves them', () => {
    let beginsUnfolded = false;
    const folded = new FoldedNodes<Node>(() => beginsUnfolded);
    assert.equal(folded.isFolded(section), true);
    folded.set(section, false);
    assert.equal(folded.isFolded(section), false);
    beginsUnfolded = true;
    folded.set(question, true);
    assert.equal(folded.isFolded(question), true);
  });
});
