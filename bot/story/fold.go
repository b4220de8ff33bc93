package story

import (
	"cmp"
	"maps"
	"slices"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Shares of the words of a sentence, by their rarity, that another has. At
// alikeShare of the shorter and bothShare of the longer one they say the same
// thing in other words; below otherShare they speak of different things. What
// lies between is neither agreed nor new: it is told where there is room.
const (
	alikeShare = 0.50
	bothShare  = 0.30
	otherShare = 0.24
	// figureShare is what each count that both give adds.
	figureShare = 0.15
	// fewestShared is how many words two sentences must share at least, for
	// short ones share a few with anything.
	fewestShared = 4
	// articleWorth is what each further article that says it adds to the
	// weight of a group.
	articleWorth = 0.5
)

// Group is what several articles say alike: a sentence of each, that of the
// first story first.
type Group struct {
	Picks  []Pick
	weight float64
}

// Alike returns what several stories say in much the same words, what weighs
// most first. A sentence stands in one group.
func Alike(stories []*Story) []Group {
	var out []Group
	used := map[*sentence]bool{}
	for a, s := range stories {
		for i := range s.sentences {
			n := &s.sentences[i]
			if n.furniture || used[n] || n.speech.OnlyQuotes {
				continue
			}
			first, last, ok := s.run(i)
			if !ok {
				continue
			}
			g := Group{Picks: []Pick{s.pick(first, last)}, weight: n.weight}
			for _, t := range stories[a+1:] {
				if m := t.nearest(n, used); m != nil {
					from, to, ok := t.run(m.at)
					if !ok {
						continue
					}
					used[m] = true
					g.Picks = append(g.Picks, t.pick(from, to))
					g.weight += articleWorth
				}
			}
			if len(g.Picks) > 1 {
				used[n] = true
				out = append(out, g)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Group) int {
		return cmp.Compare(y.weight, x.weight)
	})
	return out
}

// nearest returns the sentence of the story that says what n says, or nil.
func (s *Story) nearest(n *sentence, used map[*sentence]bool) *sentence {
	var best *sentence
	most := alikeShare
	for i := range s.sentences {
		m := &s.sentences[i]
		if m.furniture || used[m] || m.speech.OnlyQuotes || sameWords(n, m) || atOdds(n, m) {
			continue // a copy is no second voice
		}
		if share, both := s.alike(n, m); share >= most && both >= bothShare {
			best, most = m, share
		}
	}
	return best
}

// alike is how far two sentences say the same, by what they share of the
// shorter and of the longer one, and more for each count that both give.
func (s *Story) alike(a, b *sentence) (share, both float64) {
	common, shared := 0.0, 0
	for _, stem := range a.inOrder {
		if b.stems[stem] {
			common += s.rarity[stem]
			shared++
		}
	}
	x, y := s.mass(a), s.mass(b)
	if shared < fewestShared || min(x, y) == 0 {
		return 0, 0
	}
	share, both = common/min(x, y), common/max(x, y)
	for _, x := range a.numbers {
		for _, y := range b.numbers {
			if !x.Ordinal && x.Value == y.Value && x.Unit == y.Unit && len(x.Value) > 1 {
				share += figureShare
				both += figureShare
			}
		}
	}
	return share, both
}

// atOdds reports whether two sentences count the same thing and give other
// values for it.
func atOdds(a, b *sentence) bool {
	for _, x := range a.numbers {
		same, other := false, false
		for _, y := range b.numbers {
			if x.Ordinal || y.Ordinal || x.Unit != y.Unit || x.Noun != y.Noun || x.IsTime() || x.Bound == "many" || y.Bound == "many" {
				continue
			}
			same, other = same || x.Value == y.Value, other || x.Value != y.Value
		}
		if other && !same {
			return true
		}
	}
	return false
}

// mass is the rarity of all stems of a sentence together.
func (s *Story) mass(n *sentence) float64 {
	sum := 0.0
	for _, stem := range n.inOrder {
		sum += s.rarity[stem]
	}
	return sum
}

// sameWords reports whether two sentences are of the same words.
func sameWords(a, b *sentence) bool {
	return slices.EqualFunc(a.words, b.words, func(v, w lang.Word) bool { return v.Folded == w.Folded })
}

// overlap is the share of the smaller set that the other has.
func overlap(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	shared := 0
	for stem := range a {
		if b[stem] {
			shared++
		}
	}
	if len(a) == 0 {
		return 0
	}
	return float64(shared) / float64(len(a))
}

func stemsOf(l news.Line) map[string]bool {
	out := map[string]bool{}
	for _, w := range l.Sense().Words() {
		if !w.Stop {
			out[w.Stem] = true
		}
	}
	return out
}

// Only returns for each story what no other story says, at most limit runs of each, in
// the order of its text: first what counts the same as another story and counts
// otherwise, then something of each part. Told are lines that are shown already.
func Only(stories []*Story, told []news.Line, limit int) [][]Pick {
	out := make([][]Pick, len(stories))
	for i, s := range stories {
		c := &choice{story: s, shown: s.toldOf(told), held: map[string]bool{}}
		before := maps.Clone(c.shown)
		c.budget = len(before) + limit*(1+mostNeeds)
		taken := 0
		for taken < limit && c.takeBest(func(n *sentence) bool { return s.isOnly(n, stories, before, (*Story).countsOtherwise) }) {
			taken++
		}
		taken += c.takeParts(limit-taken, func(n *sentence) bool { return s.isOnly(n, stories, before, (*Story).isNew) })
		for _, unlike := range []func(*Story, *sentence, []*Story) bool{(*Story).isNew, (*Story).isUnlike} {
			for taken < limit && c.takeBest(func(n *sentence) bool { return s.isOnly(n, stories, before, unlike) }) {
				taken++
			}
		}
		maps.DeleteFunc(c.shown, func(at int, _ bool) bool { return before[at] })
		out[i] = s.picks(c.shown)
	}
	return out
}

// toldOf returns which sentences of the story are among the lines. With any of
// them its lead is told as well: it is what the lines are about.
func (s *Story) toldOf(lines []news.Line) map[int]bool {
	out := map[int]bool{}
	for _, l := range lines {
		for i, n := range s.sentences {
			if n.Article.ID == l.Article.ID && n.Sentence == l.Sentence {
				out[i], out[max(0, s.lead())] = true, true
			}
		}
	}
	return out
}

// isOnly reports whether each sentence of the run of a sentence is unlike those of the
// other stories, and nothing of it was told.
func (s *Story) isOnly(n *sentence, stories []*Story, told map[int]bool, unlike func(*Story, *sentence, []*Story) bool) bool {
	first, last, ok := s.run(n.at)
	for i := first; ok && i <= last; i++ {
		ok = !told[i] && unlike(s, &s.sentences[i], stories)
	}
	return ok
}

// countsOtherwise reports whether another story has a sentence that speaks of the same
// and counts it otherwise: 71 passengers, where that one says 64.
func (s *Story) countsOtherwise(n *sentence, stories []*Story) bool {
	for _, o := range stories {
		if o != s && slices.ContainsFunc(o.sentences, func(m sentence) bool {
			share, _ := s.alike(n, &m)
			return !m.furniture && share >= otherShare && atOdds(n, &m)
		}) {
			return true
		}
	}
	return false
}

// isNew reports whether no other story has a sentence that speaks of the same.
func (s *Story) isNew(n *sentence, stories []*Story) bool {
	return s.isApart(n, stories, func(share, _ float64) bool { return share >= otherShare })
}

// isUnlike reports whether no other story has a sentence that says the same. One that
// is merely near another would be told nowhere else.
func (s *Story) isUnlike(n *sentence, stories []*Story) bool {
	return s.isApart(n, stories, func(share, both float64) bool { return share >= alikeShare && both >= bothShare })
}

// isApart reports whether no other story has a sentence that shares as much with it.
func (s *Story) isApart(n *sentence, stories []*Story, alike func(share, both float64) bool) bool {
	for _, o := range stories {
		if o == s {
			continue
		}
		for i := range o.sentences {
			m := &o.sentences[i]
			if share, both := s.alike(n, m); !m.furniture && alike(share, both) {
				return false
			}
		}
	}
	return true
}
