type Child = Node | string | undefined;

/**
 * An element with attributes and children. Strings become text nodes, never markup, so that no word of a study can
 * become part of the page.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter(child => child !== undefined));
  return made;
}
