/** The sentences of the practice room; `words.js` takes them into the one catalogue. */
export const PRACTICE_WORDS = {
  "practice.minutes": "About {minutes} minutes, or as long as you like",
  "practice.invented": "Everyone in this scene is invented.",
  "practice.note": "Before you begin",
  "practice.round": "Is there a way round?",
  "practice.round-says":
    "There is. Any question about yourself can be left out or asked another way. You may stop wherever you are, read this with somebody, or leave it " +
    "for good; nothing later depends on it. If it stirs something that stays, your supervisor, your doctor, a therapist of your own, or the help " +
    "page of this course are places to turn.",
  "practice.pause": "Pause",
  "practice.paused": "Paused",
  "practice.pause-says":
    "Nothing here is waiting for you, and every word is kept. You might let your eyes rest on something in the room that asks nothing of you, look out " +
    "of a window, or get up for some water. If it is better to stop for today, stop.",
  "practice.resume": "Come back to it",
  "practice.looking": "Looking for what you wrote here before",
  "practice.here-before": "You were here on {day}. Everything you wrote is below.",
  "practice.here-today": "You were here earlier today. Everything you wrote is below.",
  "practice.to-last": "Go to where you stopped",
  "practice.second-look": "Look again, beside it",
  "practice.second-look-says": "A second look starts fresh pages. Your words of {day} stay as they are, and can be opened beside the new ones.",
  "practice.second-look-begun": "A second look. Your words of {day} are kept as they were; under each question you can open them beside the new ones.",
  "practice.second-look-title": "Looking again",
  "practice.wrote-then": "What you wrote on {day}",
  "practice.continue": "Continue",
  "practice.gate": "The next part opens once you have answered “{question}” in some way. A few words are an answer, and so is leaving it out.",
  "practice.gate-go-on": "Go on without answering",
  "practice.gate-answer": "Answer it",
  "practice.closing-title": "For now",
  "practice.take-along": "Take my words with me",
  "practice.earlier-at": "{day}, begun at {time}",
  "practice.closing": "You can leave this here. It will open again where you left it.",
  "practice.kept": "What happens to these words",
  "practice.earlier": "Earlier times",
  "practice.earlier-none": "When you come back on another day, what you write today will be here to read.",
  "practice.nothing-written": "Nothing was written that day.",
  "practice.erase": "Erase what I wrote here",
  "practice.erase-asks": "This erases everything you wrote in this exercise on {day}, with its earlier versions. It cannot be brought back.",
  "practice.erase-yes": "Erase it",
  "practice.erase-no": "Keep it",
  "practice.erased": "Erased. Nothing of it is kept here.",
  "practice.trouble": "{sentence} You can go on writing; your words stay on this page.",
  "practice.again": "Try again",
  "practice.unknown": "This part of the exercise could not be shown. Nothing you wrote is lost. Please tell the person who runs the course.",

  // ---- taking words along: take-along-bar.js ----
  "take-along.says": "Everything in your journal, in one file. Whoever has the file can read it.",
  "take-along.html": "As a page to read or print",
  "take-along.markdown": "As plain text",
  "take-along.json": "As data, to bring back later",
  "take-along.done": "Your words are in the file {file}, with your other downloads.",

  // ---- before an exercise about real work ----
  "real.title": "What you work with",
  "real.says":
    "What does your placement allow you to write down about the people you meet there, and what did your client agree to? If you do not know, or would " +
    "rather not think about it today, take an invented moment; it will serve as well.\n\n" +
    "Either way, use invented labels: another name, another place, nothing that would let anyone be recognised. Initials identify too.",
  "real.ask": "What will you work with?",
  "real.invented": "An invented or mixed moment",
  "real.agreed": "A real one, within what my placement and my client agreed to",

  // ---- reading what was written ----
  "reading.left-out": "Left out.",

  // ---- fields: fields.js and its parts ----
  "field.skip": "Leave this out",
  "field.skipped": "You are leaving this one out. Nobody asks why.",
  "field.unskip": "Answer it after all",
  "field.swap": "Ask me another way",
  "field.unswap": "Ask the first way again",
  "field.instead": "Or, without words",
  "field.beside": "Earlier: “{question}”",
  "field.own-add": "Something of your own",
  "field.own-put": "Add",
  "field.own-remove": "Take away “{item}”",
  "field.not-sure": "I am not sure",
  "field.rather-not-say": "I’d rather not say",

  // ---- the vignette ----
  "answers.move": "The move",
  "answers.opens": "What it opens",
  "answers.risks": "What it risks",
  "answers.mark": "This would be hardest for me",
  "answers.note": "What would make it hard? A note, if you like",
  "landing.choose": "Choose some words to listen to",
  "landing.own": "My own words",
  "landing.own-ask": "You know these words better than anyone. How might {name} hear them?",
  "landing.shown": "Below: how these words may arrive with {one}, and with {other}.",
  "triad.title": "The same scene with two others, in twenty minutes",
  "triad.therapist": "The therapist",
  "triad.client": "The client",
  "triad.observer": "The observer",
  "triad.sitting_out": "Sitting out",
  "landing.may": "How it may land",
};
