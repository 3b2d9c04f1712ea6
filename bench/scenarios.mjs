// What is measured, in this order.
import { busy } from './scenarios/busy.mjs';
import { draw } from './scenarios/draw.mjs';
import { index20, index200, index2000 } from './scenarios/index.mjs';
import { keys, keys5mb } from './scenarios/keys.mjs';
import { memory } from './scenarios/memory.mjs';
import { open, open5mb } from './scenarios/open.mjs';
import { start } from './scenarios/start.mjs';
import { themes } from './scenarios/themes.mjs';

/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {readonly string[]} subjects whom it measures: names of servers, or floors of its own
 * @property {boolean} [isLong] whether a quick run leaves it out
 * @property {(subject: string, surroundings: object) => Promise<Record<string, number[]>>} measure one round: samples
 *   by name, in ms or what the figures say; throws when an answer is wrong
 * @property {readonly import('./figures.mjs').Figure[]} figures what the table shows of it
 */

/** @type {readonly Scenario[]} */
export const scenarios = [
  start,
  open,
  keys,
  open5mb,
  keys5mb,
  index20,
  index200,
  index2000,
  themes,
  draw,
  busy,
  memory,
];
