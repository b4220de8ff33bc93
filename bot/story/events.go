package story

import (
	"cmp"
	"slices"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Event is something with its date.
type Event struct {
	Date  Date
	Line  news.Line // the sentence that dates it, in the first of the runs
	Picks []Pick    // one for each article that tells it
}

// Events returns what the stories date that is about the topic, oldest first.
// Dates without a year come last, in the order of the calendar as far as they
// tell it. What several articles tell of one day in much the same words is
// one event.
func Events(stories []*Story, topic Topic) []Event {
	var out []Event
	for _, s := range stories {
		for i := range s.sentences {
			n := &s.sentences[i]
			if n.furniture || !s.about(topic, n) {
				continue
			}
			dates := s.datesOf(n)
			first, last, ok := s.event(i)
			if len(dates) == 0 || !ok {
				continue
			}
			e := Event{Date: firmest(dates), Line: n.Line, Picks: []Pick{s.pick(first, last)}}
			if j := sameEvent(out, e, n); j >= 0 {
				out[j].Picks = append(out[j].Picks, e.Picks...)
				continue
			}
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b Event) int {
		return cmp.Or(boolCompare(b.Date.Known(), a.Date.Known()), cmp.Compare(a.Date.Year, b.Date.Year),
			boolCompare(b.Date.Month != 0 || b.Date.Known(), a.Date.Month != 0 || a.Date.Known()),
			cmp.Compare(a.Date.Month, b.Date.Month), cmp.Compare(a.Date.Day, b.Date.Day), published(a).Compare(published(b)))
	})
	return out
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func published(e Event) time.Time { return e.Picks[0].First.Article.Published }

// firmest returns the first of the dates of which most is known.
func firmest(dates []Date) Date {
	best := dates[0]
	for _, d := range dates[1:] {
		if known(d) > known(best) {
			best = d
		}
	}
	return best
}

func known(d Date) int {
	n := 0
	for _, part := range []int{d.Year, d.Month, d.Day} {
		if part != 0 {
			n++
		}
	}
	return n
}

// sameEvent returns the event of another article that is this one, or -1: the
// same day, told in much the same words.
func sameEvent(events []Event, e Event, n *sentence) int {
	for i, o := range events {
		if o.Date.Year != e.Date.Year || o.Date.Month != e.Date.Month || o.Date.Day != e.Date.Day || !o.Date.Known() {
			continue
		}
		if o.Picks[0].First.Article.ID == e.Picks[0].First.Article.ID {
			continue
		}
		if overlap(stemsOf(o.Line), n.stems) >= alikeShare {
			return i
		}
	}
	return -1
}
