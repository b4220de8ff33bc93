package lang

import "github.com/pullquote/pullquote/retrieval/lexicon"

// starters are English words that are common at the start of a sentence and
// are hardly ever a name alone: a capital letter on them says nothing. They
// decide whether "the U.S. Officials" is one sentence, and keep "Officials
// said" from being read as a name. The list is our own.
var starters = lexicon.Named("starters", "starter")
