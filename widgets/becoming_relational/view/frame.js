// What stands around every question: its words, a hint, an earlier take beside it, and the ways to leave it out or be asked otherwise.

import { wholeAnswer } from "./answer.js";
import { el, freshId, setText } from "./dom.js";
import { labelsOf } from "./plan.js";
import { ownWords } from "./reading.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Answer} Answer */
/** @typedef {import("./types.js").Answers} Answers */
/**
 * What a kind of field is given. `change` takes the answer as it is and gives back the one it shall be.
 * @typedef {{ field: Field, answer: Answer | undefined, answers: Answers, change: (mutate: (answer: Required<Answer>) => Answer) => void,
 *   signal: AbortSignal, exercise: import("./types.js").Exercise, recordId: string, controlId: string, labelId: string,
 *   describedBy: string, announce: (text: string) => void, where: () => Node }} FieldGiven
 */
/**
 * What a kind of field gives back. With `lead`, its controls begin with something else than the question, which it shows itself.
 * @typedef {{ node: HTMLElement, update: (answer: Answer | undefined, answers: Answers) => void, lead?: string }} FieldShown
 */
/** @typedef {(given: FieldGiven) => FieldShown} FieldKind */

/** Kinds with a single box, which a label can name; all others are groups of controls. */
const SINGLE = new Set(["words", "line"]);

/**
 * A question with everything around it.
 * @param {Omit<FieldGiven, "controlId" | "labelId" | "describedBy" | "change" | "answer"> & { kinds: Record<string, FieldKind>, then?: HTMLElement | null,
 *   change: (field: string, mutate: (answer: Required<Answer>) => Answer) => void }} given `then`: what was given on an earlier day.
 * @returns {FieldShown & { question: HTMLElement }}
 */
export function frame({ kinds, then = null, change, ...given }) {
  const { field, answers, signal, announce } = given;
  const controlId = freshId(field.kind);
  const hintId = field.hint ? freshId("hint") : "";
  /** @param {(answer: Required<Answer>) => Answer} mutate */
  const changeThis = (mutate) => change(field.id, mutate);
  const single = SINGLE.has(field.kind);
  const question = el(single ? "label" : "span", { class: "br-question", id: freshId("question"), for: single ? controlId : null });
  const hint = field.hint ? el("p", { class: "br-hint", id: hintId, text: field.hint }) : null;
  const kind = kinds[field.kind] ?? unknownKind;
  const control = kind({ ...given, answer: answers[field.id], change: changeThis, controlId, labelId: question.id, describedBy: hintId });
  const beside = field.beside ? besideTake(given.exercise, field.beside) : null;
  const ways = waysRound(field, changeThis, signal, announce);
  const left = el("p", { class: "br-left-out", hidden: true, text: say("field.skipped") });
  const inside = el("div", {}, beside?.node, control.node);
  const parts = [hint, inside, left, then, ways.node];
  const node = single
    ? el("div", { class: "br-field" }, question, ...parts)
    : el("fieldset", { class: "br-field", "aria-describedby": hintId || null }, el("legend", {}, question), ...parts);
  node.dataset.field = field.id;
  node.dataset.kind = field.kind;

  /** @param {Answer | undefined} answer @param {Answers} all */
  function update(answer, all) {
    const { skipped, swapped, text } = wholeAnswer(answer);
    setText(question, control.lead ?? (swapped && field.swap ? field.swap : field.label));
    // Words that were written stay in sight even where the question is left out.
    inside.hidden = skipped && !text.trim();
    left.hidden = !skipped;
    beside?.update(all);
    inside.className = beside && !beside.node.hidden ? "br-two-takes" : "br-one-take";
    ways.update(answer);
    control.update(answer, all);
  }
  update(answers[field.id], answers);
  return { node, update, question };
}

/** @param {Field} field @param {FieldGiven["change"]} change @param {AbortSignal} signal @param {(text: string) => void} announce */
function waysRound(field, change, signal, announce) {
  const skip = el("button", {
    type: "button", class: "br-quiet-button", signal,
    on: { click: () => change((answer) => ({ ...answer, skipped: !answer.skipped })) },
  });
  const swap = el("button", {
    type: "button", class: "br-quiet-button", signal,
    on: {
      click: () => {
        change((answer) => ({ ...answer, swapped: !answer.swapped }));
        announce(swap.dataset.now === "swapped" ? field.swap ?? "" : field.label);
      },
    },
  });
  const node = el("p", { class: "br-ways" }, field.swap ? swap : null, skip);
  /** @param {Answer | undefined} answer */
  function update(answer) {
    const { skipped, swapped } = wholeAnswer(answer);
    setText(skip, say(skipped ? "field.unskip" : "field.skip"));
    setText(swap, say(swapped ? "field.unswap" : "field.swap"));
    swap.dataset.now = swapped ? "swapped" : "first";
    swap.hidden = skipped;
    // A question that only gates what follows can be left out as well, and taken up again.
    skip.hidden = !field.personal && !skipped;
    node.hidden = skip.hidden && (swap.hidden || !field.swap);
  }
  return { node, update };
}

/**
 * An earlier take, to stand beside another.
 * @param {import("./types.js").Exercise} exercise @param {string} fieldId
 */
function besideTake(exercise, fieldId) {
  const field = exercise.steps.flatMap((step) => step.fields ?? []).find((each) => each.id === fieldId);
  const words = el("div", { class: "br-take-words" });
  const title = el("p", { class: "br-small-title" });
  let shown = "";
  const node = el("div", { class: "br-first-take" }, title, words);
  /** @param {Answers} answers */
  function update(answers) {
    const answer = answers[fieldId];
    const now = JSON.stringify(answer ?? null);
    if (!field || shown === now) return;
    shown = now;
    setText(title, say("field.beside", { question: (answer?.swapped && field.swap) || field.label }));
    const own = ownWords(answer, labelsOf(field));
    words.replaceChildren(...(own ? [own] : []));
    node.hidden = !own;
  }
  return { node, update };
}

/** @type {FieldKind} */
function unknownKind() {
  return { node: el("p", { class: "br-hint", text: say("practice.unknown") }), update: () => {} };
}
