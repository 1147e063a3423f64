import assert from "node:assert/strict";
import { test } from "node:test";

import { soughtIn } from "../../../widgets/becoming_relational/reflection_log/finding.js";
import { isPage, localDay, narrowedDown, occurring, pageOf } from "../../../widgets/becoming_relational/reflection_log/pages.js";
import { anotherQuestion, questionsFor } from "../../../widgets/becoming_relational/reflection_log/questions.js";

/** @typedef {import("../../../widgets/becoming_relational/view/types.js").Record} LogRecord */

/** @param {any} given @returns {LogRecord} */
function record({ body = {}, asked = {}, ...given }) {
  return /** @type {LogRecord} */ ({
    schema: 1, id: "reflection-log-00000001", kind: "entry", exercise: "reflection-log", room: "only-me", created: "2026-03-03T12:00:00Z", saved: "2026-03-03T12:00:00Z",
    version: 1, stamp: "a", writer: "w", ...given,
    asked: { title: "Reflection log", fingerprint: "f", ...asked }, body: { answers: {}, opened: [], ...body },
  });
}

const entry = record({
  id: "reflection-log-00000001",
  asked: { questions: { entry: "What is with you today?" }, labels: { "theme:silence": "Silence" } },
  body: { answers: { entry: { text: "The kettle boiled over." } }, tags: ["theme:silence", "Thursday group"], prompt: null },
});
const asked = record({
  id: "reflection-log-00000002", created: "2026-03-10T12:00:00Z", room: "for-supervision",
  asked: { questions: { entry: "What did I keep to myself?" } }, body: { answers: { entry: { text: "A sentence about rain." } }, prompt: "kept" },
});
const practised = record({
  id: "v-name-00000003", kind: "practice", exercise: "v-name", created: "2026-04-01T12:00:00Z",
  asked: { title: "A name, said wrong", questions: { feeling: "What do you notice?", seesaw: "Where are you?" }, labels: { both: "Both at once" } },
  body: { answers: { feeling: { text: "Heat in my face." }, seesaw: { chosen: ["both"] } } },
});
const all = [practised, asked, entry];
const ids = (/** @type {LogRecord[]} */ records) => records.map((one) => one.id.slice(-1)).join("");

test("a page holds the questions, the choices by their labels, and the words", () => {
  assert.deepEqual(pageOf(practised).passages, [
    { question: "What do you notice?", chosen: [], words: "Heat in my face." },
    { question: "Where are you?", chosen: ["Both at once"], words: "" },
  ]);
  assert.equal(pageOf(asked).passages[0].question, "What did I keep to myself?");
  assert.equal(pageOf(entry).passages[0].question, "", "an entry without a question shows none");
  assert.deepEqual(pageOf(entry).tags.map((tag) => tag.label), ["Silence", "Thursday group"]);
});

test("everything one gave is found: words, choices, questions, tags and titles", () => {
  for (const [typed, found] of [["kettle", "1"], ["RAIN", "2"], ["both once", "3"], ["notice", "3"], ["silence", "1"], ["thursday", "1"], ["said wrong", "3"], ["zebra", ""]]) {
    assert.equal(ids(narrowedDown(all, { sought: soughtIn(typed) })), found, typed);
  }
  assert.equal(ids(narrowedDown(all, { sought: soughtIn('"face where"') })), "", "no phrase reaches from one answer into the next");
});

test("what is looked for narrows down, alone and together", () => {
  const open = { sought: [] };
  assert.equal(ids(narrowedDown(all, open)), "321");
  assert.equal(ids(narrowedDown(all, { ...open, from: "practice" })), "3");
  assert.equal(ids(narrowedDown(all, { ...open, tag: "theme:silence" })), "1");
  assert.equal(ids(narrowedDown(all, { ...open, room: "for-supervision" })), "2");
  assert.equal(ids(narrowedDown(all, { ...open, prompt: "kept" })), "2");
  assert.equal(ids(narrowedDown(all, { ...open, since: "2026-03-10" })), "32");
  assert.equal(ids(narrowedDown(all, { ...open, since: "2026-03-03", until: "2026-03-10" })), "21");
  assert.equal(ids(narrowedDown(all, { sought: soughtIn("a"), room: "only-me", until: "2026-03-31" })), "1");
});

test("one can narrow down to what occurs, and to nothing else", () => {
  const { tags, prompts, rooms } = occurring(all);
  assert.deepEqual(tags, [{ id: "theme:silence", label: "Silence" }, { id: "Thursday group", label: "Thursday group" }]);
  assert.deepEqual(prompts, [{ id: "kept", label: "What did I keep to myself?" }]);
  assert.deepEqual([...rooms].sort(), ["for-supervision", "only-me"]);
});

test("an emptied entry stays a page; an exercise in which nothing was given is none", () => {
  assert.equal(isPage(record({})), true);
  assert.equal(isPage(record({ kind: "practice" })), false);
  assert.equal(isPage(record({ kind: "practice", body: { answers: { one: { skipped: true } } } })), false);
  assert.equal(isPage(practised), true);
});

test("a day is the reader's own", () => {
  const late = new Date(2026, 2, 3, 23, 59);
  assert.equal(localDay(late.toISOString()), "2026-03-03");
});

const questions = [
  { id: "a", words: "A?", threads: ["phase-2", "questions"], themes: ["silence"] },
  { id: "b", words: "B?", threads: ["phase-2"], themes: ["joy"] },
  { id: "c", words: "C?", threads: ["attunement"], themes: ["joy"] },
];

test("questions are chosen by phase, thread and theme", () => {
  assert.deepEqual(questionsFor(questions, {}).length, 3);
  assert.deepEqual(questionsFor(questions, { phase: "phase-2" }).map((one) => one.id), ["a", "b"]);
  assert.deepEqual(questionsFor(questions, { phase: "phase-2", thread: "questions" }).map((one) => one.id), ["a"]);
  assert.deepEqual(questionsFor(questions, { phase: "phase-2", theme: "joy" }).map((one) => one.id), ["b"]);
  assert.deepEqual(questionsFor(questions, { thread: "attunement", theme: "silence" }), []);
});

test("another question is another one, and all come round before one comes again", () => {
  const met = [];
  let now = anotherQuestion(questions, null, 7);
  for (let at = 0; at < questions.length; at += 1) {
    met.push(now?.id);
    now = anotherQuestion(questions, now?.id ?? null, 0);
  }
  assert.deepEqual([...met].sort(), ["a", "b", "c"]);
  assert.equal(now?.id, met[0]);
  assert.equal(anotherQuestion([], null, 1), null);
  assert.ok(anotherQuestion(questions, "gone", -3));
});
