import assert from "node:assert/strict";
import { test } from "node:test";

/** @type {any} */ (globalThis).document = { getElementById: () => null, createElement: () => ({ setAttribute() {}, remove() {} }) };
const { Model, bringAlive } = await import("../../widgets/becoming_relational/book/host.js");

test("a view learns that it stands in the book, and where the book is", () => {
  const { root } = /** @type {any} */ (globalThis).becomingRelationalBook;
  assert.ok(root.endsWith("/widgets/becoming_relational/"));
});

test("a change is told once to whoever listens, and not when nothing changed", () => {
  const model = new Model("activity-1", { open: false, list: [1] });
  /** @type {unknown[]} */
  const heard = [];
  model.on("change:open change", (/** @type {unknown[]} */ ...what) => heard.push(what.length));
  model.set("open", true);
  model.set({ open: true, list: [1] });
  assert.deepEqual(heard, [2, 1]);
  assert.equal(model.get("open"), true);
});

test("whoever stops listening hears nothing", () => {
  const model = new Model("activity-1", { open: false });
  /** @type {string[]} */
  const heard = [];
  const one = () => heard.push("one");
  const other = () => heard.push("other");
  model.on("change:open", one);
  model.on("change:open", other);
  model.off("change:open", one);
  model.set("open", true);
  model.off(null, other);
  model.set("open", false);
  assert.deepEqual(heard, ["other"]);
});

test("a question for a kernel is answered: there is none, and asking again is no use", async () => {
  const model = new Model("activity-1", {});
  /** @type {any[]} */
  const answers = [];
  model.on("msg:custom", (/** @type {any} */ answer) => answers.push(answer));
  model.send(/** @type {any} */ ({ ask: "list", call: "c1" }));
  assert.deepEqual(answers, [], "an answer comes later, as from a kernel");
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(answers.length, 1);
  const [answer] = /** @type {any[]} */ (answers.slice());
  assert.deepEqual({ ...answer, sentence: "" }, { call: "c1", ok: false, sentence: "", retry: false });
  assert.match(answer.sentence, /Nothing was lost\.$/);
});

/** @param {string} code */
const place = (code) => {
  const words = { gone: false, remove() { this.gone = true; } };
  /** @type {any[]} */
  const children = [];
  const node = {
    dataset: /** @type {Record<string, string>} */ ({ activity: "activity-1" }),
    querySelector: () => words,
    append: (/** @type {any} */ child) => children.push(child),
    prepend: (/** @type {any} */ child) => children.unshift(child),
  };
  const told = { module: `data:text/javascript,${encodeURIComponent(code)}`, state: { question: "?" } };
  return { node, words, children, told };
};

test("the words give way to a view that came alive", async () => {
  const { node, words, children, told } = place("export default { render({ model, el }) { el.shows = model.get('question'); } }");
  await bringAlive(/** @type {any} */ (node), told, new AbortController().signal);
  assert.equal(words.gone, true);
  assert.equal(children[0].shows, "?");
  assert.equal(node.dataset.is, "alive");
});

test("the words stay beside a view that failed, with a sentence", async (t) => {
  const complained = t.mock.method(console, "error", () => {});
  const { node, words, children, told } = place("export default { render() { throw new Error('as asked'); } }");
  await bringAlive(/** @type {any} */ (node), told, new AbortController().signal);
  assert.equal(words.gone, false);
  assert.equal(children[0].textContent, "This activity could not be shown. The questions are listed below.");
  assert.equal(node.dataset.is, "words");
  assert.equal(complained.mock.callCount(), 1);
});
