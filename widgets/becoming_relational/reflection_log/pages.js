// Records as pages one can read, search and narrow down. Pure.

import { met, wholeAnswer } from "../view/answer.js";
import { folded } from "./fold.js";
import { standsIn } from "./finding.js";

/** @typedef {import("../view/types.js").KeptRecord} LogRecord */
/** @typedef {{ question: string, chosen: string[], words: string }} Passage */
/** @typedef {{ record: LogRecord, title: string, passages: Passage[], tags: { id: string, label: string }[] }} Page */
/**
 * What to narrow down to; "" or absent leaves a thing open. Days are those of the reader, as in "2026-03-03".
 * @typedef {{ sought: string[], from?: string, tag?: string, room?: string, prompt?: string, since?: string, until?: string }} Narrowing
 */

/** The one field of an entry. */
export const ENTRY = "entry";

/**
 * A record as a page: what was asked, what was chosen, what was written.
 * @param {LogRecord} record
 * @returns {Page}
 */
export function pageOf(record) {
  const { questions = {}, labels = {}, title } = record.asked;
  const { answers } = record.body;
  const order = [...new Set([...Object.keys(questions), ...Object.keys(answers)])];
  const label = (/** @type {string} */ id) => labels[id] ?? id;
  const passages = order.filter((field) => met(answers[field])).map((field) => {
    const { text, chosen, own, laid, instead } = wholeAnswer(answers[field]);
    const lines = [...chosen.map(label), ...own, ...Object.entries(laid).map(([item, group]) => `${label(item)}: ${label(group)}`)];
    // An entry that was begun without a question has none to show.
    const question = record.kind === "entry" && !record.body.prompt ? "" : (questions[field] ?? "");
    return { question, chosen: instead ? [label(instead), ...lines] : lines, words: text };
  });
  return { record, title: record.body.title || title, passages, tags: (record.body.tags ?? []).map((id) => ({ id, label: label(id) })) };
}

/**
 * Whether there is anything on a page. An entry that was emptied again is still one, until it is erased.
 * @param {LogRecord} record
 */
export function isPage(record) {
  return record.kind === "entry" || Object.values(record.body.answers).some((answer) => met(answer) && !onlySkipped(answer));
}

/** @param {import("../view/types.js").Answer} answer */
function onlySkipped(answer) {
  return !met({ ...answer, skipped: false });
}

/** @type {WeakMap<LogRecord, string>} */
const foldedPages = new WeakMap();

/**
 * Everything on a page, folded for the search; remembered, because a thousand pages are searched at every letter typed.
 * @param {LogRecord} record
 */
export function searchedText(record) {
  const before = foldedPages.get(record);
  if (before !== undefined) return before;
  const { title, passages, tags } = pageOf(record);
  const parts = [title, ...passages.flatMap(({ question, chosen, words }) => [question, ...chosen, words]), ...tags.map((tag) => tag.label)];
  // A sign nobody types keeps a phrase from being found across two answers.
  const text = folded(parts.join("\u0001"));
  foldedPages.set(record, text);
  return text;
}

/**
 * The records that fit, in the order in which they came.
 * @param {LogRecord[]} records
 * @param {Narrowing} narrowing
 */
export function narrowedDown(records, { sought, from, tag, room, prompt, since, until }) {
  return records.filter((record) => {
    const on = localDay(record.created);
    return (
      (!from || record.kind === from) && (!tag || (record.body.tags ?? []).includes(tag)) && (!room || record.room === room) &&
      (!prompt || record.body.prompt === prompt) && (!since || on >= since) && (!until || on <= until) && standsIn(searchedText(record), sought)
    );
  });
}

/**
 * The day of a moment where the reader is, such as 2026-03-03.
 * @param {string} moment
 */
export function localDay(moment) {
  const date = new Date(moment);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * What occurs in the records and can be narrowed down to, each with its label, by name.
 * @param {LogRecord[]} records
 */
export function occurring(records) {
  /** @type {Map<string, string>} */
  const tags = new Map();
  /** @type {Map<string, string>} */
  const prompts = new Map();
  const rooms = new Set();
  for (const { body, asked, room } of records) {
    for (const tag of body.tags ?? []) tags.set(tag, asked.labels?.[tag] ?? tag);
    if (body.prompt) prompts.set(body.prompt, asked.questions?.[ENTRY] ?? body.prompt);
    rooms.add(room);
  }
  const byName = (/** @type {Map<string, string>} */ found) =>
    [...found].map(([id, label]) => ({ id, label })).sort((one, other) => one.label.localeCompare(other.label, "en-GB"));
  return { tags: byName(tags), prompts: byName(prompts), rooms: /** @type {Set<string>} */ (rooms) };
}
