// Text as it is compared when somebody looks for their words: without case, accents, the difference between kinds
// of quotes, or the length of spaces. Pure.

/** @typedef {{ text: string, starts: Uint32Array, ends: Uint32Array }} Folded Folded text, and for each of its units where it came from. */

// Letters that no decomposition turns into plain ones.
/** @type {Record<string, string>} */
const ALSO = {
  ø: "o", ł: "l", đ: "d", ħ: "h", ŧ: "t", æ: "ae", œ: "oe", þ: "th", ð: "d", "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"',
  "«": '"', "»": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "…": "...", "ـ": "", "\u00ad": "",
}; // prettier-ignore

// Accents, vocalisation and joiners. Vowel signs of Devanagari or Thai are letters to their readers and stay; so do the voicing marks of kana.
const ACCENT = /[\p{Script=Inherited}\u0591-\u05c7]/u;
const VOICING = /[\u3099\u309a]/;

/** @type {Map<string, string>} */
const known = new Map();

/** @param {string} character */
function foldedCharacter(character) {
  const before = known.get(character);
  if (before !== undefined) return before;
  let plain = "";
  for (const part of character.normalize("NFKD")) {
    if (ACCENT.test(part) && !VOICING.test(part)) continue;
    const small = part.toUpperCase().toLowerCase();
    plain += ALSO[small] ?? small;
  }
  const folded = /^\s+$/.test(plain) ? " " : plain;
  if (known.size < 20000) known.set(character, folded);
  return folded;
}

/**
 * Folded text alone, for asking whether something stands in it.
 * @param {string} text
 */
export function folded(text) {
  let plain = "";
  for (const character of text) {
    const units = foldedCharacter(character);
    if (units !== " " || !plain.endsWith(" ")) plain += units;
  }
  return plain;
}

/**
 * Folded text with the way back, for marking what was found.
 * @param {string} text
 * @returns {Folded}
 */
export function foldedWithPlaces(text) {
  let plain = "";
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  let at = 0;
  for (const character of text) {
    const given = foldedCharacter(character);
    const units = given === " " && plain.endsWith(" ") ? "" : given;
    const end = at + character.length;
    for (let unit = 0; unit < units.length; unit += 1) {
      starts.push(at);
      ends.push(end);
    }
    // An accent written on its own belongs to the letter before it, so that a mark never parts them.
    if (given === "" && ends.length) for (let back = ends.length - 1, was = ends[back]; back >= 0 && ends[back] === was; back -= 1) ends[back] = end;
    plain += units;
    at = end;
  }
  return { text: plain, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}
