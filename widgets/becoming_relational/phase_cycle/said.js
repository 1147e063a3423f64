// What the ring shows, in words: whoever cannot see the drawing misses nothing.

import { el, setText } from "../view/dom.js";
import { say } from "../view/words.js";
import { lookAt, settingOf, within } from "./looks.js";
import { smallRing } from "./ring-drawing.js";

/** @typedef {import("./looks.js").Cycle} Cycle */
/** @typedef {import("./looks.js").LookRecord} LookRecord */

/**
 * The words beside a ring, which follow the record as it changes.
 * @param {Cycle} cycle
 * @param {number} turned
 * @param {"this" | "that"} week this week, or that one
 */
export function saidBeside(cycle, turned, week) {
  const recognised = el("p", { class: "br-said" });
  const neighbours = el("p", { class: "br-hint" });
  const otherwise = el("p", { class: "br-hint" });
  const phases = el("ul", { class: "br-phases", "aria-label": say("cycle.phases") });
  const own = el("ul", { class: "br-own-items" });
  const ownPart = el("div", { class: "br-own-part" }, el("p", { class: "br-small-title", text: say("cycle.own") }), own);
  const node = el("div", { class: "br-beside-ring" }, recognised, neighbours, otherwise, phases, ownPart);
  let shown = "";

  /** @param {LookRecord} record */
  function update(record) {
    const look = lookAt(cycle, record, turned);
    const now = JSON.stringify([look, record.body.answers.where]);
    if (now === shown) return;
    shown = now;
    setText(recognised, sentenceOf(record, look, week));
    const beside = look.neighbours.map((phase) => phase.name).join("; ");
    setText(neighbours, beside ? say("cycle.neighbours", { names: beside }) : "");
    setText(otherwise, look.answeredOtherwise.length ? say("cycle.otherwise", { labels: look.answeredOtherwise.join("; ") }) : "");
    neighbours.hidden = !beside;
    otherwise.hidden = !look.answeredOtherwise.length;
    const found = new Map(look.recognised.map((one) => [one.phase.id, one.sentences]));
    phases.replaceChildren(...aroundTheRing(cycle, turned).map((phase) => phaseItem(cycle, turned, phase, found.get(phase.id) ?? [])));
    own.replaceChildren(...look.own.map((item) => el("li", { class: "br-own-words", text: item })));
    ownPart.hidden = !look.own.length;
  }
  return { node, update };
}

/**
 * The one sentence that says what a look holds.
 * @param {LookRecord} record
 * @param {import("./looks.js").Look} look
 * @param {"this" | "that"} week
 */
export function sentenceOf(record, look, week) {
  const setting = within(settingOf(record));
  const gap = setting ? `, ${setting}` : "";
  if (look.recognised.length) {
    return say(`cycle.${week}-week`, { within: gap, names: look.recognised.map((one) => one.phase.name).join("; ") });
  }
  return say(look.own.length ? `cycle.${week}-week-own` : `cycle.${week}-week-open`, { within: gap });
}

/** @param {Cycle} cycle @param {number} turned */
function aroundTheRing(cycle, turned) {
  const { phases } = cycle;
  return phases.map((_, place) => phases[(((place + turned) % phases.length) + phases.length) % phases.length]);
}

/** @param {Cycle} cycle @param {number} turned @param {import("./looks.js").Phase} phase @param {string[]} sentences */
function phaseItem(cycle, turned, phase, sentences) {
  const met = sentences.length > 0;
  return el("li", { class: met ? "br-phase br-phase-met" : "br-phase" },
    smallRing(cycle, turned, new Set([phase.id]), met ? "br-place" : "br-place br-place-open"),
    el("div", {},
      el("span", { class: "br-phase-name", text: phase.name }),
      met ? el("ul", { class: "br-phase-sentences" }, ...sentences.map((sentence) => el("li", { text: sentence }))) : null));
}
