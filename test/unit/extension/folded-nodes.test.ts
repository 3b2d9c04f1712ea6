import assert from 'node:assert/strict';
import { FoldedNodes } from '../../../src/extension/folded-nodes';
import { NodesAtCursor } from '../../../src/extension/nodes-at-cursor';

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

describe('the nodes at the cursor', () => {
  const nodes = new Map([section, question, probe].map(node => [node.key, node]));
  let drawn: string[] = [];
  const made = () => {
    drawn = [];
    const folded = new FoldedNodes<Node>(() => true);
    return new NodesAtCursor<Node>(
      key => nodes.get(key),
      folded,
      changed => drawn.push(changed.map(({ key }) => key).join(' ')),
    );
  };
  const marks = (of: NodesAtCursor<Node>) =>
    [section, question, probe].map(node => of.markOf(node, ({ key }) => key));

  it('are marked, and those before no more', () => {
    const here = made();
    assert.deepEqual(here.set(['probe', 'gone']), [probe]);
    assert.deepEqual(marks(here), ['', '', 'here']);
    here.set(['question']);
    assert.deepEqual(marks(here), ['', 'here', '']);
    here.set([]);
    here.set([]);
    assert.deepEqual(marks(here), ['', '', '']);
    assert.deepEqual(drawn, ['probe', 'probe question', 'question']);
  });
  it('are named by what they are folded away under', () => {
    const here = made();
    here.set(['probe', 'question']);
    here.fold(section, true);
    assert.deepEqual(marks(here), ['here: probe, question', '', '']);
    here.fold(section, false);
    here.fold(question, true);
    assert.deepEqual(marks(here), ['', 'here', '']);
    assert.deepEqual(drawn.slice(1), ['section', 'probe question', 'question']);
  });
});
