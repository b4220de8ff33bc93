package bot

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// What makes a sentence lead a story: how much of what it says the other
// sentences of the story speak of too, how near the beginning of its article
// it stands, and whether it holds figures. Set by reading digests.
const (
	positionWeight = 0.5
	figureBonus    = 0.15
	shortest       = 40  // bytes: less is a caption or a cross-heading
	longest        = 450 // bytes
	repeats        = 0.5 // of the smaller one's words: then it says the same
	sameOrigin     = 0.7 // what a further sentence of the same article is worth
)

// leading returns the sentences that carry a story, at most limit of them, in
// the order of the evidence.
func leading(e news.Evidence, limit int) []news.Line {
	lines := readLeads(e)
	var chosen []*lead
	for len(chosen) < limit {
		var best *lead
		for _, l := range lines {
			if l.worth(chosen) > best.worth(chosen) {
				best = l
			}
		}
		if best == nil {
			break
		}
		chosen = append(chosen, best)
	}
	var out []news.Line
	for _, l := range chosen {
		out = append(out, l.line)
	}
	slices.SortFunc(out, func(x, y news.Line) int { return x.Number - y.Number })
	return out
}

// lead is a sentence that may lead a story.
type lead struct {
	line  news.Line
	words map[string]bool
	score float64
}

func readLeads(e news.Evidence) []*lead {
	held := map[string]int{} // how many lines hold a word
	words := make([]map[string]bool, len(e.Lines))
	for i, l := range e.Lines {
		words[i] = map[string]bool{}
		for _, w := range lang.Words(l.Text(), l.Article.Language) {
			if !w.Stop && !words[i][w.Stem] {
				words[i][w.Stem] = true
				held[w.Stem]++
			}
		}
	}
	var out []*lead
	place, last := 0, (*news.Article)(nil)
	for i, l := range e.Lines {
		if l.Article != last {
			place, last = 0, l.Article
		}
		if !canLead(l) || len(words[i]) == 0 {
			continue
		}
		place++
		central := 0.0
		for w := range words[i] {
			central += float64(held[w]-1) / float64(len(e.Lines))
		}
		s := central/float64(len(words[i])) + positionWeight/float64(place)
		if len(lang.Numbers(l.Text(), l.Article.Language)) > 0 {
			s += figureBonus
		}
		out = append(out, &lead{line: l, words: words[i], score: s})
	}
	return out
}

// canLead reports whether the line is a sentence that can be understood alone:
// it ends like one, is neither a scrap nor a paragraph, and does not begin
// with a word that points back.
func canLead(l news.Line) bool {
	text := l.Text()
	if len(text) < shortest || len(text) > longest || oneParagraph(text) == oneParagraph(l.Article.Headline) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "\"'”’»)"))
	first, _ := utf8.DecodeRuneInString(text)
	if !strings.ContainsRune(".!?…。؟", last) || !(unicode.IsLetter(first) || unicode.IsDigit(first)) {
		return false
	}
	word, _, _ := strings.Cut(text, " ")
	return !pointsBack[strings.ToLower(strings.Trim(word, ",:"))]
}

// pointsBack are words at the beginning of English sentences that cannot be
// understood without the sentence before.
var pointsBack = map[string]bool{
	"he": true, "she": true, "it": true, "they": true, "his": true, "her": true, "its": true, "their": true, "this": true, "that": true, "these": true, "those": true,
	"but": true, "and": true, "so": true, "however": true, "also": true, "meanwhile": true, "there": true, "then": true,
}

func oneParagraph(s string) string { return strings.Join(strings.Fields(s), " ") }

// worth is what the sentence adds to those chosen; nothing when it says again
// what one of them says. A nil lead is worth nothing.
func (l *lead) worth(chosen []*lead) float64 {
	if l == nil {
		return 0
	}
	s := l.score
	for _, c := range chosen {
		shared := 0
		for w := range l.words {
			if c.words[w] {
				shared++
			}
		}
		if float64(shared) >= repeats*float64(min(len(l.words), len(c.words))) {
			return 0
		}
		if c.line.Article.ID == l.line.Article.ID {
			s *= sameOrigin
		}
	}
	return s
}
