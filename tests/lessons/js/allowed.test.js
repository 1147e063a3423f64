import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { mayRun } from "../../../widgets/becoming_relational/lessons/labextension/becoming-relational/static/allowed.js";

const vectors = JSON.parse(readFileSync(new URL("../live-vectors.json", import.meta.url), "utf8"));

for (const source of vectors["may run"]) test(`runs by itself: ${JSON.stringify(source)}`, () => assert.equal(mayRun(source), true));
for (const source of vectors["may not"]) test(`never runs by itself: ${JSON.stringify(source)}`, () => assert.equal(mayRun(source), false));
