// The seesaw: a plank between rescuing and guarding, and radio buttons below it. Neither end is the better one, and one may sit nowhere on it.

import { wholeAnswer } from "./answer.js";
import { radios } from "./choice-field.js";
import { svg } from "./dom.js";
import { allOptions } from "./plan.js";

/**
 * Where the stones lie for each place, and how far the plank leans. `x` runs from -1, the left end, to 1; `on` is the plank or the ground.
 * @type {{ [place: string]: { lean: number, stones: { x: number, on: "plank" | "ground", open?: boolean }[] } }}
 */
export const PLACES = {
  rescuing: { lean: -7, stones: [{ x: -0.72, on: "plank" }] },
  guarding: { lean: 7, stones: [{ x: 0.72, on: "plank" }] },
  both: { lean: 0, stones: [{ x: -0.72, on: "plank" }, { x: 0.72, on: "plank" }] },
  neither: { lean: 0, stones: [{ x: 0, on: "ground" }] },
  frozen: { lean: 0, stones: [{ x: 0, on: "plank" }] },
  "not-sure": { lean: 0, stones: [{ x: 0, on: "plank", open: true }] },
};
/** Before anything was chosen, and when one would rather not say. */
const EMPTY_PLANK = { lean: 0, stones: [] };
const ARM = 150;

/** @type {import("./frame.js").FieldKind} */
export function seesaw({ field, change, signal }) {
  const options = allOptions(field);
  const choices = radios({
    options, signal, class: "br-choices br-seesaw-choices",
    choose: (id) => change((answer) => ({ ...answer, chosen: [id], skipped: false })),
  });
  const ends = ["rescuing", "guarding"].map((id) => options.find((option) => option.id === id)?.label ?? "");
  const drawing = plankDrawing(ends);
  const node = document.createElement("div");
  node.className = "br-seesaw";
  node.append(drawing.node, choices.node);
  return {
    node,
    update(answer) {
      const chosen = wholeAnswer(answer).chosen[0];
      choices.update(chosen);
      drawing.show(chosen);
    },
  };
}

/**
 * The drawing says nothing that the radio buttons do not say.
 * @param {string[]} ends the words at the two ends.
 */
function plankDrawing([left, right]) {
  const stones = [svg("ellipse", { class: "br-stone" }), svg("ellipse", { class: "br-stone" })];
  const onGround = svg("ellipse", { class: "br-stone", cx: 62, cy: 123, rx: 17, ry: 12 });
  const plank = svg("g", { class: "br-plank" },
    svg("line", { class: "br-plank-line", x1: -ARM, y1: 0, x2: ARM, y2: 0 }),
    svg("text", { class: "br-plank-word", x: -ARM, y: 27, "text-anchor": "start", text: left }),
    svg("text", { class: "br-plank-word", x: ARM, y: 27, "text-anchor": "end", text: right }),
    ...stones);
  const node = svg("svg", { class: "br-seesaw-drawing", viewBox: "-190 26 380 116", "aria-hidden": "true", focusable: "false" },
    svg("path", { class: "br-ground", d: "M-178 135.5 Q-60 132 0 135 T178 134.5" }),
    svg("path", { class: "br-fulcrum", d: "M-22 134 Q-3 108 0 82 Q3 108 22 134" }),
    svg("g", { transform: "translate(0 80)" }, plank),
    onGround);
  return {
    node,
    /** @param {string | undefined} chosen */
    show(chosen) {
      const { lean, stones: lying } = (chosen && PLACES[chosen]) || EMPTY_PLANK;
      plank.style.setProperty("--br-lean", `${lean}deg`);
      node.classList.toggle("br-still", chosen === "frozen");
      const onPlank = lying.filter((stone) => stone.on === "plank");
      stones.forEach((stone, index) => place(stone, onPlank[index]));
      onGround.classList.toggle("br-away", !lying.some((stone) => stone.on === "ground"));
    },
  };
}

/** @param {SVGElement} stone @param {{ x: number, open?: boolean } | undefined} lying */
function place(stone, lying) {
  stone.classList.toggle("br-away", !lying);
  stone.classList.toggle("br-open-stone", Boolean(lying?.open));
  for (const [name, given] of Object.entries({ cx: (lying?.x ?? 0) * ARM, cy: -16, rx: 17, ry: 12 })) stone.setAttribute(name, String(given));
}
