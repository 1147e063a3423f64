// One's looks over time as a picture: drawn by the kernel where there is one, and here where there is none.

import { el, freshId } from "../view/dom.js";
import { giveFile } from "../view/take-along-bar.js";
import { JournalTrouble } from "../view/trouble.js";
import { day, say } from "../view/words.js";
import { looksPicture } from "./looks-picture.js";
import { sentenceOf } from "./said.js";
import { lookAt } from "./looks.js";

/** @typedef {import("./looks.js").LookRecord} LookRecord */

/** A kernel that draws for the first time has to load what it draws with. */
const PATIENCE = 20_000;
const NARROW = 620;

/**
 * @param {{ cycle: import("./looks.js").Cycle, journal: import("../view/types.js").Journal, looks: () => LookRecord[], settled: () => Promise<unknown>,
 *   root: HTMLElement, signal: AbortSignal, announce: (text: string) => void }} given `looks`: the latest first; `settled`: what is being
 *   written has been kept, so that the kernel can draw it.
 */
export function looksOverTime({ cycle, journal, looks, settled, root, signal, announce }) {
  const wait = el("p", { class: "br-hint", hidden: true, text: say("cycle.drawing") });
  const place = el("figure", { class: "br-over-time-picture", hidden: true });
  const keepHint = freshId("keep");
  const keep = el("button", { type: "button", class: "br-quiet-button", text: say("cycle.keep-picture"), "aria-describedby": keepHint, signal, on: { click: () => void keepIt() } });
  const draw = el("button", { type: "button", class: "br-button", text: say("cycle.draw"), signal, on: { click: () => void drawThem() } });
  const kept = el("div", { class: "br-keep", hidden: true }, keep, el("p", { class: "br-hint", id: keepHint, text: say("cycle.keep-says") }));
  const node = el("div", { class: "br-over-time" }, el("p", { class: "br-hint", text: say("cycle.draw-says") }), el("p", {}, draw), wait, place, kept);
  let address = "";
  signal.addEventListener("abort", () => URL.revokeObjectURL(address));

  async function drawThem() {
    wait.hidden = false;
    const narrow = root.clientWidth < NARROW;
    const picture = await fromKernel({ dark: isDark(root), narrow });
    wait.hidden = true;
    URL.revokeObjectURL(address);
    if (picture) {
      address = URL.createObjectURL(new Blob([picture.svg], { type: "image/svg+xml" }));
      place.replaceChildren(el("img", { src: address, alt: picture.words }));
    } else {
      place.replaceChildren(drawnHere(narrow));
    }
    place.hidden = kept.hidden = false;
    draw.textContent = say("cycle.draw-again");
    announce(say("cycle.drawn"));
  }
  async function keepIt() {
    // Paper is light, whatever the screen is.
    const picture = await fromKernel({ dark: false, narrow: false });
    const text = picture?.svg ?? new XMLSerializer().serializeToString(drawnHere(false, PRINT));
    giveFile({ name: "my-looks.svg", type: "image/svg+xml", text });
  }
  /** @param {{ dark: boolean, narrow: boolean }} how @returns {Promise<{ svg: string, words: string } | null>} */
  async function fromKernel(how) {
    if (journal.place !== "journal") return null;
    try {
      await settled();
      return await journal.ask("draw", { what: "looks", ...how }, PATIENCE);
    } catch (error) {
      // Without a kernel that answers, or without matplotlib, the same picture is drawn here: nothing is missing from it.
      if (error instanceof JournalTrouble) return null;
      throw error;
    }
  }
  /** @param {boolean} narrow @param {import("./looks-picture.js").Colours} [colours] */
  function drawnHere(narrow, colours = coloursOf(root)) {
    const records = [...looks()].reverse();
    const words = records.map((record) => inWords(record)).join(" ");
    const turned = records.at(-1)?.body.turned ?? 0;
    return looksPicture(cycle, records, { turned, colours, across: narrow ? 2 : 4, title: say("cycle.over-time"), words });
  }
  /** @param {LookRecord} record */
  function inWords(record) {
    return `${day(record.created)}: ${sentenceOf(record, lookAt(cycle, record), "that")}`;
  }
  return { node };
}

/** @type {import("./looks-picture.js").Colours} */
const PRINT = { paper: "#ffffff", ink: "#2b2723", quiet: "#645c54", teal: "#1f5f5b" };

/** @param {HTMLElement} root @returns {import("./looks-picture.js").Colours} */
function coloursOf(root) {
  const style = getComputedStyle(root);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--br-${name}`).trim();
  return { paper: colour("paper"), ink: colour("ink"), quiet: colour("quiet"), teal: colour("teal") };
}

/** @param {HTMLElement} root */
function isDark(root) {
  return getComputedStyle(root).colorScheme.includes("dark");
}
