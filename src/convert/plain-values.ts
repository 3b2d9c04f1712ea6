import type { Range } from '../format/position';

/* What a value is that has come from elsewhere: from a page, an editor, or a window that opens again. */

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isListOf(value: unknown, isOne: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether it is a whole number from 0. */
export function isWhole(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

export function isRange(value: unknown): value is Range {
  return isObject(value) && isPosition(value.start) && isPosition(value.end);
}

function isPosition(value: unknown): boolean {
  return isObject(value) && isWhole(value.line) && isWhole(value.character);
}
