/*
 * Pages are made anew as a whole whenever something changes, and what is shown is then changed where it differs: whatever
 * stays keeps its place, scroll and focus.
 */

/** What a click on an element does, or Enter on a button. */
const actions = new WeakMap<Element, Click>();

/** `target`: what is clicked, the element itself or something in it. */
type Click = (target: Element) => void;

/** Says what a click on the element does. It holds for the element that is shown in its place, too. */
export function onClick<Made extends Element>(made: Made, run: Click): Made {
  actions.set(made, run);
  return made;
}

/** What large parts of a page follow from, and how their children are made. */
const parts = new WeakMap<Element, { readonly same: string; readonly make: () => readonly Node[] }>();
/** What those that are shown follow from. */
const shownSame = new WeakMap<Element, string>();

/**
 * Says how an element's children are made, and all that they, and its attributes, follow from: where it is the same as
 * before, they are not made, and nothing below the element is looked at.
 */
export function madeFrom<Made extends Element>(made: Made, same: string, make: () => readonly Node[]): Made {
  parts.set(made, { same, make });
  return made;
}

/** Makes the children of an element, if they have been put off. */
function fill(made: Element): void {
  const part = parts.get(made);
  if (!part) return;
  parts.delete(made);
  shownSame.set(made, part.same);
  made.append(...part.make());
}

/** Makes all that has been put off in an element that is about to be shown. */
function fillAll(made: Element): void {
  fill(made);
  for (let child = made.firstElementChild; child; child = child.nextElementSibling) fillAll(child);
}

/** What looks after itself, in its place in a page that is made anew. */
export function staying(made: HTMLElement, key: string): HTMLElement {
  made.setAttribute('data-key', key);
  if (!made.isConnected) return made;
  const place = document.createElement(made.localName);
  place.setAttribute('data-own', '');
  place.setAttribute('data-key', key);
  return place;
}

/** Runs what a click does on the innermost element that does something. */
export function listenForClicks(root: Element): void {
  root.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    for (let at: Element | null = target; at && at !== root; at = at.parentElement) {
      const run = actions.get(at);
      if (run) return run(target);
    }
  });
}

/**
 * Makes the element what the fresh one is. Children with the same `data-key` are taken for the same, others by their order.
 * What is below an element with `data-own` is left to whoever made it.
 */
export function patch(shown: Element, fresh: Element): void {
  const focused = document.activeElement;
  patchElement(shown, fresh);
  // An element that is moved loses the focus.
  if (focused instanceof HTMLElement && focused !== document.activeElement && shown.contains(focused))
    focused.focus({ preventScroll: true });
}

function patchElement(shown: Element, fresh: Element): void {
  const part = parts.get(fresh);
  if (part) {
    if (shownSame.get(shown) === part.same) return;
    fill(fresh);
    shownSame.set(shown, part.same);
  }
  const run = actions.get(fresh);
  if (run) actions.set(shown, run);
  else actions.delete(shown);
  if (shown.hasAttribute('data-own')) return;
  for (const name of shown.getAttributeNames()) {
    // What somebody has unfolded stays so.
    if (!fresh.hasAttribute(name) && name !== 'open') shown.removeAttribute(name);
  }
  for (const name of fresh.getAttributeNames()) {
    const value = fresh.getAttribute(name) ?? '';
    if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
  const keyed = new Map<string, Element>();
  for (let child = shown.firstElementChild; child; child = child.nextElementSibling) {
    const key = keyOf(child);
    if (key !== undefined) keyed.set(key, child);
  }
  let at = shown.firstChild;
  let following: ChildNode | null;
  for (let child = fresh.firstChild; child; child = following) {
    following = child.nextSibling; // it may be moved into what is shown
    const key = keyOf(child);
    const same = key === undefined ? (at && isAlike(at, child) ? at : undefined) : keyed.get(key);
    if (!same || same.nodeName !== child.nodeName) {
      if (child instanceof Element) fillAll(child);
      shown.insertBefore(child, at);
      continue;
    }
    if (same === at) at = at.nextSibling;
    else shown.insertBefore(same, at);
    if (same instanceof Element && child instanceof Element) patchElement(same, child);
    else if (same.nodeValue !== child.nodeValue) same.nodeValue = child.nodeValue;
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function isAlike(shown: Node, fresh: Node): boolean {
  return shown.nodeName === fresh.nodeName && keyOf(shown) === undefined;
}

function keyOf(node: Node): string | undefined {
  return node instanceof Element ? (node.getAttribute('data-key') ?? undefined) : undefined;
}
