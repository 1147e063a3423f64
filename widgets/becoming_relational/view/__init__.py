"""What the views of all widgets share: nodes, words, fields, the journal as a page sees it, and their joining into one module."""
