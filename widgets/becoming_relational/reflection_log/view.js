// The reflection log: a page to write on, and all one has written, found again.

import { announcer } from "../view/announce.js";
import { el, moveFocus } from "../view/dom.js";
import { openJournal } from "../view/journal.js";
import { keepKeys } from "../view/keys.js";
import { heading } from "../view/practice-head.js";
import { JournalTrouble } from "../view/trouble.js";
import { say } from "../view/words.js";
import { wholeJournal } from "./whole-journal.js";
import { writingPage } from "./writing.js";
import { writtenPages } from "./written.js";

/** @typedef {import("./pages.js").LogRecord} LogRecord */

const AFTER_OTHERS_WROTE = 600;
/** A window that was closed just now may still count as open, and its last words as its own: they are looked for once more. */
const ONCE_MORE = 2500;

export default {
  /** @param {{ model: any, el: HTMLElement, signal?: AbortSignal }} given */
  render({ model, el: root, signal: ended }) {
    const closing = new AbortController();
    const signal = ended ? AbortSignal.any([ended, closing.signal]) : closing.signal;
    root.classList.add("br", "br-log");
    keepKeys(root, signal);
    logPage({ model, root, signal });
    return () => closing.abort();
  },
};

/** @param {{ model: any, root: HTMLElement, signal: AbortSignal }} given */
function logPage({ model, root, signal }) {
  const journal = openJournal({ model, signal });
  const exercise = model.get("content");
  const level = model.get("level") ?? 3;
  const rooms = model.get("rooms");
  const announce = announcer(root);
  const writing = el("div", { class: "br-log-place" });
  const trouble = el("p", { class: "br-trouble", hidden: true });
  const written = writtenPages({ journal, rooms, level, signal, announce, writeOn, erase });
  root.append(
    el("header", { class: "br-head" }, heading(level, { class: "br-title", text: exercise.title })), writing, trouble, written.node,
    wholeJournal({ journal, level, signal, announce, changed: look, erased: async () => { begin(null); await look(); moveFocus(written.node); } }));
  /** @type {ReturnType<typeof writingPage> | null} */
  let page = null;
  /** @type {AbortController | null} */
  let sitting = null;
  let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);

  begin(null);
  void look().then(() => {
    if (!signal.aborted) timer = setTimeout(() => void look(), ONCE_MORE);
  });
  journal.onChange((news) => {
    // What is being written here is on its page; only what others wrote, or what was erased, changes the list.
    if (news.what === "state" ? !trouble.hidden && journal.answering : news.id !== page?.draft.record.id) {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), AFTER_OTHERS_WROTE);
    }
  }, signal);
  signal.addEventListener("abort", () => clearTimeout(timer));

  /** @param {LogRecord | null} record the entry to go on with, or null for a new one */
  function begin(record) {
    sitting?.abort();
    sitting = new AbortController();
    page = writingPage({
      journal, exercise, fingerprint: model.get("fingerprint"), content: model.get("library"), wanted: record ? {} : model.get("wanted"), rooms, rules: model.get("rules"),
      record, signal: AbortSignal.any([signal, sitting.signal]), announce,
      begin: () => void leaveFor(null),
    });
    writing.replaceChildren(page.node);
  }
  /** @param {LogRecord | null} record */
  async function leaveFor(record) {
    // The entry that is left joins the others; what is not in the journal yet stays in the buffer, which the list reads as well.
    await page?.draft.flush();
    begin(record);
    page?.focus();
    await look();
  }
  /** @param {LogRecord} record */
  function writeOn(record) {
    void leaveFor(record);
  }
  /** @param {LogRecord} record */
  async function erase(record) {
    await journal.erase(record.id);
    announce(say("log.erased"));
    await look();
    moveFocus(written.node);
  }
  async function look() {
    clearTimeout(timer);
    try {
      written.update(await journal.list(), page?.draft.record.id ?? null);
      trouble.hidden = true;
    } catch (error) {
      if (!(error instanceof JournalTrouble)) throw error;
      trouble.textContent = say("practice.trouble", { sentence: error.sentence });
      trouble.hidden = false;
    }
  }
}
