package lang

import "github.com/pullquote/pullquote/retrieval/lexicon"

// stopWords are the words that tell texts apart least: articles, pronouns,
// prepositions, conjunctions and auxiliary verbs, folded. The lists are our
// own and short on purpose: a word that is missing costs a little ranking, a
// word too many hides an article.
var stopWords = lexicon.Named("stopwords", "stop")
