// The same words, met by two people. Which of them they suit is nowhere marked; it is for the reader to hear.

import { met, wholeAnswer } from "./answer.js";
import { choiceLabel } from "./choice-field.js";
import { el, freshId } from "./dom.js";
import { labelsOf } from "./plan.js";
import { ownWords } from "./reading.js";
import { say } from "./words.js";
import { growingBox, whereLine } from "./words-field.js";
import { shuffledBy } from "./shuffle.js";

/** @typedef {import("./types.js").Client} Client */
/** @typedef {import("./types.js").Answers} Answers */

const OWN = "own-words";

/** @type {import("./frame.js").FieldKind} */
export function otherClient(given) {
  const { field, change, signal, announce, recordId, exercise, controlId, where } = given;
  const clients = field.clients ?? [];
  const name = freshId("listen");
  // The same order as the cards above, which go by the id of the field they belong to.
  const answers = shuffledBy(field.answers ?? [], `${recordId} ${answersBefore(given)}`);
  const own = exercise.steps.flatMap((step) => step.fields ?? []).find((each) => each.id === field.after);
  const ownShown = el("div", {});
  const options = [{ id: OWN, label: say("landing.own") }, ...answers.map(({ id, words }) => ({ id, label: words }))];
  const inputs = options.map((option) => {
    const input = el("input", { type: "radio", name, value: option.id, signal, on: { change: () => choose(option.id) } });
    return { id: option.id, input, node: choiceLabel(input, option) };
  });
  const landing = el("div", { class: "br-landing", hidden: true });
  const line = whereLine(where);
  const note = growingBox({ id: controlId, describedBy: line.id, signal, change: (text) => change((answer) => ({ ...answer, text })) });
  const node = el("div", { class: "br-other-client" },
    el("div", { class: "br-choices br-choices-long" }, ...inputs.map((each) => each.node)), ownShown, landing,
    el("label", { class: "br-question", for: controlId, text: field.label }),
    el("div", { class: "br-words" }, note.node, line));

  /** @param {string} id */
  function choose(id) {
    change((answer) => ({ ...answer, chosen: [id], skipped: false }));
    announce(say("landing.shown", { one: clients[0]?.name ?? "", other: clients[1]?.name ?? "" }));
  }
  let shown = "";
  /** @param {string} id */
  function show(id) {
    if (shown === id) return;
    shown = id;
    const chosen = answers.find((answer) => answer.id === id);
    landing.replaceChildren(...clients.map((client) => oneLanding(client, chosen?.lands.find((land) => land.client === client.id)?.words)));
    landing.hidden = !id;
  }
  /** @param {Answers} all */
  function showOwn(all) {
    const answer = own && all[own.id];
    const words = own && met(answer) ? ownWords(answer, labelsOf(own)) : null;
    ownShown.replaceChildren(...(words ? [words] : []));
    ownShown.hidden = shown !== OWN;
  }
  return {
    node,
    lead: say("landing.choose"),
    update(answer, all) {
      const { chosen, text } = wholeAnswer(answer);
      for (const { id, input } of inputs) if (input.checked !== (chosen[0] === id)) input.checked = chosen[0] === id;
      show(chosen[0] ?? "");
      showOwn(all);
      note.update(text);
    },
  };
}

/** @param {import("./frame.js").FieldGiven} given */
function answersBefore({ exercise, field }) {
  const before = exercise.steps.flatMap((step) => step.fields ?? []).find((each) => each.kind === "answers" && each.after === field.after);
  return before?.id ?? field.id;
}

/** @param {Client} client @param {string | undefined} words none for one's own words: nobody but their writer can say. */
function oneLanding(client, words) {
  return el("div", { class: "br-listener" },
    el("p", { class: "br-listener-name", text: client.name }),
    el("p", { class: "br-hint", text: client.about }),
    el("p", { class: "br-small-title", text: words ? say("landing.may") : "" }),
    el("p", { class: "br-heard", text: words ?? say("landing.own-ask", { name: client.name }) }));
}
