// One page of the journal, to be read: an entry, or what was given in an exercise or a look at one's week.

import { asksTwice } from "../view/asks-twice.js";
import { el, freshId, setAttribute } from "../view/dom.js";
import { day, say } from "../view/words.js";
import { earlierVersions } from "./earlier-versions.js";
import { around, piecesOf, placesOf } from "./finding.js";
import { folded } from "./fold.js";
import { pageOf } from "./pages.js";

/** @typedef {import("./pages.js").LogRecord} LogRecord */

const EXCERPT = 340;

/**
 * @param {object} given
 * @param {LogRecord} given.record
 * @param {string[]} given.sought What the page was found by; it is marked.
 * @param {string} given.room The name of its room.
 * @param {import("../view/types.js").Journal} given.journal
 * @param {AbortSignal} given.signal
 * @param {(text: string) => void} given.announce
 * @param {(record: LogRecord) => void} given.writeOn
 * @param {(record: LogRecord) => Promise<void>} given.erase
 */
export function pageRead({ record, sought, room, journal, signal, announce, writeOn, erase }) {
  const page = pageOf(record);
  const isEntry = record.kind === "entry";
  const dayId = freshId("day");
  const bodyId = freshId("page");
  const excerpt = excerptOf(page, sought);
  const body = el("div", { class: "br-page-body", id: bodyId }, excerpt.node);
  const read = quietButton("log.open", () => unfoldPage(!unfolded));
  setAttribute(read, "aria-controls", bodyId);
  setAttribute(read, "aria-expanded", false);
  const more = el("div", { class: "br-page-more", hidden: true });
  const ways = el("p", { class: "br-ways" }, excerpt.whole ? null : read, isEntry ? quietButton("log.go-on", () => writeOn(record)) : null, quietButton("log.more-ways", showMore));
  const node = el("article", { class: isEntry ? "br-page br-page-entry" : "br-page", "aria-labelledby": dayId, "data-record": record.id },
    el("header", { class: "br-page-head" },
      el("p", { class: "br-page-day", id: dayId, tabindex: -1 }, day(record.created), el("span", { class: "br-page-time", text: `, ${timeOf(record.created)}` }),
        isEntry ? null : el("span", { class: "br-page-from", text: ` · ${page.title}` })),
      marked("p", "br-page-about", [room, ...(isEntry ? [] : [say("log.also")]), ...page.tags.map((tag) => tag.label)].filter(Boolean).join(" · "), sought)),
    body, ways, more);
  let unfolded = false;

  /** @param {string} key @param {() => void} click */
  function quietButton(key, click) {
    return el("button", { type: "button", class: "br-quiet-button", text: say(key), signal, "aria-describedby": dayId, on: { click } });
  }
  /** @param {boolean} open */
  function unfoldPage(open) {
    unfolded = open;
    body.replaceChildren(open ? wholePage(page, sought) : excerpt.node);
    read.textContent = say(open ? "log.close" : "log.open");
    setAttribute(read, "aria-expanded", open);
  }
  /** Earlier versions and erasing are there when they are asked for, not under every page. */
  function showMore() {
    ways.lastElementChild?.remove();
    const parts = [
      earlierVersions({ journal, record, signal, announce }),
      asksTwice({
        ask: say("log.erase"), yes: say("log.erase-yes"), no: say("log.erase-no"), signal, act: () => erase(record),
        says: isEntry ? say("log.erase-asks", { day: day(record.created) }) : say("log.erase-asks-practice", { title: page.title, day: day(record.created) }),
      }),
    ];
    more.append(...parts);
    more.hidden = false;
    more.querySelector("button")?.focus();
  }
  return { node, focus: () => /** @type {HTMLElement} */ (node.querySelector(".br-page-day")).focus() };
}

/**
 * The beginning of a page, or the place where something was found.
 * @param {import("./pages.js").Page} page
 * @param {string[]} sought
 */
function excerptOf(page, sought) {
  const { passages } = page;
  if (!passages.length) return { node: el("p", { class: "br-hint", text: say("log.nothing") }), whole: true };
  const texts = passages.map((passage) => ({ passage, text: passage.words.trim() || passage.chosen.join("\n") }));
  const { passage, text } = tellsMost(texts, sought);
  const places = placesOf(text, sought);
  const part = around(text, places, EXCERPT);
  const cut = part.start > 0 || part.end < text.length;
  const asked = passage.question ? marked("p", "br-question-then", passage.question, sought) : null;
  const words = el("p", { class: "br-as-written", dir: "auto" }, part.start > 0 ? "… " : null, ...markedPieces(text, places, part), part.end < text.length ? " …" : null);
  const whole = !cut && passages.length === 1 && (!passage.words.trim() || !passage.chosen.length);
  return { node: el("div", {}, asked, el("div", { class: "br-own-words" }, words)), whole };
}

/**
 * The passage in which most of what was sought stands: in its words rather than in its question, and the first if none has any.
 * @template {{ passage: import("./pages.js").Passage, text: string }} T
 * @param {T[]} texts
 * @param {string[]} sought
 */
function tellsMost(texts, sought) {
  const holds = (/** @type {T} */ { passage, text }) => {
    const [words, question] = [folded(text), folded(passage.question)];
    return sought.reduce((sum, part) => sum + (words.includes(part) ? 10 : 0) + (question.includes(part) ? 1 : 0), 0);
  };
  return texts.reduce((best, next) => (holds(next) > holds(best) ? next : best));
}

/** @param {import("./pages.js").Page} page @param {string[]} sought */
function wholePage({ passages }, sought) {
  return el("div", { class: "br-record" }, ...passages.flatMap(({ question, chosen, words }) => {
    const text = words.trim();
    return [
      question ? marked("p", "br-question-then", question, sought) : null,
      el("div", { class: "br-own-words" },
        chosen.length ? el("ul", {}, ...chosen.map((line) => marked("li", "", line, sought))) : null,
        text ? marked("p", "br-as-written", text, sought) : null,
        !chosen.length && !text ? el("p", { class: "br-hint", text: say("reading.left-out") }) : null),
    ];
  }));
}

/** @param {"p" | "li"} tag @param {string} className @param {string} text @param {string[]} sought */
function marked(tag, className, text, sought) {
  return el(tag, { class: className || undefined, dir: "auto" }, ...markedPieces(text, placesOf(text, sought)));
}

/** @param {string} text @param {import("./finding.js").Place[]} places @param {import("./finding.js").Place} [part] */
function markedPieces(text, places, part) {
  return piecesOf(text, places, part).map((piece) => (piece.found ? el("mark", { text: piece.text }) : piece.text));
}

/** @param {string} moment */
function timeOf(moment) {
  return new Date(moment).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
