// The kinds of field every exercise can have. A widget may add its own to these.

import { answersField } from "./answers-field.js";
import { chooseAny, chooseOne, sortField } from "./choice-field.js";
import { otherClient } from "./other-client-field.js";
import { seesaw } from "./seesaw-field.js";
import { lineField, wordsField } from "./words-field.js";

/** @type {Record<string, import("./frame.js").FieldKind>} */
export const KINDS = {
  words: wordsField,
  line: lineField,
  "choose-one": chooseOne,
  "choose-any": chooseAny,
  sort: sortField,
  seesaw,
  answers: answersField,
  "other-client": otherClient,
};
