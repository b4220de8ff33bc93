package events

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// A copy shares a quarter of all runs, or half of those of the shorter text; what
// has fewer than twenty is a caption.
func TestIsCopy(t *testing.T) {
	for _, test := range []struct {
		name         string
		shared, a, b int
		want         bool
	}{
		{"a quarter of all (copyShare)", 40, 100, 100, true},
		{"less than a quarter", 39, 100, 100, false},
		{"half of a report that was cut (copyPart)", 20, 1000, 40, true},
		{"less than half of it", 19, 1000, 40, false},
		{"twenty runs (fewestRuns)", 20, 20, 20, true},
		{"a caption", 19, 19, 19, false},
	} {
		if got := isCopy(test.shared, test.a, test.b); got != test.want {
			t.Errorf("%s: copy is %t, want %t", test.name, got, test.want)
		}
	}
}

// A text of which every ninth word was changed is a copy still, and one of which
// every fourth was is a report of its own, though its words stand in pairs as in
// the other (runWords).
func TestRunsOfFourWords(t *testing.T) {
	var words []string
	for i := range 300 {
		words = append(words, fmt.Sprintf("word%d", i))
	}
	for every, want := range map[int]bool{9: true, 4: false} {
		other := append([]string(nil), words...)
		for i := every - 1; i < len(other); i += every {
			other[i] = fmt.Sprintf("new%d", i)
		}
		got := copies([]*news.Article{article("a", strings.Join(words, " ")), article("b", strings.Join(other, " "))})
		if (got.first(1) == 0) != want {
			t.Errorf("every %d. word changed: copy is %t, want %t", every, !want, want)
		}
	}
}

// What fifty articles print is the furniture of their page and makes no copies of
// those after them (commonRun).
func TestFurnitureMakesNoCopies(t *testing.T) {
	furniture := ""
	for i := range 40 {
		furniture += fmt.Sprintf("menu%d ", i)
	}
	var pile []*news.Article
	for i := range 60 {
		own := ""
		for j := range 30 {
			own += fmt.Sprintf("own%dx%d ", i, j)
		}
		pile = append(pile, article(fmt.Sprint(i), furniture+own))
	}
	got := copies(pile)
	if got.first(45) != 0 {
		t.Error("forty-five articles make furniture")
	}
	if got.first(55) != 55 {
		t.Error("what fifty articles print makes a copy")
	}
}

// A dateline stands in the first 160 bytes (creditReach).
func TestDatelineStandsAtTheBeginning(t *testing.T) {
	for before, want := range map[int]string{120: "AP", 200: ""} {
		text := strings.Repeat("x", before) + " (AP) The harbour reopened."
		if got := agencyOf(article("Harbour", text)); got != want {
			t.Errorf("%d bytes before: %q, want %q", before, got, want)
		}
	}
}

// One fifth of likeness makes two reports one story (sameEvent); less than a
// hundredth is nothing in common (leastAlike).
func TestOneFifth(t *testing.T) {
	at := func(x float64) []vector { return []vector{{{0, 1}}, {{0, x}}} }
	for x, want := range map[float64]int{0.21: 1, 0.19: 2} {
		p := &Pile{articles: []*news.Article{article("a", "A."), article("b", "B.")}, vectors: at(x)}
		if got := p.Stories(2); len(got) != want {
			t.Errorf("likeness %v: %d stories, want %d", x, len(got), want)
		}
	}
	for x, want := range map[float64]int{0.012: 1, 0.008: 0} {
		if got := pairsOf(at(x)); len(got) != want {
			t.Errorf("likeness %v: %d pairs, want %d", x, len(got), want)
		}
	}
}

// A word of the headline tells as much of the event as two of the beginning of
// the text (headlineWeight), two of those as much as three farther down
// (leadWeight), and two names there as much as three other words (nameWeight).
// The beginning is 120 words (leadWords). Small words and single letters tell
// nothing.
func TestWhereAWordStands(t *testing.T) {
	v := &vocabulary{ids: map[string]int{}}
	text := "quay quay pier pier "
	for i := len(strings.Fields(text)); i < 118; i++ {
		text += fmt.Sprintf("filler%d ", i)
	}
	text += "lamp lamp rope rope rope "
	for range 3 {
		text += "sand "
	}
	text += "the Moss Moss reed reed reed x"
	counts := v.count(article("Ferry", text), true)
	of := func(word string) float64 { return counts[v.ids[word]] }
	for _, same := range [][2]string{{"ferri", "quay"}, {"pier", "sand"}, {"moss", "reed"}, {"lamp", "rope"}} {
		if a, b := of(same[0]), of(same[1]); a != b || a == 0 {
			t.Errorf("%s weighs %v, %s %v", same[0], a, same[1], b)
		}
	}
	for _, word := range []string{"the", "x"} {
		if _, known := v.ids[word]; known {
			t.Errorf("%q counts", word)
		}
	}
	if silent := v.count(article("Letters", "A lorry lost its sheep."), false); silent[v.ids["letter"]] != 0 {
		t.Error("a headline that tells nothing counts")
	}
}

// In a pile of two a word that both hold is hardly commoner than one that one
// holds: it takes a quarter more of it to weigh as much (priorArticles, priorShare).
func TestSmallPilesGuess(t *testing.T) {
	v := &vocabulary{held: []int{1, 2}}
	for count, rarer := range map[float64]bool{1.23: true, 1.255: false} {
		w := v.weigh(map[int]float64{0: 1, 1: count}, 2)
		if got := w[0].weight > w[1].weight; got != rarer {
			t.Errorf("said %v times by both: the word of one article is heavier: %t, want %t", count, got, rarer)
		}
	}
}
