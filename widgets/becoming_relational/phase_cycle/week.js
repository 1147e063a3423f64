// One look at a week, from its first question to what is to be remembered of it.

import { withAnswer } from "../view/answer.js";
import { el } from "../view/dom.js";
import { openDraft } from "../view/draft.js";
import { KINDS } from "../view/fields.js";
import { freshRecord } from "../view/fresh-record.js";
import { askedOf } from "../view/plan.js";
import { practiceClosing } from "../view/practice-foot.js";
import { roomBar } from "../view/room-bar.js";
import { unfoldingSteps } from "../view/steps.js";
import { turnFor } from "./turn.js";
import { lookAt } from "./looks.js";
import { ringWithWords } from "./ring-with-words.js";
import { sentencesOf } from "./sentences.js";

/** @typedef {import("./looks.js").LookRecord} LookRecord */
/** @typedef {import("./looks.js").Cycle} Cycle */

/**
 * @param {object} given
 * @param {Cycle} given.cycle
 * @param {import("../view/types.js").Journal} given.journal
 * @param {import("../view/types.js").Exercise} given.exercise
 * @param {string} given.fingerprint
 * @param {import("../view/types.js").RoomCard[]} given.rooms
 * @param {any} given.rules
 * @param {number} given.level
 * @param {AbortSignal} given.signal
 * @param {(text: string) => void} given.announce
 * @param {(from: HTMLElement) => void} given.pause
 * @param {LookRecord | null} given.current The look to go on with; a new one is begun where there is none.
 * @param {LookRecord[]} given.earlier All others, the latest first.
 * @param {(record: LookRecord) => void} given.changed Told whenever something was given, or came from another window.
 */
export function weekLook(given) {
  const { cycle, journal, exercise, fingerprint, rooms, signal, announce, level, earlier } = given;
  const { steps } = exercise;
  const record = given.current ?? begun(given);
  const turned = record.body.turned ?? 0;
  // A draft that finds words left behind tells of its state at once, before there is anything here to tell it to.
  let ready = false;
  const draft = openDraft({ journal, record, signal, onState: () => ready && updateState(), onRecord: () => ready && update() });
  const trail = earlier.map((look) => new Set(lookAt(cycle, look).recognised.map((one) => one.phase.id)));
  const ring = ringWithWords({ cycle, turned, trail, week: "this" });
  /** @type {(() => void)[]} */
  const wheres = [];

  const unfolding = unfoldingSteps({
    exercise, steps, earlier: null, level, signal, announce, pause: given.pause,
    kinds: { ...KINDS, "choose-any": sentencesOf(cycle) },
    record: () => draft.record,
    change(field, mutate) {
      const answers = withAnswer(draft.record.body.answers, field, mutate);
      const asked = askedOf({ exercise, fingerprint, steps, answers, before: draft.record.asked, answering: field });
      draft.change((body) => ({ ...body, answers: withAnswer(body.answers, field, mutate) }), asked);
      update();
    },
    opened(step) {
      draft.change((body) => ({ ...body, opened: [...new Set([...body.opened, steps[0].id, step])] }));
      placeRing();
    },
    where,
    closing: practiceClosing({ exercise, level }),
  });
  const bar = roomBar({ draft, rooms, rules: given.rules, journal, signal, announce });

  /** Who can read this, and when it was last kept: beside every box. */
  function where() {
    const parts = ["br-where-room", "br-where-readers", "br-where-saved"].map((name) => el("span", { class: name }));
    wheres.push(() => {
      const card = rooms.find((each) => each.id === draft.record.room);
      parts[0].textContent = card?.name ?? "";
      parts[1].textContent = (journal.place === "journal" ? card?.readers : card?.readers_in_browser) ?? "";
      parts[2].textContent = draft.state.is === "new" ? "" : draft.state.sentence;
    });
    return el("p", {}, ...parts);
  }
  function updateState() {
    for (const tell of wheres) tell();
    bar.update();
  }
  function update() {
    unfolding.update();
    placeRing();
    ring.update(draft.record);
    updateState();
    given.changed(draft.record);
  }
  /** The ring stands in its own step, as soon as that is open. */
  function placeRing() {
    const place = unfolding.node.querySelector('[data-step="ring"]');
    if (place && !place.contains(ring.node)) place.append(ring.node);
  }
  ready = true;
  update();
  return { node: el("div", { class: "br-look" }, bar.node, unfolding.node), draft };
}

/** @param {Parameters<typeof weekLook>[0]} given @returns {LookRecord} */
function begun({ cycle, exercise, fingerprint, earlier }) {
  const asked = askedOf({ exercise, fingerprint, steps: exercise.steps, answers: {} });
  const record = freshRecord({ kind: "check-in", exercise: exercise.id, room: exercise.rooms[0], asked });
  const before = earlier.length ? (earlier[0].body.turned ?? 0) : null;
  return { ...record, body: { ...record.body, turned: turnFor(record.id, cycle.phases.length, before) } };
}
