// Contrasting answers: equal in size and colour, in an order of each record's own, to be opened as one likes.

import { wholeAnswer, withItem } from "./answer.js";
import { choiceLabel } from "./choice-field.js";
import { el, freshId, setAttribute } from "./dom.js";
import { STANDING } from "./plan.js";
import { say } from "./words.js";
import { growingBox, whereLine } from "./words-field.js";
import { shuffledBy } from "./shuffle.js";

/** @typedef {import("./types.js").ContrastingAnswer} ContrastingAnswer */

/** @type {import("./frame.js").FieldKind} */
export function answersField({ field, change, signal, recordId, where }) {
  const moves = new Map((field.moves ?? []).map((move) => [move.id, move]));
  /** @param {{ id: string, label: string }} option */
  const mark = (option) => {
    /** @type {HTMLInputElement} */
    const input = el("input", {
      type: "checkbox", value: option.id, signal,
      on: { change: () => change((answer) => ({ ...answer, chosen: withItem(answer.chosen, option.id, input.checked), skipped: false })) },
    });
    return { id: option.id, input, node: choiceLabel(input, option) };
  };
  const cards = shuffledBy(field.answers ?? [], `${recordId} ${field.id}`).map((given) => {
    const marked = mark({ id: given.id, label: say("answers.mark") });
    return { marked, ...answerCard(given, moves.get(given.move), marked.node, signal) };
  });
  const standing = STANDING().map(mark);
  const marks = [...cards.map((card) => card.marked), ...standing];
  const noteId = freshId("note");
  const line = whereLine(where);
  const note = growingBox({ id: noteId, describedBy: line.id, signal, change: (text) => change((answer) => ({ ...answer, text })) });
  const node = el("div", { class: "br-answers" },
    el("div", { class: "br-cards" }, ...cards.map((card) => card.node)),
    el("div", { class: "br-choices" }, ...standing.map((each) => each.node)),
    el("div", { class: "br-words" }, el("label", { class: "br-small-title", for: noteId, text: say("answers.note") }), note.node, line));
  return {
    node,
    update(answer) {
      const { chosen, text } = wholeAnswer(answer);
      for (const { id, input } of marks) if (input.checked !== chosen.includes(id)) input.checked = chosen.includes(id);
      for (const card of cards) card.node.classList.toggle("br-marked", chosen.includes(card.marked.id));
      note.update(text);
    },
  };
}

/**
 * One answer: what is said, and below it, once it is opened, what it does.
 * @param {ContrastingAnswer} given @param {import("./types.js").Option | undefined} move @param {HTMLElement} mark @param {AbortSignal} signal
 */
function answerCard(given, move, mark, signal) {
  const insideId = freshId("answer");
  const inside = el("div", { class: "br-card-inside", id: insideId, hidden: true },
    el("p", { class: "br-card-move" }, el("span", { class: "br-small-title", text: `${say("answers.move")}: ` }), el("span", { text: move?.label ?? given.move }),
      move?.note ? el("span", { class: "br-choice-note", text: ` ${move.note}` }) : null),
    el("div", { class: "br-card-sides" },
      el("div", {}, el("p", { class: "br-small-title", text: say("answers.opens") }), el("p", { text: given.opens })),
      el("div", {}, el("p", { class: "br-small-title", text: say("answers.risks") }), el("p", { text: given.risks }))));
  const open = el("button", {
    type: "button", class: "br-card-words", "aria-expanded": false, "aria-controls": insideId, signal,
    on: { click: () => { inside.hidden = !inside.hidden; setAttribute(open, "aria-expanded", !inside.hidden); } },
  }, el("span", { text: given.words }));
  return { node: el("div", { class: "br-card" }, open, inside, el("div", { class: "br-card-mark" }, mark)) };
}
