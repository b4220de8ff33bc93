package extract

import (
	"slices"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// AsksLatest reports whether a question is for the newest state of something.
func AsksLatest(question string) bool {
	return slices.ContainsFunc(lang.Words(question, ""), func(w lang.Word) bool { return latest.Has(w.Folded) })
}
