// Earlier looks, each with its day, its setting, its sentences and its ring.

import { asksTwice } from "../view/asks-twice.js";
import { el } from "../view/dom.js";
import { ownWords } from "../view/reading.js";
import { day, say } from "../view/words.js";
import { lookAt, settingOf } from "./looks.js";
import { ringWithWords } from "./ring-with-words.js";
import { smallRing } from "./ring-drawing.js";

/** @typedef {import("./looks.js").LookRecord} LookRecord */

const AT_ONCE = 8;

/**
 * @param {{ cycle: import("./looks.js").Cycle, looks: LookRecord[], signal: AbortSignal,
 *   erase: (record: LookRecord) => Promise<void> }} given `looks`: the latest first.
 */
export function earlierLooks({ cycle, looks, signal, erase }) {
  const list = el("div", { class: "br-earlier-looks" });
  const more = el("button", { type: "button", class: "br-quiet-button", text: say("cycle.earlier-more"), signal, on: { click: showMore } });
  let shown = 0;
  showMore();
  return el("div", {}, list, more);

  function showMore() {
    const next = looks.slice(shown, shown + AT_ONCE).map((record) => pastLook(cycle, record, signal, () => erase(record)));
    list.append(...next.map((one) => one.node));
    if (shown) next[0]?.summary.focus();
    shown += next.length;
    more.hidden = shown >= looks.length;
  }
}

/**
 * @param {import("./looks.js").Cycle} cycle @param {LookRecord} record @param {AbortSignal} signal
 * @param {() => Promise<void>} erase
 */
function pastLook(cycle, record, signal, erase) {
  const turned = record.body.turned ?? 0;
  const look = lookAt(cycle, record, turned);
  const setting = settingOf(record);
  const phases = new Set(look.recognised.map((one) => one.phase.id));
  const summary = el("summary", {}, smallRing(cycle, turned, phases),
    el("span", {}, el("span", { class: "br-look-day", text: day(record.created) }), setting ? el("span", { class: "br-look-where", text: setting }) : null));
  const node = el("details", { class: "br-past-look", signal, on: { toggle: fillOnce } }, summary);
  return { node, summary };

  // A ring for every look of a year would be drawn for nothing: each is drawn when it is opened.
  function fillOnce() {
    if (!node.open || node.childElementCount > 1) return;
    const ring = ringWithWords({ cycle, turned, trail: [], week: "that" });
    ring.update(record);
    const remembered = ownWords(record.body.answers.remember, record.asked.labels ?? {});
    const question = record.asked.questions?.remember;
    node.append(el("div", { class: "br-past-look-open" }, ring.node,
      remembered && question ? el("p", { class: "br-question-then", text: question }) : null, remembered,
      asksTwice({ ask: say("log.erase"), says: say("cycle.erase-asks", { day: day(record.created) }), yes: say("log.erase-yes"), no: say("log.erase-no"), signal, act: erase })));
  }
}
