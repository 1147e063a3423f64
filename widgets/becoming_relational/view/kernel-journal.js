/** The journal folder, reached through the kernel. A dead kernel says nothing at all, so silence has to be noticed here. */
import { randomHex } from "./owner.js";
import { JournalTrouble } from "./trouble.js";
import { say } from "./words.js";

/**
 * @typedef {object} CommModel The part of a widget's model that is used here.
 * @property {(message: object) => void} send
 * @property {(name: string, fn: (message: any) => void) => void} on
 * @property {(name: string, fn: (message: any) => void) => void} off
 *
 * @typedef {object} Keeping What a place for words can do; `journal.js` adds what is the same in both places.
 * @property {(which: import("./types.js").Which) => Promise<{ records: import("./types.js").Record[], trouble: string[] }>} list
 * @property {(record: import("./types.js").Record, base: string, slow?: () => void) => Promise<import("./types.js").Kept>} save
 * @property {(id: string) => Promise<import("./types.js").Record[]>} earlier
 * @property {(id: string) => Promise<void>} erase
 * @property {() => Promise<void>} eraseAll
 * @property {(format: "markdown" | "html" | "json") => Promise<{ text: string, trouble: string[] }>} export
 * @property {(text: string) => Promise<any>} import
 * @property {(name: string, payload?: object, patience?: number) => Promise<any>} ask
 * @property {() => boolean} answering
 */

/**
 * @param {object} options
 * @param {CommModel} options.model
 * @param {AbortSignal} options.signal When it fires, what is under way is still waited for, and nothing else begins.
 * @param {() => void} options.changed Called when the kernel falls silent and when it answers again.
 * @param {number} [options.patience] Milliseconds without an answer after which it counts as silent.
 * @param {number} [options.longest] The longest pause between two tries.
 * @returns {Keeping}
 */
export function kernelJournal({ model, signal, changed, patience = 3000, longest = 10_000 }) {
  const view = randomHex(4);
  let calls = 0;
  let answering = true;
  /** @type {Map<string, (message: any) => void>} */
  const waiting = new Map();
  /** @type {Set<() => void>} */
  const sleeping = new Set();

  /** @param {any} message */
  const hear = (message) => {
    if (typeof message?.call !== "string" || !message.call.startsWith(view)) return; // for another view of the same widget
    waiting.get(message.call)?.(message);
    waiting.delete(message.call);
    for (const wake of sleeping) wake();
    notice(true);
    quieten();
  };
  const quieten = () => {
    if (signal.aborted && waiting.size === 0) model.off("msg:custom", hear);
  };
  /** @param {boolean} now */
  const notice = (now) => {
    if (answering === now) return;
    answering = now;
    changed();
  };
  model.on("msg:custom", hear);
  signal.addEventListener("abort", () => {
    for (const wake of sleeping) wake();
    quieten();
  });

  /** @param {string} name @param {object} payload @returns {{ call: string, answer: Promise<any> }} */
  function post(name, payload) {
    const call = `${view}-${(calls += 1)}`;
    const answer = new Promise((resolve) => waiting.set(call, resolve));
    try {
      model.send({ ...payload, ask: name, call });
    } catch {
      // A closed connection says so by throwing; to the learner it is the same silence, and it is noticed as such.
    }
    return { call, answer };
  }
  /** @param {any} message */
  function opened(message) {
    if (message.ok) return message;
    throw new JournalTrouble(message.sentence || say("trouble.unknown"), Boolean(message.retry));
  }
  /** @param {string} name @param {object} [payload] @param {number} [limit] */
  async function ask(name, payload = {}, limit = patience) {
    const { call, answer } = post(name, payload);
    const message = await Promise.race([answer, pause(limit)]);
    if (message) return opened(message);
    waiting.delete(call);
    notice(false);
    quieten();
    throw new JournalTrouble(say("trouble.slow"), true);
  }
  /** @param {number} time @returns {Promise<undefined>} */
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time, undefined));
  /** @param {number} time Ends early when the kernel is heard of, or the view closes. */
  const rest = (time) =>
    new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        sleeping.delete(wake);
        resolve(undefined);
      };
      const timer = setTimeout(wake, time);
      sleeping.add(wake);
      if (signal.aborted) wake();
    });

  /**
   * Sends the words and waits for as long as it takes. Sending them twice would look like two windows writing, so they are sent
   * again only when they are known to be lost: a kernel answers in order, so once it answers a later question they were.
   *
   * @param {import("./types.js").Record} record
   * @param {string} base
   * @param {() => void} slow
   */
  async function saveInTheEnd(record, base, slow) {
    for (;;) {
      const { call, answer } = post("save", { record, base });
      const message = await Promise.race([answer, pause(patience)]);
      if (message) return opened(message);
      notice(false);
      slow();
      for (let wait = 1000; waiting.has(call); wait = Math.min(wait * 2, longest)) {
        const probe = post("there", {});
        await Promise.race([answer, probe.answer, rest(wait)]);
        const heard = !waiting.has(probe.call);
        waiting.delete(probe.call);
        if (!waiting.has(call)) break;
        if (heard) waiting.delete(call);
        else if (signal.aborted) {
          waiting.delete(call);
          quieten();
          throw new JournalTrouble(say("trouble.slow"), true);
        }
      }
      const late = await Promise.race([answer, pause(0)]);
      if (late) return opened(late);
    }
  }
  return {
    ask,
    answering: () => answering,
    async list(which) {
      const { records, trouble = [] } = await ask("list", which, patience * 5);
      return { records, trouble };
    },
    async save(record, base, slow) {
      const { record: kept, beside = null } = await (slow ? saveInTheEnd(record, base, slow) : ask("save", { record, base }));
      return { record: kept, beside };
    },
    earlier: async (id) => (await ask("earlier", { id })).records,
    erase: async (id) => void (await ask("erase", { id })),
    eraseAll: async () => void (await ask("erase-all")),
    async export(format) {
      const { text, trouble = [] } = await ask("export", { format }, patience * 5);
      return { text, trouble };
    },
    import: (text) => ask("import", { text }, patience * 5),
  };
}
