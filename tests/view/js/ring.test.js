import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { holdsSomething, lookAt, settingOf, within } from "../../../widgets/becoming_relational/phase_cycle/looks.js";
import { arcOutline, onCircle, ringArcs, trailRadii } from "../../../widgets/becoming_relational/phase_cycle/ring.js";
import { brokenInTwo } from "../../../widgets/becoming_relational/phase_cycle/ring-drawing.js";
import { sentenceOf } from "../../../widgets/becoming_relational/phase_cycle/said.js";
import { dealt, handfuls } from "../../../widgets/becoming_relational/phase_cycle/sentences.js";
import { turnFor } from "../../../widgets/becoming_relational/phase_cycle/turn.js";
import { wrapped } from "../../../widgets/becoming_relational/phase_cycle/looks-picture.js";

const vectors = JSON.parse(readFileSync(new URL("../../ring-vectors.json", import.meta.url), "utf8"));
const ids = Array.from({ length: 60 }, (_, at) => `phase-cycle-${(at * 2654435761).toString(16).padStart(8, "0").slice(-8)}`);

const cycle = {
  settings: [{ id: "one", label: "In individual work" }],
  phases: ["Ash", "Birch", "Cedar", "Dogwood", "Elm"].map((name) => ({
    id: name.toLowerCase(), name, short: name,
    descriptions: [1, 2, 3].map((number) => ({ id: `${name.toLowerCase()}-${number}`, label: `${name}, sentence ${number}.` })),
  })),
};

/** @param {{ [field: string]: import("../../../widgets/becoming_relational/view/types.js").Answer }} answers @returns {import("../../../widgets/becoming_relational/view/types.js").Record} */
function look(answers, turned = 0) {
  return {
    schema: 1, id: "phase-cycle-00000000", kind: "check-in", exercise: "phase-cycle", room: "only-me", created: "2026-03-03T09:00:00Z", saved: "2026-03-03T09:00:00Z",
    version: 1, stamp: "a", writer: "w", asked: { title: "", fingerprint: "", labels: { one: "In individual work", "not-sure": "I am not sure" } },
    body: { answers, opened: [], turned },
  };
}

test("the ring has the same numbers here and in Python", () => {
  assert.ok(vectors.rings.length > 3);
  for (const { count, turned, arcs } of vectors.rings) assert.deepEqual(ringArcs(count, turned), arcs);
  for (const { radius, angle, x, y } of vectors.points) assert.deepEqual(onCircle(radius, angle), { x, y });
});

test("every arc has the same size, and none stands at the top", () => {
  for (const count of [3, 5, 7]) {
    const arcs = ringArcs(count, 2);
    for (const arc of arcs) {
      assert.ok(Math.abs(arc.end - arc.start - (arcs[0].end - arcs[0].start)) < 1e-9);
      assert.ok(arc.start > 0 && arc.end < 360);
    }
    assert.deepEqual([...arcs].map((arc) => arc.index).sort(), [...Array(count).keys()]);
  }
});

test("an outline is a closed path of numbers, whatever the corner", () => {
  for (const corner of [0, 4, 1000]) {
    const path = arcOutline(ringArcs(5, 0)[1], { inner: 104, outer: 152 }, corner);
    assert.match(path, /^M.*Z$/);
    assert.doesNotMatch(path, /NaN|Infinity|undefined/);
  }
});

test("a trail lies within its room, the latest nearest to the ring, and never grows out of it", () => {
  assert.deepEqual(trailRadii(0, { inner: 40, outer: 92 }, 7.5), []);
  const radii = trailRadii(500, { inner: 40, outer: 92 }, 7.5);
  assert.equal(radii[0], 92);
  assert.ok(radii.every((radius, at) => radius >= 40 && (at === 0 || radius < radii[at - 1])));
});

test("a ring never stands where the one before it stood, and each look keeps its own turn", () => {
  const seen = new Set();
  for (const id of ids) {
    for (const before of [0, 1, 2, 3, 4, -1, 9]) assert.notEqual(turnFor(id, 5, before), ((before % 5) + 5) % 5);
    assert.equal(turnFor(id, 5, null), turnFor(id, 5, null));
    seen.add(turnFor(id, 5, null));
  }
  assert.equal(seen.size, 5, "any phase may be met anywhere");
});

