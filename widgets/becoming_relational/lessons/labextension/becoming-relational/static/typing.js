// When a lesson has to start again under somebody's hands: wait for a pause, then put the cursor back where it was.

const PAUSE = 1200;
const FIELDS = "textarea, input, select, button, summary, [tabindex]";

/**
 * Resolves when nobody has typed here for a moment.
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
export function pauseInTyping(root, signal) {
  if (!root.contains(document.activeElement) || !document.activeElement?.matches("textarea, input")) return Promise.resolve();
  return new Promise((resolve) => {
    const over = new AbortController();
    let timer = setTimeout(end, PAUSE);
    function end() {
      over.abort();
      resolve();
    }
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(end, PAUSE);
    };
    root.addEventListener("keydown", again, { capture: true, signal: over.signal });
    root.addEventListener("input", again, { capture: true, signal: over.signal });
    signal.addEventListener("abort", end, { signal: over.signal });
  });
}

/**
 * Remembers which field of which cell has the cursor, how tall the cells are and where the page stands.
 * @param {HTMLElement} root
 * @param {import("./jupyter.js").Cell[]} cells
 * @returns {() => Promise<void>} puts the cursor back as soon as the field is there again
 */
export function holdPlace(root, cells) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const cell = cells.find((each) => each.node.contains(active));
  for (const each of cells) each.node.style.minHeight = `${each.node.offsetHeight}px`; // nothing jumps meanwhile
  const release = () => {
    for (const each of cells) each.node.style.minHeight = "";
  };
  if (!cell || !active) return async () => void setTimeout(release, PAUSE);
  const at = fields(cell).indexOf(active);
  const label = named(active);
  const range = active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement ? [active.selectionStart, active.selectionEnd] : null;

  return async () => {
    for (let tries = 0; tries < 40; tries += 1) {
      const now = fields(cell);
      const found = now.find((each) => label && named(each) === label && each.tagName === active.tagName) ?? (label ? undefined : now[at]);
      if (found) {
        const elsewhere = document.activeElement && document.activeElement !== document.body && !root.contains(document.activeElement);
        if (!elsewhere) found.focus({ preventScroll: true });
        if (range && (found instanceof HTMLTextAreaElement || found instanceof HTMLInputElement)) found.setSelectionRange(range[0], range[1]);
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    release();
  };
}

/** @param {import("./jupyter.js").Cell} cell */
function fields(cell) {
  return /** @type {HTMLElement[]} */ ([...cell.node.querySelectorAll(FIELDS)]);
}

/**
 * What a field is called: the same words as before, whatever ids it has now.
 * @param {HTMLElement} field
 */
function named(field) {
  const labels = /** @type {HTMLInputElement} */ (field).labels;
  const by = (field.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
  return [field.getAttribute("aria-label"), ...[...(labels ?? [])].map((each) => each.textContent), ...by].filter(Boolean).join(" ").trim();
}
