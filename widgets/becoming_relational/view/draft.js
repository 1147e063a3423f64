/** A record being written: in the buffer from the first keystroke, in the journal soon after, and never silently anywhere else. */
import { randomHex } from "./owner.js";
import { sameWords } from "./same-words.js";
import { isFull } from "./shelf.js";
import { JournalTrouble } from "./trouble.js";
import { say } from "./words.js";

/**
 * @typedef {import("./types.js").Record} DraftRecord
 * @typedef {import("./types.js").DraftState} DraftState
 */

const SETTLES_AFTER = 400;
const AT_LATEST = 1500;
const RETRY_AT_LATEST = 10_000;

/** @param {Date} date @returns {string} Such as 12:04. */
export function clock(date) {
  return date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/**
 * Begin, or go on with, a record.
 *
 * @param {object} options
 * @param {import("./types.js").Journal} options.journal
 * @param {DraftRecord} options.record As the journal listed it; a new one has the stamp "" and the version 0.
 * @param {AbortSignal} options.signal
 * @param {(state: DraftState) => void} [options.onState]
 * @param {(record: DraftRecord) => void} [options.onRecord] Called when the words changed by other hands than this page's.
 * @returns {import("./types.js").Draft}
 */
export function openDraft({ journal, record, signal, onState, onRecord }) {
  const { buffer } = journal;
  const writer = randomHex(4);
  const letGo = buffer.hold(writer);
  // A closed window wrote these and the journal has not answered since: they are this page's words now, under that window's name,
  // so that whatever of them has reached the journal after all does not look like somebody else's.
  const left = journal.unsaved.get(record.id);
  const signed = left?.record.writer || writer;
  let base = record.stamp;
  let seq = 0;
  let kept = 0;
  let inBuffer = 0;
  let gone = false;
  let still = false;
  let saving = /** @type {Promise<void> | null} */ (null);
  let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  let unsavedSince = 0;
  let retryAfter = 1000;
  /** @type {DraftState} */
  let state = record.version ? savedState(new Date(record.saved)) : { is: "new", sentence: say("saved.new") };

  /** @param {DraftState} next */
  function become(next) {
    state = draft.state = next;
    onState?.(next);
  }
  /** @param {Date} at @returns {DraftState} */
  function savedState(at) {
    return { is: "saved", at, sentence: say(journal.place === "tab" ? "saved.tab" : "saved.at", { time: clock(at) }) };
  }
  /** @returns {DraftState} What is true while the journal has not got the words. */
  function waitingState() {
    const safe = inBuffer === seq && journal.shelf.place === "browser";
    return { is: "in-browser", at: state.at, sentence: say(safe ? "saved.in-browser" : "saved.only-on-page") };
  }

  /** @returns {Promise<void>} Settles when the words are in the buffer, or it is known that they cannot be. */
  function touched() {
    seq += 1;
    gone = false;
    unsavedSince ||= Date.now();
    const buffered = bufferNow();
    if (state.is !== "in-browser" && state.is !== "trouble") become({ ...state, is: "writing", sentence: say("saved.writing") });
    plan(Math.min(SETTLES_AFTER, Math.max(0, unsavedSince + AT_LATEST - Date.now())));
    return buffered;
  }
  /** @returns {Promise<void>} */
  function bufferNow() {
    const now = seq;
    const entry = { id: draft.record.id, writer, seq: now, base, at: Date.now(), record: { ...draft.record, writer: signed } };
    return buffer.put(entry).then(
      () => {
        inBuffer = Math.max(inBuffer, now);
        if (state.is === "in-browser") become(waitingState());
      },
      (error) => {
        // A journal that answers will take them; otherwise these words are nowhere but on the page.
        if (seq === kept || gone || (journal.place === "journal" && journal.answering)) return;
        become({ is: "trouble", at: state.at, sentence: say("trouble.not-kept", { why: why(error) }) });
      },
    );
  }
  /** @param {number} wait */
  function plan(wait) {
    if (saving || still || signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(() => void save(), wait);
  }

  /** @returns {Promise<void>} */
  function save() {
    clearTimeout(timer);
    if (still) return Promise.resolve();
    // One save under way for each record, and always the newest words next.
    saving ??= send().finally(() => {
      saving = null;
      if (seq > kept && !gone) plan(state.is === "in-browser" || state.is === "trouble" ? retryAfter : SETTLES_AFTER);
    });
    return saving;
  }
  async function send() {
    const now = seq;
    const slow = () => !gone && become(waitingState());
    try {
      const answer = await journal.save({ ...draft.record, writer: signed }, base, slow);
      if (!gone) await acknowledged(now, answer);
    } catch (error) {
      retryAfter = Math.min(retryAfter * 2, RETRY_AT_LATEST);
      if (gone) return;
      const trouble = error instanceof JournalTrouble ? error : new JournalTrouble(say("trouble.not-kept", { why: why(error) }));
      become(trouble.retry && !journal.answering ? waitingState() : { is: "trouble", at: state.at, sentence: trouble.sentence });
    }
  }
  /** @param {number} now @param {import("./types.js").Kept} answer */
  async function acknowledged(now, { record: there, beside }) {
    const before = draft.record.id;
    kept = now;
    retryAfter = 1000;
    unsavedSince = seq > now ? Date.now() : 0;
    base = there.stamp;
    const { id, stamp, version, saved } = there;
    draft.record = { ...draft.record, id, stamp, version, saved, beside: there.beside };
    if (id !== before && seq > now) void bufferNow(); // under its own name before the old one goes
    const at = new Date(saved);
    if (beside) become({ is: "beside", at, sentence: say("saved.beside", { time: clock(at) }) });
    else if (state.is !== "beside") become(seq > now ? { is: "writing", at, sentence: say("saved.writing") } : savedState(at));
    else become({ ...state, at, sentence: say("saved.beside", { time: clock(at) }) });
    // Left standing it would only be compared with the journal and dropped; the words themselves are safe.
    await buffer.clear(before, writer, id === before ? now : seq).catch(() => undefined);
  }

  /** Follow what other windows did, where nothing here is unsaved. */
  async function follow() {
    if (seq > kept || gone || !draft.record.stamp) return;
    const { kind, exercise, id } = draft.record;
    const listed = await journal.list({ kind, exercise }).catch(() => null); // a silent journal shows in `trouble`
    const there = listed?.find((each) => each.id === id);
    if (!there || seq > kept || there.stamp === base) return;
    base = there.stamp;
    const differs = !sameWords(there, draft.record);
    draft.record = there;
    become(savedState(new Date(there.saved)));
    if (differs) onRecord?.(there);
  }
  function goOn() {
    still = false;
    if (seq > kept) plan(0);
  }
  function erased() {
    still = false;
    gone = true;
    kept = seq;
    base = "";
    clearTimeout(timer);
    draft.record = { ...draft.record, stamp: "", version: 0 };
    become({ is: "new", sentence: say("saved.erased") });
  }

  /** @type {import("./types.js").Draft} */
  const draft = {
    record,
    state,
    change(mutate, asked) {
      draft.record = { ...draft.record, body: mutate(draft.record.body), asked: { ...draft.record.asked, ...asked } };
      void touched();
    },
    async flush() {
      if (saving) await saving;
      if (seq > kept && !gone) await save();
      return state;
    },
    async move(room) {
      draft.record = { ...draft.record, room };
      void touched();
      return draft.flush();
    },
  };

  if (left) {
    base = left.base;
    journal.unsaved.delete(record.id);
    state = { is: "in-browser", sentence: say("saved.in-browser") };
    // Whoever opens the draft is told only once it has been given to them.
    queueMicrotask(() => void touched().then(() => (inBuffer ? buffer.clear(left.id, left.writer, left.seq) : undefined)));
  }
  journal.onChange((news) => {
    const mine = !news.id || news.id === draft.record.id;
    if (news.what === "erasing" && mine) still = true;
    else if (news.what === "not-erased" && mine) goOn();
    else if (news.what === "erased" && mine) erased();
    else if (news.what === "state" && journal.answering && seq > kept && state.is === "in-browser") plan(0);
    else if (news.what === "saved" && mine) void follow();
  }, signal);
  const page = globalThis.document;
  page?.addEventListener("visibilitychange", () => void (page.visibilityState === "hidden" ? draft.flush() : follow()), { signal });
  globalThis.addEventListener?.("pagehide", () => void draft.flush(), { signal });
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    // A journal known to be silent is not waited for: the next view takes these words over at once.
    const last = seq > kept && !gone && journal.answering ? draft.flush() : Promise.resolve(state);
    void last.then(async () => {
      journal.drafts.delete(draft);
      await letGo();
      if (seq > kept && !gone) journal.tell({ what: "left", id: draft.record.id });
    });
  });
  draft.state = state;
  journal.drafts.add(draft);
  return draft;
}

/** @param {unknown} error @returns {string} */
function why(error) {
  if (isFull(error)) return "it has no room left";
  return error instanceof Error && error.name === "SecurityError" ? "it does not allow it" : "it did not say why";
}
