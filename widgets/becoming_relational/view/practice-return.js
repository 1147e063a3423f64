// What is said at the top to somebody who was here before.

import { el } from "./dom.js";
import { somethingGiven } from "./plan.js";
import { day, sameDay, say } from "./words.js";

/** @typedef {import("./types.js").KeptRecord} KeptRecord */

/**
 * @param {{ record: KeptRecord | null, earlier: KeptRecord | null, trouble: string | null, signal: AbortSignal, goToLast: () => void,
 *   lookAgain: () => void, tryAgain: () => void }} given `earlier`: the look that a second one has just been begun beside.
 * @returns {HTMLElement | null}
 */
export function returnLine({ record, earlier, trouble, signal, goToLast, lookAgain, tryAgain }) {
  /** @param {string} key @param {() => void} click */
  const button = (key, click) => el("button", { type: "button", class: "br-quiet-button", text: say(key), signal, on: { click } });
  if (trouble) {
    const words = say("practice.trouble", { sentence: trouble });
    return el("div", { class: "br-return" }, el("p", { text: words }), el("p", { class: "br-ways" }, button("practice.again", tryAgain)));
  }
  if (earlier) return el("div", { class: "br-return" }, el("p", { text: say("practice.second-look-begun", { day: day(earlier.created) }) }));
  if (!record || !(somethingGiven(record) || record.body.opened.length)) return null;
  const today = sameDay(record.saved, new Date());
  const again = !sameDay(record.created, new Date()) && somethingGiven(record);
  return el("div", { class: "br-return" },
    el("p", { text: today ? say("practice.here-today") : say("practice.here-before", { day: day(record.saved) }) }),
    again ? el("p", { class: "br-hint", text: say("practice.second-look-says", { day: day(record.created) }) }) : null,
    el("p", { class: "br-ways" },
      record.body.opened.length > 1 ? button("practice.to-last", goToLast) : null,
      again ? button("practice.second-look", lookAgain) : null));
}
