// Choosing: one, any, with items of one's own, or laying things into groups. Nothing is dragged and nothing is right.

import { wholeAnswer, withItem } from "./answer.js";
import { el, freshId, setText } from "./dom.js";
import { allOptions } from "./plan.js";
import { say } from "./words.js";
import { whereLine } from "./words-field.js";

/** @typedef {import("./frame.js").FieldKind} FieldKind */
/** @typedef {import("./types.js").Option} Option */

/**
 * One of several.
 * @type {FieldKind}
 */
export function chooseOne({ field, change, signal }) {
  const choices = radios({
    options: allOptions(field), signal,
    choose: (id) => change((answer) => ({ ...answer, chosen: [id], skipped: false })),
  });
  return { node: choices.node, update: (answer) => choices.update(wholeAnswer(answer).chosen[0]) };
}

/**
 * Radio buttons in a row that wraps.
 * @param {{ options: Option[], choose: (id: string) => void, signal: AbortSignal, class?: string }} given
 */
export function radios({ options, choose, signal, class: className = "br-choices" }) {
  const name = freshId("choice");
  const inputs = options.map((option) => ({
    id: option.id,
    input: el("input", { type: "radio", name, value: option.id, signal, on: { change: () => choose(option.id) } }),
    option,
  }));
  const node = el("div", { class: className }, ...inputs.map(({ input, option }) => choiceLabel(input, option)));
  return {
    node,
    /** @param {string | undefined} chosen */
    update(chosen) {
      for (const { id, input } of inputs) if (input.checked !== (id === chosen)) input.checked = id === chosen;
    },
  };
}

/**
 * A control with its words, the whole of which can be pressed.
 * @param {HTMLInputElement} input @param {Option} option
 */
export function choiceLabel(input, option) {
  const note = option.note ? el("span", { class: "br-choice-note", text: option.note }) : null;
  return el("label", { class: "br-choice" }, input, el("span", { class: "br-choice-words" }, el("span", { text: option.label }), note ? " " : null, note));
}

/**
 * As many as fit, with room for one's own.
 * @type {FieldKind}
 */
export function chooseAny(given) {
  const { field, change, signal } = given;
  const boxes = allOptions(field).map((option) => {
    /** @type {HTMLInputElement} */
    const input = el("input", {
      type: "checkbox", value: option.id, signal,
      on: { change: () => change((answer) => ({ ...answer, chosen: withItem(answer.chosen, option.id, input.checked), skipped: false })) },
    });
    return { id: option.id, input, node: choiceLabel(input, option) };
  });
  const own = field.own ? ownItems(given) : null;
  return {
    node: el("div", { class: "br-any" }, el("div", { class: "br-choices" }, ...boxes.map((box) => box.node)), own?.node),
    update(answer) {
      const { chosen } = wholeAnswer(answer);
      for (const { id, input } of boxes) if (input.checked !== chosen.includes(id)) input.checked = chosen.includes(id);
      own?.update(answer);
    },
  };
}

/** @param {import("./frame.js").FieldGiven} given */
function ownItems({ change, signal, announce, where }) {
  const list = el("ul", { class: "br-own-items" });
  const id = freshId("own");
  const kept = whereLine(where);
  const line = el("input", { type: "text", dir: "auto", class: "br-line", id, autocomplete: "off", "aria-describedby": kept.id, signal, on: { keydown: enterAdds } });
  const put = el("button", { type: "button", class: "br-choice-button", text: say("field.own-put"), signal, on: { click: add } });
  const node = el("div", { class: "br-own" }, list, el("label", { class: "br-small-title", for: id, text: say("field.own-add") }),
    el("div", { class: "br-own-row" }, line, put), kept);

  function add() {
    const item = line.value.trim();
    line.value = "";
    line.focus();
    if (!item) return;
    change((answer) => ({ ...answer, own: withItem(answer.own, item, true), skipped: false }));
    announce(item);
  }
  /** @param {KeyboardEvent} event */
  function enterAdds(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    add();
  }
  /** @param {string} item */
  const itemNode = (item) => {
    const takeAway = el("button", {
      type: "button", class: "br-quiet-button", text: "×", "aria-label": say("field.own-remove", { item }), signal,
      on: { click: () => { change((answer) => ({ ...answer, own: withItem(answer.own, item, false) })); line.focus(); } },
    });
    return el("li", { class: "br-own-words", "data-item": item }, el("span", { text: item }), takeAway);
  };
  return {
    node,
    /** @param {import("./types.js").Answer | undefined} answer */
    update(answer) {
      const { own } = wholeAnswer(answer);
      const there = [...list.children].map((child) => /** @type {HTMLElement} */ (child).dataset.item);
      if (there.join("\n") !== own.join("\n")) list.replaceChildren(...own.map(itemNode));
      list.hidden = own.length === 0;
    },
  };
}

/**
 * Things to lay into groups: each thing has the groups to choose from, and below stands what lies where.
 * @type {FieldKind}
 */
export function sortField({ field, change, signal }) {
  const groups = field.into ?? [];
  const items = (field.items ?? []).map((item) => {
    const choices = radios({
      options: groups, signal, class: "br-choices br-choices-small",
      choose: (group) => change((answer) => ({ ...answer, laid: { ...answer.laid, [item.id]: group }, skipped: false })),
    });
    const legend = el("legend", { class: "br-sort-item" }, el("span", { text: item.label }),
      item.note ? el("span", { class: "br-choice-note", text: ` ${item.note}` }) : null);
    return { item, choices, node: el("fieldset", { class: "br-sort-row" }, legend, choices.node) };
  });
  const piles = groups.map((group) => ({ group, list: el("p", { class: "br-pile-words" }) }));
  const laidOut = el("div", { class: "br-piles" },
    ...piles.map(({ group, list }) => el("div", { class: "br-pile" }, el("p", { class: "br-small-title", text: group.label }), list)));
  return {
    node: el("div", { class: "br-sort" }, ...items.map((each) => each.node), laidOut),
    update(answer) {
      const { laid } = wholeAnswer(answer);
      for (const { item, choices } of items) choices.update(laid[item.id]);
      for (const { group, list } of piles) {
        const here = (field.items ?? []).filter((item) => laid[item.id] === group.id).map((item) => item.label);
        setText(list, here.join(" · "));
      }
      laidOut.hidden = Object.keys(laid).length === 0;
    },
  };
}
