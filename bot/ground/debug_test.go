package ground

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

func pr(r *reading) string {
	var b strings.Builder
	for _, c := range r.chunks {
		var w []string
		for _, t := range r.tokens[c.from:c.to] {
			w = append(w, t.raw)
		}
		fmt.Fprintf(&b, "%c(%s) ", c.kind, strings.Join(w, " "))
	}
	return b.String()
}

func TestDebug(t *testing.T) {
	for _, pair := range strings.Split(os.Getenv("PAIRS"), "\n") {
		line, claim, ok := strings.Cut(pair, " => ")
		if !ok {
			continue
		}
		e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: line}})
		lex := englishLexicon()
		l := e.Lines[len(e.Lines)-1]
		v := Check(Claim{Text: claim, Lines: []int{l.Number}}, e)
		fmt.Println("=====", claim, "HOLDS:", v.Holds())
		k := newCarrier(l, lex)
		fmt.Println("  ", v.Fault.Rule, v.Fault)
		for _, r := range k.read {
			for _, w := range r.ways(lex) {
				fmt.Println("L:", w.isTold, pr(w))
			}
			for _, w := range readLike(claim, r, lex).ways(lex) {
				fmt.Println("C:", w.isTold, pr(w), w.isStatement())
			}
		}
	}
}

func TestWalk(t *testing.T) {
	line, claim, _ := strings.Cut(os.Getenv("PAIRS"), " => ")
	e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: line}})
	lex := englishLexicon()
	k := newCarrier(e.Lines[len(e.Lines)-1], lex)
	for _, r := range k.read {
		for _, l := range r.ways(lex) {
			for _, c := range readLike(claim, r, lex).ways(lex) {
				if l.isTold == c.isTold {
					fmt.Println(l.isTold, pr(l), "\n    ", pr(c), "\n    ", k.held(c, l))
				}
			}
		}
	}
}
