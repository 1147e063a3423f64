// One polite live region for each widget.

import { el } from "./dom.js";

/**
 * Put a live region into a widget's root.
 * @param {HTMLElement} root
 * @returns {(text: string) => void} says a sentence to screen readers once they are free.
 */
export function announcer(root) {
  const region = el("div", { class: "br-unseen", role: "status", "aria-live": "polite" });
  root.append(region);
  return (text) => {
    // The same sentence twice would be met with silence: a fresh node is always read.
    region.replaceChildren(el("p", { text }));
  };
}
