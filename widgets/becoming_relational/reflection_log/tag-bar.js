// Tags: phases, threads and themes by name, and tags of one's own.

import { el, freshId, setAttribute } from "../view/dom.js";
import { say } from "../view/words.js";
import { chooser } from "./choices.js";

/** @typedef {import("./choices.js").Named} Named */

/**
 * What a tag is called where it is kept: content by kind and id, one's own as it was typed.
 * @param {"phase" | "thread" | "theme"} kind
 * @param {string} id
 */
export function tagId(kind, id) {
  return `${kind}:${id}`;
}

/**
 * @param {{ content: import("./choices.js").LogContent, signal: AbortSignal, announce: (text: string) => void,
 *   change: (tags: string[], labels: { [tag: string]: string }) => void }} given
 */
export function tagBar({ content, signal, announce, change }) {
  const panelId = freshId("tags");
  const list = el("ul", { class: "br-tags", "aria-label": say("log.tags"), hidden: true });
  /** @type {HTMLButtonElement} */
  const open = el("button", {
    type: "button", class: "br-quiet-button", text: say("log.tags-add"), "aria-expanded": false, "aria-controls": panelId, signal,
    on: { click: () => { panel.hidden = !panel.hidden; setAttribute(open, "aria-expanded", !panel.hidden); } },
  });
  const phases = toggles("phase", content.phases);
  const themes = toggles("theme", content.themes);
  const threads = chooser({
    label: say("log.tags-threads"), open: say("log.tags-thread-open"), choices: content.threads, signal,
    choose: (id) => { if (id) put(tagId("thread", id), labelOf.get(tagId("thread", id)) ?? id); threads.select.value = ""; },
  });
  const ownId = freshId("own-tag");
  /** @type {HTMLInputElement} */
  const own = el("input", { type: "text", class: "br-line", id: ownId, dir: "auto", autocomplete: "off", maxlength: 80, signal, on: { keydown: enterPuts } });
  const addOwn = el("button", { type: "button", class: "br-choice-button", text: say("log.tags-put"), signal, on: { click: putOwn } });
  const panel = el("div", { class: "br-tag-panel", id: panelId, hidden: true },
    group("log.tags-phases", phases), group("log.tags-themes", themes), threads.node,
    el("div", {}, el("label", { class: "br-small-title", for: ownId, text: say("log.tags-own") }), el("div", { class: "br-own-row" }, own, addOwn)));
  const node = el("div", { class: "br-tag-bar" }, list, el("p", { class: "br-ways" }, open), panel);
  /** @type {Map<string, string>} */
  const labelOf = new Map([
    ...content.phases.map(({ id, label }) => /** @type {[string, string]} */ ([tagId("phase", id), label])),
    ...content.themes.map(({ id, label }) => /** @type {[string, string]} */ ([tagId("theme", id), label])),
    ...content.threads.flatMap((part) => part.threads.map(({ id, label }) => /** @type {[string, string]} */ ([tagId("thread", id), label]))),
  ]);
  /** @type {string[]} */
  let tags = [];
  /** @type {{ [tag: string]: string }} */
  let kept = {};

  /** @param {"phase" | "theme"} kind @param {Named[]} choices */
  function toggles(kind, choices) {
    return choices.map(({ id, label }) => {
      const tag = tagId(kind, id);
      return { tag, node: el("button", {
        type: "button", class: "br-choice-button", text: label, "aria-pressed": false, signal,
        on: { click: () => (tags.includes(tag) ? take(tag) : put(tag, label)) },
      }) };
    });
  }
  /** @param {string} key @param {{ node: HTMLElement }[]} members */
  function group(key, members) {
    const name = freshId("tag-group");
    return el("div", { role: "group", "aria-labelledby": name }, el("p", { class: "br-small-title", id: name, text: say(key) }),
      el("div", { class: "br-tag-choices" }, ...members.map((member) => member.node)));
  }
  /** @param {string} tag @param {string} label */
  function put(tag, label) {
    if (tags.includes(tag)) return;
    change([...tags, tag], { [tag]: label });
    announce(say("log.tag-is-on", { tag: label }));
  }
  /** @param {string} tag */
  function take(tag) {
    change(tags.filter((each) => each !== tag), {});
    announce(say("log.tag-is-off", { tag: kept[tag] ?? labelOf.get(tag) ?? tag }));
  }
  function putOwn() {
    const typed = own.value.trim().replace(/\s+/g, " ");
    own.value = "";
    own.focus();
    if (typed) put(typed, typed);
  }
  /** @param {KeyboardEvent} event */
  function enterPuts(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    putOwn();
  }
  /** @param {string} tag */
  function chip(tag) {
    const label = kept[tag] ?? labelOf.get(tag) ?? tag;
    const off = el("button", {
      type: "button", class: "br-quiet-button", text: "×", "aria-label": say("log.tags-remove", { tag: label }), signal,
      on: { click: () => { take(tag); open.focus(); } },
    });
    return el("li", { class: "br-tag", "data-tag": tag }, el("span", { dir: "auto", text: label }), off);
  }
  return {
    node,
    /** @param {string[]} now @param {{ [tag: string]: string }} labels */
    update(now, labels) {
      tags = now;
      kept = labels;
      const there = [...list.children].map((child) => /** @type {HTMLElement} */ (child).dataset.tag);
      if (JSON.stringify(there) !== JSON.stringify(now)) list.replaceChildren(...now.map(chip));
      list.hidden = now.length === 0;
      for (const { tag, node: button } of [...phases, ...themes]) setAttribute(button, "aria-pressed", now.includes(tag));
    },
  };
}
