// A ring and the words that say the same, side by side where there is room.

import { el } from "../view/dom.js";
import { say } from "../view/words.js";
import { lookAt } from "./looks.js";
import { ringDrawing } from "./ring-drawing.js";
import { saidBeside } from "./said.js";

/**
 * @param {{ cycle: import("./looks.js").Cycle, turned: number, trail: ReadonlySet<string>[], week: "this" | "that" }} given
 *   `trail`: the phases of each earlier look, the latest first.
 */
export function ringWithWords({ cycle, turned, trail, week }) {
  const drawing = ringDrawing(cycle, turned, trail, say("cycle.ring-name"));
  const words = saidBeside(cycle, turned, week);
  const caption = trail.length ? el("figcaption", { class: "br-hint", text: say("cycle.ring-trail") }) : null;
  const node = el("div", { class: "br-ring-with-words" }, el("figure", { class: "br-ring-figure" }, drawing.node, caption), words.node);
  return {
    node,
    /** @param {import("./looks.js").LookRecord} record */
    update(record) {
      drawing.update(new Set(lookAt(cycle, record, turned).recognised.map((one) => one.phase.id)));
      words.update(record);
    },
  };
}
