// The look at one's week: this look, the ring, the earlier ones, and all of them over time.

import { announcer } from "../view/announce.js";
import { el, moveFocus } from "../view/dom.js";
import { openJournal } from "../view/journal.js";
import { keepKeys } from "../view/keys.js";
import { heading, practiceHead, restingPlace } from "../view/practice-head.js";
import { sharingComputer } from "../view/sharing-computer.js";
import { takeAlongBar } from "../view/take-along-bar.js";
import { JournalTrouble } from "../view/trouble.js";
import { asksTwice } from "../view/asks-twice.js";
import { day, sameDay, say } from "../view/words.js";
import { earlierLooks } from "./earlier-looks.js";
import { holdsSomething } from "./looks.js";
import { looksOverTime } from "./over-time.js";
import { weekLook } from "./week.js";

/** @typedef {import("./looks.js").LookRecord} LookRecord */

export default {
  /** @param {{ model: any, el: HTMLElement, signal?: AbortSignal }} given */
  render({ model, el: root, signal: ended }) {
    const closing = new AbortController();
    const signal = ended ? AbortSignal.any([ended, closing.signal]) : closing.signal;
    root.classList.add("br", "br-cycle");
    keepKeys(root, signal);
    cyclePage({ model, root, signal });
    return () => closing.abort();
  },
};

/** @param {{ model: any, root: HTMLElement, signal: AbortSignal }} given */
function cyclePage({ model, root, signal }) {
  const journal = openJournal({ model, signal });
  const cycle = model.get("cycle");
  const exercise = model.get("content");
  const level = model.get("level") ?? 3;
  const rooms = model.get("rooms");
  const announce = announcer(root);
  const place = el("div", { class: "br-sitting" }, el("p", { class: "br-looking", text: say("practice.looking") }));
  const rest = restingPlace({ level, signal, away: [place] });
  root.append(practiceHead({ exercise, level, signal, pause: rest.pause }), rest.node, place);
  /** @type {AbortController | null} */
  let sitting = null;
  void open();

  /** @param {{ anew?: boolean, focus?: boolean }} [how] `anew`: begin another look, though there is one from today. */
  async function open({ anew = false, focus = false } = {}) {
    sitting?.abort();
    sitting = new AbortController();
    const here = AbortSignal.any([signal, sitting.signal]);
    const { looks, trouble } = await lookFor();
    if (here.aborted) return;
    const current = anew ? null : (looks.find((look) => sameDay(look.created, new Date())) ?? null);
    const earlier = looks.filter((look) => look !== current && holdsSomething(look));
    const another = anotherLook(here);
    const week = weekLook({
      cycle, journal, exercise, fingerprint: model.get("fingerprint"), rooms, rules: model.get("rules"), level, signal: here, announce,
      pause: rest.pause, current, earlier, changed: (record) => { another.hidden = !holdsSomething(record); },
    });
    place.replaceChildren(...[
      trouble ? el("p", { class: "br-trouble", text: say("practice.trouble", { sentence: trouble }) }) : null,
      week.node, another, earlierPart(here, earlier), overTimePart(here, week.draft, earlier), keptPart(here, () => week.draft.record),
    ].filter((part) => part !== null));
    if (focus) moveFocus(place);
    // What could not be found before may be there once the journal answers again; nothing written meanwhile is thrown away.
    if (trouble) journal.onChange(() => { if (journal.answering && week.draft.state.is === "new") void open(); }, here);
  }
  /** @returns {Promise<{ looks: LookRecord[], trouble: string | null }>} the latest first */
  async function lookFor() {
    try {
      const looks = await journal.list({ kind: "check-in", exercise: exercise.id });
      return { looks: looks.sort((one, other) => Date.parse(other.created) - Date.parse(one.created)), trouble: null };
    } catch (error) {
      if (!(error instanceof JournalTrouble)) throw error;
      return { looks: [], trouble: error.sentence };
    }
  }
  /** @param {AbortSignal} here */
  function anotherLook(here) {
    const again = el("button", { type: "button", class: "br-quiet-button", text: say("cycle.again"), signal: here, on: { click: () => void open({ anew: true, focus: true }) } });
    return el("div", { class: "br-another-look" }, again, el("p", { class: "br-hint", text: say("cycle.again-says") }));
  }
  /** @param {AbortSignal} here @param {LookRecord[]} earlier */
  function earlierPart(here, earlier) {
    const readers = rooms.find((/** @type {any} */ card) => card.id === exercise.rooms[0]);
    const none = say("cycle.earlier-none", { readers: (journal.place === "journal" ? readers?.readers : readers?.readers_in_browser) ?? "" });
    return el("section", { class: "br-part" }, heading(level + 1, { class: "br-step-title", text: say("cycle.earlier") }),
      earlier.length
        ? earlierLooks({ cycle, looks: earlier, signal: here, erase: async (record) => { await journal.erase(record.id); announce(say("cycle.erased")); await open({ focus: true }); } })
        : el("p", { class: "br-hint", text: none }));
  }
  /** @param {AbortSignal} here @param {import("../view/types.js").Draft} draft @param {LookRecord[]} earlier */
  function overTimePart(here, draft, earlier) {
    const looks = () => [draft.record, ...earlier].filter(holdsSomething);
    const part = el("section", { class: "br-part" }, heading(level + 1, { class: "br-step-title", text: say("cycle.over-time") }),
      looksOverTime({ cycle, journal, looks, settled: () => draft.flush(), root, signal: here, announce }).node);
    return earlier.length ? part : null;
  }
  /** @param {AbortSignal} here @param {() => LookRecord} current */
  function keptPart(here, current) {
    return el("details", { class: "br-kept" },
      el("summary", { text: say("practice.kept") }),
      el("div", { class: "br-kept-parts" },
        heading(level + 1, { class: "br-small-title", text: say("practice.take-along") }),
        takeAlongBar({ journal, signal: here, announce }).node,
        sharingComputer({ journal, signal: here, announce }).node,
        asksTwice({
          ask: say("practice.erase"), says: say("cycle.erase-asks", { day: day(current().created) }), yes: say("log.erase-yes"), no: say("log.erase-no"),
          signal: here, act: async () => { await journal.erase(current().id); announce(say("cycle.erased")); await open({ focus: true }); },
        })));
  }
}
