"""Where words are kept: the course's, read from content files, and the learner's, in a journal."""
