// An exercise, shown as its steps describe it.

import { handingIn } from "../view/handing-in.js";
import { openJournal } from "../view/journal.js";
import { practice } from "../view/practice.js";

/** @param {{ model: any, el: HTMLElement, signal?: AbortSignal }} given */
async function render({ model, el: root, signal }) {
  const closed = new AbortController();
  signal?.addEventListener("abort", () => closed.abort());
  root.classList.add("br", "br-exercise");
  await practice({
    el: root, model, signal: closed.signal, journal: openJournal({ model, signal: closed.signal }),
    exercise: model.get("content"), fingerprint: model.get("fingerprint"), rooms: model.get("rooms"), rules: model.get("rules"),
    level: model.get("level"), extras: [handingIn],
  });
  return () => closed.abort();
}

export default { render };
