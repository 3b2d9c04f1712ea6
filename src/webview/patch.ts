/*
 * Pages are made anew as a whole whenever something changes, and what is shown is then changed where it differs: whatever
 * stays keeps its place, scroll and focus.
 */

/** What a click on an element does, or Enter on a button. */
const actions = new WeakMap<Element, () => void>();

/** Says what a click on the element does. It holds for the element that is shown in its place, too. */
export function onClick<Made extends Element>(made: Made, run: () => void): Made {
  actions.set(made, run);
  return made;
}

/** Runs what a click does on the innermost element that does something. */
export function listenForClicks(root: Element): void {
  root.addEventListener('click', ({ target }) => {
    for (let at = target instanceof Element ? target : null; at && at !== root; at = at.parentElement) {
      const run = actions.get(at);
      if (run) return run();
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
  const run = actions.get(fresh);
  if (run) actions.set(shown, run);
  else actions.delete(shown);
  if (shown.hasAttribute('data-own')) return;
  for (const { name } of [...shown.attributes]) {
    if (!fresh.hasAttribute(name)) shown.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
  const keyed = new Map<string, Element>();
  for (const child of shown.children) {
    const key = keyOf(child);
    if (key !== undefined) keyed.set(key, child);
  }
  let at = shown.firstChild;
  for (const child of [...fresh.childNodes]) {
    const key = keyOf(child);
    const same = key === undefined ? (at && isAlike(at, child) ? at : undefined) : keyed.get(key);
    if (!same || same.nodeName !== child.nodeName) {
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
