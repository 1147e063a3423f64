// The end of an exercise, and what becomes of the words: earlier times, taking them along, erasing them.

import { el, moveFocus, paragraphs } from "./dom.js";
import { dayOf } from "./plan.js";
import { heading } from "./practice-head.js";
import { recordRead } from "./reading.js";
import { sharingComputer } from "./sharing-computer.js";
import { takeAlongBar } from "./take-along-bar.js";
import { JournalTrouble } from "./trouble.js";
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
 *   signal: AbortSignal, announce: (text: string) => void, record: () => KeptRecord, reopen: () => Promise<void> }} given
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
function erasing({ journal, signal, announce, record, reopen }) {
  const asks = el("p", {});
  const trouble = el("p", { class: "br-trouble", hidden: true });
  const sure = el("div", { class: "br-sure", hidden: true }, asks, el("p", { class: "br-ways" }, button("practice.erase-yes", erase), button("practice.erase-no", keep)));
  const ask = button("practice.erase", () => {
    asks.textContent = say("practice.erase-asks", { day: dayOf(record()) });
    sure.hidden = false;
    moveFocus(asks);
  });

  /** @param {string} key @param {() => void} click */
  function button(key, click) {
    return el("button", { type: "button", class: "br-quiet-button", text: say(key), signal, on: { click } });
  }
  function keep() {
    sure.hidden = true;
    ask.focus();
  }
  async function erase() {
    trouble.hidden = true;
    try {
      await journal.erase(record().id);
    } catch (error) {
      if (!(error instanceof JournalTrouble)) throw error;
      trouble.textContent = error.sentence;
      trouble.hidden = false;
      moveFocus(trouble);
      return;
    }
    announce(say("practice.erased"));
    await reopen();
  }
  return el("div", { class: "br-erase" }, el("p", { class: "br-ways" }, ask), sure, trouble);
}
