// Sphinx's search would write down what a reader looked for, to mark it on the next page. What one looks for is one's own.
var SPHINX_HIGHLIGHT_ENABLED = false;
