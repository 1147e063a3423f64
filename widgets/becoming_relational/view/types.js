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
 * @typedef {{ text?: string, chosen?: string[], own?: string[], laid?: { [item: string]: string }, instead?: string | null,
 *   skipped?: boolean, swapped?: boolean }} Answer
 */
/** @typedef {{ [field: string]: Answer }} Answers */
/**
 * @typedef {{ title: string, fingerprint: string, scene?: string, questions?: { [field: string]: string },
 *   labels?: { [id: string]: string } }} Asked
 */
/**
 * @typedef {{ answers: Answers, opened: string[], tags?: string[], prompt?: string | null, title?: string, turned?: number }} Body
 */
/**
 * @typedef {{ schema: 1, id: string, kind: string, exercise: string, room: string, asked: Asked, created: string, saved: string,
 *   version: number, stamp: string, writer: string, beside?: string | null, body: Body }} Record
 */
/** @typedef {{ id: string, name: string, readers: string, readers_in_browser: string, on_entering: string, no_one_watches?: string }} RoomCard */
/** @typedef {Record} KeptRecord The same, for modules that also speak of TypeScript's own Record. */

// ---- the journal (journal.js) ----
/** @typedef {{ kind?: string, exercise?: string }} Which */
/** @typedef {{ what: "saved" | "erasing" | "not-erased" | "erased" | "state" | "left", id?: string }} News What happened to a record, in this window or another; never words. */
/** @typedef {{ text: string, name: string, type: string, sentence: string | null }} Taken An export, with a file name, a media type, and what the learner should know about it. */
/** @typedef {{ came: number, already: number, beside: number, sentence: string }} Brought What an import did. */
/** @typedef {{ record: Record, beside: null | { record: Record } }} Kept */
/**
 * @typedef {object} Journal
 * @property {"journal" | "browser" | "tab"} place
 * @property {boolean} answering
 * @property {string | null} trouble
 * @property {Promise<unknown>} ready
 * @property {import("./buffer.js").Buffer} buffer
 * @property {import("./shelf.js").Shelf} shelf
 * @property {Map<string, import("./buffer.js").Entry>} unsaved What was found in the buffer and is not in the journal yet.
 * @property {Set<Draft>} drafts Those that are open on this page.
 * @property {(which?: Which) => Promise<Record[]>} list
 * @property {(record: Record, base: string, slow?: () => void) => Promise<Kept>} save With `slow`, waits
 *   as long as it takes and calls it when the kernel has been silent for three seconds; without, rejects then.
 * @property {(id: string) => Promise<Record[]>} earlier
 * @property {(id: string) => Promise<void>} erase
 * @property {() => Promise<void>} eraseAll
 * @property {(format: "markdown" | "html" | "json") => Promise<Taken>} export
 * @property {(text: string) => Promise<Brought>} import Of what was exported as JSON: all of it, or nothing.
 * @property {(name: string, payload?: object, limit?: number) => Promise<any>} ask
 * @property {(fn: (news: News) => void, until?: AbortSignal) => void} onChange
 * @property {(news: News) => void} tell
 */
/** @typedef {string} RoomId */
/**
 * @typedef {{ is: "new" | "writing" | "saved" | "in-browser" | "beside" | "trouble", at?: Date, sentence: string }} DraftState
 */
/**
 * @typedef {object} Draft
 * @property {Record} record
 * @property {DraftState} state
 * @property {(mutate: (body: Body) => Body, asked?: Partial<Asked>) => void} change
 * @property {() => Promise<DraftState>} flush
 * @property {(room: RoomId) => Promise<DraftState>} move
 */

export {};
