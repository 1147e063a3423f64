import assert from "node:assert/strict";
import { test } from "node:test";
import { JournalTrouble } from "../../../widgets/becoming_relational/view/trouble.js";
import { Kernel, aDevice, aRecord, said, saying } from "./keeping.js";

test("the book keeps a record, and lists it by kind and exercise", async () => {
  const { journal } = aDevice().window();
  const { record } = await journal.save(saying(aRecord(), "first"), "");
  assert.equal(journal.place, "browser");
  assert.equal(journal.trouble, null);
  assert.equal(record.version, 1);
  assert.match(record.stamp, /^[0-9a-f]{16}$/);
  assert.deepEqual((await journal.list({ exercise: "v-name" })).map(said), ["first"]);
  assert.deepEqual(await journal.list({ exercise: "another" }), []);
  assert.deepEqual(await journal.list({ kind: "entry" }), []);
});

test("in the book a stale window's words are kept beside those of the other", async () => {
  const device = aDevice();
  const [one, other] = [device.window().journal, device.window().journal];
  const { record } = await one.save({ ...saying(aRecord(), "first"), writer: "w1" }, "");
  await one.save({ ...saying(record, "one goes on"), writer: "w1" }, record.stamp);
  const kept = await other.save({ ...saying(record, "the other does too"), writer: "w2" }, record.stamp);
  assert.equal(said(kept.beside?.record), "one goes on");
  assert.match(kept.record.id, /^v-name-00000001-[0-9a-f]{4}$/);
  assert.equal(kept.record.beside, "v-name-00000001");
  assert.deepEqual((await one.list()).map(said).sort(), ["one goes on", "the other does too"]);
  const again = await other.save({ ...saying(kept.record, "and on"), writer: "w2" }, kept.record.stamp);
  assert.equal(again.beside, null);
  assert.equal((await one.list()).length, 2);
});

test("many windows writing at once lose nothing", async () => {
  const device = aDevice();
  const { record } = await device.window().journal.save({ ...saying(aRecord(), "first"), writer: "w0" }, "");
  const words = Array.from({ length: 8 }, (_, at) => `window ${at}`);
  await Promise.all(words.map((text, at) => device.window().journal.save({ ...saying(record, text), writer: `w${at + 1}` }, record.stamp)));
  assert.deepEqual((await device.window().journal.list()).map(said).sort(), words);
});

test("earlier versions stay readable, and no word is gone from all of them", async () => {
  const { journal } = aDevice().window();
  let { record } = await journal.save({ ...saying(aRecord(), "I am sorry"), writer: "w" }, "");
  for (const text of ["I am sorry for it", "Something else", "Something else entirely"])
    ({ record } = await journal.save({ ...saying(record, text), writer: "w" }, record.stamp));
  const earlier = (await journal.earlier(record.id)).map(said);
  assert.ok(earlier.includes("I am sorry for it"));
  assert.ok(!earlier.includes("Something else"), "a version that only grew is not kept twice");
});

test("erasing leaves nothing of a record, and of all", async () => {
  const { journal } = aDevice().window();
  const first = await journal.save({ ...saying(aRecord(), "first"), writer: "w" }, "");
  await journal.save({ ...saying(first.record, "other words"), writer: "w" }, first.record.stamp);
  await journal.save(saying(aRecord("v-name-00000002"), "second"), "");
  await journal.erase("v-name-00000001");
  assert.deepEqual((await journal.list()).map(said), ["second"]);
  assert.deepEqual(await journal.earlier("v-name-00000001"), []);
  await journal.eraseAll();
  assert.deepEqual(await journal.list(), []);
});

test("what was exported comes in again, once, and beside what was written since", async () => {
  const { journal } = aDevice().window();
  const { record } = await journal.save(saying(aRecord(), "first"), "");
  const { text, name } = await journal.export("json");
  assert.equal(name, "my-journal.json");
  assert.equal((await journal.import(text)).already, 1);
  const elsewhere = aDevice().window().journal;
  assert.equal((await elsewhere.import(text)).sentence, "1 record came in. Nothing was overwritten.");
  assert.deepEqual((await elsewhere.list()).map((each) => each.stamp), [record.stamp]);
  const other = aDevice().window().journal;
  await other.save(saying(aRecord(), "quite other words"), "");
  assert.equal((await other.import(text)).beside, 1);
  assert.deepEqual((await other.list()).map(said).sort(), ["first", "quite other words"]);
});

