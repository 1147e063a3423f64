import assert from "node:assert/strict";
import { test } from "node:test";

import { around, piecesOf, placesOf, soughtIn, standsIn } from "../../../widgets/becoming_relational/reflection_log/finding.js";
import { folded, foldedWithPlaces } from "../../../widgets/becoming_relational/reflection_log/fold.js";

/** @param {string} text @param {string} typed */
const marks = (text, typed) => piecesOf(text, placesOf(text, soughtIn(typed))).filter((piece) => piece.found).map((piece) => piece.text);

test("words are found without case or accents, in many scripts", () => {
  for (const [text, typed, found] of [
    ["Le café de l’été", "CAFE ete", ["café", "été"]],
    ["Le cafe\u0301 froid", "café", ["cafe\u0301"]],
    ["Die Straße", "strasse", ["Straße"]],
    ["İstanbul, ısırgan", "istanbul", ["İstanbul"]],
    ["Ὁ σοφός", "ΣΟΦΟΣ", ["σοφός"]],
    ["Søren og Łukasz", "soren lukasz", ["Søren", "Łukasz"]],
    ["كِتَابٌ قديم", "كتاب", ["كِتَابٌ"]],
    ["أنا هنا", "انا", ["أنا"]],
    ["שָׁלוֹם לך", "שלום", ["שָׁלוֹם"]],
    ["今日はことばが出なかった", "ことば", ["ことば"]],
    ["오늘은 조용했다", "조용", ["조용"]],
    ["हम चुप रहे", "चुप", ["चुप"]],
    ["มันเงียบมาก", "เงียบ", ["เงียบ"]],
    ["“Stay” – she said", '"stay" - she', ["Stay", "–", "she"]],
    ["a 👩🏽‍⚕️ quiet", "quiet", ["quiet"]],
  ]) assert.deepEqual(marks(/** @type {string} */ (text), /** @type {string} */ (typed)), found, /** @type {string} */ (text));
});

test("what its readers take for another letter is not found", () => {
  assert.deepEqual(marks("कि", "का"), [], "vowel signs are letters");
  assert.deepEqual(marks("かき", "がき"), [], "voicing makes another sound");
  assert.deepEqual(marks("silence", "silences"), []);
});

test("every word has to stand there; a phrase has to stand together", () => {
  assert.deepEqual(soughtIn("  two  chairs "), ["two", "chairs"]);
  assert.deepEqual(soughtIn('"quiet  room" two'), ["quiet room", "two"]);
  assert.deepEqual(soughtIn('"unclosed phrase'), ["unclosed phrase"]);
  assert.deepEqual(soughtIn('"" " "'), []);
  assert.equal(standsIn(folded("Two chairs in a quiet\nroom"), soughtIn('"quiet room" chairs')), true);
  assert.equal(standsIn(folded("A room, quiet"), soughtIn('"quiet room"')), false);
  assert.equal(standsIn(folded("anything"), []), true);
});

test("what is typed is never taken for a pattern", () => {
  assert.deepEqual(marks("a.c (b) [x] \\d $& .*", ".* $&"), ["$&", ".*"].sort((a, b) => "a.c (b) [x] \\d $& .*".indexOf(a) - "a.c (b) [x] \\d $& .*".indexOf(b)));
  assert.deepEqual(marks("abc", "a.c"), []);
});

test("the pieces put together are the text, letter for letter", () => {
  const texts = ["Cafe\u0301 au lait, café noir", "aaaa", "", "ﬁne ﬁgure", "x\u0301\u0302y", "Größe\r\n\tTab"];
  for (const text of texts) {
    for (const typed of ["a", "cafe", "fi", "aa", "e", "grosse tab", "zzz", ""]) {
      const pieces = piecesOf(text, placesOf(text, soughtIn(typed)));
      assert.equal(pieces.map((piece) => piece.text).join(""), text);
      assert.ok(pieces.every((piece) => piece.text.length > 0));
    }
  }
});

test("the way back from folded text leads to the letters it came from", () => {
  const { text, starts, ends } = foldedWithPlaces("Ænd é");
  assert.equal(text, "aend e");
  assert.deepEqual([...starts], [0, 0, 1, 2, 3, 4]);
  assert.deepEqual([...ends], [1, 1, 2, 3, 4, 5]);
  for (const sample of ["Straße  x", "e\u0301\u0302 z", "한국어"]) assert.equal(foldedWithPlaces(sample).text, folded(sample));
});

test("an excerpt holds what was found, and cuts no word", () => {
  const text = `${"before it ".repeat(60)}the kettle${" after it".repeat(60)}`;
  const places = placesOf(text, soughtIn("kettle"));
  const part = around(text, places, 200);
  const shown = text.slice(part.start, part.end);
  assert.match(shown, /the kettle/);
  assert.ok(shown.length <= 230 && part.start > 0 && part.end < text.length);
  assert.match(text.slice(part.start - 1, part.start), /\s/);
  assert.match(text.slice(part.end, part.end + 1), /\s/);
  assert.deepEqual(around("short", [], 200), { start: 0, end: 5 });
  assert.equal(around(text, [], 200).start, 0);
  const long = "字".repeat(500);
  const middle = around(long, [{ start: 250, end: 252 }], 100);
  assert.ok(middle.start <= 250 && middle.end >= 252 && middle.end - middle.start <= 130);
  const emoji = "😀".repeat(300);
  const cut = around(emoji, [{ start: 300, end: 302 }], 101);
  assert.doesNotThrow(() => encodeURIComponent(emoji.slice(cut.start, cut.end)), "no pair is cut in two");
});

test("a thousand long entries are folded in well under a second", () => {
  const entry = "Ich saß in der Stille und hörte; اليوم جلست. ".repeat(60);
  folded(entry);
  const began = performance.now();
  let length = 0;
  for (let number = 0; number < 1000; number += 1) length += folded(`${entry} ${number}`).length;
  assert.ok(length > 1_000_000);
  // Generous for a slow machine: it is there to notice a change of kind, not of pace.
  assert.ok(performance.now() - began < 8000);
});
