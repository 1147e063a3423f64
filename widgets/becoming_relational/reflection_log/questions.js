// The library of questions to write from. Pure.

/** @typedef {{ id: string, words: string, threads: string[], themes: string[] }} Question */
/** @typedef {{ phase?: string, thread?: string, theme?: string }} Wanted All open: any question. A phase is a thread too. */

/**
 * The questions that fit.
 * @param {Question[]} questions
 * @param {Wanted} wanted
 */
export function questionsFor(questions, { phase = "", thread = "", theme = "" }) {
  return questions.filter((question) => [phase, thread].every((each) => !each || question.threads.includes(each)) && (!theme || question.themes.includes(theme)));
}

/**
 * Another question than this one: the next in an order that differs from day to day, so that all come round before one comes again.
 * @param {Question[]} fitting
 * @param {string | null} now the id of the question that stands there
 * @param {number} start where to begin when none stands there
 * @returns {Question | null} null if nothing fits
 */
export function anotherQuestion(fitting, now, start) {
  if (!fitting.length) return null;
  const at = fitting.findIndex((question) => question.id === now);
  return fitting[at === -1 ? Math.abs(Math.trunc(start)) % fitting.length : (at + 1) % fitting.length];
}
