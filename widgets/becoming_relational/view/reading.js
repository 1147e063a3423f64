// What somebody wrote, to be read: always in the same peach, wherever it returns.

import { met, wholeAnswer } from "./answer.js";
import { el, paragraphs } from "./dom.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Answer} Answer */

/**
 * One answer as its writer gave it, or null when nothing was given.
 * @param {Answer | undefined} answer @param {Record<string, string>} labels ids to the words they were chosen by.
 * @returns {HTMLElement | null}
 */
export function ownWords(answer, labels) {
  if (!met(answer)) return null;
  const { text, chosen, own, laid, instead, skipped } = wholeAnswer(answer);
  const lines = [
    ...chosen.map((id) => labels[id] ?? id),
    ...own,
    ...Object.entries(laid).map(([item, group]) => `${labels[item] ?? item}: ${labels[group] ?? group}`),
    ...(instead ? [labels[instead] ?? instead] : []),
  ];
  const listed = lines.length > 1 ? el("ul", {}, ...lines.map((line) => el("li", { text: line }))) : lines[0] ? el("p", { text: lines[0] }) : null;
  const left = skipped && !text.trim() && !lines.length ? el("p", { class: "br-hint", text: say("reading.left-out") }) : null;
  return el("div", { class: "br-own-words" }, listed, ...paragraphsAsWritten(text), left);
}

/**
 * Words as they were set: their line breaks are their writer's.
 * @param {string} text
 */
function paragraphsAsWritten(text) {
  return text.trim() ? [el("p", { class: "br-as-written", dir: "auto", text: text.trim() })] : [];
}

/**
 * A whole record, question by question, in the words in which it was asked.
 * @param {import("./types.js").KeptRecord} record
 * @returns {HTMLElement}
 */
export function recordRead(record) {
  const { questions = {}, labels = {} } = record.asked;
  const order = [...new Set([...Object.keys(questions), ...Object.keys(record.body.answers)])];
  const parts = order.flatMap((id) => {
    const own = ownWords(record.body.answers[id], labels);
    return own ? [el("p", { class: "br-question-then", text: questions[id] ?? id }), own] : [];
  });
  return el("div", { class: "br-record" }, ...(parts.length ? parts : paragraphs(say("practice.nothing-written"), "br-hint")));
}
