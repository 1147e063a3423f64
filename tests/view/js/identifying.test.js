import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { check, freeText } from "../../../widgets/becoming_relational/view/identifying.js";

/** @type {{ text: string, found: { [key: string]: any }[] }[]} */
const vectors = JSON.parse(readFileSync(new URL("../../identifying-vectors.json", import.meta.url), "utf8"));
// The rules as a widget receives them; `python` is the one of the environment the checks run in.
const asked = "import json; from becoming_relational.store.library import the_library as l; print(json.dumps(l().rules.for_browser()))";
const rules = JSON.parse(execFileSync("python", ["-c", asked], { encoding: "utf8" }));

test("there are vectors, with findings and without", () => {
  assert.ok(vectors.some(({ found }) => found.length) && vectors.some(({ found }) => !found.length));
});

for (const { text, found } of vectors)
  test(`finds what Python finds in: ${text}`, () => {
    const here = check(text, rules);
    assert.deepEqual(here.map(({ rule, found: words }) => ({ rule, found: words })), found.map(({ rule, found: words }) => ({ rule, found: words })));
    for (const { start, end, found: words, says, suggests } of here) {
      assert.equal([...text].slice(start, end).join(""), words, "places are counted in characters");
      assert.ok(says && suggests);
    }
  });

test("everything that was typed freely is looked at", () => {
  const body = { title: "T", tags: ["tag"], opened: [], answers: { a: { text: "words", own: ["item"], chosen: ["no"] } } };
  assert.equal(freeText(body), "T\n\ntag\n\nwords\n\nitem");
});
