// Before anything is painted: the light the reader chose last time, or else the one their system asks for.
{
  let chosen = null;
  try { chosen = localStorage.getItem("becoming-relational-light"); } catch { /* storage refused: the system decides */ }
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}
