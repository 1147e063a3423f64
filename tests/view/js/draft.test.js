import assert from "node:assert/strict";
import { test } from "node:test";
import { Kernel, aDevice, aRecord, pass, said, saying, until, write } from "./keeping.js";

test("words are in the journal soon after they were written, and only then said to be saved", async () => {
  const kernel = new Kernel();
  /** @type {string[]} */
  const states = [];
  const draft = aDevice().window({ kernel }).draft(aRecord(), { onState: (state) => states.push(state.is) });
  assert.equal(draft.state.is, "new");
  write(draft, "soon");
  assert.equal(said(draft.record), "soon");
  assert.equal(draft.state.is, "writing");
  await until(() => draft.state.is === "saved");
  assert.match(draft.state.sentence, /^Saved \d\d:\d\d$/);
  assert.equal(said(kernel.records.get("v-name-00000001")), "soon");
  assert.deepEqual([...new Set(states)], ["writing", "saved"]);
});

test("somebody who never pauses is saved all the same", async () => {
  const kernel = new Kernel();
  const draft = aDevice().window({ kernel }).draft(aRecord());
  let text = "";
  while (kernel.records.size === 0) {
    write(draft, (text += "a"));
    assert.ok(text.length < 38, "two seconds of typing have gone by");
    await pass(50);
  }
  assert.ok(text.length > 10, "and not at every keystroke");
});

test("one save is under way at a time, and the newest words are the next", async () => {
  const kernel = new Kernel();
  const draft = aDevice().window({ kernel, patience: 1500 }).draft(aRecord());
  kernel.is = "busy";
  write(draft, "one");
  const flushed = draft.flush();
  write(draft, "one two");
  write(draft, "one two three");
  await pass(500);
  assert.equal(kernel.queue.length, 1);
  kernel.idle();
  await flushed;
  await until(() => draft.state.is === "saved");
  assert.deepEqual(kernel.heard.filter((ask) => ask === "save").length, 2);
  assert.equal(said(kernel.records.get("v-name-00000001")), "one two three");
  assert.equal(kernel.records.size, 1);
});

test("with the kernel dead the words are kept in the browser, and saved as soon as it answers", async () => {
  const kernel = new Kernel();
  const window = aDevice().window({ kernel });
  const draft = window.draft(aRecord());
  kernel.is = "dead";
  write(draft, "unheard");
  await until(() => draft.state.is === "in-browser");
  assert.equal(draft.state.sentence, "Kept in this browser, not yet in your journal.");
  write(draft, "unheard, and more");
  kernel.is = "well";
  await until(() => draft.state.is === "saved");
  assert.equal(said(kernel.records.get("v-name-00000001")), "unheard, and more");
  assert.equal(kernel.records.size, 1);
  await until(async () => (await window.journal.shelf.holds()) === 0);
});

test("with the kernel dead and storage refused, the learner is told that only the page has the words", async () => {
  const kernel = new Kernel();
  const draft = aDevice({ factory: undefined }).window({ kernel }).draft(aRecord());
  kernel.is = "dead";
  write(draft, "only here");
  await until(() => draft.state.is === "in-browser");
  assert.match(draft.state.sentence, /on this page alone/);
});

test("what a killed window left is saved by the next one, before anything is listed", async () => {
  const kernel = new Kernel();
  const device = aDevice();
  const draft = device.window({ kernel }).draft(aRecord());
  kernel.is = "dead";
  write(draft, "last words");
  await until(() => draft.state.is === "in-browser");
  device.locks.kill();
  const fresh = new Kernel();
  const next = device.window({ kernel: fresh });
  assert.deepEqual((await next.journal.list({ exercise: "v-name" })).map(said), ["last words"]);
  assert.equal(said(fresh.records.get("v-name-00000001")), "last words");
  assert.equal(await next.journal.shelf.holds(), 0);
});

test("words that reached the journal though no answer came are not kept twice", async () => {
  const kernel = new Kernel();
  const device = aDevice();
  const first = device.window({ kernel });
  const { record } = await first.journal.save({ ...saying(aRecord(), "kept"), writer: "w1" }, "");
  await first.journal.buffer.put({ id: record.id, writer: "w1", seq: 1, base: "", at: 1, record: { ...saying(aRecord(), "kept"), writer: "w1" } });
  await device.window({ kernel }).journal.list();
  assert.equal(kernel.records.size, 1);
  assert.equal(kernel.heard.filter((ask) => ask === "save").length, 1);
});

test("what was left while the journal is still silent stands on the page, and is saved when it answers", async () => {
  const kernel = new Kernel();
  const device = aDevice();
  kernel.is = "dead";
  const before = device.window({ kernel }).draft(aRecord());
  write(before, "across two deaths");
  await until(() => before.state.is === "in-browser");
  device.locks.kill();
  const still = new Kernel();
  still.is = "dead";
  const next = device.window({ kernel: still });
  const [found] = await next.journal.list({ exercise: "v-name" });
  assert.ok(found);
  const draft = next.draft(found);
  assert.equal(said(draft.record), "across two deaths");
  assert.equal(draft.state.is, "in-browser");
  await pass(150);
  still.is = "well";
  await until(() => draft.state.is === "saved");
  assert.equal(said(still.records.get("v-name-00000001")), "across two deaths");
  await until(async () => (await next.journal.shelf.holds()) === 0);
});

