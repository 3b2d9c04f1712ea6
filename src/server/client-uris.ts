import { normalUri } from '../study/uris';

/**
 * An answer with the URIs of open documents as the editor writes them: some compare them letter by letter, and
 * `%c3%a9`, `%C3%A9` and `é` are three ways to write one name.
 */
export function inClientsUris<Result>(result: Result, open: readonly { readonly uri: string }[]): Result {
  const unusual = new Map<string, string>();
  for (const { uri } of open) {
    const normal = normalUri(uri);
    if (normal !== uri) unusual.set(normal, uri);
  }
  return unusual.size === 0 ? result : (renamed(result, unusual) as Result);
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map(each => renamed(each, names));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [names.get(key) ?? key, renamed(part, names)]),
  );
}
