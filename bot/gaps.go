package bot

import (
	"cmp"
	"slices"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// Gap is something that people asked and the articles did not answer.
type Gap struct {
	// Question is the way in which it was asked last.
	Question string `json:"question"`
	// Times is how often it was asked, in these or in nearly these words.
	Times int `json:"times"`
	// Last is when it was asked last.
	Last time.Time `json:"last"`
}

// sameAsked is the share of the words of two questions together that both
// have from which they count as one: "Who won the cup?" and "Who has won the
// cup" are one, "Who won the cup?" and "Who lost the cup?" are two.
const sameAsked = 0.75

// Gaps returns what the outlines of the ledger show to have been asked and not
// answered, most often asked first. They come in the order of the ledger, the
// newest first; what the reader may not see must be left out of them. An
// answer that was shared was asked once.
func Gaps(said []say.Outline) []Gap {
	var out []Gap
	var words []map[string]bool
	for _, o := range said {
		if o.Kind != answer.KindAnswer || o.Of != "" || o.Outcome != answer.NotFound {
			continue
		}
		asked := askedWords(o.Question)
		i := slices.IndexFunc(words, func(known map[string]bool) bool { return jaccard(known, asked) >= sameAsked })
		if i < 0 {
			out, words = append(out, Gap{}), append(words, asked)
			i = len(out) - 1
		}
		out[i].Times++
		if o.At.After(out[i].Last) {
			out[i].Question, out[i].Last = o.Question, o.At
		}
	}
	slices.SortStableFunc(out, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), b.Last.Compare(a.Last))
	})
	return out
}

// askedWords are the stems of a question that say what it is about; all of
// its words when none does.
func askedWords(question string) map[string]bool {
	words := lang.Words(question, "en")
	out := map[string]bool{}
	for _, w := range words {
		if !w.Stop {
			out[w.Stem] = true
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, w := range words {
		out[w.Folded] = true
	}
	return out
}

// jaccard is the share of the words of two sets together that both have.
func jaccard(a, b map[string]bool) float64 {
	shared := 0
	for w := range a {
		if b[w] {
			shared++
		}
	}
	all := len(a) + len(b) - shared
	if all == 0 {
		return 1
	}
	return float64(shared) / float64(all)
}
