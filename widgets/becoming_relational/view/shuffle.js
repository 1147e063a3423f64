// An order that is another one for each record, and the same one each time that record is opened.

/**
 * @template T
 * @param {readonly T[]} items
 * @param {string} seed such as the id of a record.
 * @returns {T[]}
 */
export function shuffledBy(items, seed) {
  const random = numbersFrom(seed);
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/**
 * Numbers between 0 and 1 that follow from a text (mulberry32 over an FNV-1a hash).
 * @param {string} seed
 */
function numbersFrom(seed) {
  let state = 2166136261;
  for (const unit of seed) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
