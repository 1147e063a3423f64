/** The sentences of handing in; `words.js` takes them into the one catalogue. */
export const HANDING_IN_WORDS = {
  "hand-in.title": "Handing in",
  "hand-in.says":
    "Nothing is handed in until you choose it. You will see each of your answers and tick what may go. The rest stays in your journal, where the people " +
    "who teach this course cannot read it.",
  "hand-in.choose": "Choose what to hand in",
  "hand-in.choose-again": "Choose again what to hand in",
  "hand-in.close": "Not now",
  "hand-in.question": "What may the people who teach this course read?",
  "hand-in.personal": "About you; left out unless you tick it.",
  "hand-in.left": "What you do not tick is recorded as left out, as everyone may, and costs nothing.",
  "hand-in.nothing": "You have not written anything here yet. You can hand that in too: every question is then recorded as left out.",
  "hand-in.check": "The check for identifying details, for what is ticked now",
  "hand-in.do": "Lay these beside the assignment",
  "hand-in.done":
    "Since {time} these words lie beside the assignment, in the room “{room}”. They go to your readers when you press Submit in the list of assignments, and not before.",
  "hand-in.since": "You have written here since {time}. What lies beside the assignment is as it was; choose again if the new words should go along.",
};
