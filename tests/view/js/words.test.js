import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { WORDS, day, sameDay, say } from "../../../widgets/becoming_relational/view/words.js";

const PACKAGE = new URL("../../../widgets/becoming_relational/", import.meta.url);
const scripts = ["view", "exercise", "vignette", "phase_cycle", "reflection_log"]
  .flatMap((folder) => readdirSync(new URL(`${folder}/`, PACKAGE)).map((name) => new URL(`${folder}/${name}`, PACKAGE)))
  .filter((file) => file.pathname.endsWith(".js"));

test("every sentence that is said by name is there", () => {
  assert.ok(scripts.length > 20);
  for (const file of scripts)
    for (const [, key] of readFileSync(file, "utf8").matchAll(/\bsay\("([\w.-]+)"/g)) assert.ok(key in WORDS, `${file.pathname} says ${key}`);
});

test("no sentence shouts, congratulates or ranks", () => {
  for (const [key, words] of Object.entries(WORDS)) {
    assert.doesNotMatch(words, /!|\b(correct|incorrect|score|well done|congratulations|great job|completed|level|progress|points)\b/i, key);
  }
});

test("gaps are filled, and an unknown sentence is an error", () => {
  assert.equal(say("saved.at", { time: "12:04" }), "Saved 12:04");
  assert.throws(() => say("nowhere.at-all"), /no words/);
});

test("a day is said with its year only where it is another one", () => {
  const now = new Date(2026, 10, 22);
  assert.equal(day(new Date(2026, 10, 3), now), "3 November");
  assert.equal(day(new Date(2025, 10, 3), now), "3 November 2025");
  assert.equal(sameDay(new Date(2026, 10, 3, 0, 1), new Date(2026, 10, 3, 23, 59)), true);
  assert.equal(sameDay(new Date(2026, 10, 3, 23, 59), new Date(2026, 10, 4, 0, 1)), false);
});
