/**
 * Whether two records say the same: what was given, and the room it is in. One of them may carry empty fields that the other
 * leaves out.
 *
 * @param {import("./types.js").Record} one
 * @param {import("./types.js").Record} other
 */
export function sameWords(one, other) {
  return one.room === other.room && JSON.stringify(withoutEmpty(one.body)) === JSON.stringify(withoutEmpty(other.body));
}

/** @param {any} value @returns {any} The same, its keys in order and nothing empty in it. */
function withoutEmpty(value) {
  if (Array.isArray(value)) return value.length ? value.map((each) => withoutEmpty(each) ?? null) : undefined;
  if (value === null || typeof value !== "object") return value || undefined;
  const keys = Object.keys(value).sort();
  const held = keys.map((key) => [key, withoutEmpty(value[key])]).filter(([, each]) => each !== undefined);
  return held.length ? Object.fromEntries(held) : undefined;
}
