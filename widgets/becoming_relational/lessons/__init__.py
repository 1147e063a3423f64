"""The course as lessons: notebooks derived from its pages, a server that shows them, and the commands that start it."""
