// Boxes for words. They look like the page one's words live on, and grow with them.

import { wholeAnswer } from "./answer.js";
import { el, freshId, setAttribute } from "./dom.js";
import { say } from "./words.js";

/** @typedef {import("./frame.js").FieldKind} FieldKind */

/**
 * A box for several sentences, with responses without words where there are any.
 * @type {FieldKind}
 */
export function wordsField(given) {
  const { field, change, signal, controlId, describedBy, where } = given;
  const line = whereLine(where);
  const box = growingBox({
    id: controlId, describedBy: `${describedBy} ${line.id}`, signal, change: (text) => change((answer) => ({ ...answer, text, skipped: text.trim() ? false : answer.skipped })),
  });
  const instead = field.instead?.length ? insteadOfWords(given) : null;
  const node = el("div", { class: "br-words" }, box.node, line, instead?.node);
  return {
    node,
    update(answer) {
      box.update(wholeAnswer(answer).text);
      instead?.update(answer);
    },
  };
}

/**
 * A box for a few words.
 * @type {FieldKind}
 */
export function lineField({ change, signal, controlId, describedBy, where }) {
  const line = whereLine(where);
  const box = el("input", {
    type: "text", dir: "auto", class: "br-line", id: controlId, autocomplete: "off", "aria-describedby": `${describedBy} ${line.id}`, signal,
    on: { input: () => change((answer) => ({ ...answer, text: box.value, skipped: box.value.trim() ? false : answer.skipped })) },
  });
  return {
    node: el("div", { class: "br-words" }, box, line),
    update(answer) {
      const { text } = wholeAnswer(answer);
      if (box.value !== text) box.value = text;
    },
  };
}

/**
 * A box that is as tall as what stands in it, on the screen and on paper.
 * @param {{ id: string, describedBy?: string, signal: AbortSignal, change: (text: string) => void }} given
 */
export function growingBox({ id, describedBy, signal, change }) {
  const box = el("textarea", {
    id, rows: 1, dir: "auto", autocomplete: "off", "aria-describedby": describedBy || null, signal,
    on: { input: () => { node.dataset.words = box.value; change(box.value); } },
  });
  // The wrapper holds the same words unseen (practice.css), which gives the box its height, and stands in for it on paper.
  const node = el("div", { class: "br-grow" }, box);
  return {
    node,
    box,
    /** @param {string} text */
    update(text) {
      if (box.value !== text) box.value = text;
      if (node.dataset.words !== text) node.dataset.words = text;
    },
  };
}

/**
 * The line under a box that says where its words are, who can read them and when they were kept. Boxes are described by it.
 * @param {() => Node} where
 */
export function whereLine(where) {
  return el("div", { class: "br-where", id: freshId("where") }, where());
}

/** @param {import("./frame.js").FieldGiven} given */
function insteadOfWords({ field, change, signal }) {
  const buttons = (field.instead ?? []).map(({ id, label }) => {
    const toggle = () => change((answer) => ({ ...answer, instead: answer.instead === id ? null : id, skipped: false }));
    return { id, node: el("button", { type: "button", class: "br-choice-button", text: label, signal, on: { click: toggle } }) };
  });
  const node = el("div", { class: "br-instead", role: "group", "aria-label": say("field.instead") },
    el("span", { class: "br-small-title", "aria-hidden": "true", text: say("field.instead") }), ...buttons.map((button) => button.node));
  return {
    node,
    /** @param {import("./types.js").Answer | undefined} answer */
    update(answer) {
      for (const button of buttons) setAttribute(button.node, "aria-pressed", wholeAnswer(answer).instead === button.id);
    },
  };
}
