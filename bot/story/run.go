package story

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/correction"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// event returns the run of a sentence, or the sentence alone where it is clear
// enough what it speaks of: "these developments", "the report". Only a bare
// pronoun is not: it takes the sentence before it along, over the end of a
// paragraph too.
func (s *Story) event(i int) (first, last int, ok bool) {
	if first, last, ok = s.run(i); ok {
		return first, last, true
	}
	n := &s.sentences[i]
	bare := leaning.Has(n.word(0)) && (len(n.words) < 2 || n.words[1].Stop || strings.HasSuffix(n.word(1), "ed"))
	if bare && i > 0 && !s.sentences[i-1].furniture && !s.sentences[i-1].speech.Quotes && !s.leans(&s.sentences[i-1]) {
		return i - 1, i, true
	}
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
	if s.beside(first-1, first) && correction.Tells(s.sentences[first-1].Line) { // "The right number is 89."
		first--
	}
	if s.beside(last, last+1) && correction.Tells(s.sentences[last].Line) {
		last++
	}
	if s.sentences[i].speech.OnlyQuotes {
		j := s.attribution(i)
		if j < 0 {
			return first, last, false
		}
		first, last = min(first, j), max(last, j)
	}
	for quotesBalance(s.sentences[last].text) > 0 || s.opensSpeech(last) { // the speech goes on
		if !s.beside(last, last+1) || last-i == longestQuoted {
			return first, last, false
		}
		last++
	}
	return first, last, true
}

// longestOpening is how many words a sentence has at most that only leads to
// the words of somebody: "A passenger, Ida Munro, disagreed."
const longestOpening = 12

// opensSpeech reports whether a sentence leads to the quotation after it in its
// paragraph and says little without it.
func (s *Story) opensSpeech(i int) bool {
	n := &s.sentences[i]
	return s.beside(i, i+1) && !n.speech.Quotes && len(n.words) <= longestOpening && startsQuoted(s.sentences[i+1].text)
}

// startsQuoted reports whether the text begins with an opening quotation mark.
func startsQuoted(text string) bool {
	for _, mark := range []string{"“", `"`, "«", "„", "‘"} {
		if strings.HasPrefix(text, mark) {
			return true
		}
	}
	return false
}

func (s *Story) pick(first, last int) Pick {
	return Pick{First: s.sentences[first].Line, Last: s.sentences[last].Line, Part: s.partOf(first, last)}
}

// printed is the text of a span of a sentence.
func (n *sentence) printed(s lang.Span) string { return strings.TrimSpace(n.text[s.Start:s.End]) }
