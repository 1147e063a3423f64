/**
 * Where this page may keep things on this device: the browser's database, or only this tab.
 * It is the tab when the computer is shared, and when the browser refuses or has no room.
 */
import { openBrowserShelf } from "./browser-shelf.js";
import { openTabShelf } from "./tab-shelf.js";

/** @typedef {import("./browser-shelf.js").Step} Step */

const SHARED_CHOICE = "becoming-relational/shared-computer";

/**
 * @typedef {object} Shelf
 * @property {string} owner
 * @property {"browser" | "tab"} place
 * @property {boolean} shared Whether the learner said that this computer is shared.
 * @property {null | "refused" | "full"} why Why it is only the tab, where nobody chose that.
 * @property {Promise<void>} ready
 * @property {<T>(mode: "readonly" | "readwrite", work: (step: Step) => Promise<T>) => Promise<T>} together
 * @property {() => Promise<number>} holds How many records and unsaved drafts this owner has here.
 * @property {(shared: boolean) => Promise<void>} share Moves all that is here into the tab, or back into the browser.
 */

/**
 * @param {string} owner
 * @param {{ factory?: IDBFactory, tabStorage?: Storage | null }} [from] Given in tests.
 * @returns {Shelf}
 */
export function openShelf(owner, from = {}) {
  const tabStorage = from.tabStorage !== undefined ? from.tabStorage : storageOfTab();
  const tab = openTabShelf(tabStorage);
  /** @type {import("./browser-shelf.js").Backing} */
  let backing = tab;
  /** @type {Shelf} */
  const shelf = {
    owner,
    place: "tab",
    shared: tabStorage?.getItem(SHARED_CHOICE) === "yes",
    why: null,
    ready: Promise.resolve(),
    async together(mode, work) {
      await shelf.ready;
      return backing.together(mode, work);
    },
    holds: () =>
      shelf.together("readonly", async (step) => (await step.all("records", [owner])).length + (await step.all("buffer", [owner])).length),
    async share(shared) {
      await shelf.ready;
      const before = backing;
      shelf.shared = shared;
      if (shared) tabStorage?.setItem(SHARED_CHOICE, "yes");
      else tabStorage?.removeItem(SHARED_CHOICE);
      // Whatever is asked meanwhile waits until everything has moved.
      shelf.ready = choose().then(() => (backing === before ? undefined : carry(before, backing, owner)));
      await shelf.ready;
    },
  };
  async function choose() {
    if (shelf.shared) {
      backing = tab;
      shelf.place = "tab";
      shelf.why = null;
      return;
    }
    try {
      backing = await openBrowserShelf("factory" in from ? from.factory : databaseOfPage());
      shelf.place = "browser";
      shelf.why = null;
    } catch (error) {
      backing = tab;
      shelf.place = "tab";
      shelf.why = isFull(error) ? "full" : "refused";
    }
  }
  shelf.ready = choose();
  return shelf;
}

/** @param {unknown} error @returns {boolean} */
export function isFull(error) {
  return error instanceof Error && error.name === "QuotaExceededError";
}

/**
 * @param {import("./browser-shelf.js").Backing} from
 * @param {import("./browser-shelf.js").Backing} to
 * @param {string} owner
 */
async function carry(from, to, owner) {
  const boxes = /** @type {const} */ (["buffer", "records", "earlier"]);
  const held = await from.together("readonly", (step) => Promise.all(boxes.map((box) => step.all(box, [owner]))));
  await to.together("readwrite", async (step) => {
    for (const [at, box] of boxes.entries()) for (const value of held[at] ?? []) await step.put(box, value);
  });
  // Only now that it stands there may it go here.
  await from.together("readwrite", async (step) => {
    for (const box of boxes) await step.drop(box, [owner]);
  });
}

/** @returns {IDBFactory | undefined} Reading it may itself be refused. */
function databaseOfPage() {
  try {
    return globalThis.indexedDB;
  } catch {
    return undefined;
  }
}

/** @returns {Storage | null} */
function storageOfTab() {
  try {
    const storage = globalThis.sessionStorage;
    storage?.setItem(SHARED_CHOICE + "?", "");
    storage?.removeItem(SHARED_CHOICE + "?");
    return storage ?? null;
  } catch {
    return null;
  }
}
