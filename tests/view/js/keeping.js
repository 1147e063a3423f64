// What the tests of keeping words share: a record, a browser's storage, and a kernel that can die.
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { after } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { openDraft } from "../../../widgets/becoming_relational/view/draft.js";
import { openJournal } from "../../../widgets/becoming_relational/view/journal.js";
import { openShelf } from "../../../widgets/becoming_relational/view/shelf.js";

/** @typedef {import("../../../widgets/becoming_relational/view/types.js").KeptRecord} KeptRecord */

/** @type {(() => void)[]} */
const windows = [];
after(() => windows.forEach((close) => close()));

/** @param {string} [id] @returns {KeptRecord} */
export function aRecord(id = "v-name-00000001") {
  return {
    schema: 1, id, kind: "practice", exercise: "v-name", room: "only-me",
    asked: { title: "A name", fingerprint: "0123456789abcdef", questions: { own: "What would you say?" } },
    created: "2026-03-03T09:05:00+11:00", saved: "2026-03-03T09:05:00+11:00", version: 0, stamp: "", writer: "",
    body: { answers: {}, opened: [] },
  };
}

/** @param {KeptRecord} record @param {string} text @returns {KeptRecord} */
export function saying(record, text) {
  return { ...record, body: { ...record.body, answers: { own: { text } } } };
}

/** @param {KeptRecord | undefined} record */
export function said(record) {
  return record?.body.answers.own?.text;
}

/** @param {number} time */
export const pass = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** @param {() => unknown} holds Waits until it does, and fails when it never will. */
export async function until(holds) {
  for (let tries = 0; !(await holds()); tries += 1) {
    assert.ok(tries < 4000, `waited in vain until ${holds}`);
    await pass(5);
  }
}

/** Locks as browsers have them, for windows that live in one process. */
export class Locks {
  /** @type {Map<string, Promise<unknown>>} */
  names = new Map();
  /** @param {string} name @param {() => Promise<unknown>} work */
  request(name, work) {
    const done = Promise.resolve(work()).finally(() => this.names.delete(name));
    this.names.set(name, done);
    return done;
  }
  async query() {
    return { held: [...this.names.keys()].map((name) => ({ name })), pending: [] };
  }
  /** A window that was killed holds nothing any more. */
  kill() {
    this.names.clear();
  }
}

/** A kernel with the store's rules for saving, that can fall silent, lose messages, or answer late. */
export class Kernel {
  /** @type {Map<string, KeptRecord>} */
  records = new Map();
  /** @type {"well" | "dead" | "busy"} */
  is = "well";
  /** @type {{ message: any, reply: (message: any) => void }[]} */
  queue = [];
  /** @type {any[]} */
  heard = [];
  stamps = 0;

  /** A widget's model on this kernel. */
  model() {
    /** @type {Set<(message: any) => void>} */
    const listeners = new Set();
    const reply = (/** @type {any} */ message) => listeners.forEach((fn) => fn(message));
    return {
      listeners,
      send: (/** @type {any} */ message) => this.receive(structuredClone(message), reply),
      on: (/** @type {string} */ _name, /** @type {any} */ fn) => void listeners.add(fn),
      off: (/** @type {string} */ _name, /** @type {any} */ fn) => void listeners.delete(fn),
    };
  }
  /** @param {any} message @param {(message: any) => void} reply */
  receive(message, reply) {
    if (this.is === "dead") return;
    if (this.is === "busy") return void this.queue.push({ message, reply });
    setTimeout(() => reply(this.answer(message)));
  }
  /** The kernel has time again and answers in order. */
  idle() {
    this.is = "well";
    for (const { message, reply } of this.queue.splice(0)) reply(this.answer(message));
  }
  /** @param {any} message @returns {any} */
  answer({ ask, call, id, record, base }) {
    this.heard.push(ask);
    if (ask === "list") return { call, ok: true, records: structuredClone([...this.records.values()]), trouble: [] };
    if (ask === "earlier") return { call, ok: true, records: [] };
    if (ask === "erase") return this.records.delete(id) ? { call, ok: true, erased: [id] } : { call, ok: false, sentence: "Nothing.", retry: false };
    if (ask === "save") return { call, ok: true, ...this.save(record, base) };
    return { call, ok: false, sentence: "The page asked something this journal cannot do.", retry: false };
  }
  /** @param {KeptRecord} record @param {string} base */
  save(record, base) {
    const there = this.records.get(record.id);
    const stands = !there || there.stamp === base || there.writer === record.writer;
    const id = stands ? record.id : `${record.id}-${String(this.stamps).padStart(4, "0")}`;
    const kept = { ...record, id, beside: stands ? (record.beside ?? null) : record.id, version: record.version + 1, stamp: `s${(this.stamps += 1)}`, saved: new Date().toISOString() };
    this.records.set(id, kept);
    return { record: structuredClone(kept), beside: stands ? null : { record: structuredClone(there) } };
  }
}

/**
 * One device: what its windows share.
 * @param {{ factory?: IDBFactory, tabStorage?: Storage | null }} [storage]
 */
export function aDevice(storage = {}) {
  const factory = "factory" in storage ? storage.factory : new IDBFactory();
  const locks = new Locks();
  return {
    factory, locks,
    /** @param {{ kernel?: Kernel | null, patience?: number }} [how] A window of its own; without a kernel, a page of the book. */
    window({ kernel = null, patience = 60 } = {}) {
      const closing = new AbortController();
      if (kernel) delete (/** @type {any} */ (globalThis).becomingRelationalBook);
      else /** @type {any} */ (globalThis).becomingRelationalBook = { root: "/book/" };
      windows.push(() => closing.abort());
      const model = kernel?.model() ?? new Kernel().model();
      const shelf = openShelf("somebody", { factory, tabStorage: storage.tabStorage ?? null });
      const journal = openJournal({ model, signal: closing.signal, shelf, patience, locks: /** @type {any} */ (locks) });
      return {
        journal, model,
        close: () => closing.abort(),
        /** @param {KeptRecord} record @param {Partial<Parameters<typeof openDraft>[0]>} [more] */
        draft: (record, more = {}) => openDraft({ journal, record, signal: closing.signal, ...more }),
      };
    },
  };
}

/** @param {import("../../../widgets/becoming_relational/view/types.js").Draft} draft @param {string} text */
export function write(draft, text) {
  draft.change((body) => ({ ...body, answers: { ...body.answers, own: { text } } }));
}
