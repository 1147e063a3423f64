// Which process answers as the kernel. A restart from another window, or after a crash, keeps the kernel's name and id; only
// the session in the headers of its messages changes, and that is what is watched here.

const LOOK_EVERY = 15_000;

/**
 * @param {import("./jupyter.js").Kernel | null} kernel
 * @returns {Promise<string>} "" where none answers
 */
export async function processOf(kernel) {
  if (!kernel || kernel.status === "dead") return "";
  await kernel.info; // connected, and ready to answer
  return (await kernel.requestKernelInfo())?.header.session ?? "";
}

/**
 * @typedef {object} Told
 * @property {(process: string) => void} another a process answers; perhaps another than before
 * @property {() => void} died the kernel died and is being started again
 * @property {() => void} asleep there is no kernel any more
 * @property {() => void} gone the server does not answer
 * @property {() => void} back the server answers again
 */

/**
 * @param {import("./jupyter.js").SessionContext} session
 * @param {AbortSignal} signal
 * @param {Told} told
 */
export function watch(session, signal, told) {
  const kernel = () => session.session?.kernel ?? null;
  let lost = false;

  const look = async () => {
    if (signal.aborted || document.hidden || lost) return;
    try {
      const process = await processOf(kernel());
      if (process && !signal.aborted) told.another(process);
    } catch {
      // It went away while it was asked. Its status tells, below.
    }
  };

  /** @type {import("./jupyter.js").Kernel | null} */
  let heard = null;
  const listen = () => {
    const now = kernel();
    if (!now || now === heard) return;
    heard = now;
    now.iopubMessage.connect((_, message) => {
      const ours = message.header.msg_type === "status" && ["busy", "idle"].includes(String(message.content.execution_state));
      if (ours && now === kernel() && !signal.aborted) told.another(message.header.session);
    });
  };
  listen();

  session.statusChanged.connect((_, status) => {
    if (signal.aborted) return;
    if (status === "autorestarting") setTimeout(told.died); // after Lab has opened its dialog
    if (status === "dead") {
      setTimeout(told.died);
      told.asleep();
    }
    if (status === "idle") void look();
  });
  session.kernelChanged.connect((_, change) => {
    if (signal.aborted) return;
    if (!change.newValue) told.asleep();
    listen();
    void look();
  });
  session.connectionStatusChanged.connect((_, status) => {
    if (signal.aborted) return;
    if (status === "disconnected" && !lost) {
      lost = true;
      told.gone();
    }
    if (status === "connected" && lost) {
      lost = false;
      told.back();
      void look();
    }
  });
  document.addEventListener("visibilitychange", () => void look(), { signal });
  const timer = setInterval(look, LOOK_EVERY);
  signal.addEventListener("abort", () => clearInterval(timer));
}
