// Taking one's words along, as a file: to read, to print, or to bring back.

import { el, moveFocus } from "./dom.js";
import { JournalTrouble } from "./trouble.js";
import { say } from "./words.js";

/** @type {["markdown" | "html" | "json", string][]} */
const FORMATS = [["html", "take-along.html"], ["markdown", "take-along.markdown"], ["json", "take-along.json"]];

/**
 * @param {{ journal: import("./types.js").Journal, signal: AbortSignal, announce: (text: string) => void }} given
 */
export function takeAlongBar({ journal, signal, announce }) {
  const sentence = el("p", { class: "br-hint", hidden: true });
  const buttons = FORMATS.map(([format, key]) =>
    el("button", { type: "button", class: "br-quiet-button", text: say(key), signal, on: { click: () => take(format) } }));

  /** @param {"markdown" | "html" | "json"} format */
  async function take(format) {
    try {
      const taken = await journal.export(format);
      giveFile(taken);
      tell(taken.sentence ?? say("take-along.done", { file: taken.name }));
    } catch (error) {
      if (!(error instanceof JournalTrouble)) throw error;
      tell(error.sentence);
      moveFocus(sentence);
    }
  }
  /** @param {string} words */
  function tell(words) {
    sentence.textContent = words;
    sentence.hidden = false;
    announce(words);
  }
  return { node: el("div", { class: "br-take-along" }, el("p", { class: "br-hint", text: say("take-along.says") }), el("p", { class: "br-ways" }, ...buttons), sentence) };
}

/** @param {{ name: string, type: string, text: string }} taken */
export function giveFile({ name, type, text }) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = el("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
