// One's looks as one picture, where no kernel can draw it: the same small rings that picture.py draws.

import { svg } from "../view/dom.js";
import { settingOf, lookAt } from "./looks.js";
import { arcOutline, onCircle, ringArcs } from "./ring.js";

/** @typedef {import("./looks.js").Cycle} Cycle */
/** @typedef {import("./looks.js").LookRecord} LookRecord */
/** @typedef {{ paper: string, ink: string, quiet: string, teal: string }} Colours */

const CELL = { wide: 168, high: 202 };
const KEY_HIGH = 300;
const FONT = "system-ui, sans-serif";

/**
 * A picture that stands on its own: its colours are written into it, so that it can be kept or printed.
 * @param {Cycle} cycle
 * @param {LookRecord[]} records the earliest first
 * @param {{ turned: number, colours: Colours, across: number, title: string, words: string }} how
 */
export function looksPicture(cycle, records, { turned, colours, across, title, words }) {
  const wide = Math.max(across * CELL.wide, 340) + 40;
  const high = KEY_HIGH + Math.ceil(records.length / across) * CELL.high + 20;
  const cells = records.map((record, at) => {
    const left = (wide - across * CELL.wide) / 2 + (at % across) * CELL.wide + CELL.wide / 2;
    const top = KEY_HIGH + Math.floor(at / across) * CELL.high + 66;
    return svg("g", { transform: `translate(${left} ${top})` }, ...drawnRing(cycle, record, turned, colours), ...caption(record, colours));
  });
  const node = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, role: "img", "aria-label": words },
    svg("title", { text: title }), svg("desc", { text: words }),
    svg("defs", {}, svg("pattern", { id: "looks-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("line", { x1: 3, x2: 3, y1: 0, y2: 6, stroke: colours.teal, "stroke-width": 1, opacity: 0.75 }))),
    svg("rect", { width: wide, height: high, fill: colours.paper }),
    svg("g", { transform: `translate(${wide / 2} ${KEY_HIGH / 2 - 8})` }, ...drawnKey(cycle, turned, colours, across)),
    ...cells);
  return node;
}

/** @param {Cycle} cycle @param {LookRecord} record @param {number} turned @param {Colours} colours */
function drawnRing(cycle, record, turned, colours) {
  const found = new Set(lookAt(cycle, record, turned).recognised.map((one) => one.phase.id));
  return ringArcs(cycle.phases.length, turned).map((arc) => {
    const met = found.has(cycle.phases[arc.index].id);
    return svg("path", {
      d: arcOutline(arc, { inner: 36, outer: 56 }, 3), fill: met ? "url(#looks-hatch)" : "none",
      stroke: met ? colours.teal : colours.quiet, "stroke-width": met ? 2.4 : 1, "stroke-linejoin": "round",
    });
  });
}

/** @param {Cycle} cycle @param {number} turned @param {Colours} colours @param {number} across */
function drawnKey(cycle, turned, colours, across) {
  const outer = across > 2 ? 92 : 60;
  return ringArcs(cycle.phases.length, turned).flatMap((arc) => {
    const phase = cycle.phases[arc.index];
    const { x, y } = onCircle(outer + 12, arc.middle);
    const anchor = Math.abs(x) < 20 ? "middle" : x > 0 ? "start" : "end";
    const lines = wrapped(across > 2 ? phase.name : phase.short, across > 2 ? 24 : 12);
    const top = y > outer * 0.8 ? y + 10 : y - (lines.length - 1) * 8 + 4;
    return [
      svg("path", { d: arcOutline(arc, { inner: outer * 0.66, outer }, 4), fill: "none", stroke: colours.quiet, "stroke-width": 1 }),
      textLines(lines, { x, y: top, anchor, fill: colours.ink, size: 14 }),
    ];
  });
}

/** @param {LookRecord} record @param {Colours} colours */
function caption(record, colours) {
  const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" }).format(new Date(record.created));
  return [
    textLines([date], { x: 0, y: 78, anchor: "middle", fill: colours.ink, size: 13 }),
    textLines(wrapped(settingOf(record), 24), { x: 0, y: 96, anchor: "middle", fill: colours.quiet, size: 12 }),
  ];
}

/** @param {string[]} lines @param {{ x: number, y: number, anchor: string, fill: string, size: number }} how */
function textLines(lines, { x, y, anchor, fill, size }) {
  return svg("text", { "text-anchor": anchor, "font-family": FONT, "font-size": size, fill, x, y },
    ...lines.map((line, at) => svg("tspan", { x, y: y + at * size * 1.3, text: line })));
}

/**
 * Words on lines of no more than so many characters.
 * @param {string} words
 * @param {number} long
 * @returns {string[]}
 */
export function wrapped(words, long) {
  /** @type {string[]} */
  const lines = [];
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= long) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
