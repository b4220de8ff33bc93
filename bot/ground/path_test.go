package ground

import (
	"flag"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

var path = flag.String("path", "", `print how the check reads "line => claim" and what it finds wrong; the last sentence of the line is cited`)

// TestPath is for whoever wants to know why a claim falls:
//
//	go test ./bot/ground -run TestPath -v -path "Carr resigned on Friday. => Carr resigned."
func TestPath(t *testing.T) {
	text, claim, ok := strings.Cut(*path, " => ")
	e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: text}})
	if !ok || len(e.Lines) == 0 {
		t.Skip("no path to print; see the flag -path")
	}
	lex, l := englishVocabulary(), e.Lines[len(e.Lines)-1]
	v := Check(Claim{Text: claim, Lines: []int{l.Number}}, e)
	t.Logf("holds: %v %s", v.Holds(), v.Fault)
	k := newCarrier(l, lex)
	for _, r := range k.read {
		claims := readLike(claim, r, lex).ways(lex)
		for _, w := range claims {
			t.Logf("claim: %s", w.printed())
		}
		for _, line := range append(r.ways(lex), r.shortWays(lex)...) {
			t.Logf("line:  %s", line.printed())
			for i, w := range claims {
				if w.isTold == line.isTold {
					t.Logf("       way %d of the claim: %v", i+1, k.held(w, line))
				}
			}
		}
	}
}

// printed returns the chunks of the reading, each with its kind.
func (r *reading) printed() string {
	var out []string
	for _, c := range r.chunks {
		out = append(out, string(rune(c.kind))+"("+r.words(c.from, c.to)+")")
	}
	return strings.Join(out, " ")
}
