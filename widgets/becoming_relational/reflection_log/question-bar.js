// The question that stands above the page, if one likes to have one: another, one of one's choosing, or none.

import { el, freshId, setAttribute, setText } from "../view/dom.js";
import { say } from "../view/words.js";
import { chooser } from "./choices.js";
import { anotherQuestion, questionsFor } from "./questions.js";

/** @typedef {import("./questions.js").Question} Question */

const OFFERED = 6;

/**
 * @param {{ content: import("./choices.js").LogContent, wanted: import("./questions.js").Wanted, signal: AbortSignal,
 *   announce: (text: string) => void, ask: (question: Question | null) => void }} given `wanted`: where the page this log stands on begins;
 *   `ask` is told which question shall stand there.
 */
export function questionBar({ content, wanted, signal, announce, ask }) {
  const panelId = freshId("questions");
  const words = el("p", { class: "br-log-question", dir: "auto", hidden: true });
  const another = bare("log.another", () => put(anotherQuestion(fitting(), now, dayNumber())));
  const none = bare("log.no-question", () => put(null));
  const open = bare("log.choose-question", () => unfold(Boolean(panel.hidden)));
  setAttribute(open, "aria-controls", panelId);
  setAttribute(open, "aria-expanded", false);
  const list = el("ul", { class: "br-question-list" });
  const further = bare("log.more-questions", () => { shown += OFFERED; drawList(OFFERED); });
  const noneFits = el("p", { class: "br-hint", hidden: true, text: say("log.questions-none") });
  const choose = (/** @type {keyof import("./questions.js").Wanted} */ key) => (/** @type {string} */ id) => {
    narrowed = { ...narrowed, [key]: id };
    shown = OFFERED;
    drawList();
  };
  const any = say("log.any");
  const panel = el("div", { class: "br-questions", id: panelId, hidden: true },
    el("div", { class: "br-choosers" },
      chooser({ label: say("log.by-phase"), open: any, choices: content.phases, chosen: wanted.phase, signal, choose: choose("phase") }).node,
      chooser({ label: say("log.by-thread"), open: any, choices: asking(content), chosen: wanted.thread, signal, choose: choose("thread") }).node,
      chooser({ label: say("log.by-theme"), open: any, choices: content.themes, chosen: wanted.theme, signal, choose: choose("theme") }).node),
    list, noneFits, further);
  const ways = el("p", { class: "br-ways" }, another, open, none);
  const node = el("div", { class: "br-question-bar" }, words, ways, panel);
  let narrowed = wanted;
  let shown = OFFERED;
  let now = /** @type {string | null} */ (null);

  /** @param {string} key @param {() => void} click */
  function bare(key, click) {
    return el("button", { type: "button", class: "br-quiet-button", text: say(key), signal, on: { click } });
  }
  function fitting() {
    return questionsFor(content.questions, narrowed);
  }
  /** @param {Question | null} question */
  function put(question) {
    ask(question);
    announce(question ? question.words : say("log.no-question"));
  }
  /** @param {boolean} unfolded */
  function unfold(unfolded) {
    panel.hidden = !unfolded;
    setAttribute(open, "aria-expanded", unfolded);
    if (unfolded) drawList();
  }
  /** @param {number} [focusAt] */
  function drawList(focusAt) {
    const all = fitting();
    list.replaceChildren(...all.slice(0, shown).map((question) => el("li", {}, el("button", {
      type: "button", class: "br-question-choice", dir: "auto", text: question.words, signal,
      on: { click: () => { unfold(false); put(question); } },
    }))));
    noneFits.hidden = all.length > 0;
    further.hidden = all.length <= shown;
    if (focusAt !== undefined) /** @type {HTMLElement | undefined} */ (list.children[shown - OFFERED]?.firstElementChild)?.focus();
  }
  return {
    node,
    /** The first question of the day, where the page asks for one. */
    first: () => anotherQuestion(fitting(), null, dayNumber()),
    /**
     * @param {{ id: string | null | undefined, words: string, begun: boolean }} asked what stands above the page; once it is `begun`, the
     *   words below belong to that question and it stays.
     */
    update({ id, words: text, begun }) {
      now = id ?? null;
      setText(words, now ? text : "");
      words.hidden = !now;
      none.hidden = !now;
      ways.hidden = begun;
      if (begun) unfold(false);
      setText(another, say(now ? "log.another" : "log.a-question"));
    },
  };
}

/**
 * The threads that questions are asked from.
 * @param {import("./choices.js").LogContent} content
 */
function asking(content) {
  const parts = content.threads.map(({ part, threads }) => ({ part, threads: threads.filter((thread) => content.asking.includes(thread.id)) }));
  return parts.filter((part) => part.threads.length);
}

function dayNumber() {
  return Math.floor(Date.now() / 86_400_000);
}
