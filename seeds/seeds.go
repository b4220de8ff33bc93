// Package seeds carries the articles that Pullquote answers from until it is
// given a newsroom's own, and the questions that show what a right answer to
// them is. It is data only and imports nothing of this project.
package seeds

import "embed"

// FS holds the seed articles: *.txt files at its root, each named for its
// article's id.
//
//go:embed *.txt
var FS embed.FS

// Golden holds questions about the seed articles as JSON lines: id, question,
// the outcome expected, words that a quotation must hold (quote_any), the
// articles it must come from, and the positions of a disagreement.
//
//go:embed golden.jsonl
var Golden []byte
