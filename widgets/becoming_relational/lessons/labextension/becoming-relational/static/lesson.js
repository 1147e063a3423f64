// One lesson: it starts by itself, starts again when its kernel is another one, and says so where it cannot.
import { mayRun } from "./allowed.js";
import { bar } from "./bar.js";
import { keepWhole } from "./keep-whole.js";
import { processOf, watch } from "./process.js";
import { holdPlace, pauseInTyping } from "./typing.js";

const WORDS = {
  starting: "Starting this lesson…",
  stopped: "This lesson could not start. Nothing you wrote is lost: it is in your journal, or still on this page.",
  asleep: "This lesson fell asleep. What you see stays here; wake it up to go on.",
  gone: "The course is not running at the moment. What you see stays here, and this lesson goes on when the course is started again.",
  again: "Try again",
  wake: "Wake it up",
};

// A kernel of the course finds no module beside the lesson. Should it be another kernel, this makes it so.
const GUARD = "import sys, os\nsys.path[:] = [p for p in sys.path if p and os.path.realpath(p) != os.path.realpath(os.getcwd())]\ndel sys, os";

/**
 * @param {import("./jupyter.js").Panel} panel
 * @param {import("./jupyter.js").Lab} lab
 */
export async function openLesson(panel, lab) {
  await panel.context.ready;
  if (panel.isDisposed || panel.context.model.getMetadata("becoming_relational")?.live !== true) return;
  const ended = new AbortController();
  panel.disposed.connect(() => ended.abort());

  // Cells may not be taken out of the page by scrolling: somebody may be writing in one.
  const { notebookConfig } = panel.content;
  if (notebookConfig.windowingMode === "full") panel.content.notebookConfig = { ...notebookConfig, windowingMode: "defer" };
  const live = panel.content.widgets.filter((cell) => cell.model.type === "code" && mayRun(cell.model.sharedModel.getSource()));
  for (const cell of live) cell.addClass("br-live-cell");
  panel.addClass("br-lesson");
  panel.addClass("br-first-time");
  const head = bar(panel, lab);
  keepWhole(panel, lab, ended.signal);

  const session = panel.sessionContext;
  const kernel = () => session.session?.kernel ?? null;
  let ran = ""; // the process in which the cells ran
  let name = "python3";
  /** @type {Promise<void> | null} */
  let running = null;

  const start = () => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };

  async function run() {
    const process = await processOf(kernel());
    if (!process || process === ran) return;
    const first = ran === "";
    if (!first) await pauseInTyping(panel.node, ended.signal);
    if (ended.signal.aborted) return;
    head.say(WORDS.starting);
    const back = holdPlace(panel.node, live);
    let ok = false;
    try {
      ok = await runCells();
    } catch (error) {
      console.error("becoming-relational:", error); // the kernel went away meanwhile
    }
    panel.toggleClass("br-first-time", false);
    // Nothing in the notebook is the learner's: there is nothing to save, and nobody is asked whether to.
    panel.context.model.dirty = false;
    if (ok) {
      ran = process;
      head.say("");
      await back();
    } else {
      head.say(WORDS.stopped, WORDS.again, wake);
    }
  }

  async function runCells() {
    // By default Lab sends what widgets say to a side channel of the kernel, and goes on sending it to the one that was there
    // before a restart in another window. Here it goes to the kernel itself, whichever it is.
    const now = kernel();
    if (now) now.commsOverSubshells = "disabled";
    await now?.requestExecute({ code: GUARD, silent: true, store_history: false }).done;
    for (const cell of live) {
      const reply = await lab.execute(cell, session);
      if (reply?.content.status !== "ok") return false;
    }
    return true;
  }

  async function wake() {
    head.say(WORDS.starting);
    try {
      if (!kernel() || ["dead", "unknown"].includes(kernel()?.status ?? "")) await session.changeKernel({ name });
      else ran = "";
      await start();
    } catch (error) {
      console.error("becoming-relational:", error);
      head.say(WORDS.stopped, WORDS.again, wake);
    }
  }

  head.say(WORDS.starting);
  try {
    await session.ready;
    name = kernel()?.name ?? name;
    if (!kernel()) throw new Error("no kernel");
    await start();
  } catch (error) {
    console.error("becoming-relational:", error);
    head.say(WORDS.stopped, WORDS.again, wake);
  }

  watch(session, ended.signal, {
    another: (process) => {
      if (process !== ran) void start();
    },
    died: () => lab.closeDialogs(), // the bar says it, and more calmly
    asleep: () => head.say(WORDS.asleep, WORDS.wake, wake),
    gone: () => head.say(WORDS.gone),
    back: () => head.say(""),
  });
}
