/** A record with every key that `model/record.py` has, in its order, so that both writers put down the same document. */

/** @param {import("./types.js").KeptRecord} record */
export function wholeRecord(record) {
  const { schema, id, kind, exercise, room, asked, created, saved, version, stamp, writer, beside = null, body } = record;
  return {
    schema,
    id,
    kind,
    exercise,
    room,
    asked: {
      title: asked.title,
      fingerprint: asked.fingerprint,
      scene: asked.scene ?? "",
      questions: asked.questions ?? {},
      labels: asked.labels ?? {},
    },
    created: momentAsPython(created),
    saved: momentAsPython(saved),
    version,
    stamp,
    writer,
    beside,
    body: {
      answers: Object.fromEntries(Object.entries(body.answers).map(([field, answer]) => [field, wholeGiven(answer)])),
      opened: body.opened ?? [],
      tags: body.tags ?? [],
      prompt: body.prompt ?? null,
      title: body.title ?? "",
      turned: body.turned ?? 0,
    },
  };
}

/** @param {import("./types.js").Answer} answer */
function wholeGiven(answer) {
  const { text = "", chosen = [], own = [], laid = {}, instead = null, skipped = false, swapped = false } = answer;
  return { text, chosen, own, laid, instead, skipped, swapped };
}

/** @param {string} moment @returns {string} With six digits after the second or none, and Z for no offset. */
function momentAsPython(moment) {
  const [, second = moment, fraction = "", zone = ""] = /^(.{19})(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(moment) ?? [];
  const six = fraction.slice(0, 6).padEnd(6, "0");
  return `${second}${/^0*$/.test(six) ? "" : `.${six}`}${zone === "+00:00" || zone === "-00:00" ? "Z" : zone}`;
}
