package draft

import (
	"slices"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// holding is a person with an office, as a sentence names both: "Mayor Ann
// Carr", "Ann Carr, the deputy mayor,".
type holding struct {
	lang.Span // of both
	name      []string
	office    string
	rank      []string // "deputy"
}

var (
	offices = class{lexicon.Named("people", "role")}
	ranks   = class{lexicon.Named("people", "rank")}
	// lapsed are those that change with time.
	lapsed = class{lexicon.Named("people", "lapsed")}
	// titles are the offices of which a person has one, under one name.
	titles = class{lexicon.Named("people", "title")}
)

// isRank reports whether the word before an office makes another office of it.
func isRank(w string) bool { return ranks.has(w) || lapsed.has(w) }

// officeOf is one word for all that name the office; empty for what is none.
func officeOf(w word) string {
	if o := extract.Office(w.folded); o != "" {
		return o
	}
	if offices.has(w.folded) {
		return w.folded
	}
	return ""
}

// mostBetween is how many words may stand between a name and the office after
// it: "Ann Carr, the acting deputy mayor".
const mostBetween = 4

// holdings finds the persons with an office in a sentence.
func holdings(text, language string) (out []holding) {
	words := wordsOf(text, language)
	for _, n := range lang.Names(text, language) {
		from, _ := slices.BinarySearchFunc(words, n.Start, func(w word, at int) int { return w.Start - at })
		to := from
		for to < len(words) && words[to].End <= n.End {
			to++
		}
		for from < to && (officeOf(words[from]) != "" || isRank(words[from].folded)) {
			from++ // "Councillor Ann Carr" may be read as one name
		}
		if from == to {
			continue
		}
		if h, ok := officeBeside(text, words, from, to); ok {
			out = append(out, h)
		}
	}
	return out
}

// officeBeside reads the office next to the name that is words [from, to).
func officeBeside(text string, words []word, from, to int) (h holding, ok bool) {
	for _, w := range words[from:to] {
		h.name = append(h.name, w.folded)
	}
	between := func(i int) string { return text[words[i].End:words[i+1].Start] }
	at := -1
	if from > 0 && officeOf(words[from-1]) != "" && (between(from-1) == " " || between(from-1) == ", ") {
		at = from - 1
		h.Span = lang.Span{Start: words[at].Start, End: words[to-1].End}
	} else if to < len(words) && between(to-1) == ", " {
		for i := to; i < len(words) && i <= to+mostBetween; i++ {
			if officeOf(words[i]) != "" {
				at = i
			}
			if i+1 == len(words) || between(i) != " " {
				break
			}
		}
		if at >= 0 {
			h.Span = lang.Span{Start: words[from].Start, End: words[at].End}
		}
	}
	if at < 0 {
		return h, false
	}
	h.office = officeOf(words[at])
	for i := at - 1; i >= 0 && between(i) == " " && isRank(words[i].folded) && (i < from || i >= to); i-- {
		h.rank = append(h.rank, words[i].folded)
		h.Start = min(h.Start, words[i].Start)
	}
	return h, true
}

// isOf reports whether both are of one person: the last word of the name is the
// same, and the first where both have one.
func (h holding) isOf(o holding) bool {
	same := h.name[len(h.name)-1] == o.name[len(o.name)-1]
	return same && (len(h.name) == 1 || len(o.name) == 1 || h.name[0] == o.name[0])
}

func (h holding) isSame(o holding) bool { return h.office == o.office && slices.Equal(h.rank, o.rank) }

// isApart reports whether the offices are not two words for one: the spokesman of
// one text is the press secretary of another.
func (h holding) isApart(o holding) bool {
	time := func(h holding) bool { return slices.ContainsFunc(h.rank, lapsed.has) }
	return len(h.name) > 1 && len(o.name) > 1 && !time(h) && !time(o) && titles.has(h.office) && titles.has(o.office)
}

// holdings finds those of the draft outside of its quotations.
func (c *checker) holdings() (out []holding) {
	for _, s := range lang.Sentences(c.draft.Text, c.draft.language) {
		for _, h := range holdings(c.draft.Text[s.Start:s.End], c.draft.language) {
			h.Start, h.End = h.Start+s.Start, h.End+s.Start
			if !isInside(h.Span, c.quotations) {
				out = append(out, h)
			}
		}
	}
	return out
}

// holding says what became of a name with an office. It differs where the texts
// give that person one other office and never this one.
func (c *checker) holding(h holding) Finding {
	out := Finding{Span: h.Span, Line: c.draft.line(h.Start), Kind: FigureNotFound, Text: c.draft.Text[h.Start:h.End]}
	var others []holding
	last := lang.Words(h.name[len(h.name)-1], c.draft.language)
	if len(last) == 0 {
		return out
	}
	for _, at := range c.index.stems[last[0].Stem] {
		t := c.index.texts[at.text]
		s := t.sentences[at.word]
		for _, o := range t.holdings(int(at.word)) {
			if !h.isOf(o) {
				continue
			}
			if h.isSame(o) {
				out.Kind = FigureFound
				out.found(t, s)
				return out
			}
			if len(others) == 0 {
				out.found(t, s)
			}
			others = append(others, o)
		}
	}
	apart := func(o holding) bool { return h.isApart(o) && o.isSame(others[0]) }
	if len(others) > 0 && !slices.ContainsFunc(others, func(o holding) bool { return !apart(o) }) {
		out.Kind = FigureDiffers
		return out
	}
	out.Source, out.At, out.Stored, out.Speaker = nil, lang.Span{}, "", ""
	return out
}

// holdings are those of a sentence of the text, read once.
func (t *Text) holdings(sentence int) []holding {
	held, known := t.offices[sentence]
	if !known {
		s := t.sentences[sentence]
		held = holdings(t.Article.Text[s.Start:s.End], t.Article.Language)
		if t.offices == nil {
			t.offices = map[int][]holding{}
		}
		t.offices[sentence] = held
	}
	return held
}
