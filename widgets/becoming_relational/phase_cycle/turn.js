// Where a look's ring is entered: another place each time, and always the same for the same look.

import { shuffledBy } from "../view/shuffle.js";

/**
 * How many places a record's ring is turned: anywhere, but not where the ring before it stood.
 * @param {string} id the record's id
 * @param {number} count how many phases there are
 * @param {number | null} before how far the ring before it was turned, or null if there was none
 */
export function turnFor(id, count, before) {
  const stood = before === null ? null : ((before % count) + count) % count;
  const places = Array.from({ length: count }, (_, place) => place);
  return shuffledBy(places, id).find((place) => place !== stood) ?? 0;
}
