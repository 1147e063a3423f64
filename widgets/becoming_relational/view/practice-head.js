// The top of an exercise: what it is, how long it may take, what it may stir, and the ways to pause or go round it.

import { el, freshId, moveFocus, paragraphs, setAttribute, svg } from "./dom.js";
import { say } from "./words.js";

/**
 * A heading at a level that fits the page around.
 * @param {number} level @param {import("./dom.js").Props} props @param {...import("./dom.js").Child} children
 * @returns {HTMLHeadingElement}
 */
export function heading(level, props, ...children) {
  const tag = /** @type {"h2" | "h3" | "h4" | "h5" | "h6"} */ (`h${Math.min(6, Math.max(2, level))}`);
  return el(tag, props, ...children);
}

/**
 * @param {{ exercise: import("./types.js").Exercise, level: number, signal: AbortSignal, pause: (from: HTMLElement) => void }} given
 * @returns {HTMLElement}
 */
export function practiceHead({ exercise, level, signal, pause }) {
  const about = [say("practice.minutes", { minutes: exercise.minutes }), exercise.invented ? say("practice.invented") : ""];
  return el("header", { class: "br-head" },
    twoChairs(),
    heading(level, { class: "br-title", text: exercise.title }),
    el("p", { class: "br-about", text: about.filter(Boolean).join(" · ") }),
    exercise.content_note ? contentNote(exercise.content_note, signal, pause) : null);
}

/** Two chairs, a little turned towards each other. */
export function twoChairs() {
  const chair = "M4 4 Q1 22 6 31 L27 31 M7 31 L3 52 M26 31 L30 52 M5 20 Q16 18 25 22";
  return svg("svg", { class: "br-chairs", viewBox: "0 0 120 62", "aria-hidden": "true", focusable: "false" },
    svg("path", { class: "br-chair-floor", d: "M2 57 Q60 53 118 57" }),
    svg("path", { class: "br-chair-one", d: chair, transform: "translate(14 2)" }),
    svg("path", { class: "br-chair-other", d: chair, transform: "translate(106 2) scale(-1 1)" }));
}

/** @param {string} words @param {AbortSignal} signal @param {(from: HTMLElement) => void} pause */
function contentNote(words, signal, pause) {
  const roundId = freshId("round");
  const round = el("div", { class: "br-round", id: roundId, hidden: true }, ...paragraphs(say("practice.round-says")));
  const ask = el("button", {
    type: "button", class: "br-quiet-button", text: say("practice.round"), "aria-expanded": false, "aria-controls": roundId, signal,
    on: { click: () => { round.hidden = !round.hidden; setAttribute(ask, "aria-expanded", !round.hidden); } },
  });
  return el("div", { class: "br-note" },
    el("p", { class: "br-small-title", text: say("practice.note") }),
    ...paragraphs(words),
    el("p", { class: "br-ways" }, ask, pauseButton(signal, pause)),
    round);
}

/**
 * @param {AbortSignal} signal @param {(from: HTMLElement) => void} pause
 */
export function pauseButton(signal, pause) {
  const button = el("button", { type: "button", class: "br-quiet-button br-pause", text: say("practice.pause"), signal, on: { click: () => pause(button) } });
  return button;
}

/**
 * A resting place: the exercise steps back until one comes back to it.
 * @param {{ level: number, signal: AbortSignal, away: HTMLElement[] }} given `away`: what steps back.
 */
export function restingPlace({ level, signal, away }) {
  /** @type {HTMLElement | null} */
  let from = null;
  const title = heading(level + 1, { class: "br-step-title", text: say("practice.paused") });
  const resume = el("button", { type: "button", class: "br-button", text: say("practice.resume"), signal, on: { click: comeBack } });
  const node = el("section", { class: "br-rest", hidden: true }, title, ...paragraphs(say("practice.pause-says")), el("p", {}, resume));

  function comeBack() {
    node.hidden = true;
    for (const each of away) each.hidden = false;
    from?.focus();
    from?.scrollIntoView({ block: "center" });
  }
  return {
    node,
    /** @param {HTMLElement} button the one that was pressed; focus returns to it. */
    pause(button) {
      from = button;
      for (const each of away) each.hidden = true;
      node.hidden = false;
      moveFocus(title);
    },
  };
}
