/** Taking one's words along, in the very bytes that `store/export.py` writes; its rules are told there. */
import { EXPORT_STYLE } from "./export-style.js";
import { lettersOf } from "./letter.js";
import { wholeRecord } from "./whole-record.js";

/**
 * @typedef {import("./types.js").KeptRecord} ExportRecord
 * @typedef {import("./letter.js").Letter} ExportLetter
 * @typedef {"markdown" | "html" | "json"} ExportFormat
 */

export const EXPORT_FORMAT = "becoming-relational-journal";
const EXPORT_TITLE = "My journal";
const EXPORT_ABOUT = "Written and chosen in Becoming Relational. Whoever has this file can read it.";
const EXPORT_NOTHING = "Nothing has been written yet.";
const LEFT_OUT = "I left this one out.";
const EXPORT_FILES = {
  markdown: { name: "my-journal.md", type: "text/markdown" },
  html: { name: "my-journal.html", type: "text/html" },
  json: { name: "my-journal.json", type: "application/json" },
};

/**
 * An export, ready to be given to the learner.
 *
 * @param {ExportFormat} format
 * @param {string | ExportRecord[]} given The text, or the records to write down.
 * @param {string | null} sentence What the learner should know about it.
 * @returns {import("./types.js").Taken}
 */
export function takeAlong(format, given, sentence) {
  const text = typeof given === "string" ? given : exportText(given, format);
  return { ...EXPORT_FILES[format], text, sentence };
}

/** @param {ExportRecord[]} records @param {ExportFormat} format @returns {string} */
export function exportText(records, format) {
  if (format === "markdown") return markdownOf(records);
  return format === "html" ? htmlOf(records) : jsonOf(records);
}

/** @param {ExportRecord[]} records */
function markdownOf(records) {
  const letters = lettersOf(records).flatMap(markdownLetter);
  return [`# ${EXPORT_TITLE}`, EXPORT_ABOUT, ...(letters.length ? letters : [EXPORT_NOTHING])].join("\n\n") + "\n";
}

/** @param {ExportLetter} letter @returns {string[]} Its blocks. */
function markdownLetter({ title, where, note, scene, passages, tags }) {
  const blocks = [`## ${plainLine(title)}`, plainLine(where), plainLine(note)];
  blocks.push(scene.map((lines) => `> ${lines.map(plainLine).join("\\\n> ")}`).join("\n>\n"));
  for (const { question, instead, words, items, skipped } of passages) {
    blocks.push(`### ${plainLine(question)}`, plainLine(instead), ...words.map((lines) => lines.map(plainLine).join("\\\n")));
    blocks.push(items.map((item) => `- ${plainLine(item)}`).join("\n"), skipped ? LEFT_OUT : "");
  }
  blocks.push(plainLine(tags));
  return blocks.filter(Boolean);
}

/** @param {string} line @returns {string} So that Markdown shows it as it was typed. */
function plainLine(line) {
  return line
    .replace(/[\\`*_[\]<>#~|$^{}@]|&(?=[A-Za-z#])|:(?=[^ \t0-9])/g, "\\$&")
    .replaceAll("www.", "www\\.")
    .replace(/^[+\-=%:]/, "\\$&")
    .replace(/^(\(?(?:[0-9]{1,9}|[A-Za-z]))([.)])(?=[ \t]|$)/, "$1\\$2");
}

/** @param {ExportRecord[]} records */
function htmlOf(records) {
  const letters = lettersOf(records).flatMap(htmlLetter);
  const lines = [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
    `<title>${EXPORT_TITLE}</title>`,
    "<style>",
    EXPORT_STYLE,
    "</style>",
    "</head>",
    "<body>",
    "<main>",
    `<h1>${EXPORT_TITLE}</h1>`,
    `<p class="quiet">${EXPORT_ABOUT}</p>`,
    ...(letters.length ? letters : [`<p>${EXPORT_NOTHING}</p>`]),
    "</main>",
    "</body>",
    "</html>",
  ];
  return lines.join("\n") + "\n";
}

/** @param {ExportLetter} letter @returns {string[]} Its lines. */
function htmlLetter({ title, where, note, scene, passages, tags }) {
  const quiet = (/** @type {string} */ text) => (text ? [`<p class="quiet">${escapeText(text)}</p>`] : []);
  const lines = ["<article>", `<h2 dir="auto">${escapeText(title)}</h2>`, ...quiet(where), ...quiet(note)];
  if (scene.length) lines.push("<blockquote>", ...htmlParagraphs(scene), "</blockquote>");
  for (const { question, instead, words, items, skipped } of passages) {
    lines.push(`<h3 dir="auto">${escapeText(question)}</h3>`, '<div class="own">');
    if (instead) lines.push(`<p dir="auto">${escapeText(instead)}</p>`);
    lines.push(...htmlParagraphs(words));
    if (items.length) lines.push("<ul>", ...items.map((item) => `<li dir="auto">${escapeText(item)}</li>`), "</ul>");
    if (skipped) lines.push(`<p>${LEFT_OUT}</p>`);
    lines.push("</div>");
  }
  return [...lines, ...quiet(tags), "</article>"];
}

/** @param {string[][]} text */
function htmlParagraphs(text) {
  return text.map((lines) => `<p dir="auto">${lines.map(escapeText).join("<br>")}</p>`);
}

/** @param {string} text */
function escapeText(text) {
  const entities = /** @type {{ [sign: string]: string }} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" });
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** @param {ExportRecord[]} records */
function jsonOf(records) {
  const whole = records.map(wholeRecord).sort((one, other) => {
    // Milliseconds are all a Date knows; the last three digits decide between moments closer than that.
    const apart = Date.parse(one.created) - Date.parse(other.created);
    const finer = (/** @type {string} */ moment) => /\.\d{3}(\d{3})/.exec(moment)?.[1] ?? "000";
    const order = (/** @type {{ created: string, id: string }} */ record) => `${finer(record.created)} ${record.id}`;
    return apart || (order(one) < order(other) ? -1 : 1);
  });
  return JSON.stringify({ format: EXPORT_FORMAT, version: 1, records: whole }, null, 2) + "\n";
}
