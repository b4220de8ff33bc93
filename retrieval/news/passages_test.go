package news

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// words returns a sentence of n words.
func words(n int) string { return "W" + strings.Repeat(" word", n-1) + "." }

// sizes returns the words of each passage of the text, the sentences parted
// by a plus.
func sizes(text string) string {
	a := &Article{Text: text, Language: "en"}
	var out []string
	for _, p := range Passages(a, Sentences(a)) {
		var parts []string
		for _, s := range p.Sentences {
			parts = append(parts, fmt.Sprint(countWords(a, []Sentence{s})))
		}
		out = append(out, strings.Join(parts, "+"))
	}
	return strings.Join(out, " ")
}

// TestPassageSizes holds how sentences are grouped: paragraphs are joined
// while they fit, and a long one is parted evenly.
func TestPassageSizes(t *testing.T) {
	text := func(paragraphs ...[]int) string {
		var out []string
		for _, p := range paragraphs {
			var line []string
			for _, n := range p {
				line = append(line, words(n))
			}
			out = append(out, strings.Join(line, " "))
		}
		return strings.Join(out, "\n\n")
	}
	for _, c := range []struct{ text, want string }{
		{text([]int{20, 30}, []int{25, 25}), "20+30+25+25"},
		{text([]int{60, 40}, []int{50, 50}), "60+40 50+50"},
		{text([]int{90, 100}), "90+100"},
		{text([]int{90, 101}), "90 101"},
		{text([]int{50, 50, 50, 50}), "50+50 50+50"},
		{text([]int{100, 100, 100}), "100 100 100"},
		{text([]int{90, 100, 1}), "90 100+1"},
		{text([]int{300}), "300"},
		{text([]int{10}, []int{300}, []int{10}), "10 300 10"},
		{text([]int{10, 300, 10}), "10 300 10"},
		{text([]int{70}, []int{70}, []int{50}, []int{20}), "70+70+50 20"},
		{text([]int{10}, []int{100, 90}, []int{10}), "10 100+90 10"},
		{"", ""},
		{" \n\n ", ""},
	} {
		if got := sizes(c.text); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// TestPassagesHoldEverySentenceOnce holds that the sentences of the passages,
// in order, are the sentences of the article, for seeds and random texts.
func TestPassagesHoldEverySentenceOnce(t *testing.T) {
	texts := []string{}
	seeds, _ := filepath.Glob("../../seeds/*.txt")
	for _, path := range seeds {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	if len(texts) == 0 {
		t.Fatal("no seeds")
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var b strings.Builder
		for range random.IntN(40) {
			b.WriteString(words(1 + random.IntN(90)))
			b.WriteString([]string{" ", "\n", "\n\n"}[random.IntN(3)])
		}
		texts = append(texts, b.String())
	}
	for _, text := range texts {
		checkPassages(t, &Article{Text: text, Language: "en"})
	}
}

// checkPassages fails unless the article's passages partition its sentences,
// and none is long without being one sentence.
func checkPassages(t *testing.T, a *Article) {
	t.Helper()
	sentences := Sentences(a)
	var held []Sentence
	for _, p := range Passages(a, sentences) {
		first, last := p.Sentences[0], p.Sentences[len(p.Sentences)-1]
		if p.Article != a || p.Start != first.Start || p.End != last.End {
			t.Fatalf("passage [%d, %d) does not span its sentences", p.Start, p.End)
		}
		if n := countWords(a, p.Sentences); n > mostWords && len(p.Sentences) > 1 {
			t.Fatalf("passage of %d words in %d sentences", n, len(p.Sentences))
		}
		held = append(held, p.Sentences...)
	}
	if !slices.Equal(held, sentences) {
		t.Fatalf("the passages hold %d sentences, the article has %d", len(held), len(sentences))
	}
}
