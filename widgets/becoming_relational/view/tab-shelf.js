/** The same boxes as the browser's database, in this tab alone: they go when it is closed. */
import { BOX_KEYS } from "./browser-shelf.js";

/** @typedef {import("./browser-shelf.js").Box} Box */

const TAB_PREFIX = "becoming-relational/";
const TAB_BOXES = /** @type {Box[]} */ (Object.keys(BOX_KEYS));

/**
 * @param {Storage | null} storage The tab's own storage, so that words outlive a reload; null keeps them in memory.
 * @returns {import("./browser-shelf.js").Backing}
 */
export function openTabShelf(storage) {
  /** @param {Box} box @param {object} value */
  const keyOf = (box, value) => JSON.stringify(BOX_KEYS[box].map((name) => /** @type {any} */ (value)[name]));
  /** @param {Box} box @returns {Map<string, any>} */
  const read = (box) => new Map(JSON.parse(storage?.getItem(TAB_PREFIX + box) ?? "[]").map((/** @type {any} */ value) => [keyOf(box, value), value]));
  let boxes = { buffer: read("buffer"), records: read("records"), earlier: read("earlier") };
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();

  /** @param {(step: import("./browser-shelf.js").Step) => Promise<any>} work */
  async function attempt(work) {
    // On a copy, so that a step that fails half-way has changed nothing.
    const next = { buffer: new Map(boxes.buffer), records: new Map(boxes.records), earlier: new Map(boxes.earlier) };
    /** @type {Set<Box>} */
    const changed = new Set();
    /** @param {Box} box @param {import("./browser-shelf.js").KeyPart[]} prefix */
    const below = (box, prefix) => [...next[box]].filter(([key]) => prefix.every((part, at) => JSON.parse(key)[at] === part));
    const answer = await work({
      get: async (box, key) => structuredClone(next[box].get(JSON.stringify(key))),
      async put(box, value) {
        next[box].set(keyOf(box, value), structuredClone(value));
        changed.add(box);
      },
      async drop(box, prefix) {
        for (const [key] of below(box, prefix)) next[box].delete(key);
        changed.add(box);
      },
      all: async (box, prefix) =>
        below(box, prefix)
          .map(([, value]) => structuredClone(value))
          .sort((one, other) => inKeyOrder(BOX_KEYS[box], one, other)),
    });
    for (const box of TAB_BOXES.filter((each) => changed.has(each))) store(box, next[box]);
    boxes = next;
    return answer;
  }
  /** @param {Box} box @param {Map<string, any>} values */
  function store(box, values) {
    if (values.size) storage?.setItem(TAB_PREFIX + box, JSON.stringify([...values.values()]));
    else storage?.removeItem(TAB_PREFIX + box);
  }
  return {
    together(_mode, work) {
      // One step after another, as a database would.
      const done = last.then(() => attempt(work));
      last = done.catch(() => undefined); // whoever asked is told; the next step only waits
      return done;
    },
  };
}

/** @param {string[]} keys @param {any} one @param {any} other */
function inKeyOrder(keys, one, other) {
  const name = keys.find((key) => one[key] !== other[key]);
  return name === undefined ? 0 : one[name] < other[name] ? -1 : 1;
}
