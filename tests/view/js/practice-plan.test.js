import assert from "node:assert/strict";
import { test } from "node:test";

import { met, withAnswer, withItem } from "../../../widgets/becoming_relational/view/answer.js";
import { askedOf, fieldMark, looksAt, nextThing, stepsOf } from "../../../widgets/becoming_relational/view/plan.js";
import { shuffledBy } from "../../../widgets/becoming_relational/view/shuffle.js";

/** @param {string} id */
const words = (id, more = {}) => ({ id, kind: "words", label: `What about ${id}?`, ...more });
const exercise = (more = {}) => ({
  id: "a-walk", title: "A walk", threads: ["seesaw"], minutes: 5, rooms: ["only-me"],
  steps: [
    { id: "one", title: "One", say: "A gate.\n\nA path.", scene: true, fields: [words("first", { swap: "And outside?" })] },
    { id: "two", title: "Two", after: "first", fields: [words("second"), words("third", { after: "second" })] },
  ],
  ...more,
});

test("a question is met by words, a choice, a response without words, or by leaving it out", () => {
  for (const answer of [{ text: "a" }, { chosen: ["b"] }, { own: ["c"] }, { laid: { d: "e" } }, { instead: "stay-quiet" }, { skipped: true }])
    assert.equal(met(answer), true, JSON.stringify(answer));
  for (const answer of [undefined, {}, { text: " \n" }, { swapped: true }]) assert.equal(met(answer), false, JSON.stringify(answer));
});

test("a field that is untouched again has no answer, and one with mere white space keeps it", () => {
  const once = withAnswer({}, "first", (answer) => ({ ...answer, text: "word" }));
  assert.equal(once.first.text, "word");
  assert.deepEqual(withAnswer(once, "first", (answer) => ({ ...answer, text: "" })), {});
  assert.equal(withAnswer({}, "first", (answer) => ({ ...answer, text: " " })).first.text, " ");
});

test("a list keeps the order of choosing and holds nothing twice", () => {
  assert.deepEqual(withItem(withItem(["a", "b"], "a", true), "c", true), ["b", "a", "c"]);
  assert.deepEqual(withItem(["a", "b"], "a", false), ["b"]);
});

test("Continue opens the next step, then what waited in it, and stops at a question that was not met", () => {
  const steps = stepsOf(exercise(), null);
  const shown = new Set(["one", fieldMark("first")]);
  assert.deepEqual(nextThing(steps, shown, {}), { gate: "first" });
  const answers = { first: { instead: "stay-quiet" } };
  assert.deepEqual(nextThing(steps, shown, answers), { open: steps[1] });
  shown.add("two").add(fieldMark("second"));
  assert.deepEqual(nextThing(steps, shown, answers), { gate: "second" });
  assert.deepEqual(nextThing(steps, shown, { ...answers, second: { skipped: true } }), { unfold: steps[1].fields?.[1] });
  shown.add(fieldMark("third"));
  assert.equal(nextThing(steps, shown, answers), null);
});

test("real work is asked about first, with an invented moment before a real one", () => {
  const [first] = stepsOf(exercise({ about_real_work: true }), null);
  assert.deepEqual(first.fields?.[0].options?.map((option) => option.id), ["invented", "agreed"]);
  assert.equal(first.fields?.[0].id, "real-work");
});

test("a second look asks its own question last, and a first one does not", () => {
  const asked = exercise({ second_look: "What now?" });
  assert.equal(stepsOf(asked, null).length, 2);
  assert.equal(stepsOf(asked, record("2026-11-03")).at(-1)?.fields?.[0].label, "What now?");
});

test("what was asked is kept in the words in which it was answered", () => {
  const steps = stepsOf(exercise(), null);
  const swapped = { first: { text: "a bird", swapped: true } };
  const asked = askedOf({ exercise: exercise(), fingerprint: "a", steps, answers: swapped, answering: "first" });
  assert.equal(asked.questions?.first, "And outside?");
  assert.equal(asked.scene, "A gate.\n\nA path.");
  const rewritten = exercise({ steps: [{ id: "one", title: "One", fields: [words("first", { label: "Something else?" }), words("second")] }] });
  const later = { exercise: rewritten, fingerprint: "b", steps: rewritten.steps, answers: swapped, before: asked };
  assert.equal(askedOf({ ...later, answering: "second" }).questions?.first, "And outside?");
  assert.equal(askedOf({ ...later, answers: { first: { text: "new" } }, answering: "first" }).questions?.first, "Something else?");
});

test("the words of what was chosen are kept with it, and of nothing else", () => {
  const options = [{ id: "near", label: "Near" }, { id: "far", label: "Far" }];
  const choosing = exercise({ steps: [{ id: "one", title: "One", fields: [{ id: "where", kind: "choose-one", label: "Where?", options }] }] });
  const answers = { where: { chosen: ["far"] } };
  const { labels } = askedOf({ exercise: choosing, fingerprint: "a", steps: choosing.steps, answers, answering: "where" });
  assert.deepEqual(labels, { far: "Far" });
});

/** @param {string} day */
const record = (day, id = `a-walk-${day}`) => ({
  schema: /** @type {1} */ (1), id, kind: "practice", exercise: "a-walk", room: "only-me", asked: { title: "A walk", fingerprint: "a" },
  created: `${day}T10:00:00Z`, saved: `${day}T10:00:00Z`, version: 1, stamp: "s", writer: "", body: { answers: {}, opened: [] },
});

test("the latest look is opened, beside the last one of an earlier day", () => {
  const [third, fifth, later] = [record("2026-11-03"), record("2026-11-05"), { ...record("2026-11-05", "a-walk-later"), created: "2026-11-05T12:00:00Z" }];
  assert.deepEqual(looksAt([]), { current: null, earlier: null, others: [] });
  const { current, earlier, others } = looksAt([third, later, fifth]);
  assert.equal(current?.id, "a-walk-later");
  assert.equal(earlier?.id, third.id);
  assert.deepEqual(others.map((other) => other.id), [fifth.id, third.id]);
  assert.equal(looksAt([fifth, later]).earlier, null);
});

test("an order belongs to its record: the same each time, and not the same for all", () => {
  const cards = ["a", "b", "c", "d", "e"];
  assert.deepEqual(shuffledBy(cards, "v-name-1"), shuffledBy(cards, "v-name-1"));
  const orders = new Set(Array.from({ length: 200 }, (_, n) => shuffledBy(cards, `v-name-${n}`).join("")));
  assert.ok(orders.size > 60, `only ${orders.size} orders among 200 records`);
  const first = cards.map((card) => Array.from({ length: 500 }, (_, n) => shuffledBy(cards, `v-name-${n}`)[0]).filter((each) => each === card).length);
  assert.ok(Math.min(...first) > 60, `one card is hardly ever first: ${first}`);
});