for (const [what, text] of [["not JSON", "{"], ["another file", '{"format": "x"}'], ["no list", '{"format": "becoming-relational-journal", "version": 1}'],
  ["a damaged record", '{"format": "becoming-relational-journal", "version": 1, "records": [{"schema": 1, "id": "../x"}]}'],
  ["a newer edition", '{"format": "becoming-relational-journal", "version": 2, "records": []}']])
  test(`an import of ${what} is refused in a sentence and changes nothing`, async () => {
    const { journal } = aDevice().window();
    await assert.rejects(journal.import(text), (error) => error instanceof JournalTrouble && /nothing/i.test(error.sentence));
    assert.deepEqual(await journal.list(), []);
  });

test("a browser that refuses storage is told of before anything is written", async () => {
  const { journal } = aDevice({ factory: undefined }).window();
  await journal.ready;
  assert.equal(journal.place, "tab");
  assert.match(journal.trouble ?? "", /keeps nothing .* this tab only/);
  await journal.save(saying(aRecord(), "still here"), "");
  assert.deepEqual((await journal.list()).map(said), ["still here"]);
});

test("a full disk is told of before anything is written", async () => {
  const full = { open: () => { throw new DOMException("", "QuotaExceededError"); } };
  const { journal } = aDevice({ factory: /** @type {any} */ (full) }).window();
  await journal.ready;
  assert.match(journal.trouble ?? "", /no room left/);
});

test("a kernel's journal saves, and a silent one is named without losing what this page knows", async () => {
  const kernel = new Kernel();
  const { journal } = aDevice().window({ kernel });
  assert.equal(journal.place, "journal");
  await journal.save(saying(aRecord(), "first"), "");
  kernel.is = "dead";
  await assert.rejects(journal.save(saying(aRecord("v-name-00000002"), "second"), ""), (error) => error instanceof JournalTrouble && error.retry);
  assert.equal(journal.answering, false);
  assert.match(journal.trouble ?? "", /not answering/);
  assert.deepEqual((await journal.list()).map(said), ["first"]);
  const taken = await journal.export("markdown");
  assert.match(taken.text, /first/);
  assert.match(taken.sentence ?? "", /not answering/);
});

test("a refusal of the kernel's journal reaches the learner as its sentence", async () => {
  const { journal } = aDevice().window({ kernel: new Kernel() });
  await assert.rejects(journal.ask("nonsense"), { sentence: "The page asked something this journal cannot do." });
});

test("a busy kernel gets the words once, however late it answers", async () => {
  const kernel = new Kernel();
  const { journal } = aDevice().window({ kernel, patience: 20 });
  kernel.is = "busy";
  let slow = 0;
  const saving = journal.save(saying(aRecord(), "patient"), "", () => (slow += 1));
  await new Promise((resolve) => setTimeout(resolve, 100));
  kernel.idle();
  assert.equal((await saving).beside, null);
  assert.equal(slow, 1);
  assert.equal(kernel.heard.filter((ask) => ask === "save").length, 1);
});

test("words that a dead kernel lost are sent again when it answers", async () => {
  const kernel = new Kernel();
  const { journal } = aDevice().window({ kernel, patience: 20 });
  kernel.is = "dead";
  const saving = journal.save(saying(aRecord(), "again"), "", () => undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
  kernel.is = "well";
  await journal.list();
  assert.equal(said((await saving).record), "again");
  assert.equal(kernel.records.size, 1);
});

test("a closed view leaves no listener on the model", async () => {
  const window = aDevice().window({ kernel: new Kernel() });
  await window.journal.list();
  window.close();
  assert.equal(/** @type {any} */ (window.model).listeners.size, 0);
});
