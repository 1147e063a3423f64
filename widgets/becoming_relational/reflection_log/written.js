// All that was written, by date, the newest first: twenty pages at a time, however many there are.

import { el } from "../view/dom.js";
import { heading } from "../view/practice-head.js";
import { say } from "../view/words.js";
import { findingBar, isNarrow } from "./finding-bar.js";
import { pageRead } from "./page-read.js";
import { isPage, narrowedDown } from "./pages.js";

/** @typedef {import("./pages.js").LogRecord} LogRecord */

const PAGES_AT_ONCE = 20;

/**
 * @param {object} given
 * @param {import("../view/types.js").Journal} given.journal
 * @param {import("../view/types.js").RoomCard[]} given.rooms
 * @param {number} given.level
 * @param {AbortSignal} given.signal
 * @param {(text: string) => void} given.announce
 * @param {(record: LogRecord) => void} given.writeOn
 * @param {(record: LogRecord) => Promise<void>} given.erase
 */
export function writtenPages(given) {
  const { journal, rooms, level, signal, announce } = given;
  const finding = findingBar({ rooms, signal, changed: () => { show(); announce(result.textContent ?? ""); } });
  const result = el("p", { class: "br-hint br-result" });
  const list = el("div", { class: "br-pages" });
  const further = el("button", { type: "button", class: "br-quiet-button", text: say("log.more"), hidden: true, signal, on: { click: () => showPages(true) } });
  const node = el("section", { class: "br-part br-written" }, heading(level + 1, { class: "br-step-title", text: say("log.yours") }), finding.node, result, list, further);
  /** @type {LogRecord[]} */
  let records = [];
  /** @type {LogRecord[]} */
  let fitting = [];
  let shown = 0;
  let month = "";
  /** @type {Map<string, { key: string, end: AbortController, page: ReturnType<typeof pageRead> }>} */
  const drawn = new Map();

  /** @param {number} [count] how many to show at first */
  function show(count = PAGES_AT_ONCE) {
    const narrowing = finding.narrowing();
    fitting = narrowedDown(records, narrowing);
    const nothing = isNarrow(narrowing) ? say("log.found-none") : say("log.empty", { readers: readersOf(rooms[0]) });
    result.textContent = fitting.length ? say(isNarrow(narrowing) ? "log.found" : "log.shown-all") : nothing;
    const focused = list.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
    list.replaceChildren();
    shown = 0;
    month = "";
    do showPages(false);
    while (shown < Math.min(count, fitting.length));
    // A page that is no longer shown ends with everything that listened in it; one that is as it was keeps what was opened in it.
    for (const [id, { page, end }] of drawn) {
      if (list.contains(page.node)) continue;
      end.abort();
      drawn.delete(id);
    }
    if (focused && list.contains(focused)) focused.focus({ preventScroll: true });
  }
  /** @param {boolean} focus */
  function showPages(focus) {
    const { sought } = finding.narrowing();
    const next = fitting.slice(shown, shown + PAGES_AT_ONCE).map((record) => {
      const page = pageFor(record, sought);
      const now = monthOf(record.created);
      if (now !== month) list.append(heading(level + 2, { class: "br-month", text: now }));
      month = now;
      list.append(page.node);
      return page;
    });
    shown += next.length;
    further.hidden = shown >= fitting.length;
    if (focus) next[0]?.focus();
  }
  /** @param {LogRecord} record @param {string[]} sought */
  function pageFor(record, sought) {
    const key = JSON.stringify([record.stamp, record.room, sought]);
    const before = drawn.get(record.id);
    if (before?.key === key) return before.page;
    before?.end.abort();
    const end = new AbortController();
    const room = rooms.find((card) => card.id === record.room)?.name ?? "";
    const page = pageRead({ ...given, record, sought, room, signal: AbortSignal.any([signal, end.signal]) });
    drawn.set(record.id, { key, end, page });
    return page;
  }
  /** @param {import("../view/types.js").RoomCard | undefined} card */
  function readersOf(card) {
    return (journal.place === "journal" ? card?.readers : card?.readers_in_browser) ?? "";
  }
  return {
    node,
    /**
     * @param {LogRecord[]} found in any order
     * @param {string | null} open the entry that lies open to be written in; it is not shown twice
     */
    update(found, open) {
      records = found.filter((record) => record.id !== open && isPage(record)).sort((one, other) => Date.parse(other.created) - Date.parse(one.created));
      finding.update(records);
      show(shown);
    },
  };
}

/** @param {string} moment */
function monthOf(moment) {
  return new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric" }).format(new Date(moment));
}
