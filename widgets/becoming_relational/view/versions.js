/**
 * Which versions of a record are kept. A page saves every second; nobody wants each of those, and nobody wants to lose a word.
 * `store/versions.py` does the same for the journal folder.
 *
 * @typedef {import("./types.js").KeptRecord} VersionRecord
 */

/** While somebody writes, the version they started from is kept this often, in milliseconds. */
const VERSION_EVERY = 60_000;
/** From so many on, versions are let go if the next one says all they say. */
export const MANY_VERSIONS = 60;
// Scripts that put no spaces between words: there each character counts as one.
const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\u{20000}-\\u{3ffff}";
const ONE_WORD = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}_])+|[^\\p{L}\\p{N}_\\s\\x00-\\x7f]`, "gu");

/**
 * @param {VersionRecord} record
 * @returns {Map<string, number>} Every word the learner wrote in it, and how often.
 */
function wordsOfVersion({ body }) {
  const written = [body.title ?? "", ...(body.tags ?? [])];
  for (const answer of Object.values(body.answers)) written.push(answer.text ?? "", ...(answer.own ?? []));
  /** @type {Map<string, number>} */
  const counted = new Map();
  for (const text of written)
    for (const [word] of text.toLowerCase().matchAll(ONE_WORD)) counted.set(word, (counted.get(word) ?? 0) + 1);
  return counted;
}

/**
 * Whether a word of one version stands in neither of two others. A word that has only grown is not lost.
 *
 * @param {VersionRecord} before The version that would go.
 * @param {VersionRecord} after The one that stays.
 * @param {VersionRecord | null} [also] Another one that stays.
 */
export function losesWords(before, after, also = null) {
  const had = wordsOfVersion(before);
  const has = wordsOfVersion(after);
  const elsewhere = also ? wordsOfVersion(also) : new Map();
  const grown = [...has].flatMap(([word, times]) => Array(Math.max(0, times - (had.get(word) ?? 0))).fill(word));
  for (const [word, times] of had) {
    const stays = Math.max(has.get(word) ?? 0, elsewhere.get(word) ?? 0);
    for (let lost = times - stays; lost > 0; lost -= 1) {
      const at = grown.findIndex((longer) => longer.startsWith(word));
      if (at < 0) return true;
      grown.splice(at, 1);
    }
  }
  return false;
}

/**
 * Whether the present version is kept when a new one takes its place: if another window wrote it, if none has been kept for a
 * while, or if a word would be lost.
 *
 * @param {VersionRecord} there
 * @param {VersionRecord} next
 * @param {VersionRecord | null} last The version that was kept last.
 */
export function worthKeeping(there, next, last) {
  if (there.writer !== next.writer) return true;
  return Date.parse(next.saved) - Date.parse(last?.saved ?? there.created) > VERSION_EVERY || losesWords(there, next, last);
}

/**
 * @param {VersionRecord[]} kept The oldest first.
 * @returns {VersionRecord | null} The oldest that can be let go because the one after it says all it says.
 */
export function spareVersion(kept) {
  return kept.find((one, at) => kept[at + 1] && !losesWords(one, /** @type {VersionRecord} */ (kept[at + 1]))) ?? null;
}
