// A lesson is to be read and answered, not edited: keys that would cut, add or run cells do nothing, a double click selects a
// word, and a link to another lesson opens it here.

/**
 * @param {import("./jupyter.js").Panel} panel
 * @param {import("./jupyter.js").Lab} lab
 * @param {AbortSignal} signal
 */
export function keepWhole(panel, lab, signal) {
  const notebook = panel.content.node;

  /** @param {Event} event @returns {Element | null} what it happened to, if the lesson is to be protected there */
  const inside = (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || !panel.hasClass("br-plain") || !notebook.contains(target)) return null;
    return answerCells(panel).some((cell) => cell.node.contains(target)) ? null : target;
  };

  // JupyterLab listens for keys as they bubble up, Notebook before they arrive. Both look at the element that has the key,
  // and leave it alone if it bears this attribute; the window hears of a key before either of them.
  window.addEventListener(
    "keydown",
    (event) => {
      const target = inside(event);
      target?.setAttribute("data-lm-suppress-shortcuts", "true");
      if (target && (event.ctrlKey || event.metaKey) && event.key === "s") event.preventDefault(); // all is saved already
    },
    { capture: true, signal },
  );
  notebook.addEventListener("keydown", (event) => inside(event) && event.stopPropagation(), { signal });
  notebook.addEventListener("dblclick", (event) => inside(event) && event.stopPropagation(), { capture: true, signal });

  // Notebook would open every link in a window of its own. In JupyterLab, tabs are what people expect.
  notebook.addEventListener(
    "click",
    (event) => {
      const link = inside(event)?.closest("a");
      const path = link && lab.app.shell.collapseTop ? lessonOf(link, lab.base) : "";
      if (!link || !path || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      location.assign(`${lab.base}notebooks/${path}${link.hash}`);
    },
    { capture: true, signal },
  );
}

/** Cells in which an assignment asks for an answer by hand stay what they are. @param {import("./jupyter.js").Panel} panel */
function answerCells(panel) {
  return panel.content.widgets.filter((cell) => cell.model.getMetadata("nbgrader")?.solution === true);
}

/**
 * The path of the lesson that a link leads to; "" if it leads elsewhere. Lab makes of it the address of a download.
 * @param {HTMLAnchorElement} link
 * @param {string} base
 */
function lessonOf(link, base) {
  const at = new URL(base, location.href);
  if (link.origin !== at.origin) return "";
  return ["files/", "notebooks/"].map((kind) => at.pathname + kind).reduce((found, begin) => (link.pathname.startsWith(begin) && link.pathname.endsWith(".ipynb") ? link.pathname.slice(begin.length) : found), "");
}
