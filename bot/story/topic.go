package story

import (
	"maps"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// Topic is what a request is about, as words.
type Topic struct{ clauses []extract.Clause }

// ReadTopic reads a topic: "the airbase plan", or a question about it.
func ReadTopic(text string) Topic { return Topic{extract.Analyse(text, nil).Clauses} }

// Shares of a topic's words. An article has to hold nearly all of them to be
// about the topic; a paragraph, with the headline above it, half. From
// nearTopic on, an article is worth naming where none is about it.
const (
	articleShare   = 0.84
	paragraphShare = 0.5
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
			if in && extract.Akin(stem, t.Folded) {
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
	for _, w := range lang.Words(s.Article.Headline+" "+s.Article.Publisher, s.Article.Language) {
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

// about reports whether a sentence is about the topic: its paragraph and the
// headline hold half of it.
func (s *Story) about(t Topic, n *sentence) bool {
	if len(t.clauses) == 0 {
		return true
	}
	return t.cover(s.around(n, 0)) >= paragraphShare
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

// event returns the run of a sentence, or the sentence alone where it is clear
// enough what it speaks of: "these developments", "the report". Only a bare
// pronoun is not.
func (s *Story) event(i int) (first, last int, ok bool) {
	if first, last, ok = s.run(i); ok {
		return first, last, true
	}
	n := &s.sentences[i]
	bare := leaning[n.word(0)] && (len(n.words) < 2 || n.words[1].Stop || strings.HasSuffix(n.word(1), "ed"))
	return i, i, !bare && !n.speech.OnlyQuotes
}

// run returns the sentence with those of its paragraph that it cannot be
// understood without, as one run; ok is false when they are not to be had.
func (s *Story) run(i int) (first, last int, ok bool) {
	first, last = i, i
	for s.leans(&s.sentences[first]) {
		if !s.beside(first-1, first) || s.sentences[first-1].furniture || i-first == mostNeeds {
			return first, last, false
		}
		first--
	}
	if s.sentences[i].speech.OnlyQuotes {
		j := s.attribution(i)
		if j < 0 {
			return first, last, false
		}
		first, last = min(first, j), max(last, j)
	}
	return first, last, true
}

func (s *Story) pick(first, last int) Pick {
	return Pick{First: s.sentences[first].Line, Last: s.sentences[last].Line, Part: s.PartOf(first, last)}
}

// printed is the text of a span of a sentence.
func (n *sentence) printed(s lang.Span) string { return strings.TrimSpace(n.text[s.Start:s.End]) }
