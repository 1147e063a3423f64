import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { EXPORT_STYLE } from "../../../widgets/becoming_relational/view/export-style.js";
import { exportText } from "../../../widgets/becoming_relational/view/export.js";
import { recordsOfExport } from "../../../widgets/becoming_relational/view/import.js";
import { momentHere } from "../../../widgets/becoming_relational/view/moment.js";
import { aRecord, saying } from "./keeping.js";

const here = new URL("../../export-vectors/", import.meta.url);
const vector = (/** @type {string} */ name) => readFileSync(new URL(name, here), "utf8");
const records = JSON.parse(vector("records.json")).records;

test("Markdown is written byte for byte as in Python", () => assert.equal(exportText(records, "markdown"), vector("expected.md")));
test("HTML is written byte for byte as in Python", () => assert.equal(exportText(records, "html"), vector("expected.html")));
test("JSON is written byte for byte as in Python, and read again", () => {
  assert.equal(exportText([...records].reverse(), "json"), vector("records.json"));
  assert.deepEqual(recordsOfExport(vector("records.json")), records);
});
test("the style is the one that Python uses", () => {
  const css = readFileSync(new URL("../../../widgets/becoming_relational/store/export.css", import.meta.url), "utf8");
  assert.equal(EXPORT_STYLE, css.replace(/\n$/, ""));
});
test("keys a view left out are filled, and moments are written as Python writes them", () => {
  const { records: [whole] } = JSON.parse(exportText([{ ...saying(aRecord(), "x"), saved: "2026-03-03T09:05:00.500+00:00" }], "json"));
  assert.deepEqual(whole.body.answers.own, { text: "x", chosen: [], own: [], laid: {}, instead: null, skipped: false, swapped: false });
  assert.equal(whole.saved, "2026-03-03T09:05:00.500000Z");
  assert.equal(whole.beside, null);
});
test("an empty journal says so", () => assert.match(exportText([], "markdown"), /Nothing has been written yet/));
test("a moment keeps the clock of the place", () => {
  const date = new Date("2026-03-04T10:40:12.345Z");
  assert.equal(new Date(momentHere(date)).getTime(), date.getTime());
  assert.equal(momentHere(date).slice(11, 13), String(date.getHours()).padStart(2, "0"));
});
