// The ring's geometry, pure. `ring.py` holds the same numbers for print; tests/ring-vectors.json holds both to them.

/** @typedef {{ index: number, start: number, middle: number, end: number }} Arc One arc: which phase, and its angles in degrees, clockwise from the top. */
/** @typedef {{ inner: number, outer: number }} Band Two radii. */

/** The space left open between two arcs, in degrees. */
export const GAP = 5;

/**
 * The arcs of a ring, all of one size. A gap stands at the top, so that no arc does.
 * @param {number} count how many phases there are
 * @param {number} turned how many places the ring has been turned
 * @returns {Arc[]} in the order in which they are met, beginning right of the top
 */
export function ringArcs(count, turned) {
  const each = 360 / count;
  return Array.from({ length: count }, (_, place) => ({
    index: (((place + turned) % count) + count) % count,
    start: place * each + GAP / 2,
    middle: (place + 0.5) * each,
    end: (place + 1) * each - GAP / 2,
  }));
}

/**
 * A point on a circle around nought.
 * @param {number} radius
 * @param {number} angle in degrees, clockwise from the top
 * @returns {{ x: number, y: number }}
 */
export function onCircle(radius, angle) {
  const turn = (angle * Math.PI) / 180;
  return { x: tidy(radius * Math.sin(turn)), y: tidy(-radius * Math.cos(turn)) };
}

/**
 * The outline of one arc with rounded corners, as the `d` of an SVG path around nought.
 * @param {Arc} arc
 * @param {Band} band
 * @param {number} corner the corners' radius
 */
export function arcOutline(arc, { inner, outer }, corner) {
  const round = Math.min(corner, (outer - inner) / 2);
  const degrees = (/** @type {number} */ sine) => (Math.asin(sine) * 180) / Math.PI;
  const outside = degrees(round / (outer - round));
  const inside = degrees(round / (inner + round));
  const along = (/** @type {number} */ radius, /** @type {1 | -1} */ way) => Math.sqrt((radius + way * round) ** 2 - round ** 2);
  const at = (/** @type {number} */ radius, /** @type {number} */ angle) => {
    const { x, y } = onCircle(radius, angle);
    return `${x} ${y}`;
  };
  const wide = arc.end - arc.start > 180 ? 1 : 0;
  const bend = (/** @type {string} */ to) => `A${round} ${round} 0 0 1 ${to}`;
  return [
    `M${at(outer, arc.start + outside)}`,
    `A${outer} ${outer} 0 ${wide} 1 ${at(outer, arc.end - outside)}`,
    bend(at(along(outer, -1), arc.end)),
    `L${at(along(inner, 1), arc.end)}`,
    bend(at(inner, arc.end - inside)),
    `A${inner} ${inner} 0 ${wide} 0 ${at(inner, arc.start + inside)}`,
    bend(at(along(inner, 1), arc.start)),
    `L${at(along(outer, -1), arc.start)}`,
    bend(at(outer, arc.start + outside)),
    "Z",
  ].join(" ");
}

/**
 * A thin stroke along one arc, as the `d` of an SVG path around nought.
 * @param {Arc} arc
 * @param {number} radius
 */
export function arcLine(arc, radius) {
  const from = onCircle(radius, arc.start);
  const to = onCircle(radius, arc.end);
  const wide = arc.end - arc.start > 180 ? 1 : 0;
  return `M${from.x} ${from.y} A${radius} ${radius} 0 ${wide} 1 ${to.x} ${to.y}`;
}

/**
 * Where the rings of earlier looks lie: from the ring inwards, the latest nearest to it.
 * @param {number} count how many earlier looks there are
 * @param {Band} room the radii between which they may lie
 * @param {number} apart the distance between two of them
 * @returns {number[]} a radius for each that finds room, the latest first
 */
export function trailRadii(count, { inner, outer }, apart) {
  const fit = Math.floor((outer - inner) / apart) + 1;
  return Array.from({ length: Math.min(count, fit) }, (_, at) => tidy(outer - at * apart));
}

/** @param {number} number */
function tidy(number) {
  return Math.round(number * 1000) / 1000 + 0;
}
