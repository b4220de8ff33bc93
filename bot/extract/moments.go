package extract

import "github.com/pullquote/pullquote/retrieval/lexicon"

// moments are folded words that tell a time without a date: days of the week,
// months, seasons, parts of the day and "week", by language.
var moments = lexicon.Named("time", "moment")
