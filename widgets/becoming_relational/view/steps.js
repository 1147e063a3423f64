// The steps of an exercise, unfolding down the page. What was opened stays open.

import { met } from "./answer.js";
import { el, moveFocus, paragraphs, setText } from "./dom.js";
import { frame } from "./frame.js";
import { fieldMark, nextThing } from "./plan.js";
import { heading, pauseButton } from "./practice-head.js";
import { ownWords } from "./reading.js";
import { day, say } from "./words.js";

/** @typedef {import("./types.js").Step} Step */
/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Answers} Answers */
/** @typedef {import("./types.js").KeptRecord} KeptRecord */

/**
 * @param {object} given
 * @param {import("./types.js").Exercise} given.exercise
 * @param {Step[]} given.steps
 * @param {KeptRecord | null} given.earlier The look this one stands beside.
 * @param {Record<string, import("./frame.js").FieldKind>} given.kinds
 * @param {number} given.level
 * @param {AbortSignal} given.signal
 * @param {() => KeptRecord} given.record
 * @param {(field: string, mutate: (answer: any) => import("./types.js").Answer) => void} given.change
 * @param {(step: string) => void} given.opened Told when the learner opens a step.
 * @param {(from: HTMLElement) => void} given.pause
 * @param {(text: string) => void} given.announce
 * @param {(field: string) => Node} given.where Where the words of a field are, who can read them, when they were kept.
 * @param {HTMLElement} given.closing Shown once the last step is open.
 */
export function unfoldingSteps(given) {
  const { steps, signal, record, level } = given;
  /** @type {Set<string>} */
  const shown = new Set();
  /** @type {Map<string, { field: Field, update: ReturnType<typeof frame>["update"], question: HTMLElement, node: HTMLElement }>} */
  const frames = new Map();
  /** @type {Map<string, { title: HTMLElement, body: HTMLElement, update: (answers: Answers) => void }>} */
  const opened = new Map();

  const list = el("div", { class: "br-steps" });
  const gate = gateNotice({
    signal,
    answerIt: (field) => focusField(field),
    goOnWithout: (field) => {
      given.change(field, (answer) => ({ ...answer, skipped: true }));
      goOn();
    },
  });
  const go = el("button", { type: "button", class: "br-button br-continue", text: say("practice.continue"), signal, on: { click: goOn } });
  const foot = el("div", { class: "br-foot" }, gate.node, el("p", { class: "br-foot-row" }, go, pauseButton(signal, given.pause)));
  const node = el("div", {}, list, foot, given.closing);

  /** @param {Step} step */
  function addStep(step) {
    const title = heading(level + 1, { class: "br-step-title", text: step.title });
    const alsoLines = (step.also ?? []).map((also) => ({ also, node: el("div", { class: "br-also", hidden: true }, ...paragraphs(also.words)) }));
    const prose = el("div", { class: step.scene ? "br-prose br-scene" : "br-prose" }, ...paragraphs(step.say ?? ""), ...alsoLines.map((line) => line.node));
    const body = el("div", { class: "br-fields" });
    const section = el("section", { class: "br-step", "data-step": step.id }, title,
      prose.childElementCount ? prose : null, body);
    // Steps keep their order also when another window opened one.
    const after = steps.slice(steps.indexOf(step) + 1).find((later) => opened.has(later.id));
    list.insertBefore(section, after ? list.querySelector(`[data-step="${CSS.escape(after.id)}"]`) : null);
    shown.add(step.id);
    opened.set(step.id, {
      title, body,
      update: (answers) => {
        for (const { also, node: line } of alsoLines) line.hidden = !answers[also.field]?.chosen?.includes(also.option);
      },
    });
    const { answers } = record().body;
    for (const field of step.fields ?? []) if (!field.after || met(answers[field.after]) || met(answers[field.id])) addField(step, field);
    opened.get(step.id)?.update(answers);
  }

  /** @param {Step} step @param {Field} field */
  function addField(step, field) {
    const made = frame({
      field, kinds: given.kinds, answers: record().body.answers, change: given.change, signal, exercise: given.exercise,
      recordId: record().id, announce: given.announce, where: () => given.where(field.id), then: whatWasWrittenThen(field),
    });
    frames.set(field.id, { ...made, field });
    shown.add(fieldMark(field.id));
    opened.get(step.id)?.body.append(made.node);
  }

  /** @param {Field} field */
  function whatWasWrittenThen(field) {
    if (!given.earlier) return null;
    const own = ownWords(given.earlier.body.answers[field.id], given.earlier.asked.labels ?? {});
    if (!own) return null;
    return el("details", { class: "br-then" }, el("summary", { text: say("practice.wrote-then", { day: day(given.earlier.created) }) }), own);
  }

  function goOn() {
    const thing = nextThing(steps, shown, record().body.answers);
    gate.hide();
    if (!thing) return;
    if ("gate" in thing) return gate.show(thing.gate, frames.get(thing.gate)?.question.textContent ?? "");
    if ("unfold" in thing) {
      const step = steps.find((each) => each.fields?.includes(thing.unfold));
      if (step) addField(step, thing.unfold);
      update();
      const made = frames.get(thing.unfold.id);
      if (made) moveFocus(made.question);
      return;
    }
    addStep(thing.open);
    given.opened(thing.open.id);
    update();
    const title = opened.get(thing.open.id)?.title;
    if (title) moveFocus(title);
  }

  /** @param {string} field */
  function focusField(field) {
    const made = frames.get(field);
    const control = made?.node.querySelector("textarea, input, button");
    if (control instanceof HTMLElement) control.focus();
  }

  /** Everything that follows from the record, wherever its words came from. */
  function update() {
    const { answers, opened: openedThen } = record().body;
    for (const step of steps) if (!shown.has(step.id) && (step === steps[0] || openedThen.includes(step.id))) addStep(step);
    for (const { field, update: updateField } of frames.values()) updateField(answers[field.id], answers);
    for (const step of opened.values()) step.update(answers);
    const more = nextThing(steps, shown, answers);
    foot.hidden = !more;
    gate.met(answers);
    given.closing.hidden = Boolean(more);
  }

  return {
    node,
    update,
    /** Go to the step that was opened last. */
    goToLast() {
      const last = [...steps].reverse().find((step) => opened.has(step.id));
      const title = last && opened.get(last.id)?.title;
      if (title) moveFocus(title);
    },
  };
}

/** @param {{ signal: AbortSignal, answerIt: (field: string) => void, goOnWithout: (field: string) => void }} given */
function gateNotice({ signal, answerIt, goOnWithout }) {
  let field = "";
  const words = el("p", {});
  const answer = el("button", { type: "button", class: "br-quiet-button", text: say("practice.gate-answer"), signal, on: { click: () => answerIt(field) } });
  const without = el("button", { type: "button", class: "br-quiet-button", text: say("practice.gate-go-on"), signal, on: { click: () => goOnWithout(field) } });
  const node = el("div", { class: "br-gate", hidden: true }, words, el("p", { class: "br-ways" }, answer, without));
  return {
    node,
    /** @param {string} gating @param {string} question */
    show(gating, question) {
      field = gating;
      setText(words, say("practice.gate", { question }));
      node.hidden = false;
      moveFocus(words);
    },
    hide() {
      node.hidden = true;
    },
    /** @param {Answers} answers */
    met(answers) {
      if (!node.hidden && met(answers[field])) node.hidden = true;
    },
  };
}
