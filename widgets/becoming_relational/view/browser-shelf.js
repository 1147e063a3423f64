/**
 * The browser's database, reduced to what keeping words needs: get, put, drop and all, several of them as one step.
 *
 * @typedef {"buffer" | "records" | "earlier"} Box
 * @typedef {string | number} KeyPart
 * @typedef {object} Step What can be done within one step; all of it happens, or none.
 * @property {(box: Box, key: KeyPart[]) => Promise<any>} get
 * @property {(box: Box, value: object) => Promise<unknown>} put
 * @property {(box: Box, prefix: KeyPart[]) => Promise<unknown>} drop Everything whose key begins so.
 * @property {(box: Box, prefix: KeyPart[]) => Promise<any[]>} all In the order of keys.
 * @typedef {object} Backing
 * @property {<T>(mode: "readonly" | "readwrite", work: (step: Step) => Promise<T>) => Promise<T>} together
 */

export const DATABASE_NAME = "becoming-relational";

/** What each box is ordered by. @type {{ [box in Box]: string[] }} */
export const BOX_KEYS = {
  buffer: ["owner", "id", "writer"],
  records: ["owner", "id"],
  earlier: ["owner", "id", "version"],
};

/**
 * Open the database and see whether it keeps anything.
 *
 * @param {IDBFactory | undefined} factory
 * @returns {Promise<Backing>}
 * @throws {Error} the browser's own error, when it refuses or has no room.
 */
export async function openBrowserShelf(factory) {
  if (!factory) throw new DOMException("There is no database here.", "SecurityError");
  /** @type {Promise<IDBDatabase> | null} */
  let open = null;
  const database = () => {
    open ??= openDatabase(factory, () => (open = null));
    open.catch(() => (open = null));
    return open;
  };
  /** @type {Backing} */
  const shelf = {
    async together(mode, work) {
      const transaction = (await database()).transaction(Object.keys(BOX_KEYS), mode, { durability: "strict" });
      return inTransaction(transaction, work);
    },
  };
  // A full or read-only disk opens without complaint and fails on the first write: find out before anybody writes.
  const probe = { owner: "", id: "", writer: "", probe: "room for a page of words ".repeat(2000) };
  await shelf.together("readwrite", (step) => step.put("buffer", probe));
  await shelf.together("readwrite", (step) => step.drop("buffer", ["", "", ""]));
  return shelf;
}

/** @param {IDBFactory} factory @param {() => void} gone @returns {Promise<IDBDatabase>} */
function openDatabase(factory, gone) {
  return new Promise((resolve, reject) => {
    const request = factory.open(DATABASE_NAME, 1);
    request.onupgradeneeded = () => {
      for (const [box, keyPath] of Object.entries(BOX_KEYS)) request.result.createObjectStore(box, { keyPath });
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const found = request.result;
      found.onclose = gone;
      found.onversionchange = () => {
        found.close();
        gone();
      };
      resolve(found);
    };
  });
}

/**
 * @template T
 * @param {IDBTransaction} transaction
 * @param {(step: Step) => Promise<T>} work
 * @returns {Promise<T>}
 */
function inTransaction(transaction, work) {
  /** @template R @param {IDBRequest<R>} request @returns {Promise<R>} */
  const asked = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  /** @param {KeyPart[]} prefix Arrays come after all strings and numbers. */
  const below = (prefix) => IDBKeyRange.bound(prefix, [...prefix, []]);
  /** @type {Step} */
  const step = {
    get: (box, key) => asked(transaction.objectStore(box).get(key)),
    put: (box, value) => asked(transaction.objectStore(box).put(value)),
    drop: (box, prefix) => asked(transaction.objectStore(box).delete(below(prefix))),
    all: (box, prefix) => asked(transaction.objectStore(box).getAll(below(prefix))),
  };
  return new Promise((resolve, reject) => {
    /** @type {T} */
    let answer;
    transaction.oncomplete = () => resolve(answer);
    transaction.onabort = () => reject(transaction.error ?? new DOMException("The write was stopped.", "AbortError"));
    work(step).then(
      (given) => (answer = given),
      (error) => {
        reject(error);
        try {
          transaction.abort();
        } catch {
          // It has already ended, which is what was wanted.
        }
      },
    );
  });
}
