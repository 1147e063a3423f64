// In what order an exercise opens, and what is kept of its questions. Pure.

import { met, wholeAnswer } from "./answer.js";
import { day, say } from "./words.js";

/** @typedef {import("./types.js").Exercise} Exercise */
/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Step} Step */
/** @typedef {import("./types.js").Body} Body */
/** @typedef {import("./types.js").Asked} Asked */
/** @typedef {import("./types.js").Answers} Answers */
/** @typedef {import("./types.js").KeptRecord} KeptRecord */

/** Always there to choose, in every choice about oneself. */
export const STANDING = () => [
  { id: "not-sure", label: say("field.not-sure") },
  { id: "rather-not-say", label: say("field.rather-not-say") },
];

/**
 * The options of a choice, the standing ones added where they are missing.
 * @param {Field} field
 */
export function allOptions(field) {
  const options = field.options ?? [];
  return [...options, ...STANDING().filter((standing) => !options.some((option) => option.id === standing.id))];
}

/**
 * The steps as a learner meets them: what comes before real work first, and what a second look asks last.
 * @param {Exercise} exercise @param {KeptRecord | null} earlier the record this look stands beside, if it is a second one.
 * @returns {Step[]}
 */
export function stepsOf(exercise, earlier) {
  /** @type {Step[]} */
  const steps = [...exercise.steps];
  if (exercise.about_real_work) steps.unshift(beforeRealWork());
  if (earlier && exercise.second_look) {
    const field = { id: "second-look", kind: "words", label: exercise.second_look, personal: true };
    steps.push({ id: "second-look", title: say("practice.second-look-title"), fields: [field] });
  }
  return steps;
}

/** @returns {Step} */
function beforeRealWork() {
  const options = [
    { id: "invented", label: say("real.invented") },
    { id: "agreed", label: say("real.agreed") },
  ];
  return {
    id: "before-real-work",
    title: say("real.title"),
    say: say("real.says"),
    fields: [{ id: "real-work", kind: "choose-one", label: say("real.ask"), options }],
  };
}

/**
 * What Continue meets: the next thing to open, or the question that must be met first.
 * @param {Step[]} steps @param {Set<string>} shown ids of the steps and fields on the page. @param {Answers} answers
 * @returns {{ open: Step } | { unfold: Field } | { gate: string } | null} null at the end.
 */
export function nextThing(steps, shown, answers) {
  for (const step of steps) {
    if (!shown.has(step.id)) {
      return step.after && !met(answers[step.after]) ? { gate: step.after } : { open: step };
    }
    for (const field of step.fields ?? []) {
      if (shown.has(fieldMark(field.id))) continue;
      return field.after && !met(answers[field.after]) ? { gate: field.after } : { unfold: field };
    }
  }
  return null;
}

/**
 * A field and a step may bear the same id: this keeps them apart in one set.
 * @param {string} field
 */
export function fieldMark(field) {
  return `field ${field}`;
}

/**
 * What stands on the page while it is answered, so that the words can be read without it. A question that was met keeps the words it was
 * asked in, also when the exercise is rewritten later; the one being answered now is asked as it stands.
 * @param {{ exercise: Exercise, fingerprint: string, steps: Step[], answers: Answers, before?: Asked, answering?: string }} given
 * @returns {Asked}
 */
export function askedOf({ exercise, fingerprint, steps, answers, before, answering }) {
  const fields = steps.flatMap((step) => step.fields ?? []);
  /** @type {{ [field: string]: string }} */
  const questions = {};
  /** @type {{ [id: string]: string }} */
  const labels = { ...before?.labels };
  for (const field of fields) {
    const answer = wholeAnswer(answers[field.id]);
    const now = (answer.swapped && field.swap) || field.label;
    questions[field.id] = field.id !== answering && met(answer) ? (before?.questions?.[field.id] ?? now) : now;
    const taken = [...answer.chosen, answer.instead, ...Object.keys(answer.laid), ...Object.values(answer.laid)];
    const known = labelsOf(field);
    for (const id of taken) if (id && known[id] && (field.id === answering || !labels[id])) labels[id] = known[id];
  }
  const scene = steps.filter((step) => step.scene && step.say).map((step) => step.say);
  return { title: exercise.title, fingerprint, scene: scene.join("\n\n"), questions, labels };
}

/**
 * The words of everything that can be chosen in a field, by id.
 * @param {Field} field @returns {{ [id: string]: string }}
 */
export function labelsOf(field) {
  const options = [...STANDING(), ...(field.options ?? []), ...(field.instead ?? []), ...(field.items ?? []), ...(field.into ?? [])];
  const said = (field.answers ?? []).map(({ id, words }) => [id, words]);
  const own = field.kind === "other-client" ? [["own-words", say("landing.own")]] : [];
  return Object.fromEntries([...options.map(({ id, label }) => [id, label]), ...said, ...own]);
}

/**
 * Which record to open: the latest look at this exercise; the one it stands beside, if that was on an earlier day; and all others.
 * @param {KeptRecord[]} records
 * @returns {{ current: KeptRecord | null, earlier: KeptRecord | null, others: KeptRecord[] }}
 */
export function looksAt(records) {
  const latestFirst = [...records].sort((a, b) => Date.parse(b.created) - Date.parse(a.created) || Date.parse(b.saved) - Date.parse(a.saved));
  const [current = null, ...others] = latestFirst;
  const earlier = current && others.find((other) => new Date(other.created).toDateString() !== new Date(current.created).toDateString());
  return { current, earlier: earlier ?? null, others };
}

/**
 * How a look is called: its day.
 * @param {KeptRecord} record
 */
export function dayOf(record) {
  return day(record.created);
}

/**
 * Whether anything was given in a record.
 * @param {KeptRecord} record
 */
export function somethingGiven(record) {
  return Object.values(record.body.answers).some(met);
}
