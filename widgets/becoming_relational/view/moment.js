/**
 * A moment as it is written in a record: with the clock of the place where it was written, so that 21:40 stays 21:40.
 *
 * @param {Date} [date]
 * @returns {string} Such as 2026-03-04T21:40:12.345+11:00.
 */
export function momentHere(date = new Date()) {
  const east = -date.getTimezoneOffset();
  const two = (/** @type {number} */ number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
  const here = new Date(date.getTime() + east * 60_000).toISOString().replace("Z", "");
  return `${here}${east < 0 ? "-" : "+"}${two(east / 60)}:${two(east % 60)}`;
}
