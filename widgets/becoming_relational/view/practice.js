// A whole exercise: what was written before is found, and the steps unfold from there.

import { withAnswer } from "./answer.js";
import { announcer } from "./announce.js";
import { el, moveFocus, setText } from "./dom.js";
import { openDraft } from "./draft.js";
import { KINDS } from "./fields.js";
import { freshRecord } from "./fresh-record.js";
import { keepKeys } from "./keys.js";
import { askedOf, looksAt, stepsOf } from "./plan.js";
import { practiceClosing, practiceFoot } from "./practice-foot.js";
import { practiceHead, restingPlace } from "./practice-head.js";
import { returnLine } from "./practice-return.js";
import { roomBar } from "./room-bar.js";
import { unfoldingSteps } from "./steps.js";
import { JournalTrouble } from "./trouble.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").KeptRecord} KeptRecord */
/** @typedef {import("./types.js").Journal} Journal */
/**
 * Something a widget adds below the steps, such as handing in.
 * @typedef {(given: { model: any, journal: Journal, draft: import("./types.js").Draft, exercise: import("./types.js").Exercise, level: number,
 *   rooms: import("./types.js").RoomCard[], rules: any, signal: AbortSignal, announce: (text: string) => void })
 *   => { node: HTMLElement, update?: () => void }} Extra
 */
/**
 * @typedef {object} PracticeGiven
 * @property {HTMLElement} el The widget's root.
 * @property {any} model
 * @property {Journal} journal
 * @property {import("./types.js").Exercise} exercise
 * @property {string} fingerprint
 * @property {import("./types.js").RoomCard[]} rooms
 * @property {any} rules
 * @property {AbortSignal} signal
 * @property {Record<string, import("./frame.js").FieldKind>} [kinds] Kinds of field beside those every exercise can have.
 * @property {Extra[]} [extras]
 * @property {number} [level] The heading level of the title.
 */

/**
 * Show an exercise and go on where the learner stopped.
 * @param {PracticeGiven} given
 * @returns {Promise<void>} once what was written before has been found, or looked for in vain.
 */
export async function practice(given) {
  const { el: root, journal, exercise, signal, level = 3 } = given;
  root.classList.add("br");
  keepKeys(root, signal);
  const announce = announcer(root);
  const place = el("div", { class: "br-sitting" });
  const rest = restingPlace({ level, signal, away: [place] });
  const looking = el("p", { class: "br-looking", text: say("practice.looking") });
  root.append(practiceHead({ exercise, level, signal, pause: rest.pause }), rest.node, place);
  place.append(looking);

  /** @type {AbortController | null} */
  let sitting = null;
  signal.addEventListener("abort", () => sitting?.abort());
  /** @param {{ focus?: boolean }} [how] */
  async function open({ focus = false } = {}) {
    const found = await lookFor();
    const { current, others } = looksAt(found.records);
    sit(current, others, found.trouble);
    if (focus) moveFocus(place);
  }
  /** @returns {Promise<{ records: KeptRecord[], trouble: string | null }>} */
  async function lookFor() {
    try {
      return { records: await journal.list({ kind: "practice", exercise: exercise.id }), trouble: null };
    } catch (error) {
      if (!(error instanceof JournalTrouble)) throw error;
      return { records: [], trouble: error.sentence };
    }
  }

  /** @param {KeptRecord | null} current @param {KeptRecord[]} others @param {string | null} trouble @param {boolean} [again] */
  function sit(current, others, trouble, again = false) {
    sitting?.abort();
    sitting = new AbortController();
    place.replaceChildren(oneSitting({
      ...given, level, announce, signal: sitting.signal, current, others, trouble, again, pause: rest.pause,
      reopen: (how) => { sitting?.abort(); return open(how); },
      lookAgain: (record) => { sit(null, [record, ...others], null, true); moveFocus(place); },
    }));
  }
  await open();
}

