// The journal as a whole: taking it along, bringing words back, erasing all of it.

import { asksTwice } from "../view/asks-twice.js";
import { el, freshId } from "../view/dom.js";
import { heading } from "../view/practice-head.js";
import { sharingComputer } from "../view/sharing-computer.js";
import { takeAlongBar } from "../view/take-along-bar.js";
import { JournalTrouble } from "../view/trouble.js";
import { say } from "../view/words.js";

/**
 * @param {{ journal: import("../view/types.js").Journal, level: number, signal: AbortSignal, announce: (text: string) => void,
 *   changed: () => Promise<void>, erased: () => Promise<void> }} given
 */
export function wholeJournal({ journal, level, signal, announce, changed, erased }) {
  return el("details", { class: "br-kept" },
    el("summary", { text: say("log.journal") }),
    el("div", { class: "br-kept-parts" },
      heading(level + 1, { class: "br-small-title", text: say("practice.take-along") }), takeAlongBar({ journal, signal, announce }).node,
      heading(level + 1, { class: "br-small-title", text: say("log.bring") }), bringBack({ journal, signal, announce, changed }),
      sharingComputer({ journal, signal, announce }).node,
      asksTwice({
        ask: say("log.erase-all"), says: say("log.erase-all-asks"), yes: say("log.erase-all-yes"), no: say("log.erase-no"), signal,
        act: async () => { await journal.eraseAll(); announce(say("log.erased-all")); await erased(); },
      })));
}

/** @param {{ journal: import("../view/types.js").Journal, signal: AbortSignal, announce: (text: string) => void, changed: () => Promise<void> }} given */
function bringBack({ journal, signal, announce, changed }) {
  const id = freshId("bring");
  const hintId = freshId("bring-hint");
  const said = el("p", { class: "br-hint", hidden: true });
  /** @type {HTMLInputElement} */
  const file = el("input", { type: "file", id, class: "br-file", accept: ".json,application/json", "aria-describedby": hintId, signal, on: { change: () => void bring() } });

  async function bring() {
    const [given] = file.files ?? [];
    if (!given) return;
    try {
      const { sentence } = await journal.import(await given.text());
      tell(sentence);
      await changed();
    } catch (error) {
      if (error instanceof JournalTrouble) tell(error.sentence);
      else if (error instanceof DOMException) tell(say("log.bring-unread"));
      else throw error;
    } finally {
      file.value = "";
    }
  }
  /** @param {string} sentence */
  function tell(sentence) {
    said.textContent = sentence;
    said.hidden = false;
    announce(sentence);
  }
  return el("div", { class: "br-bring" }, el("label", { for: id, class: "br-hint", text: say("log.bring-choose") }), file,
    el("p", { class: "br-hint", id: hintId, text: say("log.bring-says") }), said);
}
