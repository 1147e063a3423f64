// The same scene for three people, for whoever has two others at hand.

import { el } from "../view/dom.js";
import { say } from "../view/words.js";

const PARTS = ["therapist", "client", "observer", "sitting_out"];

/** @type {import("../view/practice.js").Extra} */
export function triadExtra({ model }) {
  const triad = model.get("triad") ?? {};
  const parts = PARTS.filter((part) => triad[part]).flatMap((part) => [el("dt", { text: say(`triad.${part}`) }), el("dd", { text: triad[part] })]);
  if (!parts.length) return { node: el("div", { hidden: true }) };
  return { node: el("details", { class: "br-kept br-triad" }, el("summary", { text: say("triad.title") }), el("dl", {}, ...parts)) };
}
