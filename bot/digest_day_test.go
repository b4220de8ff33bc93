package bot_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// The busy day: so many articles about so many events, made by rule.
const (
	busyArticles = 500
	busyEvents   = 60
)

// syllables make words that no language has, so that an event has its own.
var syllables = strings.Fields("ba de fi go hu ka le mi no pu ra se ti vo wu xa ye zi cho dra fle gri")

// coined returns a word of the event: the same for the same numbers.
func coined(event, n int) string {
	r := rand.New(rand.NewPCG(uint64(event), uint64(n)))
	word := ""
	for range 3 {
		word += syllables[r.IntN(len(syllables))]
	}
	return word
}

// report writes an account of the event: sentences that mix its own words with
// those of all news, about 300 words in 12 paragraphs.
func report(r *rand.Rand, event int) (headline, text string) {
	place := strings.ToUpper(coined(event, 0)[:1]) + coined(event, 0)[1:]
	person := strings.ToUpper(coined(event, 1)[:1]) + coined(event, 1)[1:]
	own := func() string { return coined(event, 2+r.IntN(25)) }
	forms := []func() string{
		func() string {
			return fmt.Sprintf("The %s of %s was closed on Monday after %d people complained about the %s.", own(), place, 2+event%9, own())
		},
		func() string {
			return fmt.Sprintf("“We will look at the %s and the %s before the end of the month,” said %s, who leads the %s there.", own(), own(), person, own())
		},
		func() string {
			return fmt.Sprintf("Officials in %s said that the %s had cost %d million pounds, and that a report about the %s was expected soon.", place, own(), 1+event, own())
		},
		func() string {
			return fmt.Sprintf("Residents near the %s want the council to repair the %s, according to a letter seen by reporters.", own(), own())
		},
		func() string {
			return fmt.Sprintf("It is not the first time that the %s has been in the news: last year %s spoke of a %s.", own(), person, own())
		},
	}
	var paragraphs []string
	for i := range 12 {
		paragraphs = append(paragraphs, forms[i%2*r.IntN(len(forms))]()+" "+forms[r.IntN(len(forms))]())
	}
	return fmt.Sprintf("%s: %s and %s in question", place, own(), own()), strings.Join(paragraphs, "\n\n")
}

// busyDay is a paper of the busy day; every fifth article is a copy of one
// before it but for a word.
func busyDay() *paper {
	p, r := newPaper(), rand.New(rand.NewPCG(1, 2))
	last := make([]string, busyEvents)
	for i := range busyArticles {
		event := r.IntN(busyEvents)
		if i < busyEvents {
			event = i
		}
		headline, text := report(r, event)
		if i%5 == 4 && last[event] != "" {
			text = strings.Replace(last[event], "Monday", "Monday morning", 1)
		}
		last[event] = text
		p.add(news.Article{ID: news.ArticleID(fmt.Sprintf("e%02d-a%03d", event, i)), Headline: headline, Text: text, Published: clock.Add(-time.Duration(i) * time.Minute)})
	}
	return p
}

// A day of 500 articles about 60 events is a digest of 60 stories, the
// heaviest told and the others named or counted.
func TestDigestOfABusyDay(t *testing.T) {
	p := busyDay()
	began := time.Now()
	d := p.digest(t, "2026-03-01", nil)
	t.Logf("%d articles of %d events: %d told, %d named, %d counted, %d quotations, in %v",
		busyArticles, busyEvents, len(d.Stories), len(d.Also), d.More, len(d.Citations), time.Since(began))
	if len(d.Stories)+len(d.Also)+d.More != busyEvents || len(d.Stories) != 8 || len(d.Also) != 20 {
		t.Errorf("%d told, %d named, %d counted", len(d.Stories), len(d.Also), d.More)
	}
	for _, s := range append(d.Stories, d.Also...) {
		for _, id := range s.Articles {
			if id[:3] != s.Articles[0][:3] {
				t.Errorf("story %d is of two events: %v", s.N, s.Articles)
				break
			}
		}
		if s.Origins > len(s.Articles) || s.Origins < 1 {
			t.Errorf("story %d has %d origins in %d articles", s.N, s.Origins, len(s.Articles))
		}
	}
}
