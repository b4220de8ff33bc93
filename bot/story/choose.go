package story

import (
	"cmp"
	"maps"
	"slices"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Length is how long a summary is.
type Length int

const (
	Usual Length = iota
	Short
	Long
)

// budgets are how many sentences a summary has at most. Three are what a
// reader takes in at a glance; seven fill a screen; fourteen are a page.
var budgets = map[Length]int{Short: 3, Usual: 7, Long: 14}

// Pick is a run of sentences chosen from a story. They follow each other in
// one paragraph and are one quotation.
type Pick struct {
	First, Last news.Line
	Part        Part
}

// Quote returns the run as one quotation.
func (p Pick) Quote() (news.Quote, error) {
	return p.Last.Article.Quote(p.First.Sentence.Start, p.Last.Sentence.End)
}

// Choose picks the sentences that carry the story, in the order in which they
// stand in it: the lead, then whatever weighs most and is not said yet. A
// summary of usual length or more has something of each part that the
// article offers.
func (s *Story) Choose(length Length) []Pick {
	c := &choice{story: s, shown: map[int]bool{}, held: map[string]bool{}, budget: budgets[length]}
	c.take(s.lead())
	if length != Short {
		c.takeParts(len(partly), anything)
	}
	for c.takeBest(anything) {
	}
	return s.picks(c.shown)
}

func anything(*sentence) bool { return true }

// partly are the kinds of sentence that a summary should have one of, what is
// hardest to come by first: what says that something is not confirmed, or,
// where nothing does, what keeps its distance.
var partly = []func(*sentence) bool{
	(*sentence).isOpen,
	func(n *sentence) bool { return n.part() == Spoke },
	func(n *sentence) bool { return n.part() == Figures },
	func(n *sentence) bool { return n.part() == Happened },
}

// takeParts takes the best sentence of each of the first kinds, as many as
// limit, and returns how many there were.
func (c *choice) takeParts(limit int, may func(*sentence) bool) int {
	taken := 0
	for i, is := range partly[:min(limit, len(partly))] {
		kind := func(n *sentence) bool { return is(n) && may(n) }
		distant := func(n *sentence) bool { return n.isHearsay() && may(n) }
		if c.takeBest(kind) || i == 0 && c.takeBest(distant) {
			taken++
		}
	}
	return taken
}

// choice is a choice in the making.
type choice struct {
	story  *Story
	shown  map[int]bool
	held   map[string]bool // the stems that are shown
	budget int
}

// takeBest takes the sentence that brings most among those that may be taken,
// with what it needs. It reports whether there was one.
func (c *choice) takeBest(may func(*sentence) bool) bool {
	best, most := -1, 0.0
	for i := range c.story.sentences {
		n := &c.story.sentences[i]
		if n.furniture || c.shown[i] || !may(n) {
			continue
		}
		if worth, ok := c.worth(i); ok && worth > most {
			best, most = i, worth
		}
	}
	return best >= 0 && c.take(best)
}

// freshShare is how much of a sentence has to be new beside what is shown; a
// sentence with less is a repetition.
const freshShare = 0.4

// worth is what the sentence and what it needs bring on the average, since
// each of them takes a place of the budget.
func (c *choice) worth(i int) (float64, bool) {
	all, ok := c.withNeeds(i)
	if !ok || len(c.shown)+len(all) > c.budget || c.fresh(&c.story.sentences[i]) < freshShare {
		return 0, false
	}
	sum := 0.0
	for _, j := range all {
		sum += c.story.sentences[j].weight * c.fresh(&c.story.sentences[j])
	}
	return sum / float64(len(all)), true
}

// fresh is the share of the sentence's stems that are not shown yet, those
// that the article keeps coming back to counting less.
func (c *choice) fresh(n *sentence) float64 {
	met, all := 0.0, 0.0
	for _, stem := range n.inOrder {
		w := 1 / float64(max(1, c.story.counts[stem]))
		all += w
		if !c.held[stem] {
			met += w
		}
	}
	if all == 0 {
		return 0
	}
	return met / all
}

// mostNeeds is how many sentences may come along with one: more, and it was
// not worth choosing.
const mostNeeds = 2

// longestQuoted is how many sentences come along where most of them are one
// quotation, which is shown whole.
const longestQuoted = 5

// outside counts the sentences that are not only quotation.
func (s *Story) outside(all map[int]bool) int {
	n := 0
	for i := range all {
		if !s.sentences[i].speech.OnlyQuotes {
			n++
		}
	}
	return n
}

// withNeeds returns the sentence and, over several steps, those it needs that
// are not shown.
func (c *choice) withNeeds(i int) ([]int, bool) {
	all := map[int]bool{i: true}
	for queue := []int{i}; len(queue) > 0; queue = queue[1:] {
		known := maps.Clone(c.shown)
		maps.Copy(known, all)
		needed, ok := c.story.needs(queue[0], known)
		if !ok {
			return nil, false
		}
		for _, j := range needed {
			if !all[j] && !c.shown[j] {
				all[j] = true
				queue = append(queue, j)
			}
		}
		if c.story.outside(all) > 1+mostNeeds || len(all) > longestQuoted {
			return nil, false
		}
	}
	return slices.Sorted(maps.Keys(all)), true
}

// take shows the sentence with what it needs.
func (c *choice) take(i int) bool {
	if i < 0 {
		return false
	}
	all, ok := c.withNeeds(i)
	if !ok {
		all = []int{i} // a lead stands as it is
	}
	for _, j := range all {
		c.shown[j] = true
		for stem := range c.story.sentences[j].stems {
			c.held[stem] = true
		}
	}
	return true
}

// picks joins what is shown to runs: a sentence that leans on the one before
// it stands in one quotation with it.
func (s *Story) picks(shown map[int]bool) []Pick {
	var out []Pick
	order := slices.SortedFunc(maps.Keys(shown), cmp.Compare[int])
	for k := 0; k < len(order); {
		first := order[k]
		last := first
		for k++; k < len(order) && s.beside(last, order[k]) && s.joined(last, order[k]); k++ {
			last = order[k]
		}
		out = append(out, s.pick(first, last))
	}
	s.introduceFirst(out)
	return out
}

// introduceFirst makes what introduces a person part of what happened, which
// is told first, where a later part would introduce them after they have
// spoken.
func (s *Story) introduceFirst(picks []Pick) {
	for _, p := range picks {
		for i := s.at(p.First); i <= s.at(p.Last); i++ {
			for _, name := range s.sentences[i].names {
				by := s.introduces(name, i)
				for k := range picks {
					if s.at(picks[k].First) <= by && by <= s.at(picks[k].Last) && picks[k].Part > p.Part {
						picks[k].Part = Happened
					}
				}
			}
		}
	}
}

// at returns the index of a line of the story, or -1.
func (s *Story) at(l news.Line) int {
	return slices.IndexFunc(s.sentences, func(n sentence) bool { return n.Sentence == l.Sentence })
}

// joined reports whether two sentences that follow each other belong in one
// quotation: one cannot be understood without the other.
func (s *Story) joined(i, j int) bool {
	return s.leans(&s.sentences[j]) || quotesBalance(s.sentences[i].text) > 0 || s.sentences[i].speech.OnlyQuotes || s.sentences[j].speech.OnlyQuotes
}
