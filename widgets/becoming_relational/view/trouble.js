/** Something went wrong with keeping words: one sentence for the learner, and whether trying again may help. */
export class JournalTrouble extends Error {
  /**
   * @param {string} sentence What happened, what to do, and what is safe.
   * @param {boolean} [retry]
   */
  constructor(sentence, retry = false) {
    super(sentence);
    this.name = "JournalTrouble";
    this.sentence = sentence;
    this.retry = retry;
  }
}
