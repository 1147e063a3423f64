/** Stands by every box: the room its words are in, who can read them there, when they were last saved, and the way to another room. */
import { el, freshId, moveFocus, paragraphs, setAttribute, setText } from "./dom.js";
import { identified } from "./identified.js";
import { freeText } from "./identifying.js";
import { say } from "./words.js";

/**
 * @typedef {import("./types.js").RoomCard} RoomBarCard
 * @typedef {{ admits: string, rules: import("./identifying.js").IdentifyingRule[] }} RoomBarRules
 */

/**
 * @param {object} options
 * @param {import("./types.js").Draft} options.draft
 * @param {RoomBarCard[]} options.rooms
 * @param {RoomBarRules} options.rules
 * @param {import("./types.js").Journal} options.journal
 * @param {AbortSignal} options.signal
 * @param {(text: string) => void} options.announce
 * @param {string[]} [options.offered] Ids of the rooms one may move to; handing in has its own way.
 * @returns {{ node: HTMLElement, update: () => void }} Call `update` when the draft's state or record changed.
 */
export function roomBar({ draft, rooms, rules, journal, signal, announce, offered = ["only-me", "for-supervision"] }) {
  const panelId = freshId("room");
  const name = el("span", { class: "br-room-name" });
  const readers = el("span", { class: "br-room-readers" });
  const saved = el("span", { class: "br-room-saved" });
  const trouble = el("p", { class: "br-room-trouble", hidden: true });
  const watched = el("p", { class: "br-room-watched" });
  const panel = el("div", { class: "br-room-panel", id: panelId, role: "group", "aria-label": say("room.panel"), hidden: true });
  const change = el("button", {
    type: "button", class: "br-quiet-button", text: say("room.change"), "aria-expanded": false, "aria-controls": panelId, signal,
    on: { click: () => (panel.hidden ? unfold() : fold()) },
  });
  const node = el("div", { class: "br-room", role: "group", "aria-label": say("room.bar") },
    trouble,
    el("p", { class: "br-room-line" }, name, readers, saved),
    el("p", { class: "br-room-more" }, change),
    panel,
    watched);
  let told = draft.state.sentence;
  let toldTrouble = "";

  /** @param {string} id */
  const cardOf = (id) => rooms.find((card) => card.id === id);
  /** @param {RoomBarCard | undefined} card */
  const readersOf = (card) => (card ? (journal.place === "journal" ? card.readers : card.readers_in_browser) : "");
  const ways = () => rooms.filter((card) => offered.includes(card.id) && card.id !== draft.record.room);

  function update() {
    const card = cardOf(draft.record.room);
    setText(name, card?.name ?? "");
    setText(readers, readersOf(card));
    setText(saved, draft.state.sentence);
    setAttribute(saved, "data-is", draft.state.is);
    setText(watched, card?.no_one_watches ?? say("room.risk"));
    const sentence = journal.trouble ?? "";
    setText(trouble, sentence);
    trouble.hidden = !sentence;
    change.hidden = ways().length === 0 || draft.record.room === "submitted";
    // "Saved 12:04" is said once a minute at most, and nothing while words are still coming.
    if (draft.state.is !== "writing" && draft.state.is !== "new" && draft.state.sentence !== told) announce((told = draft.state.sentence));
    if (sentence && sentence !== toldTrouble) announce(sentence);
    toldTrouble = sentence;
  }

  function unfold() {
    const cards = ways();
    const only = cards.length === 1 ? cards[0] : null;
    const question = only ? say("room.ask", { room: only.name }) : say("room.choose");
    const legend = el("p", { class: "br-room-question", text: question });
    const shown = el("div", { class: "br-room-way" });
    const group = freshId("way");
    panel.replaceChildren(
      legend,
      ...(only ? [] : cards).map((card, at) =>
        el("label", { class: "br-room-choice" },
          el("input", { type: "radio", name: group, value: card.id, checked: at === 0, signal, on: { change: () => show(shown, card) } }),
          el("span", { text: card.name }))),
      shown);
    panel.hidden = false;
    setAttribute(change, "aria-expanded", true);
    if (cards[0]) show(shown, cards[0]);
    moveFocus(legend);
  }
  function fold() {
    panel.hidden = true;
    panel.replaceChildren();
    setAttribute(change, "aria-expanded", false);
    change.focus();
  }
  /** @param {HTMLElement} shown @param {RoomBarCard} card */
  function show(shown, card) {
    const quiet = { type: "button", class: "br-quiet-button", signal };
    shown.replaceChildren(
      ...paragraphs(card.on_entering),
      ...paragraphs(readersOf(card)),
      ...identified(freeText(draft.record.body), rules),
      el("p", { class: "br-room-ways" },
        el("button", { ...quiet, class: "br-button", text: say("room.move", { room: card.name }), on: { click: () => void move(card) } }),
        el("button", { ...quiet, text: say("room.stay"), on: { click: stay } })));
  }
  function stay() {
    fold();
    announce(say("room.not-moved", { room: cardOf(draft.record.room)?.name ?? "" }));
  }
  /** @param {RoomBarCard} card */
  async function move(card) {
    fold();
    const state = await draft.move(card.id);
    update();
    const kept = state.is === "saved" || state.is === "beside";
    announce(kept ? say("room.moved", { room: card.name, readers: readersOf(card) }) : state.sentence);
  }

  journal.onChange((news) => news.what === "state" && update(), signal);
  void journal.ready.then(() => signal.aborted || update());
  update();
  return { node, update };
}