test("sentences are mixed for each look, all of them once, and no phase leads", () => {
  const orders = new Set();
  const first = new Map();
  for (const id of ids) {
    const order = dealt(cycle, id).map((sentence) => sentence.id);
    assert.deepEqual([...order].sort(), cycle.phases.flatMap((phase) => phase.descriptions.map((one) => one.id)).sort());
    assert.deepEqual(order, dealt(cycle, id).map((sentence) => sentence.id));
    orders.add(order.join());
    first.set(order[0].split("-")[0], (first.get(order[0].split("-")[0]) ?? 0) + 1);
  }
  assert.ok(orders.size > 50);
  assert.equal(first.size, 5, "each phase comes first somewhere");
});

test("whoever stops after a handful has met every phase alike", () => {
  for (const id of ids) {
    const [hand] = handfuls(cycle, id);
    for (const phase of cycle.phases) assert.equal(hand.filter((sentence) => sentence.id.startsWith(phase.id)).length, 2);
  }
});

test("a look says which phases, never how much of each", () => {
  const one = lookAt(cycle, look({ week: { chosen: ["ash-1"] } }));
  const three = lookAt(cycle, look({ week: { chosen: ["ash-1", "ash-2", "ash-3"] } }));
  assert.deepEqual(one.recognised.map((each) => each.phase.name), three.recognised.map((each) => each.phase.name));
  assert.deepEqual(one.neighbours.map((phase) => phase.name).sort(), ["Birch", "Elm"]);
  const record = look({ where: { chosen: ["one"] }, week: { chosen: ["ash-1", "cedar-2"] } });
  const sentence = sentenceOf(record, lookAt(cycle, record), "this");
  assert.equal(sentence, "This week, in individual work, you recognised yourself in: Ash; Cedar.");
  assert.doesNotMatch(sentence, /\d/);
});

test("the order in which phases are told turns with the ring", () => {
  const answers = { week: { chosen: ["ash-1", "cedar-1"] } };
  assert.deepEqual(lookAt(cycle, look(answers, 2)).recognised.map((each) => each.phase.name), ["Cedar", "Ash"]);
  assert.deepEqual(lookAt(cycle, look(answers, -3)).recognised.map((each) => each.phase.name), ["Cedar", "Ash"]);
});

test("own items belong to no phase, and what was said otherwise is said", () => {
  const record = look({ week: { own: ["<b>mine</b>"], chosen: ["not-sure", "gone-sentence"] } });
  const found = lookAt(cycle, record);
  assert.deepEqual([found.recognised, found.own, found.answeredOtherwise], [[], ["<b>mine</b>"], ["I am not sure"]]);
  assert.match(sentenceOf(record, found, "that"), /words of your own/);
  assert.match(sentenceOf(look({}), lookAt(cycle, look({})), "this"), /stays open/);
});

test("an untouched look holds nothing, a left-out question does", () => {
  assert.equal(holdsSomething(look({})), false);
  assert.equal(holdsSomething(look({ remember: { text: "  " } })), false);
  assert.equal(holdsSomething(look({ week: { skipped: true } })), true);
});

test("a setting is said within a sentence", () => {
  assert.equal(settingOf(look({ where: { chosen: ["one"] } })), "In individual work");
  assert.equal(within("In individual work"), "in individual work");
  assert.equal(within("Outside the room"), "outside the room");
  assert.equal(within("Supervision"), "in supervision");
  assert.equal(within("NHS clinic"), "in NHS clinic");
  assert.equal(within(""), "");
});

test("names break into lines of about the same length and lose no word", () => {
  assert.deepEqual(brokenInTwo("Presence"), ["Presence"]);
  assert.deepEqual(brokenInTwo("Uncertainty and mistakes"), ["Uncertainty", "and mistakes"]);
  assert.deepEqual(brokenInTwo("Unzertrennlichkeitsgefühl"), ["Unzertrennlichkeitsgefühl"]);
  assert.equal(wrapped("Cultural uncertainty and the fear of mistakes", 12).join(" "), "Cultural uncertainty and the fear of mistakes");
  assert.deepEqual(wrapped("", 12), []);
});
