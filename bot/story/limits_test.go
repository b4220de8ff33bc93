package story

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// with is a story of one sentence of so many words, all equally rare, of which the
// first shared are those of any other.
func with(shared, words int, numbers ...lang.Number) *Story {
	n := sentence{Line: news.Line{Article: &news.Article{ID: news.ArticleID(fmt.Sprint(shared, words))}}, stems: map[string]bool{}, numbers: numbers}
	s := &Story{Article: n.Article, rarity: map[string]float64{}, counts: map[string]int{}}
	for i := range words {
		stem := fmt.Sprint("word", i)
		if i >= shared {
			stem = fmt.Sprint("own", words, "of", i)
		}
		n.stems[stem], s.rarity[stem], s.counts[stem] = true, 1, 1
		n.inOrder = append(n.inOrder, stem)
	}
	s.sentences = []sentence{n}
	return s
}

// meet makes two stories whose sentences share words, and know each other's rarity.
func meet(a, b *Story) (*Story, *Story) {
	for stem, r := range a.rarity {
		b.rarity[stem] = r
	}
	a.rarity = b.rarity
	return a, b
}

// Two sentences say the same, or speak of different things, by the shares of fold.go.
func TestShares(t *testing.T) {
	count := lang.Number{Value: "310", Noun: "peopl"}
	for _, test := range []struct {
		name         string
		shared       int
		one, other   int
		numbers      []lang.Number
		alike, isNew bool
	}{
		{"half of the shorter one (alikeShare)", 5, 10, 10, nil, true, false},
		{"four tenths of it are neither", 4, 10, 10, nil, false, false},
		{"three tenths of the longer one (bothShare)", 6, 10, 19, nil, true, false},
		{"a quarter of the longer one is a part of a long sentence", 6, 10, 22, nil, false, false},
		{"four words (fewestShared)", 4, 8, 8, nil, true, false},
		{"three words stand in anything", 3, 6, 6, nil, false, true},
		{"a quarter speaks of the same (otherShare)", 5, 20, 20, nil, false, false},
		{"two ninths speak of something else", 5, 23, 23, nil, false, true},
		{"a count that both give (figureShare)", 4, 11, 11, []lang.Number{count}, true, false},
		{"a count makes no sentence the same that shares little", 4, 14, 14, []lang.Number{count}, false, false},
	} {
		a, b := meet(with(test.shared, test.one, test.numbers...), with(test.shared, test.other, test.numbers...))
		b.sentences[0].inOrder = append([]string(nil), b.sentences[0].inOrder...)
		if test.one == test.other { // no copy
			b.sentences[0].inOrder = b.sentences[0].inOrder[:test.other]
			for i := test.shared; i < test.other; i++ {
				stem := fmt.Sprint("theirs", i)
				delete(b.sentences[0].stems, b.sentences[0].inOrder[i])
				b.sentences[0].inOrder[i], b.sentences[0].stems[stem], b.rarity[stem] = stem, true, 1
			}
		}
		b.sentences[0].words = []lang.Word{{Folded: "theirs"}}
		if got := b.nearest(&a.sentences[0], nil) != nil; got != test.alike {
			t.Errorf("%s: alike is %t, want %t", test.name, got, test.alike)
		}
		if got := a.isNew(&a.sentences[0], []*Story{a, b}); got != test.isNew {
			t.Errorf("%s: new is %t, want %t", test.name, got, test.isNew)
		}
	}
}

// What is shown tells a sentence that shares four tenths with it (toldShare), and
// others tell in their own words what is not three quarters the same (copied).
func TestToldAndCopied(t *testing.T) {
	for _, test := range []struct {
		name       string
		shared, of int
		told       bool
		others     int
	}{
		{"four tenths are told", 4, 10, true, 0},
		{"a quarter is not", 4, 16, false, 0},
		{"half in words of their own", 6, 12, true, 1},
		{"nine tenths were taken over", 9, 10, true, 0},
	} {
		a, b := meet(with(test.shared, test.of), with(test.shared, test.of+1))
		r := &round{stories: []*Story{a, b}, event: []int{1, 1}, shown: []map[int]bool{{}, {0: true}}}
		if got := r.isTold(0, 0); got != test.told {
			t.Errorf("%s: told is %t, want %t", test.name, got, test.told)
		}
		if got := r.others(0, &a.sentences[0]); got != test.others {
			t.Errorf("%s: %d others, want %d", test.name, got, test.others)
		}
	}
}

// A sentence is chosen of which four tenths are new (freshShare).
func TestFresh(t *testing.T) {
	for held, want := range map[int]bool{5: true, 7: false} {
		s := with(10, 10)
		c := &choice{story: s, shown: map[int]bool{}, held: map[string]bool{}, budget: 3}
		for _, stem := range s.sentences[0].inOrder[:held] {
			c.held[stem] = true
		}
		if _, ok := c.worth(0); ok != want {
			t.Errorf("%d of ten words shown: chosen is %t, want %t", held, ok, want)
		}
	}
}

