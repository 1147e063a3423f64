// In a notebook the host takes keys away from what has focus: Shift+Enter, arrows, and `b` on a button adds a cell.

const KEPT = "data-lm-suppress-shortcuts";

/**
 * Keep every key pressed inside a widget for the widget. JupyterLab listens as keys bubble up; Notebook 7 listens first,
 * and looks for an attribute on what has focus. Hence both.
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 */
export function keepKeys(root, signal) {
  root.addEventListener("focusin", (event) => {
    if (event.target instanceof Element) event.target.setAttribute(KEPT, "true");
  }, { signal });
  for (const kind of ["keydown", "keypress", "keyup"]) {
    root.addEventListener(kind, (event) => event.stopPropagation(), { signal });
  }
}
