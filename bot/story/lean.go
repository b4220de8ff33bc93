package story

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// leaning are words at the head of a sentence that point at what stood
// before it.
var leaning = lexicon.Named("lean", "leaning")

// contrasting are words at the head of a sentence that set it against the one
// before, joining those that only go on from it.
var (
	contrasting = lexicon.Named("lean", "contrasting")
	joining     = lexicon.Named("lean", "joining")
)

// explaining are words after a noun that say which one it is: "the timing of
// the raids", "the man who fled".
var explaining = lexicon.Named("lean", "explaining")

// needs returns the sentences without which this one cannot be understood, in
// order: the subject of a pronoun, the attribution of speech, the first
// mention of what "the plan" or a surname stands for. known holds the
// sentences that are shown anyway. ok is false when what it needs is not to
// be had.
func (s *Story) needs(i int, known map[int]bool) (out []int, ok bool) {
	n := &s.sentences[i]
	if n.speech.OnlyQuotes {
		j := s.attribution(i)
		if j < 0 {
			return nil, false
		}
		out = append(out, span(i, j)...)
	}
	if s.leans(n) {
		if i == 0 || s.sentences[i-1].furniture {
			return nil, false
		}
		out = append(out, i-1)
	}
	if quotesBalance(n.text) > 0 || s.opensSpeech(i) {
		if !s.beside(i, i+1) {
			return nil, false
		}
		out = append(out, i+1) // the speech goes on
	}
	for _, name := range n.names {
		if j := s.introduces(name, i); j >= 0 && !s.knows(name, known) {
			out = append(out, j)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), true
}

// span returns the sentences from i to j without i.
func span(i, j int) []int {
	var out []int
	for k := min(i, j); k <= max(i, j); k++ {
		if k != i {
			out = append(out, k)
		}
	}
	return out
}

// attribution returns the nearest sentence of the paragraph that says whose
// words the quotation of sentence i are, or -1.
func (s *Story) attribution(i int) int {
	for distance := 1; distance <= farthestSpeaker; distance++ {
		for _, j := range []int{i - distance, i + distance} {
			if j >= 0 && j < len(s.sentences) && s.sentences[j].paragraph == s.sentences[i].paragraph && len(s.sentences[j].speech.By) > 0 && s.sentences[j].speech.Quotes {
				return j
			}
		}
	}
	return -1
}

// farthestSpeaker is how many sentences may lie between speech and the words
// that say whose it is, so that a quotation stays short.
const farthestSpeaker = 2

// leans reports whether the sentence points at the one before it.
func (s *Story) leans(n *sentence) bool {
	first := n.word(0)
	if (contrasting.Has(first) || joining.Has(first)) && len(n.words) > 1 {
		if contrasting.Has(first) && n.at > 0 && s.beside(n.at-1, n.at) {
			return true
		}
		first = n.word(1)
	}
	if leaning.Has(first) && !strings.HasPrefix(n.text, "One of") {
		return true
	}
	if pronounBeforeName(n) || quotesBalance(n.text) < 0 {
		return true
	}
	if n.isOpen() && s.beside(n.at-1, n.at) && !n.speech.Quotes && !opensNamed(n) {
		return true // what is not confirmed stands before it
	}
	return s.pointsBack(n)
}

// quotesBalance is positive for a text in which a quotation begins and does
// not end, and negative for one in which a quotation ends that began before.
func quotesBalance(text string) int {
	if n := strings.Count(text, "“") - strings.Count(text, "”"); n != 0 {
		return n
	}
	if strings.Count(text, `"`)%2 == 0 {
		return 0
	}
	first := strings.Index(text, `"`)
	if first == 0 || text[first-1] == ' ' || text[first-1] == '(' {
		return 1
	}
	return -1
}

// pronounBeforeName reports whether a "he" or "she" stands near the head of the
// sentence with nobody before it that it could stand for: "Hours later, he
// said".
func pronounBeforeName(n *sentence) bool {
	for i, w := range n.words {
		switch {
		case i == nearHead, i == 0 && (w.Folded == "a" || w.Folded == "an" || w.Folded == "one"):
			return false
		case w.Folded == "he" || w.Folded == "she":
			return !n.speech.Quotes && (len(n.names) == 0 || n.names[0].Start > w.Start)
		}
	}
	return false
}

// nearHead is how many words are read for a pronoun.
const nearHead = 12

// opensNamed reports whether the sentence begins with a name of its own.
func opensNamed(n *sentence) bool {
	return len(n.names) > 0 && n.names[0].Start <= nearStart && n.word(0) != "while" && n.word(0) != "neither"
}

// nearStart is how many bytes may stand before a name that opens a sentence:
// "The U.S. ".
const nearStart = 9

// pointsBack reports whether the sentence begins with "the" and a noun that
// neither it nor the headline nor the lead explains: "The move comes days
// before".
func (s *Story) pointsBack(n *sentence) bool {
	if n.word(0) != "the" || len(n.words) < 3 || isCapital(n.text[n.words[1].Start:]) {
		return false
	}
	lead := s.lead()
	for k := 1; k <= 3 && k < len(n.words); k++ {
		w := n.words[k]
		if strings.Contains(n.text[n.words[k-1].End:w.Start], ",") {
			break // "The scientist, who"
		}
		if k > 1 && explaining.Has(w.Folded) {
			return false
		}
		if s.head[w.Stem] || (lead >= 0 && lead < n.at && s.sentences[lead].stems[w.Stem]) {
			return false
		}
		if isCapital(n.text[w.Start:]) {
			return false
		}
		if w.Stop {
			break
		}
	}
	return true
}

func isCapital(s string) bool {
	return s != "" && strings.ToUpper(s[:1]) == s[:1] && strings.ToLower(s[:1]) != s[:1]
}

// introduces returns the sentence before i that gives the full form of a name
// of which i has only the end, such as a surname; -1 when there is none, or
// when the headline or a title tells who it is.
func (s *Story) introduces(name lang.Name, i int) int {
	if len(name.Words) != 1 || name.Title != "" {
		return -1
	}
	for j := 0; j < i; j++ {
		if s.sentences[j].furniture {
			continue
		}
		for _, full := range s.sentences[j].names {
			if isFullForm(full.Words, name.Words) {
				return j
			}
		}
	}
	return -1
}

// isFullForm reports whether the name is longer and ends with the short one.
func isFullForm(full, short []string) bool {
	return len(full) > len(short) && slices.Equal(full[len(full)-len(short):], short)
}

// knows reports whether a sentence that is shown, or the headline, has the
// name already.
func (s *Story) knows(name lang.Name, known map[int]bool) bool {
	last := name.Words[len(name.Words)-1]
	for _, w := range s.Article.Sense().Beside(s.Article.Headline).Words() {
		if w.Folded == last {
			return true
		}
	}
	for j := range known {
		for _, n := range s.sentences[j].names {
			if slices.Contains(n.Words, last) && len(n.Words) > 1 {
				return true
			}
		}
	}
	return false
}
