// What was given to one field: the same few shapes for every kind. Pure; model/record.py says what each means.

/** @typedef {import("./types.js").Answer} Answer */

/** @type {Required<Answer>} */
export const UNTOUCHED = { text: "", chosen: [], own: [], laid: {}, instead: null, skipped: false, swapped: false };

/**
 * An answer with every part in place.
 * @param {Answer | undefined} answer
 * @returns {Required<Answer>}
 */
export function wholeAnswer(answer) {
  return { ...UNTOUCHED, ...answer };
}

/**
 * Whether a question was met: with words, a choice, a response without words, or by leaving it out.
 * @param {Answer | undefined} answer
 */
export function met(answer) {
  const { text, chosen, own, laid, instead, skipped } = wholeAnswer(answer);
  return Boolean(text.trim() || chosen.length || own.length || Object.keys(laid).length || instead || skipped);
}

/**
 * Answers after one field's was changed. A field that is as it was before anybody touched it has none.
 * @param {Record<string, Answer>} answers @param {string} field @param {(answer: Required<Answer>) => Answer} mutate
 * @returns {Record<string, Answer>}
 */
export function withAnswer(answers, field, mutate) {
  const next = wholeAnswer(mutate(wholeAnswer(answers[field])));
  const { [field]: _before, ...rest } = answers;
  // White space alone is still kept: somebody may be about to go on.
  return next.text || met(next) || next.swapped ? { ...rest, [field]: next } : rest;
}

/**
 * Put an item into a list, or take it out, the order of choosing kept.
 * @param {string[]} list @param {string} item @param {boolean} there
 */
export function withItem(list, item, there) {
  const rest = list.filter((each) => each !== item);
  return there ? [...rest, item] : rest;
}
