// Finding one's words again, in any script. Pure.

import { folded, foldedWithPlaces } from "./fold.js";

/** @typedef {{ start: number, end: number }} Place */
/** @typedef {{ text: string, found: boolean }} Piece */

/**
 * What was typed into the search box, as the things to look for: words, and "phrases in quotes".
 * @param {string} typed
 * @returns {string[]} folded; empty if there is nothing to look for
 */
export function soughtIn(typed) {
  const parts = folded(typed).match(/"[^"]+"?|[^\s"]+/g) ?? [];
  return [...new Set(parts.map((part) => part.replace(/"/g, "").trim()).filter(Boolean))];
}

/**
 * Whether everything sought stands somewhere in the text.
 * @param {string} foldedText
 * @param {string[]} sought
 */
export function standsIn(foldedText, sought) {
  return sought.every((part) => foldedText.includes(part));
}

/**
 * Every place at which something sought stands, in order, those that touch put together.
 * @param {string} text
 * @param {string[]} sought
 * @returns {Place[]}
 */
export function placesOf(text, sought) {
  if (!sought.length) return [];
  const { text: plain, starts, ends } = foldedWithPlaces(text);
  /** @type {Place[]} */
  const places = [];
  for (const part of sought) {
    for (let at = plain.indexOf(part); at !== -1; at = plain.indexOf(part, at + part.length)) {
      places.push({ start: starts[at], end: ends[at + part.length - 1] });
    }
  }
  places.sort((one, other) => one.start - other.start || one.end - other.end);
  /** @type {Place[]} */
  const joinedPlaces = [];
  for (const place of places) {
    const last = joinedPlaces.at(-1);
    if (last && place.start <= last.end) last.end = Math.max(last.end, place.end);
    else joinedPlaces.push({ ...place });
  }
  return joinedPlaces;
}

/**
 * The text cut into what was found and what stands between.
 * @param {string} text
 * @param {Place[]} places
 * @param {Place} [part] the stretch of text to cut; by default all of it
 * @returns {Piece[]}
 */
export function piecesOf(text, places, part = { start: 0, end: text.length }) {
  /** @type {Piece[]} */
  const pieces = [];
  let at = part.start;
  for (const { start, end } of places) {
    if (end <= part.start || start >= part.end) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), found: false });
    pieces.push({ text: text.slice(Math.max(start, part.start), Math.min(end, part.end)), found: true });
    at = Math.min(end, part.end);
  }
  if (at < part.end) pieces.push({ text: text.slice(at, part.end), found: false });
  return pieces;
}

/**
 * The stretch of text around the first place, whole words only, or the beginning if nothing was sought.
 * @param {string} text
 * @param {Place[]} places
 * @param {number} long about how many characters
 * @returns {Place}
 */
export function around(text, places, long) {
  if (text.length <= long) return { start: 0, end: text.length };
  const first = places[0] ?? { start: 0, end: 0 };
  const before = Math.max(0, Math.floor((long - (first.end - first.start)) / 3));
  const start = first.start <= before ? 0 : wordEdge(text, first.start - before, 1);
  const end = Math.min(text.length, Math.max(first.end, start + long));
  return { start: Math.min(start, first.start), end: end === text.length ? end : Math.max(first.end, wordEdge(text, end, -1)) };
}

/**
 * The nearest place between two words, looking one way for a little; else the nearest between two characters.
 * @param {string} text
 * @param {number} at
 * @param {1 | -1} way
 */
function wordEdge(text, at, way) {
  for (let step = 0; step < 24; step += 1) {
    const here = at + step * way;
    if (here <= 0 || here >= text.length) return Math.min(Math.max(here, 0), text.length);
    if (/\s/.test(text[way === 1 ? here - 1 : here])) return here;
  }
  let here = at;
  // Scripts without spaces: never cut a character off its mark, nor a surrogate pair in two.
  while (here > 0 && here < text.length && /[\p{M}\u200d\ufe0f\udc00-\udfff]/u.test(text[here])) here += way;
  return here;
}
