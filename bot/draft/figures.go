package draft

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// figure is a number or a date of the draft outside of its quotations.
type figure struct {
	lang.Span
	number *lang.Number
	date   *lang.Date
	words  []word // of its sentence
	said   *sentence
}

// figures finds the numbers and dates outside of quotations. A headline's
// number and a bare "one" are figures too, a time of day is none.
func (c *checker) figures() []figure {
	var out []figure
	for _, s := range lang.Sentences(c.draft.Text, c.draft.language) {
		text := c.draft.Text[s.Start:s.End]
		var said *sentence
		add := func(at lang.Span, n *lang.Number, d *lang.Date) {
			at = lang.Span{Start: s.Start + at.Start, End: s.Start + at.End}
			if isInside(at, c.quotations) {
				return
			}
			if said == nil {
				said = readSentence(text, c.draft.language, s)
				said.words = c.draft.words(s)
			}
			out = append(out, figure{at, n, d, said.words, said})
		}
		for _, n := range lang.Numbers(text, c.draft.language) {
			if !n.Ordinal && n.Value != "1" && n.Unit != "time" && !isInPrint(text[:n.Start], c.draft.language) {
				add(n.Span, &n, nil)
			}
		}
		for _, d := range lang.Dates(text, c.draft.language) {
			add(d.Span, nil, &d)
		}
	}
	return out
}

// inPrint are words for a place in print.
var inPrint = class{lexicon.Named("numbers", "inprint")}

// isInPrint reports whether a number after the text says where something is
// printed, as in "page 2": it counts nothing.
func isInPrint(before, language string) bool {
	words := lang.Words(before[strings.LastIndexAny(before, ",;:.")+1:], language)
	return len(words) > 0 && inPrint.has(words[len(words)-1].Folded)
}

// isInside reports whether the span stands in one of the quotations, which are
// in order.
func isInside(s lang.Span, in []quotation) bool {
	i, _ := slices.BinarySearchFunc(in, s.Start, func(q quotation, at int) int { return cmp.Compare(q.End, at+1) })
	return i < len(in) && in[i].Start < s.End
}

// What makes a stored sentence one about the same thing: it shares so many
// words that tell texts apart with the draft's sentence, and so large a part
// of them for a figure to differ from the draft's. Two articles on one event
// share two words by chance often, half of a sentence hardly: TestFiguresOfOthers
// counts on public articles what is taken for a difference and is none.
const (
	fewestShared  = 2
	fewestToTell  = 3
	sharedToTell  = 0.6
	mostSentences = 12 // looked at for a figure
)

// figure says what became of a figure. The sentences come with the most alike
// first: one that says otherwise and is alike outweighs what another says that
// shares a few words.
func (c *checker) figure(f figure) Finding {
	out := Finding{Span: f.Span, Line: c.draft.line(f.Start), Kind: FigureNotFound, Text: c.draft.Text[f.Start:f.End]}
	for _, near := range c.about(f) {
		t := c.index.texts[near.text]
		s := t.sentences[near.word]
		same, differs := c.compare(f, t, s)
		switch {
		case (same || differs) && t.corrects(s):
			if same && out.Kind == FigureNotFound {
				c.corrected(&out, f, t, near)
			}
		case same && (out.Kind == FigureNotFound || near.tells()):
			out.Kind = FigureFound
			out.found(t, s)
			return out
		case differs && out.Kind == FigureNotFound && near.tells() && c.isOfOneEvent(f, t, s):
			out.Kind = FigureDiffers
			out.found(t, s)
		}
	}
	return out
}

// nearby is a sentence of the texts with how much of the figure's it shares.
type nearby struct {
	place
	shared int
	share  float64
}

// tells reports whether the sentence is about the same thing, nearly for certain:
// of a short sentence it has every word.
func (n nearby) tells() bool {
	return n.share >= sharedToTell && n.shared >= fewestToTell || n.share == 1 && n.shared >= fewestShared
}

// about returns the stored sentences that share the most words with that of
// the figure.
func (c *checker) about(f figure) []nearby {
	if f.said.about == nil {
		f.said.about = c.findAbout(f.said)
	}
	return f.said.about
}

func (c *checker) findAbout(said *sentence) []nearby {
	shared, all := map[place]int{}, map[string]bool{}
	for _, w := range said.words {
		if w.stem == "" || all[w.stem] || said.isFigure(w) {
			continue
		}
		all[w.stem] = true
		for _, at := range c.index.stems[w.stem] {
			shared[at]++
		}
	}
	out := []nearby{}
	for at, n := range shared {
		if n >= min(fewestShared, len(all)) {
			out = append(out, nearby{at, n, float64(n) / float64(len(all))})
		}
	}
	slices.SortFunc(out, func(a, b nearby) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.text, b.text), cmp.Compare(a.word, b.word))
	})
	return out[:min(len(out), mostSentences)]
}

// sameDate reports whether two dates agree in all that both state.
func sameDate(a, b lang.Date) bool {
	agree := func(x, y int) bool { return x == 0 || y == 0 || x == y }
	states := func(d lang.Date) string {
		return strings.Join([]string{stated(d.Year), stated(d.Month), stated(d.Day)}, "")
	}
	return agree(a.Year, b.Year) && agree(a.Month, b.Month) && agree(a.Day, b.Day) && overlap(states(a), states(b))
}

func stated(n int) string {
	if n == 0 {
		return "-"
	}
	return "x"
}

// overlap reports whether both dates state a part in common.
func overlap(a, b string) bool {
	for i := range a {
		if a[i] == 'x' && b[i] == 'x' {
			return true
		}
	}
	return false
}
