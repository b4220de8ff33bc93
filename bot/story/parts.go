package story

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Part is what a sentence brings to a summary of one article.
type Part int

const (
	Happened    Part = iota // what happened
	Spoke                   // who said what
	Figures                 // how many, how much
	Unconfirmed             // what nobody has confirmed
)

// open matches words that say that something is not settled: refused comment,
// no confirmation, not known. hearsay matches those that only keep their
// distance.
var (
	open    = lexicon.ExpressionOf("status", "open")
	hearsay = lexicon.ExpressionOf("status", "hearsay")
)

// isOpen reports whether the sentence says that something is not confirmed.
func (n *sentence) isOpen() bool { return open().MatchString(n.text) }

// harm matches words that say whether people came to harm, which is what readers
// ask first.
var harm = lexicon.ExpressionOf("status", "harm")

// tellsHarm reports whether the sentence says that people came to harm or did not.
func (n *sentence) tellsHarm() bool { return harm().MatchString(n.text) }

// isHearsay reports whether the sentence keeps its distance from what it says
// or has it from somebody who is not named.
func (n *sentence) isHearsay() bool { return hearsay().MatchString(n.text) }

// hasFigure reports whether the sentence counts or measures something. How
// long something took is seldom what a story is about.
func (n *sentence) hasFigure() bool {
	for _, m := range n.numbers {
		if strings.HasSuffix(strings.ToLower(n.text[:m.Start]), "category ") {
			continue // a class of storm and no count
		}
		if !m.Ordinal && !m.IsTime() && (m.Noun != "" || m.Unit != "") && m.Bound != "many" && m.Value != "1" {
			return true
		}
	}
	return false
}

// isSpeech reports whether the sentence is somebody's words: it quotes, or a
// person says it.
func (n *sentence) isSpeech() bool {
	if n.speech.OnlyQuotes {
		return true
	}
	for _, by := range n.speech.By {
		if by.Person || by.Named() || n.speech.Quotes {
			return true
		}
	}
	return false
}

// part is what the sentence brings. What stands at the head of an article is
// the news, whatever figures it has and whoever told it.
func (n *sentence) part() Part {
	switch {
	case n.isOpen(), n.isHearsay() && !n.speech.Quotes:
		return Unconfirmed
	case n.top && !n.speech.Quotes:
		return Happened
	case n.isSpeech() && n.speech.Quotes:
		return Spoke
	case n.hasFigure():
		return Figures
	case n.isSpeech():
		return Spoke
	}
	return Happened
}

// partOf returns what a run of lines brings: what its last sentence does,
// unless the lead is in it or something that is not confirmed.
func (s *Story) partOf(first, last int) Part {
	for i := first; i <= last; i++ {
		if s.sentences[i].isOpen() {
			return Unconfirmed
		}
	}
	if lead := s.lead(); first <= lead && lead <= last {
		return Happened
	}
	return s.sentences[last].part()
}
