// What a check-in says, pure: which phases somebody recognised a week in, in words, with nothing counted.

/** @typedef {import("../view/types.js").Record} LookRecord */
/** @typedef {{ id: string, label: string, note?: string | null }} Choice */
/** @typedef {{ id: string, name: string, short: string, descriptions: Choice[] }} Phase */
/** @typedef {{ settings: Choice[], phases: Phase[] }} Cycle */
/** @typedef {{ phase: Phase, sentences: string[] }} Recognised */
/** @typedef {{ recognised: Recognised[], neighbours: Phase[], own: string[], answeredOtherwise: string[] }} Look */

/**
 * What one check-in holds, phases in the order in which its ring is met.
 * @param {Cycle} cycle
 * @param {LookRecord} record
 * @param {number} [turned] how far the ring is turned; by default as it was then
 * @returns {Look}
 */
export function lookAt(cycle, record, turned = record.body.turned ?? 0) {
  const answer = record.body.answers.week;
  const chosen = new Set(answer?.chosen ?? []);
  const phases = cycle.phases.map((_, place) => cycle.phases[(((place + turned) % cycle.phases.length) + cycle.phases.length) % cycle.phases.length]);
  const recognised = phases
    .map((phase) => ({ phase, sentences: phase.descriptions.filter((one) => chosen.has(one.id)).map((one) => one.label) }))
    .filter((one) => one.sentences.length > 0);
  const touched = new Set(recognised.map((one) => one.phase));
  const known = new Set(cycle.phases.flatMap((phase) => phase.descriptions.map((one) => one.id)));
  const beside = (/** @type {Phase} */ phase) => {
    const at = phases.indexOf(phase);
    return [phases.at(at - 1), phases[(at + 1) % phases.length]].some((next) => next && touched.has(next));
  };
  return {
    recognised,
    neighbours: phases.filter((phase) => !touched.has(phase) && beside(phase)),
    own: [...(answer?.own ?? [])],
    answeredOtherwise: [...chosen].filter((id) => !known.has(id)).map((id) => record.asked.labels?.[id] ?? "").filter(Boolean),
  };
}

/**
 * Whether a check-in holds anything.
 * @param {LookRecord} record
 */
export function holdsSomething(record) {
  return Object.values(record.body.answers).some(
    (answer) => Boolean(answer.text?.trim()) || Boolean(answer.chosen?.length) || Boolean(answer.own?.length) || Boolean(answer.skipped),
  );
}

/**
 * The setting a check-in looked at, as it stood on the page then; "" if it was left open.
 * @param {LookRecord} record
 */
export function settingOf(record) {
  const id = record.body.answers.where?.chosen?.[0];
  return id ? (record.asked.labels?.[id] ?? "") : "";
}

/**
 * The setting as it stands within a sentence: "Individual work" becomes "in individual work".
 * @param {string} setting
 */
export function within(setting) {
  if (!setting) return "";
  // An acronym or a name keeps its capital.
  const small = /^\p{Lu}\p{Ll}/u.test(setting) ? setting[0].toLowerCase() + setting.slice(1) : setting;
  return /^(in|with|at|between|outside|online|everywhere|across)\b/.test(small) ? small : `in ${small}`;
}

/**
 * Names in a sentence: "A, B and C".
 * @param {string[]} names
 */
export function listed(names) {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
}
