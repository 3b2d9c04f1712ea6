/*
 * What the tests of the extension host use of `node:assert/strict`, for the web, where there is no Node. A bundle for
 * the web has this in its place; the type sees to it that the two agree.
 */

type Message = string | Error | undefined;

class AssertionError extends Error {
  override readonly name = 'AssertionError';
  readonly actual: unknown;
  readonly expected: unknown;

  constructor(message: string, actual?: unknown, expected?: unknown) {
    super(message);
    this.actual = actual;
    this.expected = expected;
  }
}

function hold(
  holds: boolean,
  message: Message,
  otherwise: string,
  actual: unknown,
  expected?: unknown,
): void {
  if (holds) return;
  if (message instanceof Error) throw message;
  throw new AssertionError(message ?? `${otherwise}: ${shown(actual)}, ${shown(expected)}`, actual, expected);
}

const shown = (value: unknown) => (value instanceof RegExp ? String(value) : JSON.stringify(value));

export function ok(value: unknown, message?: Message): asserts value {
  hold(Boolean(value), message, 'is false', value, true);
}

export function fail(message?: Message): never {
  throw message instanceof Error ? message : new AssertionError(message ?? 'failed');
}

export function equal<Value>(actual: unknown, expected: Value, message?: Message): asserts actual is Value {
  hold(Object.is(actual, expected), message, 'are not the same', actual, expected);
}

export function notEqual(actual: unknown, expected: unknown, message?: Message): void {
  hold(!Object.is(actual, expected), message, 'are the same', actual, expected);
}

export function deepEqual<Value>(
  actual: unknown,
  expected: Value,
  message?: Message,
): asserts actual is Value {
  hold(isEqual(actual, expected), message, 'are not equal', actual, expected);
}

export function match(text: string, pattern: RegExp, message?: Message): void {
  hold(pattern.test(text), message, 'does not match', text, pattern);
}

export function doesNotMatch(text: string, pattern: RegExp, message?: Message): void {
  hold(!pattern.test(text), message, 'matches', text, pattern);
}

export async function rejects(promise: Promise<unknown>, pattern: RegExp): Promise<void> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => String(error),
  );
  if (outcome === undefined) fail('was not rejected');
  match(outcome, pattern);
}

function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every(key => Object.hasOwn(b, key) && isEqual(Reflect.get(a, key), Reflect.get(b, key)))
  );
}
