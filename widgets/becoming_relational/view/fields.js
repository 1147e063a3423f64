// The kinds of field every exercise can have. A widget adds its own to these.

import { chooseAny, chooseOne, sortField } from "./choice-field.js";
import { lineField, wordsField } from "./words-field.js";

/** @type {Record<string, import("./frame.js").FieldKind>} */
export const KINDS = {
  words: wordsField,
  line: lineField,
  "choose-one": chooseOne,
  "choose-any": chooseAny,
  sort: sortField,
};
