/**
 * Looks for details that could identify somebody: the obvious ones, on this device, and it misses things.
 * `model/identifying.py` finds the same; `tests/identifying-vectors.json` holds both to it.
 *
 * @typedef {{ id: string, pattern: string, says: string, suggests: string }} IdentifyingRule
 * @typedef {{ rule: string, start: number, end: number, found: string, says: string, suggests: string }} Identified
 *   `start` and `end` are counted in characters, as Python counts them, so that an emoji is one.
 */

/** What was compiled once is not compiled again. @type {Map<string, RegExp>} */
const compiledRules = new Map();

/**
 * Every place that a rule finds, in the order of the text. No place is told of twice: the earlier rule tells of it.
 *
 * @param {string} text
 * @param {IdentifyingRule[]} rules As `Rules.for_browser()` gives them.
 * @returns {Identified[]}
 */
export function check(text, rules) {
  /** @type {Identified[]} */
  const found = [];
  for (const { id, pattern, says, suggests } of rules) {
    const expression = compiledRules.get(pattern) ?? new RegExp(pattern, "gu");
    compiledRules.set(pattern, expression);
    for (const match of text.matchAll(expression)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.every((other) => end <= other.start || start >= other.end)) found.push({ rule: id, start, end, found: match[0], says, suggests });
    }
  }
  const characters = (/** @type {number} */ units) => [...text.slice(0, units)].length;
  return found
    .sort((one, other) => one.start - other.start)
    .map((each) => ({ ...each, start: characters(each.start), end: characters(each.end) }));
}

/**
 * All that a learner wrote freely in a record, for the check.
 *
 * @param {import("./types.js").Body} body
 * @returns {string}
 */
export function freeText(body) {
  const written = Object.values(body.answers).flatMap((answer) => [answer.text ?? "", ...(answer.own ?? [])]);
  return [body.title ?? "", ...(body.tags ?? []), ...written].filter(Boolean).join("\n\n");
}
