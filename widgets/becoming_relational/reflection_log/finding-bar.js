// Where one looks for one's words: a box, and ways to narrow down that keep out of sight until they are wanted.

import { el, freshId } from "../view/dom.js";
import { say } from "../view/words.js";
import { chooser, offer } from "./choices.js";
import { soughtIn } from "./finding.js";
import { occurring } from "./pages.js";

/** @typedef {import("./pages.js").Narrowing} Narrowing */

const PAUSE = 160;

/**
 * @param {{ rooms: import("../view/types.js").RoomCard[], signal: AbortSignal, changed: (narrowing: Narrowing) => void }} given
 */
export function findingBar({ rooms, signal, changed }) {
  const boxId = freshId("find");
  const hintId = freshId("find-hint");
  /** @type {HTMLInputElement} */
  const box = el("input", {
    type: "search", class: "br-line br-find", id: boxId, dir: "auto", autocomplete: "off", "aria-describedby": hintId, signal,
    on: { input: () => { clearTimeout(timer); timer = setTimeout(tellOfChange, PAUSE); }, keydown: enterFinds },
  });
  const any = say("log.any");
  const kinds = ["entry", "practice", "check-in"].map((kind) => ({ id: kind, label: say(`log.from-${kind}`) }));
  const from = chooser({ label: say("log.filter-from"), open: say("log.from-all"), choices: kinds, signal, choose: tellOfChange });
  const tag = chooser({ label: say("log.filter-tag"), open: any, choices: [], signal, choose: tellOfChange });
  const room = chooser({ label: say("log.filter-room"), open: any, choices: [], signal, choose: tellOfChange });
  const prompt = chooser({ label: say("log.filter-prompt"), open: any, choices: [], signal, choose: tellOfChange });
  const since = dayBox("log.filter-since");
  const until = dayBox("log.filter-until");
  const clear = el("button", { type: "button", class: "br-quiet-button", text: say("log.filter-clear"), hidden: true, signal, on: { click: clearAll } });
  const node = el("div", { class: "br-finding", role: "search" },
    el("label", { class: "br-small-title", for: boxId, text: say("log.search") }), box, el("p", { class: "br-hint", id: hintId, text: say("log.search-hint") }),
    el("details", { class: "br-narrow" }, el("summary", { text: say("log.narrow") }),
      el("div", { class: "br-choosers" }, from.node, tag.node, room.node, prompt.node, since.node, until.node)),
    clear);
  let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  signal.addEventListener("abort", () => clearTimeout(timer));

  /** @param {string} key */
  function dayBox(key) {
    const id = freshId("day-box");
    /** @type {HTMLInputElement} */
    const input = el("input", { type: "date", class: "br-select", id, signal, on: { change: () => tellOfChange() } });
    return { input, node: el("p", { class: "br-chooser" }, el("label", { class: "br-small-title", for: id, text: say(key) }), input) };
  }
  /** @param {KeyboardEvent} event */
  function enterFinds(event) {
    if (event.key === "Escape" && box.value) {
      event.preventDefault();
      box.value = "";
      tellOfChange();
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      tellOfChange();
    }
  }
  function clearAll() {
    for (const each of [box, from.select, tag.select, room.select, prompt.select, since.input, until.input]) each.value = "";
    box.focus();
    tellOfChange();
  }
  /** @returns {Narrowing} */
  function narrowing() {
    return {
      sought: soughtIn(box.value), from: from.select.value, tag: tag.select.value, room: room.select.value, prompt: prompt.select.value,
      since: since.input.value, until: until.input.value,
    };
  }
  function tellOfChange() {
    clearTimeout(timer);
    const now = narrowing();
    clear.hidden = !isNarrow(now);
    changed(now);
  }
  return {
    node,
    narrowing,
    /** @param {import("./pages.js").LogRecord[]} records what can be narrowed down to is what occurs in them */
    update(records) {
      const there = occurring(records);
      offer(tag.select, there.tags);
      offer(prompt.select, there.prompts);
      offer(room.select, rooms.filter((card) => there.rooms.has(card.id)).map((card) => ({ id: card.id, label: card.name })));
    },
  };
}

/**
 * Whether something is being looked for at all.
 * @param {Narrowing} narrowing
 */
export function isNarrow({ sought, ...rest }) {
  return sought.length > 0 || Object.values(rest).some(Boolean);
}
