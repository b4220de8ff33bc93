package ground

import (
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// hostile are sentences and claims that were made to cost time, each near the
// bounds of what is checked.
func hostile() map[string][2]string {
	fill := func(words string, bytes int) string {
		return strings.TrimSpace(strings.Repeat(words+" ", bytes/(len(words)+1))) + "."
	}
	return map[string][2]string{
		"one word":  {fill("rain", maxLine-10), fill("rain", maxClaim-10)},
		"joined":    {fill("rain fell and snow fell and", maxLine-10), fill("rain fell and", maxClaim-10)},
		"phrases":   {"Carr resigned " + fill("in Corin on Friday", maxLine-30), "Carr resigned " + fill("in Corin", maxClaim-30)},
		"clauses":   {"Carr said " + fill("that police said", maxLine-30), "Carr said " + fill("that police said", maxClaim-30)},
		"pronouns":  {fill("he said she said", maxLine-10), fill("he said", maxClaim-10)},
		"commas":    {fill("Carr, Reed,", maxLine-10), fill("Reed, Carr,", maxClaim-10)},
		"brackets":  {fill("(Carr (Reed)) fled", maxLine-10), fill("Carr fled", maxClaim-10)},
		"too long":  {fill("Carr fled and", 4_300), fill("Carr fled and", maxClaim-10)},
		"quotation": {"“" + fill("we won “again” and", maxLine-20), fill("we won and", maxClaim-10)},
	}
}

// What one line may cost for one claim is bounded, whatever stands in it.
func TestHostileLinesAreBounded(t *testing.T) {
	for name, h := range hostile() {
		e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: h[0]}})
		l := e.Lines[0]
		if tooMuch(e.Lines[:1]) {
			if v := Check(Claim{Text: h[1], Lines: []int{1}}, e); v.Fault.Rule != TooLong {
				t.Errorf("%s: %v", name, v.Fault)
			}
			continue
		}
		k := newCarrier(l, englishVocabulary())
		ways := 0
		for _, r := range k.read {
			for _, w := range r.ways(k.lex) {
				ways++
				c := readLike(h[1], r, k.lex)
				k.held(c, w)
				if w.steps > maxSteps+maxOut*maxOut {
					t.Errorf("%s: %d steps", name, w.steps)
				}
			}
		}
		if ways > 24 {
			t.Errorf("%s is read in %d ways", name, ways)
		}
	}
}

func BenchmarkHostile(b *testing.B) {
	for name, h := range hostile() {
		e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: h[0]}})
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Check(Claim{Text: h[1], Lines: []int{1}}, e)
			}
		})
	}
}
