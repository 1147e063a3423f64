// The plugin: it watches for notebooks that are lessons, and opens them as such.
import { openLesson } from "./lesson.js";

/**
 * @param {import("./jupyter.js").Shared} shared
 */
export async function plugin(shared) {
  const [{ INotebookTracker }, { CodeCell }, { Dialog }, { PageConfig }, { Widget }] = await Promise.all(
    ["@jupyterlab/notebook", "@jupyterlab/cells", "@jupyterlab/apputils", "@jupyterlab/coreutils", "@lumino/widgets"].map(shared),
  );

  return {
    id: "becoming-relational:lessons",
    autoStart: true,
    requires: [INotebookTracker],
    /** @param {import("./jupyter.js").App} app @param {{ widgetAdded: import("./jupyter.js").Signal<import("./jupyter.js").Panel> }} tracker */
    activate(app, tracker) {
      // Only a server set up for the course starts kernels in which a file beside a lesson cannot pose as the course.
      if (PageConfig.getOption("becomingRelationalLessons") !== "true") return;
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = new URL("lesson.css", import.meta.url).href;
      document.head.append(style);
      /** @type {import("./jupyter.js").Lab} */
      const lab = {
        app,
        base: PageConfig.getBaseUrl(),
        newWidget: (node) => new Widget({ node }),
        execute: (cell, session) => CodeCell.execute(cell, session),
        closeDialogs: () => Dialog.tracker.forEach((/** @type {{ reject(): void }} */ dialog) => dialog.reject()),
      };
      tracker.widgetAdded.connect((_, panel) => {
        void openLesson(panel, lab);
      });
    },
  };
}
