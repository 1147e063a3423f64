// What can be chosen from in the log: phases, threads and themes, each by its name. No list of phases has a first: they stand by name.

import { el, freshId } from "../view/dom.js";

/** @typedef {{ id: string, label: string }} Named */
/**
 * @typedef {object} LogContent What the widget brings.
 * @property {Named[]} phases
 * @property {{ part: string, threads: Named[] }[]} threads Those that are no phase, by the part of the course they belong to.
 * @property {string[]} asking The threads that questions are asked from.
 * @property {Named[]} themes
 * @property {import("./questions.js").Question[]} questions
 */

/**
 * A select with its label, the choices perhaps in groups.
 * @param {{ label: string, open: string, choices: Named[] | { part: string, threads: Named[] }[], signal: AbortSignal, chosen?: string,
 *   choose: (id: string) => void }} given `open`: what it says while nothing is chosen.
 */
export function chooser({ label, open, choices, signal, chosen = "", choose }) {
  const id = freshId("chooser");
  /** @type {HTMLSelectElement} */
  const select = el("select", { id, class: "br-select", signal, on: { change: () => choose(select.value) } }, el("option", { value: "", text: open }), ...optionsOf(choices));
  select.value = chosen;
  return { node: el("p", { class: "br-chooser" }, el("label", { for: id, class: "br-small-title", text: label }), select), select };
}

/**
 * Put other choices into a select and keep what is chosen, if it is still there.
 * @param {HTMLSelectElement} select
 * @param {Named[]} choices
 */
export function offer(select, choices) {
  const offered = JSON.stringify(choices);
  if (select.dataset.offered === offered) return;
  select.dataset.offered = offered;
  const { value } = select;
  select.replaceChildren(select.options[0], ...optionsOf(choices));
  select.value = choices.some((choice) => choice.id === value) ? value : "";
}

/** @param {Named[] | { part: string, threads: Named[] }[]} choices @returns {HTMLElement[]} */
function optionsOf(choices) {
  return choices.map((choice) =>
    "threads" in choice
      ? el("optgroup", { label: choice.part }, ...optionsOf(choice.threads))
      : el("option", { value: choice.id, text: choice.label.length > 90 ? `${choice.label.slice(0, 88)} …` : choice.label }));
}
