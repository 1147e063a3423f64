// What JupyterLab loads. It expects a module-federation container, which a bundler would write; this is one by hand, so
// that there is nothing to build. `init` is given what Lab shares with its extensions, `get` hands over our plugin.
(() => {
  const NAME = "becoming-relational";
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  /** @type {import("./jupyter.js").SharedScope} */
  let scope;

  /** @param {string} version */
  const numbers = (version) => version.split(".").map((part) => Number.parseInt(part, 10) || 0);

  /** @param {string} a @param {string} b */
  const byAge = (a, b) => {
    const [x, y] = [numbers(a), numbers(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
  };

  /** The copy of a module that Lab itself uses: the one that is loaded, or else the newest. @param {string} name */
  const shared = async (name) => {
    const versions = scope[name];
    if (!versions) throw new Error(`${NAME}: this version of JupyterLab does not share ${name}`);
    const version = Object.keys(versions).find((key) => versions[key].loaded) ?? Object.keys(versions).sort(byAge).pop();
    return (await versions[/** @type {string} */ (version)].get())();
  };

  const all = /** @type {any} */ (globalThis);
  (all._JUPYTERLAB ??= {})[NAME] = {
    /** @param {import("./jupyter.js").SharedScope} given */
    init: (given) => {
      scope = given;
    },
    /** @param {string} module */
    get: async (module) => {
      if (module !== "./extension") throw new Error(`${NAME} has no module ${module}`);
      const { plugin } = await import(new URL("plugin.js", here).href);
      const made = await plugin(shared);
      return () => ({ __esModule: true, default: made });
    },
  };
})();
