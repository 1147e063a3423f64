// The ring as a drawing: arcs of one size and one colour, with the looks before it as faint thin rings within.

import { freshId, setAttribute, svg } from "../view/dom.js";
import { arcLine, arcOutline, onCircle, ringArcs, trailRadii } from "./ring.js";

/** @typedef {import("./looks.js").Cycle} Cycle */
/** @typedef {{ id: string, short: string }} NamedPhase */

/** @type {import("./ring.js").Band} */
const BAND = { inner: 104, outer: 152 };
/** @type {import("./ring.js").Band} */
const TRAIL = { inner: 40, outer: 92 };
const APART = 7.5;
const LABELS_AT = 168;
const LINE_HEIGHT = 19;

/**
 * A ring that can be shown another look without being drawn anew.
 * @param {Cycle} cycle
 * @param {number} turned
 * @param {ReadonlySet<string>[]} trail the phases of each earlier look, the latest first
 * @param {string} name what the drawing is called where it cannot be seen
 */
export function ringDrawing(cycle, turned, trail, name) {
  const pattern = freshId("hatch");
  const arcs = ringArcs(cycle.phases.length, turned);
  const outlines = arcs.map((arc) => {
    const node = svg("path", { class: "br-arc", d: arcOutline(arc, BAND, 9) });
    return { id: cycle.phases[arc.index].id, node };
  });
  const radii = trailRadii(trail.length, TRAIL, APART);
  const node = svg(
    "svg",
    { class: "br-ring", viewBox: "-330 -216 660 432", preserveAspectRatio: "xMidYMid slice", role: "img", "aria-label": name },
    svg("defs", {}, hatch(pattern)),
    svg("g", { class: "br-ring-drawn" },
      svg("g", { class: "br-trail" }, ...radii.map((radius, at) => trailRing(cycle, arcs, radius, trail[at]))),
      ...outlines.map((outline) => outline.node)),
    svg("g", { class: "br-ring-names", "aria-hidden": "true" }, ...arcs.map((arc) => arcName(arc, cycle.phases[arc.index]))),
  );
  return {
    node,
    /** @param {ReadonlySet<string>} phases those in which something was recognised */
    update(phases) {
      for (const { id, node: outline } of outlines) fill(outline, phases.has(id), pattern);
    },
  };
}

/**
 * A ring as small as a letter: one look, or the place of one phase.
 * @param {Cycle} cycle
 * @param {number} turned
 * @param {ReadonlySet<string>} phases
 * @param {string} [className]
 */
export function smallRing(cycle, turned, phases, className = "br-small-ring") {
  const pattern = freshId("hatch");
  const arcs = ringArcs(cycle.phases.length, turned).map((arc) => {
    const outline = svg("path", { class: "br-arc", d: arcOutline(arc, { inner: 27, outer: 43 }, 2.5) });
    fill(outline, phases.has(cycle.phases[arc.index].id), pattern);
    return outline;
  });
  return svg("svg", { class: className, viewBox: "-46 -46 92 92", "aria-hidden": "true" }, svg("defs", {}, hatch(pattern, 0.7)), ...arcs);
}

/** @param {SVGElement} outline @param {boolean} met @param {string} pattern */
function fill(outline, met, pattern) {
  outline.classList.toggle("br-arc-met", met);
  // The pattern is an attribute because a style sheet cannot know its id.
  setAttribute(outline, "fill", met ? `url(#${pattern})` : "none");
}

/** @param {string} id @param {number} [scale] */
function hatch(id, scale = 1) {
  const size = 9 * scale;
  return svg("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("rect", { class: "br-hatch-ground", width: size, height: size }),
    svg("line", { class: "br-hatch-line", x1: size / 2, x2: size / 2, y1: 0, y2: size, "stroke-width": 1.5 * scale }));
}

/** @param {Cycle} cycle @param {import("./ring.js").Arc[]} arcs @param {number} radius @param {ReadonlySet<string>} phases */
function trailRing(cycle, arcs, radius, phases) {
  const met = arcs.filter((arc) => phases.has(cycle.phases[arc.index].id));
  return svg("g", {},
    svg("circle", { class: "br-trail-ring", r: radius, fill: "none" }),
    ...met.map((arc) => svg("path", { class: "br-trail-met", d: arcLine(arc, radius), fill: "none" })));
}

/** @param {import("./ring.js").Arc} arc @param {NamedPhase} phase */
function arcName(arc, phase) {
  const { x, y } = onCircle(LABELS_AT, arc.middle);
  const lines = brokenInTwo(phase.short);
  const anchor = Math.abs(x) < 30 ? "middle" : x > 0 ? "start" : "end";
  const top = y > LABELS_AT * 0.8 ? y + 12 : y < LABELS_AT * -0.8 ? y - (lines.length - 1) * LINE_HEIGHT : y + 5 - ((lines.length - 1) * LINE_HEIGHT) / 2;
  return svg("text", { class: "br-arc-name", "text-anchor": anchor, x, y: top },
    ...lines.map((line, at) => svg("tspan", { x, y: top + at * LINE_HEIGHT, text: line })));
}

/**
 * A name on one line or two of about the same length.
 * @param {string} name
 */
export function brokenInTwo(name) {
  if (name.length <= 16) return [name];
  const spaces = [...name.matchAll(/\s/g)].map((found) => found.index ?? 0);
  if (!spaces.length) return [name];
  const middle = spaces.reduce((best, at) => (Math.abs(at - name.length / 2) < Math.abs(best - name.length / 2) ? at : best));
  return [name.slice(0, middle), name.slice(middle + 1)];
}
