// The shapes that travel between Python and the views. They are the model's (model/exercise.py, model/record.py), told to the type checker.

/** @typedef {{ id: string, label: string, note?: string | null }} Option */
/** @typedef {{ client: string, words: string }} Landing */
/** @typedef {{ id: string, words: string, move: string, opens: string, risks: string, lands: Landing[] }} ContrastingAnswer */
/** @typedef {{ id: string, name: string, about: string }} Client */
/**
 * A question of an exercise. Only the keys of its kind are there.
 * @typedef {{ id: string, kind: string, label: string, hint?: string | null, personal?: boolean, swap?: string | null,
 *   beside?: string | null, after?: string | null, instead?: Option[], options?: Option[], own?: boolean,
 *   items?: Option[], into?: Option[], answers?: ContrastingAnswer[], moves?: Option[], clients?: Client[] }} Field
 */
/** @typedef {{ field: string, option: string, words: string }} Also */
/** @typedef {{ id: string, title: string, say?: string | null, scene?: boolean, also?: Also[], after?: string | null, fields?: Field[] }} Step */
/**
 * @typedef {{ id: string, title: string, threads: string[], minutes: number, content_note?: string | null, invented?: boolean,
 *   about_real_work?: boolean, rooms: string[], steps: Step[], second_look?: string | null, closing?: string | null,
 *   sources?: string[] }} Exercise
 */
/**
 * @typedef {{ text?: string, chosen?: string[], own?: string[], laid?: Record<string, string>, instead?: string | null,
 *   skipped?: boolean, swapped?: boolean }} Answer
 */
/** @typedef {Record<string, Answer>} Answers */
/** @typedef {{ title: string, fingerprint: string, scene?: string, questions?: Record<string, string>, labels?: Record<string, string> }} Asked */
/**
 * @typedef {{ answers: Answers, opened: string[], tags?: string[], prompt?: string | null, title?: string, turned?: number }} Body
 */
/**
 * @typedef {{ schema: 1, id: string, kind: string, exercise: string, room: string, asked: Asked, created: string, saved: string,
 *   version: number, stamp: string, writer: string, beside?: string | null, body: Body }} KeptRecord
 */
/** @typedef {{ id: string, name: string, readers: string, readers_in_browser: string, on_entering: string }} RoomCard */

export {};
