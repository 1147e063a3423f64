/**
 * A record as a letter. `store/letter.py` tells the rules; `tests/export-vectors/` holds both to them.
 *
 * @typedef {import("./types.js").KeptRecord} LetterRecord
 * @typedef {string[][]} LetterParagraphs
 * @typedef {{ question: string, instead: string, words: LetterParagraphs, items: string[], skipped: boolean }} Passage
 * @typedef {{ title: string, where: string, note: string, scene: LetterParagraphs, passages: Passage[], tags: string }} Letter
 */

const WRITTEN_BESIDE = "This was written while another window wrote too. Both are kept.";
const ROOM_NAMES = /** @type {{ [room: string]: string }} */ ({
  "only-me": "Only me",
  "for-supervision": "For supervision",
  "to-submit": "Will be submitted",
  submitted: "Submitted",
});
const MONTHS = "January February March April May June July August September October November December".split(" ");

/**
 * The records that hold something, each as a letter, the earliest first.
 *
 * @param {LetterRecord[]} records
 * @returns {Letter[]}
 */
export function lettersOf(records) {
  const sorted = [...records].sort(
    (one, other) => Date.parse(one.created) - Date.parse(other.created) || (one.id < other.id ? -1 : 1),
  );
  return sorted.map(letterOf).filter((letter) => letter !== null);
}

/** @param {LetterRecord} record @returns {Letter | null} */
function letterOf({ asked, body, room, created, saved, beside }) {
  const questions = asked.questions ?? {};
  const ownTitle = onOneLine(body.title ?? "");
  const courseTitle = onOneLine(asked.title);
  const fields = [
    ...Object.keys(questions).filter((field) => field in body.answers),
    ...Object.keys(body.answers).filter((field) => !(field in questions)),
  ];
  const passages = fields
    .map((field) => passageOf(field, body.answers[field] ?? {}, asked))
    .filter((p) => p.instead || p.words.length || p.items.length || p.skipped);
  if (!passages.length && !ownTitle) return null;
  const tags = (body.tags ?? []).map((tag) => labelOf(asked, tag)).filter(Boolean);
  const where = [`${dateOf(created)}, ${created.slice(11, 16)}`, ROOM_NAMES[room] ?? room];
  if (ownTitle && courseTitle) where.push(courseTitle);
  if (saved.slice(0, 10) !== created.slice(0, 10)) where.push(`last written on ${dateOf(saved)}`);
  return {
    title: ownTitle || courseTitle || "Without a title",
    where: where.join(" · "),
    note: beside ? WRITTEN_BESIDE : "",
    scene: inParagraphs(asked.scene ?? ""),
    passages,
    tags: tags.length ? `Tags: ${tags.join(", ")}` : "",
  };
}

/** @param {string} field @param {import("./types.js").Answer} answer @param {import("./types.js").Asked} asked @returns {Passage} */
function passageOf(field, answer, asked) {
  const items = [
    ...(answer.chosen ?? []).map((id) => labelOf(asked, id)),
    ...(answer.own ?? []).map(onOneLine),
    ...Object.entries(answer.laid ?? {}).map(([item, group]) => `${labelOf(asked, item)} → ${labelOf(asked, group)}`),
  ];
  return {
    question: onOneLine(asked.questions?.[field] ?? "") || field,
    instead: answer.instead ? labelOf(asked, answer.instead) : "",
    words: inParagraphs(answer.text ?? ""),
    items: items.filter(Boolean),
    skipped: Boolean(answer.skipped),
  };
}

/** @param {import("./types.js").Asked} asked @param {string} id */
function labelOf(asked, id) {
  return onOneLine(asked.labels?.[id] ?? "") || onOneLine(id);
}

/** @param {string} moment */
function dateOf(moment) {
  return `${Number(moment.slice(8, 10))} ${MONTHS[Number(moment.slice(5, 7)) - 1]} ${Number(moment.slice(0, 4))}`;
}

/** @param {string} text */
function onOneLine(text) {
  return replaceUnseen(text).replace(/[ \t\n]+/g, " ").replace(/^ +| +$/g, "");
}

/** @param {string} text @returns {LetterParagraphs} */
function inParagraphs(text) {
  /** @type {LetterParagraphs} */
  const found = [[]];
  for (const line of replaceUnseen(text).split("\n")) {
    const kept = line.replace(/[ \t]+$/, "");
    const last = found[found.length - 1] ?? [];
    if (kept) last.push(kept.replace(/^[ \t]+/, (indent) => indent.replaceAll("\t", "    ").replaceAll(" ", "\u00a0")));
    else if (last.length) found.push([]);
  }
  return found.filter((lines) => lines.length);
}

/** @param {string} text With control characters and halves of characters made visible. */
function replaceUnseen(text) {
  return text.replace(/\r\n?/g, "\n").replace(/[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]/gu, "\ufffd");
}
