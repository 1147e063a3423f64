// Brings the activities of a page alive with no kernel: the part of a notebook that a widget's view asks for, and no more.
// Nothing a view sets or sends leaves the page.

/**
 * @typedef {{ module: string, state: Record<string, unknown> }} Told
 * @typedef {(...what: any[]) => void} Listener
 */

const COULD_NOT = "This activity could not be shown. The questions are listed below.";
const NO_KERNEL = "That needs a notebook. This is the book, which has none. Nothing was lost.";
const ROOT = new URL("../", import.meta.url);

// Views look for this to know that they stand in the book and keep words in this browser.
/** @type {any} */ (globalThis).becomingRelationalBook = { root: ROOT.pathname };

/** The state of one activity, as a view knows it from a notebook. */
export class Model {
  /** @type {Record<string, unknown>} */
  #state;
  /** @type {Map<string, { listener: Listener, context: unknown }[]>} */
  #listeners = new Map();

  /**
   * @param {string} id
   * @param {Record<string, unknown>} state
   */
  constructor(id, state) {
    this.model_id = id;
    this.#state = state;
  }

  /** @param {string} key */
  get(key) {
    return this.#state[key];
  }

  /**
   * @param {string | Record<string, unknown>} key
   * @param {unknown} [value]
   */
  set(key, value) {
    const changes = typeof key === "string" ? { [key]: value } : key;
    const changed = Object.entries(changes).filter(([name, next]) => JSON.stringify(this.#state[name]) !== JSON.stringify(next));
    for (const [name, next] of changed) this.#state[name] = next;
    for (const [name, next] of changed) this.#tell(`change:${name}`, this, next);
    if (changed.length) this.#tell("change", this);
  }

  /** There is nowhere to save to. */
  save_changes() {}

  /**
   * Answers as a kernel would that cannot do what is asked, so that no view waits for ever.
   * @param {{ call?: string }} message
   */
  send(message) {
    queueMicrotask(() => this.#tell("msg:custom", { call: message?.call, ok: false, sentence: NO_KERNEL, retry: false }, []));
  }

  /**
   * @param {string} names
   * @param {Listener} listener
   * @param {unknown} [context]
   */
  on(names, listener, context) {
    for (const name of names.split(/\s+/)) {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { listener, context }]);
    }
  }

  /**
   * @param {string | null} [names]
   * @param {Listener | null} [listener]
   * @param {unknown} [context]
   */
  off(names, listener, context) {
    for (const name of names ? names.split(/\s+/) : [...this.#listeners.keys()]) {
      const kept = (this.#listeners.get(name) ?? []).filter(
        (known) => (listener && known.listener !== listener) || (context && known.context !== context),
      );
      this.#listeners.set(name, kept);
    }
  }

  /**
   * @param {string} name
   * @param {...unknown} what
   */
  #tell(name, ...what) {
    for (const { listener, context } of this.#listeners.get(name) ?? []) listener.apply(context ?? this, what);
  }
}

const experimental = { invoke: () => Promise.reject(new Error(NO_KERNEL)) };

/**
 * Puts a view in the place of the words that stood for it. The words stay until the view is there, and where it fails.
 * @param {HTMLElement} place
 * @param {Told} told
 * @param {AbortSignal} signal
 */
export async function bringAlive(place, told, signal) {
  const words = place.querySelector(".activity-words");
  const el = document.createElement("div");
  el.className = "activity-view";
  try {
    const { default: given } = await import(new URL(told.module, import.meta.url).href);
    const view = typeof given === "function" ? await given() : given;
    const model = new Model(place.dataset.activity ?? "", told.state);
    await view.initialize?.({ model, signal, experimental });
    place.append(el);
    await view.render?.({ model, el, signal, experimental });
    words?.remove();
    place.dataset.is = "alive";
  } catch (trouble) {
    console.error(trouble);
    el.remove();
    const sentence = document.createElement("p");
    sentence.className = "activity-note";
    sentence.setAttribute("role", "alert");
    sentence.textContent = COULD_NOT;
    place.prepend(sentence);
    place.dataset.is = "words";
  }
}

const script = document.getElementById("activities");
if (script) {
  /** @type {Record<string, Told>} */
  const told = JSON.parse(script.textContent ?? "{}");
  const leaving = new AbortController();
  // A page that a browser keeps for its back button must come back alive.
  addEventListener("pagehide", (event) => { if (!event.persisted) leaving.abort(); });
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-activity]"))) {
    const known = told[place.dataset.activity ?? ""];
    if (known) void bringAlive(place, known, leaving.signal);
  }
}
