// The page one writes on. It is there at once, and becomes an entry with the first character.

import { withAnswer } from "../view/answer.js";
import { el, freshId, moveFocus, setText } from "../view/dom.js";
import { openDraft } from "../view/draft.js";
import { freshRecord } from "../view/fresh-record.js";
import { roomBar } from "../view/room-bar.js";
import { growingBox } from "../view/words-field.js";
import { sameDay, say } from "../view/words.js";
import { ENTRY } from "./pages.js";
import { questionBar } from "./question-bar.js";
import { tagBar } from "./tag-bar.js";

/** @typedef {import("./pages.js").LogRecord} LogRecord */

/**
 * @param {object} given
 * @param {import("../view/types.js").Journal} given.journal
 * @param {import("../view/types.js").Exercise} given.exercise Says what an entry is called and what it asks when no question was chosen.
 * @param {string} given.fingerprint
 * @param {import("./choices.js").LogContent} given.content
 * @param {import("./questions.js").Wanted} given.wanted
 * @param {import("../view/types.js").RoomCard[]} given.rooms
 * @param {any} given.rules
 * @param {LogRecord | null} given.record The entry to go on with; a new one is begun where there is none.
 * @param {AbortSignal} given.signal
 * @param {(text: string) => void} given.announce
 * @param {() => void} given.begin Called to leave this entry and begin another.
 */
export function writingPage(given) {
  const { journal, exercise, content, signal, announce } = given;
  // A draft that finds words left behind tells of its state at once, before there is anything here to tell it to.
  let ready = false;
  const draft = openDraft({ journal, record: given.record ?? begunEntry(given), signal, onState: update, onRecord: update });
  const boxId = freshId("entry");
  const dayLine = el("p", { class: "br-log-day" });
  const label = el("label", { class: "br-unseen", for: boxId });
  const question = questionBar({
    content, wanted: given.wanted, signal, announce,
    ask(chosen) {
      revise((body) => ({ ...body, prompt: chosen?.id ?? null }), { questions: { [ENTRY]: chosen?.words ?? plainQuestion() } });
      box.box.focus();
    },
  });
  const box = growingBox({
    id: boxId, signal,
    change(text) {
      draft.change((body) => ({ ...body, answers: withAnswer(body.answers, ENTRY, (answer) => ({ ...answer, text })) }));
      update();
    },
  });
  box.node.classList.add("br-log-box");
  const tags = tagBar({
    content, signal, announce,
    change: (now, labels) => revise((body) => ({ ...body, tags: now }), { labels: { ...draft.record.asked.labels, ...labels } }),
  });
  const bar = roomBar({ draft, rooms: given.rooms, rules: given.rules, journal, signal, announce });
  const another = el("button", { type: "button", class: "br-quiet-button", text: say("log.begin"), signal, on: { click: given.begin } });
  const node = el("section", { class: "br-log-writing", "aria-label": say("log.page") },
    el("div", { class: "br-log-page" }, dayLine, question.node, label, box.node), tags.node, bar.node, el("p", { class: "br-ways" }, another));

  function plainQuestion() {
    return exercise.steps[0]?.fields?.[0]?.label ?? "";
  }
  /**
   * What belongs to an entry is kept with its words. Before the first of them there is no entry yet, and nothing is kept.
   * @param {(body: import("../view/types.js").Body) => import("../view/types.js").Body} mutate
   * @param {Partial<import("../view/types.js").Asked>} asked
   */
  function revise(mutate, asked) {
    const { record } = draft;
    if (begun()) draft.change(mutate, asked);
    else draft.record = { ...record, body: mutate(record.body), asked: { ...record.asked, ...asked } };
    update();
  }
  function begun() {
    return Boolean(draft.record.stamp || draft.record.body.answers[ENTRY]);
  }
  function update() {
    if (!ready) return;
    const { body, asked, created } = draft.record;
    const text = body.answers[ENTRY]?.text ?? "";
    box.update(text);
    const words = asked.questions?.[ENTRY] ?? plainQuestion();
    setText(label, words);
    question.update({ id: body.prompt, words, begun: Boolean(text) });
    tags.update(body.tags ?? [], asked.labels ?? {});
    const today = sameDay(created, new Date());
    setText(dayLine, today ? longDay(new Date(created)) : say("log.going-on", { day: longDay(new Date(created)) }));
    another.hidden = !begun();
    bar.update();
  }
  ready = true;
  const first = given.record || !Object.values(given.wanted).some(Boolean) ? null : question.first();
  if (first) revise((body) => ({ ...body, prompt: first.id }), { questions: { [ENTRY]: first.words } });
  update();
  return { node, draft, focus: () => (given.record ? moveFocus(dayLine) : box.box.focus()), write: () => box.box.focus() };
}

/** @param {Parameters<typeof writingPage>[0]} given @returns {LogRecord} */
function begunEntry({ exercise, fingerprint }) {
  const asked = { title: exercise.title, fingerprint, scene: "", questions: { [ENTRY]: exercise.steps[0]?.fields?.[0]?.label ?? "" }, labels: {} };
  const record = freshRecord({ kind: "entry", exercise: exercise.id, room: exercise.rooms[0], asked });
  return { ...record, body: { ...record.body, tags: [], prompt: null } };
}

/** @param {Date} date */
function longDay(date) {
  return new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(date);
}
