/** The journal where there is no kernel: records and their earlier versions in this browser, or in this tab alone. */
import { exportText } from "./export.js";
import { recordsOfExport } from "./import.js";
import { momentHere } from "./moment.js";
import { randomHex } from "./owner.js";
import { sameWords } from "./same-words.js";
import { isFull } from "./shelf.js";
import { JournalTrouble } from "./trouble.js";
import { MANY_VERSIONS, spareVersion, worthKeeping } from "./versions.js";
import { say } from "./words.js";

/**
 * @typedef {import("./types.js").KeptRecord} BrowserRecord
 * @typedef {import("./browser-shelf.js").Step} BrowserStep
 */

/**
 * @param {{ shelf: import("./shelf.js").Shelf }} options
 * @returns {import("./kernel-journal.js").Keeping}
 */
export function browserJournal({ shelf }) {
  const { owner } = shelf;
  /** @template T @param {"readonly" | "readwrite"} mode @param {(step: BrowserStep) => Promise<T>} work */
  async function together(mode, work) {
    try {
      return await shelf.together(mode, work);
    } catch (error) {
      if (error instanceof JournalTrouble) throw error;
      const why = isFull(error) ? "it has no room left" : "it did not say why";
      throw new JournalTrouble(say(mode === "readonly" ? "trouble.not-read" : "trouble.not-kept", { why }), true);
    }
  }
  /** @param {BrowserStep} step @param {string} id @returns {Promise<BrowserRecord | null>} */
  const present = async (step, id) => (await step.get("records", [owner, id]))?.record ?? null;
  /** @param {BrowserStep} step @returns {Promise<BrowserRecord[]>} */
  const allOf = async (step) => (await step.all("records", [owner])).map((held) => held.record);
  /** @param {BrowserStep} step @param {string} id @returns {Promise<BrowserRecord[]>} The oldest first. */
  const versionsOf = async (step, id) => (await step.all("earlier", [owner, id])).map((held) => held.record);

  /** @param {BrowserStep} step @param {BrowserRecord} record @param {number} version */
  async function put(step, record, version) {
    const kept = { ...record, version, stamp: randomHex(8), saved: momentHere() };
    await step.put("records", { owner, id: kept.id, record: kept });
    return kept;
  }
  /** @param {BrowserStep} step @param {BrowserRecord} there @param {BrowserRecord} record */
  async function goOn(step, there, record) {
    const versions = await versionsOf(step, there.id);
    if (worthKeeping(there, { ...record, saved: momentHere() }, versions.at(-1) ?? null)) {
      await step.put("earlier", { owner, id: there.id, version: there.version, record: there });
      const spare = versions.length >= MANY_VERSIONS ? spareVersion([...versions, there]) : null;
      if (spare) await step.drop("earlier", [owner, spare.id, spare.version]);
    }
    return put(step, { ...record, beside: there.beside ?? null }, there.version + 1);
  }
  /** @param {BrowserStep} step @param {BrowserRecord} there @param {BrowserRecord} record */
  async function putBeside(step, there, record) {
    // A window that died before it heard the answer comes back to the record it was given then.
    const own = (await allOf(step)).find((each) => each.beside === there.id && (sameWords(each, record) || oneWriter(each, record)));
    if (own) return sameWords(own, record) ? own : goOn(step, own, { ...record, id: own.id });
    return put(step, { ...record, id: await freeId(step, record.id), beside: there.id }, 1);
  }
  /** @param {BrowserStep} step @param {string} id */
  async function freeId(step, id) {
    for (;;) {
      const free = `${id.slice(0, 91).replace(/-+$/, "")}-${randomHex(2)}`;
      if (!(await present(step, free))) return free;
    }
  }
  /** @param {BrowserStep} step @param {BrowserRecord} record */
  async function isHere(step, record) {
    const near = (await allOf(step)).filter((each) => each.id === record.id || each.beside === record.id);
    const earlier = await Promise.all(near.map((each) => versionsOf(step, each.id)));
    return [...near, ...earlier.flat()].some((each) => sameWords(each, record) || (record.stamp !== "" && each.stamp === record.stamp));
  }
  return {
    answering: () => true,
    ask: async () => {
      throw new JournalTrouble(say("trouble.no-kernel"));
    },
    list: ({ kind, exercise }) =>
      together("readonly", async (step) => {
        const records = await allOf(step);
        return { records: records.filter((each) => (!kind || each.kind === kind) && (!exercise || each.exercise === exercise)), trouble: [] };
      }),
    save: (record, base) =>
      together("readwrite", async (step) => {
        // Read, compared and written in one step: no other window comes between.
        const there = await present(step, record.id);
        if (!there) return { record: await put(step, record, 1), beside: null };
        if (sameWords(there, record)) return { record: there, beside: null };
        if (there.stamp === base || oneWriter(there, record)) return { record: await goOn(step, there, record), beside: null };
        return { record: await putBeside(step, there, record), beside: { record: there } };
      }),
    earlier: (id) => together("readonly", async (step) => (await versionsOf(step, id)).reverse()),
    erase: (id) =>
      together("readwrite", async (step) => {
        await step.drop("records", [owner, id]);
        await step.drop("earlier", [owner, id]);
      }),
    eraseAll: () =>
      together("readwrite", async (step) => {
        await step.drop("records", [owner]);
        await step.drop("earlier", [owner]);
      }),
    export: async (format) => ({ text: exportText(await together("readonly", allOf), format), trouble: [] }),
    import: async (text) => {
      const given = recordsOfExport(text);
      const brought = await together("readwrite", async (step) => {
        const counted = { came: 0, already: 0, beside: 0 };
        for (const record of given) {
          const taken = await present(step, record.id);
          const how = (await isHere(step, record)) ? "already" : taken ? "beside" : "came";
          counted[how] += 1;
          if (how === "already") continue;
          const id = taken ? await freeId(step, record.id) : record.id;
          const arrived = { ...record, id, beside: taken ? record.id : (record.beside ?? null) };
          const kept = { ...arrived, stamp: record.stamp || randomHex(8), version: Math.max(record.version, 1) };
          await step.put("records", { owner, id, record: kept });
        }
        return counted;
      });
      return { ...brought, sentence: broughtIn(brought) };
    },
  };
}

/** @param {BrowserRecord} one @param {BrowserRecord} other */
function oneWriter(one, other) {
  return one.writer !== "" && one.writer === other.writer;
}

/** @param {{ came: number, already: number, beside: number }} counted */
function broughtIn({ came, already, beside }) {
  const was = (/** @type {number} */ number) => (number === 1 ? "was" : "were");
  return say("import.came", {
    came: came === 1 ? "1 record" : `${came} records`,
    already: already ? `, ${already} ${was(already)} here already` : "",
    beside: beside ? `, and ${beside} ${was(beside)} kept beside what you have written here since` : "",
  });
}
