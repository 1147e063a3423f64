import assert from "node:assert/strict";
import { test } from "node:test";
import { asksForHandingIn, handingInRecord, whatGoes } from "../../../widgets/becoming_relational/view/handing-in.js";

const field = (/** @type {string} */ id, more = {}) => ({ id, kind: "words", label: id, personal: false, ...more });
const fields = [field("take"), field("reason"), field("feeling", { personal: true }), field("closeness", { kind: "choose-one" })];
const answers = {
  take: { text: "I would wait." },
  feeling: { text: "Hot, and about twelve years old." },
  closeness: { chosen: ["nearer"] },
};

test("only written answers that are not about oneself are meant to be handed in", () => {
  assert.deepEqual(fields.filter(asksForHandingIn).map((each) => each.id), ["take", "reason"]);
});

test("nothing goes that was not ticked, and what is kept back is recorded as left out", () => {
  const goes = whatGoes(fields, answers, new Set(["take"]));
  assert.deepEqual(Object.keys(goes), ["take", "reason"]);
  assert.equal(goes.take.text, "I would wait.");
  assert.equal(goes.reason.skipped, true);
  assert.ok(!JSON.stringify(goes).includes("twelve"));
});

test("what is about oneself goes when it is ticked", () => {
  assert.equal(whatGoes(fields, answers, new Set(["feeling"])).feeling.text, answers.feeling.text);
});

test("the record that goes carries no question and no label of what stays", () => {
  const record = /** @type {any} */ ({
    exercise: "v-name",
    asked: {
      title: "T", fingerprint: "f", scene: "S",
      questions: { take: "What would you say?", feeling: "What comes up?", closeness: "How near?" },
      labels: { nearer: "A little nearer", rescuing: "Rescuing" },
    },
  });
  const goes = whatGoes(fields, answers, new Set(["take"]));
  const handed = handingInRecord({ record, goes, before: null });
  assert.equal(handed.kind, "handing-in");
  assert.equal(handed.room, "to-submit");
  assert.deepEqual(handed.asked.questions, { take: "What would you say?", reason: "reason" });
  assert.deepEqual(handed.asked.labels, {});
  const again = handingInRecord({ record, goes, before: { ...handed, stamp: "s", version: 1 } });
  assert.equal(again.id, handed.id);
  assert.equal(again.stamp, "s");
});
