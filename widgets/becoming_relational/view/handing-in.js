/** Handing in: what will go, who will read it, and nothing that was not ticked. */
import { met, wholeAnswer } from "./answer.js";
import { el, moveFocus, paragraphs, setText } from "./dom.js";
import { freshRecord } from "./fresh-record.js";
import { identified } from "./identified.js";
import { freeText } from "./identifying.js";
import { heading } from "./practice-head.js";
import { ownWords } from "./reading.js";
import { JournalTrouble } from "./trouble.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Answers} Answers */
/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").KeptRecord} KeptRecord */

/**
 * Whether a question is one whose words are meant to be handed in: written, and not about oneself. `model/exercise.py` says the same.
 * @param {Field} field
 */
export function asksForHandingIn(field) {
  return (field.kind === "words" || field.kind === "line") && !field.personal;
}

/**
 * The answers that go: those that were ticked, and, for every question that is meant to be handed in, a word that it was left out.
 * @param {Field[]} fields @param {Answers} answers @param {Set<string>} ticked
 * @returns {Answers}
 */
export function whatGoes(fields, answers, ticked) {
  /** @type {Answers} */
  const goes = {};
  for (const field of fields) {
    if (ticked.has(field.id) && met(answers[field.id])) goes[field.id] = wholeAnswer(answers[field.id]);
    else if (asksForHandingIn(field)) goes[field.id] = wholeAnswer({ skipped: true });
  }
  return goes;
}

/**
 * The record that is handed in. It keeps the questions of what goes and nothing of what stays: no other question, no label of another choice.
 * @param {{ record: KeptRecord, goes: Answers, before: KeptRecord | null }} given
 * @returns {KeptRecord}
 */
export function handingInRecord({ record, goes, before }) {
  const { questions = {}, labels = {}, title, fingerprint, scene } = record.asked;
  const taken = new Set(Object.values(goes).map(wholeAnswer).flatMap((answer) =>
    [...answer.chosen, answer.instead ?? "", ...Object.keys(answer.laid), ...Object.values(answer.laid)]));
  const asked = {
    title, fingerprint, scene,
    questions: Object.fromEntries(Object.keys(goes).map((field) => [field, questions[field] ?? field])),
    labels: Object.fromEntries(Object.entries(labels).filter(([id]) => taken.has(id))),
  };
  const fresh = freshRecord({ kind: "handing-in", exercise: record.exercise, room: "to-submit", asked });
  const { id, created, version, stamp } = before ?? fresh;
  return { ...fresh, id, created, version, stamp, body: { answers: goes, opened: [] } };
}

/** @type {import("./practice.js").Extra} */
export function handingIn({ model, journal, draft, exercise, level, rooms, rules, signal, announce }) {
  if (!model.get("assignment")) return { node: el("div", { hidden: true }) };
  const fields = exercise.steps.flatMap((step) => step.fields ?? []);
  const card = rooms.find((room) => room.id === "to-submit");
  /** @type {KeptRecord | null} */
  let handed = null;
  const receipt = el("p", { class: "br-receipt", hidden: true });
  const trouble = el("p", { class: "br-trouble", role: "alert" });
  const panel = el("div", { class: "br-room-panel", role: "group", "aria-label": say("hand-in.title"), hidden: true });
  const open = el("button", { type: "button", class: "br-button", text: say("hand-in.choose"), "aria-expanded": false, signal, on: { click: unfold } });
  const node = el("section", { class: "br-step br-handing-in" },
    heading(level + 1, { class: "br-step-title", text: say("hand-in.title") }),
    el("div", { class: "br-prose" }, ...paragraphs(say("hand-in.says"))),
    receipt, el("p", { class: "br-foot-row" }, open), panel, trouble);

  function unfold() {
    const { answers } = draft.record.body;
    const given = fields.filter((field) => met(answers[field.id]));
    const ticked = new Set(given.filter(asksForHandingIn).map((field) => field.id));
    const checked = el("div", { class: "br-room-way" });
    const look = () => {
      const goes = whatGoes(fields, answers, ticked);
      checked.replaceChildren(...identified(freeText({ answers: goes, opened: [] }), rules));
    };
    const question = el("p", { class: "br-room-question", text: say("hand-in.question") });
    const quiet = { type: "button", class: "br-quiet-button", signal };
    panel.replaceChildren(
      question,
      ...paragraphs(card?.on_entering ?? ""),
      ...(given.length ? given.map((field) => choice(field, ticked, look)) : paragraphs(say("hand-in.nothing"))),
      ...paragraphs(say("hand-in.left"), "br-hint"),
      checked,
      el("p", { class: "br-room-ways" },
        el("button", { ...quiet, class: "br-button", text: say("hand-in.do"), on: { click: () => void lay(ticked) } }),
        el("button", { ...quiet, text: say("hand-in.close"), on: { click: fold } })));
    look();
    panel.hidden = false;
    open.setAttribute("aria-expanded", "true");
    moveFocus(question);
  }

  /** @param {Field} field @param {Set<string>} ticked @param {() => void} look */
  function choice(field, ticked, look) {
    const box = el("input", { type: "checkbox", checked: ticked.has(field.id), signal });
    box.addEventListener("change", () => { ticked[box.checked ? "add" : "delete"](field.id); look(); }, { signal });
    const { questions = {}, labels = {} } = draft.record.asked;
    return el("div", { class: "br-going" },
      el("label", { class: "br-room-choice" }, box, el("span", { text: questions[field.id] ?? field.label })),
      field.personal ? el("p", { class: "br-hint", text: say("hand-in.personal") }) : null,
      ownWords(draft.record.body.answers[field.id], labels));
  }

  function fold() {
    panel.hidden = true;
    panel.replaceChildren();
    open.setAttribute("aria-expanded", "false");
    open.focus();
  }

  /** @param {Set<string>} ticked */
  async function lay(ticked) {
    trouble.textContent = "";
    const goes = whatGoes(fields, draft.record.body.answers, ticked);
    try {
      const answer = await journal.ask("hand-in", { record: handingInRecord({ record: draft.record, goes, before: handed }), base: handed?.stamp ?? "" });
      handed = answer.record;
      fold();
      update();
      announce(receipt.textContent ?? "");
    } catch (error) {
      if (!(error instanceof JournalTrouble)) throw error;
      trouble.textContent = error.sentence;
    }
  }

  function update() {
    receipt.hidden = !handed;
    if (!handed) return;
    const time = new Date(handed.saved).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
    const since = draft.record.version > 0 && Date.parse(draft.record.saved) > Date.parse(handed.saved);
    setText(receipt, say(since ? "hand-in.since" : "hand-in.done", { time, room: card?.name ?? "" }));
    setText(open, say("hand-in.choose-again"));
  }

  journal.list({ kind: "handing-in", exercise: exercise.id }).then(
    ([latest]) => { if (latest && !handed) { handed = latest; update(); } },
    (error) => { if (!(error instanceof JournalTrouble)) throw error; trouble.textContent = error.sentence; });
  return { node, update };
}
