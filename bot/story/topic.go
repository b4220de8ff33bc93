package story

import (
	"maps"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/spell"
)

// Topic is what a request is about, as words.
type Topic struct {
	text    string
	clauses []extract.Clause
	// names are the runs of words with a capital, folded: of "fire at Burning
	// Man" both words of the name, one after the other.
	names [][]string
}

// ReadTopic reads a topic: "the airbase plan", or a question about it.
func ReadTopic(text string) Topic {
	t := Topic{text: text, clauses: extract.Analyse(text, nil).Clauses}
	var run []string
	end := -1
	for _, w := range append(lang.Words(text, ""), lang.Word{}) {
		capital := w.End > 0 && isCapital(text[w.Start:])
		if !capital || end >= 0 && w.Start != end+1 {
			if len(run) > 1 {
				t.names = append(t.names, run)
			}
			run = nil
		}
		if capital {
			run = append(run, w.Folded)
		}
		end = w.End
	}
	return t
}

// Loose is the topic without its names, whose words are then words like any
// other and may stand apart. It reports whether there were any.
func (t Topic) Loose() (Topic, bool) { return ReadTopic(strings.ToLower(t.text)), len(t.names) > 0 }

// mostBetween is how many words may stand between two of a name: "Danelo Souza
// Cavalcante".
const mostBetween = 1

// hasNames reports whether the story has all names of the topic.
func (s *Story) hasNames(t Topic) bool {
	if len(t.names) == 0 {
		return true
	}
	var words []string
	for _, w := range slices.Concat(s.Article.Sense().Beside(s.Article.Headline).Words(), s.Article.Sense().All().Words()) {
		words = append(words, strings.TrimSuffix(strings.TrimSuffix(w.Folded, "'s"), "’s"))
	}
	for _, name := range t.names {
		if !slices.ContainsFunc(positions(words, name[0]), func(at int) bool {
			for _, part := range name[1:] {
				next := slices.Index(words[at+1:min(len(words), at+2+mostBetween)], part)
				if next < 0 {
					return false
				}
				at += next + 1
			}
			return true
		}) {
			return false
		}
	}
	return true
}

func positions(words []string, of string) []int {
	var out []int
	for i, w := range words {
		if w == of {
			out = append(out, i)
		}
	}
	return out
}

// Shares of a topic's words. An article has to hold nearly all of them to be
// about the topic; a paragraph most of them alone, or half of them with the
// headline above it. With nearShare, an article is worth naming where none is
// about the topic.
const (
	articleShare   = 0.84
	paragraphShare = 0.5
	ownShare       = 0.65
	nearShare      = 0.4
)

// cover is the share of the topic that the stems hold, 0 to 1; 1 for a topic
// without words.
func (t Topic) cover(stems map[string]bool) float64 {
	if len(t.clauses) == 0 {
		return 1
	}
	sum := 0.0
	for _, c := range t.clauses {
		sum += c.Cover(withNames(c, stems))
	}
	return sum / float64(len(t.clauses))
}

// withNames is the set with the names of the clause that it holds in another
// form: "Syrian" is about Syria.
func withNames(c extract.Clause, stems map[string]bool) map[string]bool {
	out := maps.Clone(stems)
	for _, t := range c.Terms {
		if !t.Name || stems[t.Stem] {
			continue
		}
		for stem, in := range stems {
			if in && spell.Akin(stem, t.Folded) {
				out[t.Stem] = true
				break
			}
		}
	}
	return out
}

// Holds reports whether the story is about the topic: a paragraph with those
// beside it and the headline holds nearly all of it. A long list somewhere
// holds the words of anything.
func (t Topic) Holds(s *Story) bool {
	if !s.hasNames(t) {
		return false
	}
	for i := range s.sentences {
		n := &s.sentences[i]
		if i > 0 && s.sentences[i-1].paragraph == n.paragraph {
			continue
		}
		if t.cover(s.around(n, 1)) >= articleShare {
			return true
		}
	}
	return len(t.clauses) == 0
}

// Nears reports whether the story has to do with the topic.
func (t Topic) Nears(s *Story) bool { return t.cover(s.stems()) >= nearShare }

// stems are those of the whole article with its headline and publisher.
func (s *Story) stems() map[string]bool {
	all := map[string]bool{}
	for _, w := range s.Article.Sense().Beside(s.Article.Headline + " " + s.Article.Publisher).Words() {
		all[w.Stem] = true
	}
	for _, n := range s.sentences {
		if n.furniture {
			continue
		}
		for stem := range n.stems {
			all[stem] = true
		}
	}
	return all
}
