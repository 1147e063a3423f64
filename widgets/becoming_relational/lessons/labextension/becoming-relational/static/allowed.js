// Which cells may run by themselves. The same rule stands in lessons/live.py, which reads pages when they are derived.

/** All that these do is show something. Nothing that exports, erases or hands in may ever be added. */
export const NAMES = ["Exercise", "PhaseCycle", "ReflectionLog", "Vignette", "figure"];

const LITERAL = String.raw`(?:"[^"\\\n]*"|'[^'\\\n]*'|-?\d+(?:\.\d+)?|True|False|None)`;
const ARGUMENT = String.raw`(?:[A-Za-z_]\w*\s*=\s*)?${LITERAL}`;
const NAME = `(?:${NAMES.join("|")})`;
const CALL = String.raw`(?:becoming_relational\.)?${NAME}\(\s*(?:${ARGUMENT}(?:\s*,\s*${ARGUMENT})*\s*,?)?\s*\)`;
const IMPORT = String.raw`import becoming_relational|from becoming_relational import ${NAME}(?:, *${NAME})*`;
const STATEMENTS = new RegExp(String.raw`^(?:(?:${IMPORT}|${CALL}) *(?:\n|$))+$`);

/**
 * Whether a cell holds nothing but imports from the course and calls of what it shows, with plain values.
 * @param {string} source
 */
export function mayRun(source) {
  const lines = source.split("\n").filter((line) => line.trim() && !/^\s*#/.test(line));
  return STATEMENTS.test(lines.join("\n"));
}
