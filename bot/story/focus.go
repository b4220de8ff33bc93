package story

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/news"
)

// about reports whether a sentence is about the topic: its paragraph and the
// headline hold half of it.
func (s *Story) about(t Topic, n *sentence) bool {
	if len(t.clauses) == 0 {
		return true
	}
	if !s.focused(t) {
		return s.special(t).cover(s.own(n)) >= ownShare
	}
	return t.cover(s.around(n, 0)) >= paragraphShare
}

// special is what the headline and the lead of the story do not have of the
// topic: in an article on the harbour of Port Ellen, "ferries to Port Ellen"
// are told by the paragraphs on ferries. It is the topic itself where they
// have all of it.
func (s *Story) special(t Topic) Topic {
	head := s.around(&s.sentences[max(0, s.lead())], 0)
	var out Topic
	for _, c := range t.clauses {
		held := withNames(c, head)
		c.Terms = slices.DeleteFunc(slices.Clone(c.Terms), func(term extract.Term) bool { return held[term.Stem] })
		if len(c.Terms) > 0 {
			out.clauses = append(out.clauses, c)
		}
	}
	if len(out.clauses) == 0 {
		return t
	}
	return out
}

// focused reports whether the article is about the topic as a whole: its
// headline and its lead are, and it is one story.
func (s *Story) focused(t Topic) bool {
	lead := s.lead()
	if len(t.clauses) == 0 || lead < 0 {
		return true
	}
	return t.cover(s.around(&s.sentences[lead], 0)) >= articleShare && s.one
}

// beginsWith reports whether the article is one story and its headline and the
// first two paragraphs hold the topic.
func (s *Story) beginsWith(t Topic) bool {
	lead := s.lead()
	return len(t.clauses) == 0 || s.one && lead >= 0 && t.cover(s.around(&s.sentences[lead], 1)) >= articleShare
}

// An article is one story when so many of its paragraphs share so many words
// with its headline and its lead, and when its headline is no list. A round of
// the day's news does not. A few paragraphs tell nothing.
const (
	oneStoryShare   = 0.5
	oneStoryWords   = 2
	fewestToMeasure = 6
	listCommas      = 3
)

func (s *Story) isOneStory() bool {
	if strings.Count(s.Article.Headline, ",") >= listCommas {
		return false // "Border, budget, bridge, cup final: your day"
	}
	top := map[string]bool{}
	for stem, counts := range s.head {
		top[stem] = counts
	}
	lead := s.sentences[max(0, s.lead())].paragraph
	for _, n := range s.sentences {
		for stem := range n.stems {
			top[stem] = top[stem] || n.paragraph == lead && !n.furniture
		}
	}
	all, met, last := 0, 0, -1
	for i := range s.sentences {
		n := &s.sentences[i]
		if n.furniture || n.paragraph == lead || n.paragraph == last {
			continue
		}
		last = n.paragraph
		all++
		shared := 0
		for stem := range s.own(n) {
			if top[stem] {
				shared++
			}
		}
		if shared >= oneStoryWords {
			met++
		}
	}
	return all < fewestToMeasure || float64(met) >= oneStoryShare*float64(all)
}

// own are the stems of the paragraph of a sentence alone.
func (s *Story) own(n *sentence) map[string]bool {
	out := map[string]bool{}
	for i := range s.sentences {
		if o := &s.sentences[i]; o.paragraph == n.paragraph {
			for stem := range o.stems {
				out[stem] = true
			}
		}
	}
	return out
}

// Narrow leaves of each story what is about the topic, where it is one item
// of many in it. It reports which of the stories are about it as a whole.
func Narrow(stories []*Story, t Topic) []*Story {
	var whole []*Story
	for _, s := range stories {
		if s.begins = s.beginsWith(t); s.focused(t) {
			whole = append(whole, s)
			continue
		}
		var off []int
		left := 0
		for i := range s.sentences {
			switch n := &s.sentences[i]; {
			case n.furniture:
			case s.about(t, n):
				left++
			default:
				off = append(off, i)
			}
		}
		if left == 0 {
			continue // the words stand apart; nothing tells which part is meant
		}
		for _, i := range off {
			s.sentences[i].furniture = true
		}
		s.reckon()
	}
	return whole
}

// Lines are the lines of the stories that are no furniture, numbered as in
// the evidence.
func Lines(stories []*Story) []news.Line {
	var out []news.Line
	for _, s := range stories {
		for _, n := range s.sentences {
			if !n.furniture {
				out = append(out, n.Line)
			}
		}
	}
	return out
}

// around are the stems of the headline and of the paragraph of a sentence,
// with those of so many paragraphs on either side.
func (s *Story) around(n *sentence, paragraphs int) map[string]bool {
	near := map[string]bool{}
	for stem, counts := range s.head {
		near[stem] = counts
	}
	for _, o := range s.sentences {
		if o.furniture || max(o.paragraph-n.paragraph, n.paragraph-o.paragraph) > paragraphs {
			continue
		}
		for stem := range o.stems {
			near[stem] = true
		}
	}
	return near
}
