/**
 * Holds every word from the keystroke until the journal has it.
 *
 * A window writes under a name of its own, so that two windows never overwrite each other here. What stands under the name of a
 * window that is gone was never acknowledged: it is saved, or offered back, by the next one that opens.
 *
 * @typedef {object} Entry
 * @property {string} id Of the record.
 * @property {string} writer
 * @property {number} seq Grows with every change, so that an acknowledgement clears the version it is for and no later one.
 * @property {string} base The stamp these words were written on.
 * @property {number} at
 * @property {import("./types.js").Record} record
 *
 * @typedef {object} Buffer
 * @property {(entry: Entry) => Promise<void>} put Settles once these words, or later ones, are on the disk.
 * @property {(id: string, writer: string, seq: number) => Promise<void>} clear What was acknowledged up to `seq`.
 * @property {() => Promise<Entry[]>} left What closed windows left behind, oldest first.
 * @property {(entry: Entry, writer: string) => Promise<Entry | null>} take Puts it under another name; null if somebody was quicker.
 * @property {(id: string) => Promise<void>} forget
 * @property {() => Promise<void>} forgetAll
 * @property {(writer: string) => () => Promise<void>} hold Says that this writer is alive, until the returned function is called;
 *   once that has settled, no other window takes it for alive any more.
 */

/**
 * @param {import("./shelf.js").Shelf} shelf
 * @param {LockManager | undefined} [locks] Where there is none (a page served without encryption), every other window counts as gone:
 *   its words may then be saved twice, and never lost.
 * @param {() => void} [heardGone] Called when a window is gone that still counted as open when its words were found here: one that was
 *   closed, or reloaded, a moment ago.
 * @returns {Buffer}
 */
export function openBuffer(shelf, locks = globalThis.navigator?.locks, heardGone = () => undefined) {
  const { owner } = shelf;
  /** @type {Map<string, { next: Entry | null, done: Promise<void> }>} */
  const lanes = new Map();
  /** @type {Set<string>} */
  const here = new Set();
  /** @type {Set<string>} */
  const awaited = new Set();

  /** @param {string} writer Its lock is given to whoever waits for it, once it is gone. */
  function awaitGone(writer) {
    if (!locks || here.has(writer) || awaited.has(writer)) return;
    awaited.add(writer);
    // Refused only where this page itself is being closed; there is nobody left to tell then.
    locks.request(LOCK_PREFIX + writer, () => undefined).then(() => awaited.delete(writer) && heardGone(), () => undefined);
  }

  /** @param {string} key @param {{ next: Entry | null }} lane */
  async function run(key, lane) {
    try {
      while (lane.next) {
        const entry = lane.next;
        lane.next = null;
        await shelf.together("readwrite", (step) => step.put("buffer", { owner, ...entry }));
      }
    } finally {
      lanes.delete(key);
    }
  }
  async function alive() {
    const held = locks ? ((await locks.query()).held ?? []) : [];
    return new Set([...here, ...held.map((lock) => (lock.name ?? "").replace(LOCK_PREFIX, ""))]);
  }
  return {
    put(entry) {
      const key = `${entry.id} ${entry.writer}`;
      const running = lanes.get(key);
      if (running) {
        running.next = entry; // the newest words only: those between are part of them
        return running.done;
      }
      const lane = { next: /** @type {Entry | null} */ (entry), done: Promise.resolve() };
      lanes.set(key, lane);
      return (lane.done = run(key, lane));
    },
    async clear(id, writer, seq) {
      await shelf.together("readwrite", async (step) => {
        const entry = await step.get("buffer", [owner, id, writer]);
        if (entry && entry.seq <= seq) await step.drop("buffer", [owner, id, writer]);
      });
    },
    async left() {
      /** @type {Entry[]} */
      const all = await shelf.together("readonly", (step) => step.all("buffer", [owner]));
      const living = all.length ? await alive() : new Set();
      for (const entry of all) if (living.has(entry.writer)) awaitGone(entry.writer);
      return all.filter((entry) => !living.has(entry.writer)).sort((one, other) => one.at - other.at);
    },
    take: (entry, writer) =>
      shelf.together("readwrite", async (step) => {
        const there = await step.get("buffer", [owner, entry.id, entry.writer]);
        if (!there) return null;
        const taken = { ...there, writer };
        if (writer === entry.writer) return taken;
        await step.put("buffer", taken);
        await step.drop("buffer", [owner, entry.id, entry.writer]);
        return taken;
      }),
    async forget(id) {
      for (const [key, lane] of lanes) if (key.startsWith(`${id} `)) lane.next = null;
      await shelf.together("readwrite", (step) => step.drop("buffer", [owner, id]));
    },
    async forgetAll() {
      for (const lane of lanes.values()) lane.next = null;
      await shelf.together("readwrite", (step) => step.drop("buffer", [owner]));
    },
    hold(writer) {
      here.add(writer);
      /** @type {() => void} */
      let release = () => undefined;
      const held = new Promise((resolve) => (release = () => resolve(undefined)));
      // A page that is being closed may refuse the lock; its words then count as left behind, as they should.
      const lock = Promise.resolve(locks?.request(LOCK_PREFIX + writer, () => held)).catch(() => undefined);
      return async () => {
        here.delete(writer);
        release();
        await lock;
      };
    },
  };
}

const LOCK_PREFIX = "becoming-relational writer ";
