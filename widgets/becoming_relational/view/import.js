/** Taking in what was taken along as JSON: all of it, or nothing. */
import { EXPORT_FORMAT } from "./export.js";
import { JournalTrouble } from "./trouble.js";
import { wholeRecord } from "./whole-record.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").KeptRecord} ImportRecord */

/**
 * The records of an exported journal.
 *
 * @param {string} text
 * @returns {ImportRecord[]}
 * @throws {JournalTrouble} if it is not one, or any record in it is damaged.
 */
export function recordsOfExport(text) {
  let whole;
  try {
    whole = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new JournalTrouble(say("import.not-json")); // the parser's own words would repeat what was written
  }
  if (whole?.format !== EXPORT_FORMAT) throw new JournalTrouble(say("import.not-ours"));
  if (whole.version > 1) throw new JournalTrouble(say("import.newer"));
  if (whole.version !== 1 || !Array.isArray(whole.records)) throw new JournalTrouble(say("import.no-list"));
  return whole.records.map((/** @type {any} */ given, /** @type {number} */ at) => {
    if (given?.schema > 1) throw new JournalTrouble(say("import.newer"));
    if (!isRecord(given)) throw new JournalTrouble(say("import.damaged", { number: at + 1 }));
    return wholeRecord(given);
  });
}

/** @param {any} given @returns {given is ImportRecord} */
function isRecord(given) {
  const moment = (/** @type {any} */ text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !isNaN(Date.parse(text));
  const plain = (/** @type {any} */ value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const texts = (/** @type {any} */ value) => value === undefined || (Array.isArray(value) && value.every((each) => typeof each === "string"));
  const named = (/** @type {any} */ value) => value === undefined || (plain(value) && Object.values(value).every((each) => typeof each === "string"));
  const text = (/** @type {any} */ value) => value === undefined || value === null || typeof value === "string";
  const answer = (/** @type {any} */ value) =>
    plain(value) && text(value.text) && texts(value.chosen) && texts(value.own) && named(value.laid) && text(value.instead);
  return (
    plain(given) &&
    given.schema === 1 &&
    /^[a-z0-9](?:[a-z0-9-]{0,94}[a-z0-9])?$/.test(given.id) &&
    ["practice", "check-in", "entry", "handing-in"].includes(given.kind) &&
    typeof given.exercise === "string" &&
    ["only-me", "for-supervision", "to-submit", "submitted"].includes(given.room) &&
    moment(given.created) &&
    moment(given.saved) &&
    Number.isInteger(given.version) &&
    text(given.stamp) &&
    text(given.writer) &&
    text(given.beside) &&
    plain(given.asked) &&
    typeof given.asked.title === "string" &&
    typeof given.asked.fingerprint === "string" &&
    text(given.asked.scene) &&
    named(given.asked.questions) &&
    named(given.asked.labels) &&
    plain(given.body) &&
    plain(given.body.answers) &&
    Object.values(given.body.answers).every(answer) &&
    texts(given.body.opened) &&
    texts(given.body.tags) &&
    text(given.body.title) &&
    text(given.body.prompt)
  );
}