test("a view that closes over a dead kernel hands its words to the one that opens", async () => {
  const kernel = new Kernel();
  const device = aDevice();
  const old = device.window({ kernel });
  const draft = old.draft(aRecord());
  kernel.is = "dead";
  write(draft, "handed on");
  await until(() => draft.state.is === "in-browser");
  const restarted = new Kernel();
  const next = device.window({ kernel: restarted });
  assert.deepEqual(await next.journal.list(), []);
  old.close();
  await until(() => restarted.records.size === 1);
  assert.equal(said([...restarted.records.values()][0]), "handed on");
});

test("a clean window follows the other; two that both wrote keep both", async () => {
  const device = aDevice();
  const one = device.window();
  const { record } = await one.journal.save(saying(aRecord(), "first"), "");
  const mine = one.draft(record);
  /** @type {(string | undefined)[]} */
  const followed = [];
  const theirs = device.window().draft(record, { onRecord: (each) => followed.push(said(each)) });
  write(mine, "first, and on");
  await until(() => followed.length === 1);
  assert.deepEqual(followed, ["first, and on"]);
  assert.equal(said(theirs.record), "first, and on");
  write(mine, "mine");
  write(theirs, "theirs");
  await until(() => mine.state.is === "beside" || theirs.state.is === "beside");
  await until(() => [mine, theirs].every((draft) => draft.state.is !== "writing"));
  const late = mine.state.is === "beside" ? mine : theirs;
  assert.match(late.state.sentence, /Both are kept/);
  assert.deepEqual((await one.journal.list()).map(said).sort(), ["mine", "theirs"]);
  write(late, "late goes on");
  await late.flush();
  assert.equal((await one.journal.list()).length, 2);
});

test("moving a room is saved with the words", async () => {
  const { journal, draft } = aDevice().window();
  const open = draft(aRecord());
  write(open, "to be shown");
  await open.move("for-supervision");
  assert.deepEqual((await journal.list()).map((each) => each.room), ["for-supervision"]);
});

test("erased words do not come back by a save that was on its way", async () => {
  const window = aDevice().window();
  const draft = window.draft(aRecord());
  write(draft, "regretted");
  await draft.flush();
  write(draft, "regretted, still on its way");
  await window.journal.erase(draft.record.id);
  await pass(700);
  assert.deepEqual(await window.journal.list(), []);
  assert.equal(await window.journal.shelf.holds(), 0);
  write(draft, "written on, which is a choice");
  await draft.flush();
  assert.equal((await window.journal.list()).length, 1);
});

test("a save that falls due while the journal is erasing does not bring the words back", async () => {
  const kernel = new Kernel();
  const window = aDevice().window({ kernel, patience: 1500 });
  const draft = window.draft(aRecord());
  write(draft, "regretted");
  await draft.flush();
  write(draft, "regretted, and not yet saved");
  kernel.is = "busy";
  const erasing = window.journal.erase(draft.record.id);
  await pass(600);
  kernel.idle();
  await erasing;
  await pass(600);
  assert.equal(kernel.records.size, 0);
});

test("an erasing that the journal refuses leaves the words where they are", async () => {
  const kernel = new Kernel();
  const window = aDevice().window({ kernel });
  const draft = window.draft(aRecord());
  write(draft, "kept");
  await draft.flush();
  kernel.is = "dead";
  await assert.rejects(window.journal.erase(draft.record.id));
  write(draft, "kept, and on");
  kernel.is = "well";
  await until(() => said(kernel.records.get(draft.record.id)) === "kept, and on");
});

test("on a full disk the words stay on the page and the learner is told", async () => {
  const window = aDevice().window();
  const draft = window.draft(aRecord());
  await window.journal.ready;
  window.journal.shelf.together = async () => { throw new DOMException("", "QuotaExceededError"); };
  write(draft, "no room for this");
  await until(() => draft.state.is === "trouble");
  assert.match(draft.state.sentence, /no room left.*still stand on this page/);
  assert.equal(said(draft.record), "no room for this");
});

test("what is taken along has the words of this moment, also with the kernel dead", async () => {
  const kernel = new Kernel();
  const window = aDevice().window({ kernel });
  const draft = window.draft(aRecord());
  kernel.is = "dead";
  write(draft, "of this moment");
  assert.match((await window.journal.export("html")).text, /of this moment/);
  const book = aDevice().window();
  write(book.draft(aRecord()), "just typed");
  assert.match((await book.journal.export("markdown")).text, /just typed/);
});
