// The one line above a lesson: the way back to all lessons, what is going on, and the code for those who want it.

/**
 * @param {import("./jupyter.js").Panel} panel
 * @param {import("./jupyter.js").Lab} lab
 * @returns {{ say(text: string, label?: string, action?: () => void): void }}
 */
export function bar(panel, lab) {
  const node = element("div", "br-bar");
  const way = element("a", "br-way");
  way.href = `${lab.base}lessons`;
  way.textContent = "All lessons";
  const status = element("span", "br-status");
  status.setAttribute("role", "status");
  const action = element("button", "br-action");
  action.type = "button";
  action.hidden = true;
  const code = element("button", "br-code");
  code.type = "button";
  code.textContent = "Show code";
  code.title = "For those who want the Python behind this lesson";
  node.append(way, status, action, code);
  panel.contentHeader.addWidget(lab.newWidget(node));

  let plain = true;
  const show = () => {
    panel.toggleClass("br-plain", plain);
    panel.content.node.toggleAttribute("data-jp-suppress-context-menu", plain);
    panel.toolbar.setHidden(plain);
    code.setAttribute("aria-pressed", String(!plain));
    code.textContent = plain ? "Show code" : "Hide code";
    // Notebook has a head and a menu of its own; JupyterLab's belong to everything that is open in it.
    if (plain) lab.app.shell.collapseTop?.();
    else lab.app.shell.expandTop?.();
    lab.app.shell.menu?.setHidden?.(plain);
  };
  code.addEventListener("click", () => {
    plain = !plain;
    show();
  });
  show();

  return {
    say(text, label = "", act = () => {}) {
      status.textContent = text;
      action.hidden = !label;
      action.textContent = label;
      action.onclick = act;
    },
  };
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {string} className
 */
function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
