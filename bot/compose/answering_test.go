package compose

import (
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/news"
)

// That another article prints a quotation in other words is told of the sentence that
// answers, and of no further one.
func TestOtherWordsAreToldOfTheAnswer(t *testing.T) {
	const (
		said  = "“No child should have to walk to school on a road like this one in the dark,” Ann Carr said."
		other = "“No child should walk to school on a road like this one in the dark,” Ann Carr told the council."
		stuck = "Eleven lorries got stuck on the coast road on Monday."
	)
	var e news.Evidence
	for i, text := range []string{said, other, stuck} {
		a := &news.Article{ID: news.ArticleID(rune('a' + i)), Revision: 1, Language: "en", Text: text}
		e.Lines = append(e.Lines, news.Line{Number: i + 1, Article: a, Sentence: news.Sentence{End: len(text)}})
	}
	for _, test := range []struct {
		first, second, differ int // lines; differences shown
	}{{0, 2, 1}, {2, 0, 0}} {
		d := New("What happened on the road?", answer.Extractive, time.Time{})
		for _, n := range []int{test.first, test.second} {
			q, err := e.Lines[n].Quote()
			if err != nil {
				t.Fatal(err)
			}
			d.Claim(e.Lines[n].Text(), q)
		}
		d.compare(extract.Analyse(d.Answer.Question, nil), e)
		if got := len(d.Answer.Disagreements); got != test.differ {
			t.Errorf("the quotation at place %d: %d differences, want %d: %+v", test.second, got, test.differ, d.Answer.Disagreements)
		}
	}
}
