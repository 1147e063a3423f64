/** "This is a shared computer": nothing is then kept in this browser beyond this tab. */
import { el, moveFocus } from "./dom.js";
import { say } from "./words.js";

/**
 * @param {object} options
 * @param {import("./types.js").Journal} options.journal
 * @param {AbortSignal} options.signal
 * @param {(text: string) => void} options.announce
 * @returns {{ node: HTMLElement }}
 */
export function sharingComputer({ journal, signal, announce }) {
  const { shelf } = journal;
  const quiet = { type: "button", class: "br-quiet-button", signal };
  const says = el("p", { class: "br-sharing-says", hidden: true });
  const button = el("button", { ...quiet, on: { click: () => void asked() } });
  const sure = el("div", { class: "br-sharing-sure", hidden: true });
  const node = el("div", { class: "br-sharing" }, says, sure, el("p", {}, button));

  function update() {
    button.textContent = say(shelf.shared ? "sharing.off" : "sharing.ask");
    says.textContent = shelf.shared ? say(journal.place === "journal" ? "sharing.is-kernel" : "sharing.is") : "";
    says.hidden = !shelf.shared;
  }
  async function asked() {
    if (shelf.shared) return share(false);
    // Words that would go when the tab is closed are not moved without asking. Those the journal has are safe anyway.
    if (journal.place === "browser" && (await shelf.holds()) > 0) return ask();
    return share(true);
  }
  function ask() {
    const question = el("p", { text: say("sharing.moves") });
    sure.replaceChildren(
      question,
      el("p", {},
        el("button", { ...quiet, text: say("sharing.do"), on: { click: () => void share(true) } }),
        el("button", { ...quiet, text: say("sharing.do-not"), on: { click: close } })));
    sure.hidden = false;
    moveFocus(question);
  }
  function close() {
    sure.hidden = true;
    sure.replaceChildren();
    button.focus();
  }
  /** @param {boolean} shared */
  async function share(shared) {
    close();
    await shelf.share(shared);
    journal.tell({ what: "state" });
    announce(shared ? say(journal.place === "journal" ? "sharing.is-kernel" : "sharing.is") : say("sharing.is-not"));
  }
  journal.onChange((news) => news.what === "state" && update(), signal);
  void journal.ready.then(update);
  update();
  return { node };
}
