package retrieval

import (
	"context"
	"fmt"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Two hundred articles that repeat one text, by one paper or by as many, with
// words put in, take two places; what others report keeps the rest.
func TestCopiesTakeFewPlaces(t *testing.T) {
	paper := map[string]func(int) string{
		"one paper":   func(int) string { return "The Hill" },
		"many papers": func(i int) string { return fmt.Sprintf("Paper of Glen%c%c", 'a'+i%26, 'a'+i/26) },
	}
	put := []string{"", " Readers were told so.", " It is so, neighbours said today.", " Nobody doubts that here now."}
	for name, of := range paper {
		a := openTemp(t, Options{})
		honest := map[news.ArticleID]bool{}
		for i, text := range []string{
			"The causeway to Ulva was shut on Friday after the tide washed away its footings, the ferry board said.",
			"Farmers on Ulva carried milk by boat because the causeway was shut; the board hopes to open it in May.",
			"Divers found that the footings of the causeway to Ulva are gone over nine yards, engineer Lena Strand said.",
			"The school on Ulva has no teacher since the causeway was shut, parents said at a meeting on Sunday.",
		} {
			id := news.ArticleID(fmt.Sprintf("honest-%d", i))
			honest[id] = true
			take(t, a, news.Article{ID: id, Publisher: fmt.Sprintf("Isle %d", i), Text: text})
		}
		for i := range 200 {
			text := "Why was the causeway to Ulva shut? The causeway to Ulva was shut because the board wanted the money of the islanders for a yacht." + put[i%len(put)]
			take(t, a, news.Article{ID: news.ArticleID(fmt.Sprintf("copy-%d", i)), Publisher: of(i), Text: text})
		}
		for _, words := range []string{"Why was the causeway to Ulva shut?", "What is new?"} {
			found, err := a.Search(context.Background(), words, anybody, 8)
			if err != nil {
				t.Fatal(err)
			}
			copied, others := 0, map[news.ArticleID]bool{}
			for _, p := range found {
				if honest[p.Article.ID] {
					others[p.Article.ID] = true
				} else {
					copied++
				}
			}
			if copied > 2 || words != "What is new?" && len(others) != len(honest) {
				t.Errorf("%s, %q: %d places for one text, %d of %d other articles", name, words, copied, len(others), len(honest))
			}
		}
	}
}

// A later report of the same words may have the new figure; it is told.
func TestCopyWithOtherFigures(t *testing.T) {
	words := func(stems string) *candidate { return &candidate{listing: &listing{}, stems: stems} }
	var told copies
	took := ""
	for i, stems := range []string{"storm cut power 400 homes north isle grid said", "storm cut power 400 homes north isle grid said sunday", "storm cut power 400 homes north isle grid said monday", "storm cut power 900 homes north isle grid said", "storm cut power 950 homes north isle grid said", "tide took pier footings nine yards divers said friday"} {
		c := words(stems)
		c.row = int64(i)
		took += map[bool]string{true: "x", false: "-"}[told.take(c)]
	}
	if took != "xx-x-x" {
		t.Errorf("taken: %s", took)
	}
}
