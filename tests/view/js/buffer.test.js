import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { openBuffer } from "../../../widgets/becoming_relational/view/buffer.js";
import { openShelf } from "../../../widgets/becoming_relational/view/shelf.js";
import { Locks, aRecord, said, saying } from "./keeping.js";

/** @param {IDBFactory} [factory] @param {string} [owner] */
function aBuffer(factory = new IDBFactory(), owner = "somebody") {
  const locks = new Locks();
  const shelf = openShelf(owner, { factory, tabStorage: null });
  return { factory, locks, shelf, buffer: openBuffer(shelf, /** @type {any} */ (locks)) };
}

/** @param {string} text @param {number} seq @param {string} [writer] */
function entry(text, seq, writer = "w1") {
  const record = saying(aRecord(), text);
  return { id: record.id, writer, seq, base: "", at: seq, record };
}

test("of many quick changes the newest stands, whatever came between", async () => {
  const { buffer } = aBuffer();
  await Promise.all(["a", "ab", "abc", "abcd"].map((text, at) => buffer.put(entry(text, at + 1))));
  assert.deepEqual((await buffer.left()).map((each) => said(each.record)), ["abcd"]);
});

test("every write is asked to reach the disk", async () => {
  const { buffer, shelf } = aBuffer();
  await shelf.ready;
  /** @type {any[]} */
  const asked = [];
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (/** @type {any} */ stores, /** @type {any} */ mode, /** @type {any} */ options) {
    asked.push(options?.durability);
    return transaction.call(this, stores, mode, options);
  };
  try {
    await buffer.put(entry("safe", 1));
  } finally {
    IDBDatabase.prototype.transaction = transaction;
  }
  assert.deepEqual(asked, ["strict"]);
});

test("an acknowledgement clears the version it is for and no later one", async () => {
  const { buffer } = aBuffer();
  await buffer.put(entry("later", 2));
  await buffer.clear("v-name-00000001", "w1", 1);
  assert.equal((await buffer.left()).length, 1);
  await buffer.clear("v-name-00000001", "w1", 2);
  assert.equal((await buffer.left()).length, 0);
});

test("what a living window writes is not taken for left behind; what a killed one wrote is", async () => {
  const { buffer, locks, factory } = aBuffer();
  buffer.hold("w1");
  await buffer.put(entry("mine", 1));
  const other = openBuffer(openShelf("somebody", { factory, tabStorage: null }), /** @type {any} */ (locks));
  assert.deepEqual(await other.left(), []);
  locks.kill();
  assert.equal((await other.left()).length, 1);
});

test("two windows keep their words of one record apart, and each left entry is taken once", async () => {
  const { buffer } = aBuffer();
  await buffer.put(entry("one", 1, "w1"));
  await buffer.put(entry("other", 2, "w2"));
  const left = await buffer.left();
  assert.deepEqual(left.map((each) => said(each.record)), ["one", "other"]);
  const taken = await Promise.all([buffer.take(left[0], "w3"), buffer.take(left[0], "w4")]);
  assert.equal(taken.filter(Boolean).length, 1);
});

test("people who share an origin do not meet each other's words", async () => {
  const { buffer, factory } = aBuffer();
  await buffer.put(entry("mine", 1));
  assert.deepEqual(await aBuffer(factory, "somebody else").buffer.left(), []);
});

test("forgetting a record leaves none of its words, those on their way included", async () => {
  const { buffer } = aBuffer();
  void buffer.put(entry("first", 1));
  void buffer.put(entry("second", 2));
  await buffer.forget("v-name-00000001");
  assert.deepEqual(await buffer.left(), []);
});

/** A tab's storage. @returns {Storage} */
function tabStorage() {
  /** @type {Map<string, string>} */
  const held = new Map();
  return /** @type {any} */ ({
    getItem: (/** @type {string} */ key) => held.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void held.set(key, value),
    removeItem: (/** @type {string} */ key) => void held.delete(key),
    held,
  });
}

test("on a shared computer everything moves into the tab, outlives a reload, and moves back", async () => {
  const factory = new IDBFactory();
  const storage = tabStorage();
  const shelf = openShelf("somebody", { factory, tabStorage: storage });
  const buffer = openBuffer(shelf, undefined);
  await buffer.put(entry("mine", 1));
  await shelf.share(true);
  assert.equal(shelf.place, "tab");
  const another = openShelf("somebody", { factory, tabStorage: null });
  assert.equal(await another.holds(), 0);
  const reloaded = openShelf("somebody", { factory, tabStorage: storage });
  assert.equal(reloaded.shared, true);
  assert.equal(await reloaded.holds(), 1);
  await reloaded.share(false);
  assert.equal(await another.holds(), 1);
  assert.deepEqual([.../** @type {any} */ (storage).held.keys()], []);
});

test("choosing it where storage is refused anyway loses nothing", async () => {
  const shelf = openShelf("somebody", { factory: undefined, tabStorage: tabStorage() });
  await openBuffer(shelf, undefined).put(entry("mine", 1));
  await shelf.share(true);
  assert.equal(await shelf.holds(), 1);
  await shelf.share(false);
  assert.equal(await shelf.holds(), 1);
  assert.equal(shelf.why, "refused");
});
