// What a page does besides being read: change between light and dark. `light.js` has set the first of them.

const KEPT = "becoming-relational-light";
const page = document.documentElement;
const button = document.querySelector(".light-switch");
const system = matchMedia("(prefers-color-scheme: dark)");

/** @returns {string | null} what the reader chose, if anything, and if this browser keeps it */
function chosen() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // Storage is refused: the choice holds for this page.
  }
}

/** @param {boolean} dark */
function show(dark) {
  page.dataset.theme = dark ? "dark" : "light";
  button?.setAttribute("aria-pressed", String(dark));
}

show(page.dataset.theme === "dark");
button?.addEventListener("click", () => {
  const dark = page.dataset.theme !== "dark";
  show(dark);
  try {
    localStorage.setItem(KEPT, dark ? "dark" : "light");
  } catch {
    // As above: nothing of the reader's is lost.
  }
});
system.addEventListener("change", () => {
  if (!chosen()) show(system.matches);
});
// Another tab of the book follows.
addEventListener("storage", (event) => {
  if (event.key === KEPT && event.newValue) show(event.newValue === "dark");
});
