/**
 * Where a learner's words are kept, for every widget: the journal folder when there is a kernel, this browser in the static book.
 * The static book's host says that it is one before any widget starts, by setting `globalThis.becomingRelationalBook`.
 */
import { browserJournal } from "./browser-journal.js";
import { openBuffer } from "./buffer.js";
import { takeAlong } from "./export.js";
import { kernelJournal } from "./kernel-journal.js";
import { ownerOfWords, randomHex } from "./owner.js";
import { sameWords } from "./same-words.js";
import { openShelf } from "./shelf.js";
import { JournalTrouble } from "./trouble.js";
import { say } from "./words.js";

/**
 * @typedef {import("./types.js").Record} JournalRecord
 * @typedef {import("./types.js").News} News
 */

/**
 * Open the journal.
 *
 * @param {object} options
 * @param {import("./kernel-journal.js").CommModel} options.model
 * @param {AbortSignal} options.signal
 * @param {import("./shelf.js").Shelf} [options.shelf] Given in tests.
 * @param {number} [options.patience] How long a kernel may be silent, in milliseconds.
 * @param {LockManager} [options.locks]
 * @returns {import("./types.js").Journal}
 */
export function openJournal({ model, signal, patience = 3000, shelf = openShelf(ownerOfWords()), locks }) {
  const inBook = Boolean(/** @type {any} */ (globalThis).becomingRelationalBook);
  const buffer = openBuffer(shelf, locks, () => {
    if (!closed) journal.list().catch(() => undefined); // what it left is found now, and saved
  });
  const self = randomHex(4);
  const letGo = buffer.hold(self);
  /** @type {Set<(news: News) => void>} */
  const listeners = new Set();
  /** @type {Map<string, JournalRecord>} What this page has seen, for when the kernel no longer answers. */
  const seen = new Map();
  /** @type {string[]} */
  let damaged = [];
  /** @param {News} news */
  const emit = (news) => listeners.forEach((fn) => fn(news));
  const keeping = inBook ? browserJournal({ shelf }) : kernelJournal({ model, signal, patience, changed: heard });
  function heard() {
    emit({ what: "state" });
    if (keeping.answering() && journal.unsaved.size && !closed) journal.list().catch(() => undefined); // tried again when next it answers
  }
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("becoming-relational");
  /** @param {News} news To this window and to the others; it never holds words. */
  const tell = (news) => {
    emit(news);
    if (!closed) channel?.postMessage({ ...news, owner: shelf.owner, from: self });
  };
  let closed = false;
  channel?.addEventListener("message", ({ data }) => {
    if (data.owner === shelf.owner && data.from !== self) hearFromOthers({ what: data.what, id: data.id });
  });
  /** @param {News} news */
  function hearFromOthers(news) {
    emit(news);
    if (news.what === "left" && !closed) journal.list().catch(() => undefined); // its words stand in the buffer until somebody can save them
  }
  signal.addEventListener("abort", () => {
    // Drafts that were open say goodbye first; their last words may still be on the way.
    setTimeout(() => {
      closed = true;
      void letGo();
      channel?.close();
      listeners.clear();
    }, patience + 2000);
  });

  /** @param {JournalRecord} record @param {string} base @param {() => void} [slow] */
  async function save(record, base, slow) {
    const kept = await keeping.save(record, base, slow);
    seen.set(kept.record.id, kept.record);
    if (kept.beside) seen.set(kept.beside.record.id, kept.beside.record);
    tell({ what: "saved", id: kept.record.id });
    if (inBook) askToStay();
    return kept;
  }
  /**
   * Saves what closed windows left unsaid. What the journal does not take yet stays in the buffer, and is offered on the page.
   *
   * @param {Map<string, JournalRecord>} records Completed here.
   * @param {(record: JournalRecord) => boolean} asked
   * @param {import("./buffer.js").Entry[]} left
   * @param {boolean} taking Whether the journal answers.
   */
  async function keepWhatWasLeft(records, asked, left, taking) {
    for (const found of left.sort((one, other) => Number(asked(other.record)) - Number(asked(one.record)))) {
      if (!taking && !asked(found.record)) continue;
      const entry = await buffer.take(found, self);
      if (!entry) continue; // another window was quicker
      const there = records.get(entry.id);
      try {
        if (!taking) throw new JournalTrouble(say("trouble.slow"), true);
        if (!(there && (await wasKept(entry.record, there)))) {
          // The same window wrote both: these words follow on those in the journal, whatever stamp it had heard of.
          const kept = await save(entry.record, there?.writer === entry.record.writer ? there.stamp : entry.base);
          records.set(kept.record.id, kept.record);
        }
        await buffer.clear(entry.id, self, entry.seq);
        journal.unsaved.delete(entry.id);
      } catch (error) {
        if (!(error instanceof JournalTrouble)) throw error;
        taking = false;
        journal.unsaved.set(entry.id, entry);
        records.set(entry.id, entry.record);
      }
    }
  }
  /** @param {JournalRecord} record @param {JournalRecord} there */
  async function wasKept(record, there) {
    if (sameWords(record, there)) return true;
    if (there.writer === record.writer) return false;
    return (await keeping.earlier(record.id)).some((earlier) => sameWords(record, earlier));
  }
  /** @type {import("./types.js").Journal} */
  const journal = {
    buffer,
    shelf,
    unsaved: new Map(),
    drafts: new Set(),
    get place() {
      return inBook ? shelf.place : "journal";
    },
    get answering() {
      return keeping.answering();
    },
    get trouble() {
      const here = inBook ? "" : "-kernel";
      if (!keeping.answering()) return say(shelf.place === "browser" ? "trouble.slow" : "trouble.slow-unbuffered");
      if (shelf.why) return say(`trouble.${shelf.why}${here}`);
      if (shelf.shared) return say(`sharing.is${here}`);
      return damaged.length ? damaged.join(" ") : null;
    },
    ready: shelf.ready.then(() => emit({ what: "state" })),
    async list(which = {}) {
      /** @param {JournalRecord} record */
      const asked = (record) => (!which.kind || record.kind === which.kind) && (!which.exercise || record.exercise === which.exercise);
      const left = [...journal.unsaved.values(), ...(await whatWasLeft())];
      /** @type {Map<string, JournalRecord>} */
      const records = new Map();
      /** @type {unknown} */
      let silent = null;
      try {
        const listed = await keeping.list(left.length ? {} : which);
        damaged = listed.trouble;
        for (const record of listed.records) seen.set(record.id, record);
        for (const record of listed.records) records.set(record.id, record);
      } catch (error) {
        silent = error;
        for (const [id, record] of seen) records.set(id, record);
      }
      await keepWhatWasLeft(records, asked, left, !silent);
      const answer = [...records.values()].filter(asked).sort((one, other) => Date.parse(other.saved) - Date.parse(one.saved));
      if (silent && answer.length === 0) throw silent;
      return answer;
    },
    save,
    earlier: (id) => keeping.earlier(id),
    async erase(id) {
      await withoutDrafts(id, async () => {
        try {
          await keeping.erase(id);
        } catch (error) {
          // Words that never reached the journal are not there to be erased, only in the buffer.
          if (seen.has(id) || !(error instanceof JournalTrouble) || error.retry) throw error;
        }
        await buffer.forget(id);
        seen.delete(id);
        journal.unsaved.delete(id);
      });
    },
    async eraseAll() {
      await withoutDrafts(undefined, async () => {
        await keeping.eraseAll();
        await buffer.forgetAll();
        seen.clear();
        journal.unsaved.clear();
      });
    },
    async export(format) {
      // What is being written just now is to be in it, unless the kernel is silent.
      await Promise.race([Promise.all([...journal.drafts].map((draft) => draft.flush())), waitFor(patience)]);
      try {
        const { text, trouble } = await keeping.export(format);
        return takeAlong(format, text, trouble.length ? trouble.join(" ") : null);
      } catch (error) {
        if (inBook || !(error instanceof JournalTrouble) || !error.retry) throw error;
        const known = new Map(seen);
        for (const { record } of [...journal.unsaved.values(), ...journal.drafts]) known.set(record.id, record);
        return takeAlong(format, [...known.values()], say("export.from-memory"));
      }
    },
    async import(text) {
      const brought = await keeping.import(text);
      tell({ what: "saved" });
      return brought;
    },
    ask: (name, payload, limit) => keeping.ask(name, payload, limit),
    onChange(fn, until) {
      listeners.add(fn);
      until?.addEventListener("abort", () => listeners.delete(fn));
    },
    tell,
  };
  /**
   * Drafts of these records keep still meanwhile, so that a save on its way does not bring back what is being erased.
   *
   * @param {string | undefined} id @param {() => Promise<void>} work
   */
  async function withoutDrafts(id, work) {
    emit({ what: "erasing", id });
    try {
      await work();
    } catch (error) {
      emit({ what: "not-erased", id });
      throw error;
    }
    tell({ what: "erased", id });
  }
  async function whatWasLeft() {
    try {
      return await buffer.left();
    } catch {
      return []; // what cannot be read stays where it is, and the learner is told on the first word that cannot be written
    }
  }
  return journal;
}

/** @param {number} time */
const waitFor = (time) => new Promise((resolve) => setTimeout(resolve, time));

let askedToStay = false;

/** Once there are words, and not before, ask the browser not to clear them away when it is short of room. */
function askToStay() {
  if (askedToStay) return;
  askedToStay = true;
  // Whatever it answers, nothing changes for the learner: words are kept either way until the browser itself runs short.
  globalThis.navigator?.storage?.persist?.().catch(() => undefined);
}
