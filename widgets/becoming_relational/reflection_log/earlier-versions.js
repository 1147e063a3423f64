// How a page read before it was changed.

import { el } from "../view/dom.js";
import { recordRead } from "../view/reading.js";
import { JournalTrouble } from "../view/trouble.js";
import { day, say } from "../view/words.js";

const VERSIONS_AT_ONCE = 10;

/**
 * @param {{ journal: import("../view/types.js").Journal, record: import("./pages.js").LogRecord, signal: AbortSignal,
 *   announce: (text: string) => void }} given
 */
export function earlierVersions({ journal, record, signal, announce }) {
  const list = el("div", { class: "br-versions" });
  const said = el("p", { class: "br-hint", hidden: true });
  const ask = el("button", { type: "button", class: "br-quiet-button", text: say("log.earlier"), signal, on: { click: () => void look() } });
  const further = el("button", { type: "button", class: "br-quiet-button", hidden: true, text: say("log.more"), signal, on: { click: () => showVersions() } });
  /** @type {import("./pages.js").LogRecord[]} */
  let versions = [];

  async function look() {
    try {
      versions = await journal.earlier(record.id);
    } catch (error) {
      if (!(error instanceof JournalTrouble)) throw error;
      tell(error.sentence);
      return;
    }
    list.replaceChildren();
    if (versions.length) showVersions();
    else tell(say("log.earlier-none"));
  }
  function showVersions() {
    const from = list.childElementCount;
    const next = versions.slice(from, from + VERSIONS_AT_ONCE).map((version) => {
      const saved = new Date(version.saved);
      const summary = el("summary", { text: say("log.earlier-of", { day: day(saved), time: saved.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" }) }) });
      return el("details", { class: "br-then" }, summary, recordRead(version));
    });
    list.append(...next);
    further.hidden = list.childElementCount >= versions.length;
    next[0]?.querySelector("summary")?.focus();
  }
  /** @param {string} sentence */
  function tell(sentence) {
    said.textContent = sentence;
    said.hidden = false;
    announce(sentence);
  }
  return el("div", { class: "br-earlier-versions" }, ask, said, list, further);
}
