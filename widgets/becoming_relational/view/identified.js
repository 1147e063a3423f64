/** What the check for identifying details found, told before words change room or are handed in. */
import { el, paragraphs } from "./dom.js";
import { check } from "./identifying.js";
import { say } from "./words.js";

/**
 * @param {string} text What is about to move.
 * @param {{ admits: string, rules: import("./identifying.js").IdentifyingRule[] }} rules
 * @returns {HTMLElement[]}
 */
export function identified(text, rules) {
  const found = check(text, rules.rules);
  const list = found.map(({ found: words, says, suggests }) =>
    el("li", {}, el("span", { class: "br-room-detail", text: words }), ` ${says} ${suggests}`));
  return [
    el("p", { class: "br-room-found", text: say(found.length ? "room.found" : "room.found-none") }),
    ...(list.length ? [el("ul", {}, ...list)] : []),
    ...paragraphs(rules.admits),
  ];
}
