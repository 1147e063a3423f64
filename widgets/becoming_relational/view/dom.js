// Making nodes. Text enters the page only as text; there is no way here to write markup.

/** @typedef {Node | string | null | undefined | false} Child */
/**
 * What a node is made with. `text` and children become text nodes; `on` takes listeners; `signal` ends them.
 * @typedef {{ class?: string, text?: string, value?: string, checked?: boolean, signal?: AbortSignal,
 *   on?: Record<string, (event: any) => void>, [attribute: string]: any }} Props
 */

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * Make an HTML element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Props} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  dress(node, props, children);
  return node;
}

/**
 * Make an SVG element. Drawings are decoration unless given a role: pass `aria-hidden`.
 * @param {string} tag
 * @param {Props} [props]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(tag, props = {}, ...children) {
  const node = /** @type {SVGElement} */ (document.createElementNS(SVG_NAMESPACE, tag));
  dress(node, props, children);
  return node;
}

/** @param {Element} node @param {Props} props @param {Child[]} children */
function dress(node, props, children) {
  const { on = {}, signal, text, value, checked, ...attributes } = props;
  for (const [name, given] of Object.entries(attributes)) setAttribute(node, name, given);
  if (text !== undefined) node.append(text);
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map((child) => child || ""));
  if (value !== undefined) /** @type {HTMLInputElement} */ (node).value = value;
  if (checked !== undefined) /** @type {HTMLInputElement} */ (node).checked = checked;
  for (const [name, listener] of Object.entries(on)) node.addEventListener(name, listener, { signal });
}

/**
 * Set an attribute, or take it away when the value is null, undefined or false; true sets it empty, save for `aria-` and `data-`.
 * @param {Element} node @param {string} name @param {any} given
 */
export function setAttribute(node, name, given) {
  const spelled = name.startsWith("aria-") || name.startsWith("data-");
  if (given === null || given === undefined || (given === false && !spelled)) node.removeAttribute(name);
  else node.setAttribute(name, given === true && !spelled ? "" : String(given));
}

/**
 * Put text into a node only when it differs, so that nothing is announced or redrawn for nothing.
 * @param {Node} node @param {string} text
 */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Paragraphs from prose in which a blank line starts a new one.
 * @param {string} prose @param {string} [className]
 * @returns {HTMLParagraphElement[]}
 */
export function paragraphs(prose, className) {
  const parts = prose.split(/\n\s*\n/).map((part) => part.replace(/\s*\n\s*/g, " ").trim());
  return parts.filter(Boolean).map((part) => el("p", { class: className, text: part }));
}

const page = [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
let given = 0;

/**
 * An id that no other node has, whatever else stands on the page.
 * @param {string} [what]
 */
export function freshId(what = "part") {
  given += 1;
  return `br-${page}-${what}-${given}`;
}

/**
 * Move focus to a node that is not a control, such as a heading that has just appeared.
 * @param {HTMLElement} node
 */
export function moveFocus(node) {
  node.tabIndex = -1;
  node.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  node.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}
