// Chance that is the same each time it is asked: an order or a turn that belongs to one record and stays with it.

/**
 * A whole number from 0 to 4294967295, always the same for the same text (FNV-1a over UTF-8).
 * @param {string} text
 */
export function numberFrom(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/**
 * The same things in another order, which depends on the text alone.
 * @template T
 * @param {readonly T[]} things
 * @param {string} text
 * @returns {T[]}
 */
export function mixed(things, text) {
  const next = drawing(numberFrom(text));
  const mix = [...things];
  for (let at = mix.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [mix[at], mix[other]] = [mix[other], mix[at]];
  }
  return mix;
}

/**
 * How far a record's ring is turned: anywhere, but not where the ring before it stood.
 * @param {string} id the record's id
 * @param {number} count how many phases there are
 * @param {number | null} before how far the ring before it was turned, or null if there was none
 */
export function turnFor(id, count, before) {
  const turn = numberFrom(id) % count;
  return before !== null && turn === ((before % count) + count) % count ? (turn + 1) % count : turn;
}

/**
 * Numbers from 0 to just under 1 (mulberry32).
 * @param {number} seed
 */
function drawing(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mix = Math.imul(state ^ (state >>> 15), state | 1);
    mix ^= mix + Math.imul(mix ^ (mix >>> 7), mix | 61);
    return ((mix ^ (mix >>> 14)) >>> 0) / 4294967296;
  };
}
