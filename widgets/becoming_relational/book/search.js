// The search page. Sphinx's own form would put the words into the address, and so into a server's log; here they stay in the page.

/** What Sphinx's `searchtools.js` defines. @typedef {{ performSearch: (words: string) => void }} SphinxSearch */

document.querySelector("form.search")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const field = /** @type {HTMLInputElement} */ (document.getElementById("looked-for"));
  document.getElementById("search-results")?.replaceChildren();
  // @ts-expect-error: a constant of another script, known only in a browser
  const search = /** @type {SphinxSearch} */ (Search);
  if (field.value.trim()) search.performSearch(field.value);
});
