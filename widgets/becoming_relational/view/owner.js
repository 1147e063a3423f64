/**
 * Whose words these are, as far as this page can tell: one origin may serve several people or several books.
 *
 * @param {Document} [page]
 * @returns {string}
 */
export function ownerOfWords(page = globalThis.document) {
  const book = /** @type {{ root?: string } | undefined} */ (/** @type {any} */ (globalThis).becomingRelationalBook);
  if (book) return `book ${book.root ?? "/"}`;
  const config = page?.getElementById("jupyter-config-data")?.textContent;
  if (!config) return "";
  const { hubUser = "", baseUrl = "/" } = JSON.parse(config);
  return `lab ${hubUser} ${baseUrl}`;
}

/** @param {number} bytes @returns {string} Random hex digits, also where the page is not served securely. */
export function randomHex(bytes) {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
