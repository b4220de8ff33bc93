package retrieval

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// seedArticles returns the articles that come with the program.
func seedArticles(t *testing.T) []news.Article {
	t.Helper()
	paths, err := filepath.Glob("../seeds/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("seeds: %v, %v", paths, err)
	}
	var out []news.Article
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		headline, text, _ := strings.Cut(string(raw), "\n")
		out = append(out, news.Article{ID: news.ArticleID(strings.TrimSuffix(filepath.Base(path), ".txt")), Headline: headline, Text: text})
	}
	return out
}

// A name is found in whatever spelling, best passages first, when no passage
// holds the words as they were typed.
func TestNamesInOtherSpellings(t *testing.T) {
	a := openTemp(t, Options{})
	for _, article := range seedArticles(t) {
		take(t, a, article)
	}
	for words, want := range map[string]string{
		"Dayr az-Zawr":                        "Deir ez-Zo",
		"dayr az zawr":                        "Deir ez-Zo",
		"What happened in Dair el Zour?":      "Deir ez-Zo",
		"Who is Ahmad ash-Shara?":             "Ahmed al-Sharaa",
		"Did Donnald Tramp meet anybody?":     "Donald Trump",
		"What did Leena Hadad say about it?":  "Lina Haddad",
		"Faris Khaleel on the raids":          "Fares Khalil",
		"the suspect Abd al-Ilah al-Jumayli":  "al-Jumaili",
		"Where does Umar ad-Dawud work?":      "Omar al-Daoud",
		"the camp of al-Hawl":                 "al-Hol",
		"What was found in the Badiyah?":      "Badia",
		"a neighbourhood called Duwaila":      "Dweila",
		"Which institute is in Washingtton ?": "Washington",
	} {
		hits, _, err := a.Explain(context.Background(), words, anybody, 3)
		if err != nil || len(hits) == 0 {
			t.Errorf("%s: %d hits, %v", words, len(hits), err)
			continue
		}
		if !strings.Contains(hits[0].Text(), want) {
			t.Errorf("%s: vector rank %d: %s", words, hits[0].VectorRank, hits[0].Text())
		}
	}
}

// Whatever the text, the vector is of length 1 and always the same.
func TestLocalEmbedder(t *testing.T) {
	e := NewLocalEmbedder()
	texts := []string{"", " \n", "—", "\xff\x00", "a", "the of and", "الرئيس السوري", "日本", "Deir ez-Zor", strings.Repeat("Homs ", 10_000)}
	first, err := e.Embed(context.Background(), texts)
	if err != nil {
		t.Fatal(err)
	}
	again, err := e.Embed(context.Background(), texts)
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range first {
		var square float64
		for j, x := range v {
			square += float64(x) * float64(x)
			if again[i][j] != x {
				t.Fatalf("%q: the second time it is another vector", texts[i])
			}
		}
		if len(v) != localDimension || math.Abs(square-1) > 1e-5 {
			t.Errorf("%q: %d numbers of length %v", texts[i], len(v), math.Sqrt(square))
		}
	}
}

// With every word known, in whatever spelling, the local vectors have nothing to add and are left
// out, which saves most of the time of a search.
func TestLocalVectorsOnlyForUnknownWords(t *testing.T) {
	a := openTemp(t, Options{})
	take(t, a, raidStory)
	if vectorLeg(t, a, "raids of the ministry") {
		t.Error("known words were looked for by vector")
	}
	if vectorLeg(t, a, "raids of the Menestry") {
		t.Error("a word that is found in another spelling was looked for by vector")
	}
	if !vectorLeg(t, a, "raids of the Zqrtwx") {
		t.Error("an unknown word was not looked for by vector")
	}
}
