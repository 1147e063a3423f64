// A record before anybody has written in it.

import { momentHere } from "./moment.js";

/** @typedef {import("./types.js").KeptRecord} KeptRecord */

/**
 * A new, empty record. It is kept from the first change on, not before.
 * @param {{ kind: string, exercise: string, room: string, asked: import("./types.js").Asked }} about
 * @returns {KeptRecord}
 */
export function freshRecord({ kind, exercise, room, asked }) {
  const mark = [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const now = momentHere();
  return {
    schema: 1,
    id: `${exercise}-${mark}`,
    kind,
    exercise,
    room,
    asked,
    created: now,
    saved: now,
    version: 0,
    stamp: "",
    writer: "",
    body: { answers: {}, opened: [] },
  };
}
