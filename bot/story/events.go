package story

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Event is something with its date.
type Event struct {
	Date  Date
	Line  news.Line // the sentence that dates it, in the first of the runs
	Picks []Pick    // one for each article that tells it
	// weight is how much the event carries the topic.
	weight float64
}

// Events returns what the stories date that is about the topic, oldest first.
// Dates without a year come last, in the order of the calendar as far as they
// tell it. What is told of one day in much the same words is one event, told by
// the sentence that carries the topic most.
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
			held := topic.cover(s.stemsOf(first, last))
			e.weight = storyShare*n.weight + topicWorth*held - leanPenalty*float64(last-first)
			if held == 0 {
				e.weight -= silentPenalty
			}
			if n.part() == Spoke {
				e.weight -= spokenPenalty
			}
			if e.Date.aside {
				e.weight -= asidePenalty
			}
			if slices.ContainsFunc(n.numbers, func(m lang.Number) bool { return m.Unit == "time" }) {
				e.weight += hourWorth
			}
			if j := sameEvent(out, e, n); j >= 0 {
				if e.weight > out[j].weight {
					out[j].Line, out[j].Picks, out[j].weight = e.Line, e.Picks, e.weight
				}
				out[j].weight += toldByOthers
				continue
			}
			out = append(out, e)
		}
	}
	sortByDate(out)
	return out
}

// What counts of the weight of its sentence in its article, for the head of an
// article is seldom what came first; what an event gains for holding the topic itself and the hour, and what it loses for each sentence that has to stand with it, and for being
// what somebody said on a day.
const (
	storyShare    = 0.6
	topicWorth    = 2
	hourWorth     = 0.5
	leanPenalty   = 0.3
	spokenPenalty = 0.6
	asidePenalty  = 2
	silentPenalty = 2 // it holds no word of the topic
)

// What the date of an event adds that is known to the day or to the month, what
// one without a year loses, and each further event of the same day: a timeline
// is no list of what was said on one day.
const (
	dayWorth      = 1.5
	monthWorth    = 0.8
	undatedBurden = 2
	sameDayBurden = 1.2
)

// Foremost returns the events that carry the topic most, at most so many, in
// their order.
func Foremost(events []Event, most int) []Event {
	left := slices.Clone(events)
	var out []Event
	for len(out) < most && len(left) > 0 {
		best, highest := 0, math.Inf(-1)
		for i, e := range left {
			weight := e.weight
			switch {
			case !e.Date.known():
				weight -= undatedBurden
			case e.Date.Day != 0:
				weight += dayWorth
			case e.Date.Month != 0:
				weight += monthWorth
			}
			for _, o := range out {
				if o.Date.known() && o.Date.String() == e.Date.String() {
					weight -= sameDayBurden
				}
			}
			if weight > highest {
				best, highest = i, weight
			}
		}
		out = append(out, left[best])
		left = slices.Delete(left, best, best+1)
	}
	sortByDate(out)
	return out
}

// stemsOf are the stems of a run of sentences.
func (s *Story) stemsOf(first, last int) map[string]bool {
	out := map[string]bool{}
	for _, n := range s.sentences[first : last+1] {
		maps.Copy(out, n.stems)
	}
	return out
}

func sortByDate(events []Event) {
	slices.SortStableFunc(events, func(a, b Event) int {
		return cmp.Or(boolCompare(b.Date.known(), a.Date.known()), cmp.Compare(a.Date.Year, b.Date.Year),
			boolCompare(b.Date.Month != 0 || b.Date.known(), a.Date.Month != 0 || a.Date.known()),
			cmp.Compare(a.Date.Month, b.Date.Month), cmp.Compare(a.Date.Day, b.Date.Day), published(a).Compare(published(b)))
	})
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

// firmest returns the first of the dates of which most is known, those of what
// happened before others.
func firmest(dates []Date) Date {
	best := dates[0]
	for _, d := range dates[1:] {
		if d.aside == best.aside && known(d) > known(best) || best.aside && !d.aside && d.known() {
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

// sameEvent returns the event that is this one, or -1: the
// same day, told in much the same words.
func sameEvent(events []Event, e Event, n *sentence) int {
	for i, o := range events {
		if o.Date.Year != e.Date.Year || o.Date.Month != e.Date.Month || o.Date.Day != e.Date.Day || !o.Date.known() {
			continue
		}
		if overlap(stemsOf(o.Line), n.stems) >= alikeShare {
			return i
		}
	}
	return -1
}