// Where the lead says little of the headline the news stands below it: nearer is
// better, and a sentence farther down has to say more (nearWorth). A lead with a
// quarter of the headline is the news (leadShare).
func TestNewsStandsNear(t *testing.T) {
	trees := strings.Fields("Alder Birch Cedar Elm Fir Hazel Larch Maple Oak Pine")
	tale := func(words int) string {
		return "Masons spoke about " + strings.ToLower(strings.Join(trees[:words], " and ")) + " all day."
	}
	filler := "Nobody saw a thing.\n\n"
	for name, test := range map[string]struct{ text, want string }{
		"four of ten at once before five far below": {"Nobody was there at all.\n\n" + tale(4) + "\n\n" + strings.Repeat(filler, 3) + tale(5), tale(4)},
		"five not so far below before four":         {"Nobody was there at all.\n\n" + tale(4) + "\n\n" + strings.Repeat(filler, 2) + tale(5), tale(5)},
		"two of ten are no news":                    {tale(2) + "\n\n" + tale(8), tale(8)},
		"three of ten are":                          {tale(3) + "\n\n" + tale(8), tale(3)},
	} {
		p, ok := read(strings.Join(trees, " ") + "\n" + test.text)[0].News()
		if got := quoted(t, []Pick{p})[0]; !ok || got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// event is one of a day, a month or a year.
func event(date Date, weight float64) Event {
	return Event{Date: date, weight: weight, Picks: []Pick{{First: news.Line{Article: &news.Article{Published: time.Unix(0, 0)}}}}}
}

// What a row of a timeline has to weigh more to come before one whose date is known
// better, or which is not of a day that is told already.
func TestDatesOfRows(t *testing.T) {
	day, month, year, none := Date{Year: 2026, Month: 3, Day: 9}, Date{Year: 2025, Month: 5}, Date{Year: 1998}, Date{Month: 8, Printed: "August"}
	for _, test := range []struct {
		name        string
		known, less Date
		by          float64 // what the second one needs more
	}{
		{"a day before a year (dayWorth)", day, year, 1.5},
		{"a month before a year (monthWorth)", month, year, 0.8},
		{"a year before none (undatedBurden)", year, none, 2},
	} {
		for _, more := range []float64{-0.05, 0.05} {
			got := Foremost([]Event{event(test.known, 1), event(test.less, 1+test.by+more)}, 1)[0].Date
			if (got == test.known) != (more < 0) {
				t.Errorf("%s: %v first, where the other weighs %.2f more", test.name, got, test.by+more)
			}
		}
	}
	for more, want := range map[float64]Date{1.15: month, 1.25: day} { // sameDayBurden
		month := Date{Year: 2025, Month: 5}
		rows := Foremost([]Event{event(day, 5), event(day, 1+more), event(month, 1+dayWorth-monthWorth)}, 2)
		if got := rows[0].Date; got != want {
			t.Errorf("a second event of a day that weighs %.2f more: %v, want %v", more, rows, want)
		}
	}
}

// What an event gains and loses in the words of its sentence.
func TestWordsOfRows(t *testing.T) {
	weigh := func(text string) float64 {
		s := on(read("Quay of Arden\nNobody was there at all.\n\n"+text), "2026-03-12")
		events := Events(s, ReadTopic("quay"))
		if len(events) != 1 {
			t.Fatalf("%q: %d events", text, len(events))
		}
		return events[0].weight - storyShare*s[0].sentences[s[0].at(events[0].Line)].weight
	}
	plain := weigh("The quay of Arden was mended on 9 March 2026 by masons.")
	for _, test := range []struct {
		name, text string
		want       float64
	}{
		{"the hour (hourWorth)", "The quay of Arden was mended at 5 p.m. on 9 March 2026 by masons.", 0.5},
		{"what had been planned (asidePenalty)", "The quay of Arden had been set to open on 9 March 2026 by masons.", -2},
		{"what somebody says in a quotation (spokenPenalty)", "“The quay of Arden was mended on 9 March 2026 by masons,” said Ida Moe.", -0.6},
		{"nothing of the topic (topicWorth, silentPenalty)", "The pier of Arden was mended on 9 March 2026 by masons.", -4},
		{"a sentence that needs another (leanPenalty)", "Masons came by boat to the quay. They mended the quay of Arden on 9 March 2026.", -0.3},
	} {
		if got := weigh(test.text) - plain; math.Abs(got-test.want) > 0.01 {
			t.Errorf("%s: %.2f, want %.2f", test.name, got, test.want)
		}
	}
}

// A source is called by up to fourteen words (longestName), and a body by its
// initials if there are three (fewestInitials).
func TestNamesOfSources(t *testing.T) {
	if tooLong(strings.Repeat("word ", 14)) || !tooLong(strings.Repeat("word ", 16)) || tooLong(strings.Repeat("word ", 10)) {
		t.Error("fourteen words are not the limit")
	}
	for short, want := range map[string]bool{"MSB": true, "MS": false, "M": false, "Msb": false} {
		if got := sameBody(short, "Marine Safety Board"); got != want {
			t.Errorf("%s is the board: %t, want %t", short, got, want)
		}
	}
}

// What several articles give counts more: each further one three tenths
// (givenByOthers), twelve tenths at most (mostFigures).
func TestFiguresOfOthers(t *testing.T) {
	s := read("Slide at Arden\nSome 25,000 tonnes of rock lie on the road at Arden.")[0]
	n := &s.sentences[0]
	if len(n.figures()) != 1 {
		t.Fatalf("figures %v", n.figures())
	}
	for given, want := range map[int]float64{1: 0, 2: 0.3, 4: 0.9, 5: 1.2, 9: 1.2} {
		r := &round{event: []int{1}, figures: map[int]map[string]int{1: {n.figures()[0]: given}}}
		if got := r.figureWeight(0, n); math.Abs(got-want) > 0.01 {
			t.Errorf("%d articles: %.2f, want %.2f", given, got, want)
		}
	}
}
