package ground

import (
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// A claim has up to 400 letters (maxClaim), its line up to 1,200 bytes (maxLine), and
// it rests on up to six (maxLines).
func TestLimits(t *testing.T) {
	claim := func(runes int) string { return strings.Repeat("é", runes-1) + "." }
	for runes, want := range map[int]Rule{300: "", 400: "", 401: TooLong} {
		if got := plainFault(claim(runes), "en").Rule; got != want {
			t.Errorf("a claim of %d letters: %q, want %q", runes, got, want)
		}
	}
	line := func(bytes int) news.Line { return news.Line{Sentence: news.Sentence{End: bytes}} }
	for bytes, want := range map[int]bool{1_200: false, 1_201: true} {
		if got := tooMuch([]news.Line{line(bytes)}); got != want {
			t.Errorf("a line of %d bytes is too much: %t, want %t", bytes, got, want)
		}
	}
	for lines, want := range map[int]bool{6: false, 7: true} {
		if got := tooMuch(make([]news.Line, lines)); got != want {
			t.Errorf("%d lines are too much: %t, want %t", lines, got, want)
		}
	}
}

// A hostile line is given up after 10,000 parts (maxSteps), each of which passes over
// up to sixty chunks (maxOut).
func TestGivesUp(t *testing.T) {
	most := 0
	for _, h := range hostile() {
		e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: h[0]}})
		if tooMuch(e.Lines[:1]) {
			continue
		}
		k := newCarrier(e.Lines[0], englishVocabulary())
		for _, r := range k.read {
			for _, w := range r.ways(k.lex) {
				k.held(readLike(h[1], r, k.lex), w)
				most = max(most, w.steps)
			}
		}
	}
	if most < 6_300 || most > 13_600 {
		t.Errorf("%d parts were looked at, want what an honest line needs, and no more than 13,600", most)
	}
}
