// The sentences a week may be recognised in: mixed, a handful at a time, never under the name of a phase.

import { wholeAnswer, withItem } from "../view/answer.js";
import { choiceLabel, chooseAny } from "../view/choice-field.js";
import { el } from "../view/dom.js";
import { shuffledBy } from "../view/shuffle.js";
import { say } from "../view/words.js";

/** @typedef {import("../view/frame.js").FieldKind} FieldKind */
/** @typedef {import("./looks.js").Cycle} Cycle */
/** @typedef {import("./looks.js").Choice} Choice */

/**
 * All sentences in an order that belongs to the record. They are dealt in rounds, one from each phase, so that whoever stops early has
 * met them all alike; within a round any phase may come at any place.
 * @param {Cycle} cycle
 * @param {string} recordId
 * @returns {Choice[]}
 */
export function dealt(cycle, recordId) {
  const piles = cycle.phases.map((phase) => shuffledBy(phase.descriptions, `${recordId} ${phase.id}`));
  const rounds = Math.max(...piles.map((pile) => pile.length));
  return Array.from({ length: rounds }, (_, round) => shuffledBy(piles.flatMap((pile) => pile.slice(round, round + 1)), `${recordId} ${round}`)).flat();
}

/**
 * The sentences, cut into handfuls of two rounds each.
 * @param {Cycle} cycle
 * @param {string} recordId
 * @returns {Choice[][]}
 */
export function handfuls(cycle, recordId) {
  const all = dealt(cycle, recordId);
  const size = cycle.phases.length * 2;
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

/**
 * The kind of field that shows them. What may always be chosen, and items of one's own, follow after all sentences.
 * @param {Cycle} cycle
 * @returns {FieldKind}
 */
export function sentencesOf(cycle) {
  return (given) => {
    const { field, change, signal, recordId, answer } = given;
    const known = new Set(cycle.phases.flatMap((phase) => phase.descriptions.map((one) => one.id)));
    const standing = chooseAny({ ...given, field: { ...field, options: (field.options ?? []).filter((option) => !known.has(option.id)) } });
    const hands = handfuls(cycle, recordId).map((hand) => {
      const boxes = hand.map((sentence) => sentenceBox(sentence, change, signal));
      return { ids: hand.map((one) => one.id), boxes, node: el("div", { class: "br-choices br-sentences", hidden: true }, ...boxes.map((box) => box.node)) };
    });
    const more = el("button", { type: "button", class: "br-quiet-button br-more-sentences", text: say("cycle.more"), signal, on: { click: showMore } });
    let open = 1;
    const node = el("div", { class: "br-week" }, ...hands.map((hand) => hand.node), more, el("div", { class: "br-week-else" }, standing.node));

    function showMore() {
      open += 1;
      unfold();
      hands[open - 1].boxes[0].input.focus();
    }
    function unfold() {
      hands.forEach((hand, at) => (hand.node.hidden = at >= open));
      more.hidden = open >= hands.length;
    }
    /** @param {import("../view/types.js").Answer | undefined} now */
    function update(now) {
      const { chosen } = wholeAnswer(now);
      for (const { boxes } of hands) {
        for (const { id, input } of boxes) if (input.checked !== chosen.includes(id)) input.checked = chosen.includes(id);
      }
      // Whatever was chosen before is in sight when one comes back.
      hands.forEach((hand, at) => { if (hand.ids.some((id) => chosen.includes(id))) open = Math.max(open, at + 1); });
      unfold();
      standing.update(now, {});
    }
    update(answer);
    return { node, update };
  };
}

/** @param {Choice} sentence @param {import("../view/frame.js").FieldGiven["change"]} change @param {AbortSignal} signal */
function sentenceBox(sentence, change, signal) {
  /** @type {HTMLInputElement} */
  const input = el("input", {
    type: "checkbox", value: sentence.id, signal,
    on: { change: () => change((answer) => ({ ...answer, chosen: withItem(answer.chosen, sentence.id, input.checked), skipped: false })) },
  });
  return { id: sentence.id, input, node: choiceLabel(input, sentence) };
}