/**
 * One record, from opening it to leaving it.
 * @param {PracticeGiven & { level: number, announce: (text: string) => void, current: KeptRecord | null, others: KeptRecord[], trouble: string | null,
 *   again: boolean, pause: (from: HTMLElement) => void, reopen: (how?: { focus?: boolean }) => Promise<void>, lookAgain: (record: KeptRecord) => void }} given
 */
function oneSitting(given) {
  const { journal, exercise, fingerprint, rooms, rules, signal, announce, level, current, others, trouble } = given;
  const earlier = given.again ? others[0] : looksAt(current ? [current, ...others] : []).earlier;
  const steps = stepsOf(exercise, earlier);
  const record = current ?? freshRecord({
    kind: "practice", exercise: exercise.id, room: exercise.rooms[0], asked: askedOf({ exercise, fingerprint, steps, answers: {} }),
  });
  let ready = false; // a draft may speak before there is anything to tell
  const draft = openDraft({ journal, record, signal, onState: () => ready && updateState(), onRecord: () => ready && update() });

  /** @type {Set<{ field: string, room: HTMLElement, readers: HTMLElement, saved: HTMLElement }>} */
  const wheres = new Set();
  const unfolding = unfoldingSteps({
    exercise, steps, earlier, level, signal, announce, pause: given.pause, kinds: { ...KINDS, ...given.kinds },
    record: () => draft.record,
    change(field, mutate) {
      const answers = withAnswer(draft.record.body.answers, field, mutate);
      const asked = askedOf({ exercise, fingerprint, steps, answers, before: draft.record.asked, answering: field });
      draft.change((body) => ({ ...body, answers: withAnswer(body.answers, field, mutate) }), asked);
      update();
    },
    opened: (step) => draft.change((body) => ({ ...body, opened: [...new Set([...body.opened, steps[0].id, step])] })),
    where(field) {
      const room = el("span", { class: "br-where-room" });
      const readers = el("span", { class: "br-where-readers" });
      const saved = el("span", { class: "br-where-saved" });
      wheres.add({ field, room, readers, saved });
      return el("p", {}, room, readers, saved);
    },
    closing: practiceClosing({ exercise, level }),
  });
  const bar = roomBar({ draft, rooms, rules, journal, signal, announce });
  const extras = (given.extras ?? []).map((extra) => extra({ model: given.model, journal, draft, exercise, rooms, rules, signal, announce, level }));
  const foot = practiceFoot({ journal, others, level, signal, announce, record: () => draft.record, erased: () => given.reopen({ focus: true }) });
  const back = returnLine({
    record: current, earlier: given.again ? earlier : null, trouble, signal, goToLast: unfolding.goToLast,
    lookAgain: () => given.lookAgain(draft.record), tryAgain: () => void given.reopen({ focus: true }),
  });
  // What could not be found before may be there once the journal answers again; nothing that was written meanwhile is thrown away.
  // The same holds for what another window wrote, or left behind when it was closed a moment ago.
  journal.onChange((news) => {
    const elsewhere = news.what === "saved" && !current && !given.again && news.id?.startsWith(`${exercise.id}-`) && news.id !== record.id;
    if ((elsewhere || (trouble && journal.answering)) && draft.state.is === "new") void given.reopen();
  }, signal);

  function updateState() {
    const card = rooms.find((each) => each.id === draft.record.room);
    const readers = (journal.place === "journal" ? card?.readers : card?.readers_in_browser) ?? "";
    for (const where of wheres) {
      setText(where.room, card?.name ?? "");
      setText(where.readers, readers);
      const given = draft.record.body.answers[where.field];
      setText(where.saved, given && draft.state.is !== "new" ? draft.state.sentence : "");
    }
    bar.update();
    for (const extra of extras) extra.update?.();
  }
  function update() {
    unfolding.update();
    updateState();
  }
  ready = true;
  update();
  return el("div", {}, back, bar.node, unfolding.node, ...extras.map((extra) => extra.node), foot);
}
