// Something that cannot be brought back: asked for once, said plainly, and done only when it is said again.

import { el } from "./dom.js";
import { JournalTrouble } from "./trouble.js";

/**
 * @param {{ ask: string, says: string, yes: string, no: string, signal: AbortSignal, act: () => Promise<void> }} given
 *   `act` does it; a JournalTrouble it throws is said here.
 */
export function asksTwice({ ask, says, yes, no, signal, act }) {
  /** @param {string} text @param {string} kind @param {() => void} click */
  const button = (text, kind, click) => el("button", { type: "button", class: kind, text, signal, on: { click } });
  const first = button(ask, "br-quiet-button", open);
  const keep = button(no, "br-button", close);
  const trouble = el("p", { class: "br-trouble", role: "alert" });
  const panel = el("div", { class: "br-sure", hidden: true, role: "group" },
    el("p", { text: says }), el("p", { class: "br-ways" }, keep, button(yes, "br-quiet-button", () => void doIt())), trouble);
  return el("div", { class: "br-asks-twice", signal, on: { keydown: escape } }, first, panel);

  function open() {
    panel.hidden = false;
    first.hidden = true;
    trouble.textContent = "";
    // The way back is met first.
    keep.focus();
  }
  function close() {
    panel.hidden = true;
    first.hidden = false;
    first.focus();
  }
  /** @param {KeyboardEvent} event */
  function escape(event) {
    if (event.key === "Escape" && !panel.hidden) close();
  }
  async function doIt() {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof JournalTrouble)) throw error;
      trouble.textContent = error.sentence;
    }
  }
}
