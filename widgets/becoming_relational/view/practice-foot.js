// The end of an exercise, and what becomes of the words: earlier times, taking them along, erasing them.

import { asksTwice } from "./asks-twice.js";
import { el, paragraphs } from "./dom.js";
import { dayOf } from "./plan.js";
import { heading } from "./practice-head.js";
import { recordRead } from "./reading.js";
import { sharingComputer } from "./sharing-computer.js";
import { takeAlongBar } from "./take-along-bar.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").KeptRecord} KeptRecord */

/**
 * What stands after the last step.
 * @param {{ exercise: import("./types.js").Exercise, level: number }} given
 */
export function practiceClosing({ exercise, level }) {
  const own = exercise.closing ? paragraphs(exercise.closing) : [];
  return el("section", { class: "br-closing", hidden: true },
    heading(level + 1, { class: "br-step-title", text: say("practice.closing-title") }), ...own, ...paragraphs(say("practice.closing"), "br-hint"));
}

/**
 * @param {{ journal: import("./types.js").Journal, others: KeptRecord[], level: number,
 *   signal: AbortSignal, announce: (text: string) => void, record: () => KeptRecord, erased: () => Promise<void> }} given
 */
export function practiceFoot(given) {
  const { journal, others, level, signal, announce } = given;
  return el("details", { class: "br-kept" },
    el("summary", { text: say("practice.kept") }),
    el("div", { class: "br-kept-parts" },
      heading(level + 1, { class: "br-small-title", text: say("practice.earlier") }),
      ...earlierTimes(others),
      heading(level + 1, { class: "br-small-title", text: say("practice.take-along") }),
      takeAlongBar({ journal, signal, announce }).node,
      sharingComputer({ journal, signal, announce }).node,
      erasing(given)));
}

/** @param {KeptRecord[]} others */
function earlierTimes(others) {
  if (!others.length) return paragraphs(say("practice.earlier-none"), "br-hint");
  return others.map((record) => {
    const twice = others.some((other) => other !== record && dayOf(other) === dayOf(record));
    const time = new Date(record.created).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    return el("details", { class: "br-then" },
      el("summary", { text: twice ? say("practice.earlier-at", { day: dayOf(record), time }) : dayOf(record) }), recordRead(record));
  });
}

/** @param {Parameters<typeof practiceFoot>[0]} given */
function erasing({ journal, signal, announce, record, erased }) {
  return asksTwice({
    ask: say("practice.erase"), says: say("practice.erase-asks", { day: dayOf(record()) }), yes: say("practice.erase-yes"), no: say("practice.erase-no"),
    signal,
    async act() {
      await journal.erase(record().id);
      announce(say("practice.erased"));
      await erased();
    },
  });
}
