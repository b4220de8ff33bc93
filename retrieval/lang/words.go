package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/clipperhouse/uax29/v2/words"
)

// Words returns the words of the text in order. The parts of a hyphenated
// word are words of their own, so that "al Din" finds "al-Din".
func Words(text, language string) []Word {
	var out []Word
	for it := words.FromString(text); it.Next(); {
		v := it.Value()
		if r, _ := utf8.DecodeRuneInString(v); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		f := strings.TrimSuffix(Fold(v), "'s")
		env := snowballstem.NewEnv(f)
		english.Stem(env)
		out = append(out, Word{Span: Span{it.Start(), it.End()}, Folded: f, Stem: env.Current(), Stop: stopDraft[f]})
	}
	return out
}

var stopDraft = map[string]bool{"the": true, "a": true, "an": true, "of": true, "in": true, "and": true, "to": true, "is": true, "was": true, "were": true, "who": true, "what": true, "which": true, "how": true, "did": true, "on": true, "for": true, "that": true, "it": true, "by": true, "with": true, "as": true, "at": true, "from": true, "or": true, "be": true, "are": true, "has": true, "have": true, "had": true, "many": true}
