// Every sentence the interface says, in one place, so that a course can be read through and translated as a whole.
// Keys are dotted: the part before the dot names the view that says it. What a teacher writes is content, not this.

import { CYCLE_WORDS } from "./words-cycle.js";
import { HANDING_IN_WORDS } from "./words-handing-in.js";
import { KEEPING_WORDS } from "./words-keeping.js";
import { LOG_WORDS } from "./words-log.js";
import { PRACTICE_WORDS } from "./words-practice.js";

/** @type {Record<string, string>} */
export const WORDS = { ...KEEPING_WORDS, ...PRACTICE_WORDS, ...CYCLE_WORDS, ...LOG_WORDS, ...HANDING_IN_WORDS };

/**
 * A sentence, with its gaps filled.
 * @param {string} key
 * @param {Record<string, string | number>} [gaps]
 */
export function say(key, gaps = {}) {
  const words = WORDS[key];
  if (words === undefined) throw new Error(`There are no words called ${key}.`);
  return words.replace(/\{(\w+)\}/g, (_, gap) => String(gaps[gap] ?? ""));
}

/**
 * A day as it is said: "3 November", with the year only when it is another one.
 * @param {string | Date} when @param {Date} [now]
 */
export function day(when, now = new Date()) {
  const date = new Date(when);
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year }).format(date);
}

/**
 * Whether two moments lie on the same day where the reader is.
 * @param {string | Date} one @param {string | Date} other
 */
export function sameDay(one, other) {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
