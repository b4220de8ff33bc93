package draft

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// How much of a quotation must be the same as what is stored for it to be that
// quotation, changed, and for that to be worth offering as the nearest. One
// word of a quotation of four leaves three quarters, a rewritten half is
// somebody's paraphrase; the test on public articles holds both.
const (
	mostlySame  = 0.6
	nearestSame = 0.3
)

// judged is a quotation beside one part of a text.
type judged struct {
	aligned
	kind    Kind
	changes []Change
	at      lang.Span // of the text
}

// judge says what a quotation is, laid beside a part of a text.
func (c *checker) judge(q quotation, a aligned) judged {
	out := judged{aligned: a, kind: NotFound}
	if a.from >= a.to {
		return out
	}
	a.from, a.to = a.trimmed()
	out.aligned = a
	out.at = lang.Span{Start: a.text.words[a.from].Start, End: a.text.words[a.to-1].End}
	out.changes = c.changes(q, a)
	said := c.draft.Text[q.words[0].Start:q.words[len(q.words)-1].End]
	stored := a.text.Article.Text[out.at.Start:out.at.End]
	sameEnds := c.sameEnds(q, a, out.at)
	switch {
	case said == stored && sameEnds:
		out.kind, out.changes = Exact, nil
	case sameEnds && lowerFirst(plain(said)) == lowerFirst(plain(stored)):
		out.kind, out.changes = Typographic, nil
	case sameEnds && c.isRejoined(q, out):
		out.kind, out.changes = Typographic, nil
	case a.share() >= mostlySame:
		out.kind = Altered
		if len(out.changes) == 0 {
			out.changes = []Change{{Sense: InMarks, Said: q.inner, Stored: out.at, SaidText: said, StoredText: stored}}
		}
	}
	return out
}

// isOneSentence reports whether the quotation is what it is laid beside, with
// here and there a word or two changed: no more than that parts no sentences.
func (j judged) isOneSentence() bool {
	if j.kind != Altered {
		return false
	}
	for _, ch := range j.changes {
		if len(strings.Fields(ch.SaidText)) >= leastJump || len(strings.Fields(ch.StoredText)) >= leastJump {
			return false
		}
	}
	return true
}

// trimmed are the words of the text from the first to the last that is laid
// beside one of the quotation.
func (a aligned) trimmed() (from, to int) {
	from, to = a.to, a.from
	for _, p := range a.pairs {
		if p.stored >= 0 {
			from, to = min(from, p.stored), max(to, p.stored+1)
		}
	}
	return from, to
}

// isRejoined reports whether the draft has in one piece what the text has in
// several: “Yes,” she said, “we will sell.” All that is left out stands between
// two of the text's quotations. A transcript has none of its own: marks in it
// are those of whoever speaks.
func (c *checker) isRejoined(q quotation, j judged) bool {
	if len(j.changes) == 0 || len(j.text.Cues) > 0 || !j.text.isQuoted(j.at.Start) || !j.text.isQuoted(j.at.End-1) {
		return false
	}
	for _, ch := range j.changes {
		if ch.Said.End > 0 || !j.text.partsQuotations(ch.Stored) {
			return false
		}
	}
	return true
}

// isQuoted reports whether the byte stands in a quotation of the text, in a
// paragraph that is no speaker's own.
func (t *Text) isQuoted(at int) bool {
	if i, ok := t.spokenAt(at); !ok || t.speech().Part(i).Kind != speech.Quoted {
		return false
	}
	return slices.ContainsFunc(t.quotations(), func(m lang.Span) bool { return m.Start <= at && at < m.End })
}

// partsQuotations reports whether the span is all that stands between one quotation
// and the next.
func (t *Text) partsQuotations(s lang.Span) bool {
	marks := t.quotations()
	next, _ := slices.BinarySearchFunc(marks, s.End, func(m lang.Span, at int) int { return cmp.Compare(m.Start, at) })
	if next == 0 || next == len(marks) || marks[next-1].End > s.Start {
		return false
	}
	text := t.Article.Text
	return !strings.ContainsFunc(text[marks[next-1].End:s.Start]+text[s.End:marks[next].Start], unicode.IsLetter)
}

// isOutside reports whether no part of the span stands in a quotation.
func isOutside(s lang.Span, marks []lang.Span) bool {
	for _, m := range marks {
		if m.Start < s.End && s.Start < m.End {
			return false
		}
	}
	return true
}

// sameEnds reports whether the signs before the first and after the last word
// are the same, such as "$" and "%": they are no words, and change an amount.
func (c *checker) sameEnds(q quotation, a aligned, at lang.Span) bool {
	text := a.text.Article.Text
	before, _ := utf8.DecodeLastRuneInString(c.draft.Text[q.inner.Start:q.words[0].Start])
	held, _ := utf8.DecodeLastRuneInString(text[:at.Start])
	after, _ := utf8.DecodeRuneInString(c.draft.Text[q.words[len(q.words)-1].End:q.inner.End])
	follows, _ := utf8.DecodeRuneInString(text[at.End:])
	return sign(before) == sign(held) && sign(after) == sign(follows)
}

// sign is the rune if it changes an amount; 0 otherwise.
func sign(r rune) rune {
	if unicode.Is(unicode.Sc, r) || r == '%' || r == '‰' || r == '°' {
		return r
	}
	return 0
}

// best says what became of a quotation, by the part of the texts that it has
// the most in common with. Of several that are alike the one counts whose
// speaker the draft names.
func (c *checker) best(q quotation) (best judged, all []judged) {
	best.kind = NotFound
	for _, w := range c.index.windows(q.words) {
		j := c.judge(q, align(q.words, w))
		all = append(all, j)
		if best.text == nil || worse(best.kind) > worse(j.kind) || best.kind == j.kind && j.share() > best.share() {
			best = j
		}
	}
	return best, all
}

// finding says what became of a quotation.
func (c *checker) finding(number int) Finding {
	q := c.quotations[number]
	out := Finding{Line: c.draft.line(q.Start), Kind: NotFound, Span: q.Span, Text: strings.TrimSpace(c.draft.Text[q.Start:q.End])}
	best, all := c.best(q)
	if best.text == nil {
		return out
	}
	if !best.kind.Clean() {
		if parts := c.spliced(q); len(parts) > 0 && !best.isOneSentence() {
			out.Kind, out.Parts = Spliced, parts
			out.found(parts[0].Source, parts[0].Span)
			return out
		}
		if best.share() < nearestSame {
			return out
		}
		out.Kind, out.Changes = best.kind, best.changes
		out.found(best.text, best.text.sentence(best.at))
		return out
	}
	out.Kind = best.kind
	out.found(best.text, best.at)
	for _, j := range all { // the same words may stand in several texts
		if !j.kind.Clean() {
			continue
		}
		rest, cut := c.cut(number, j)
		other := c.otherSpeaker(q, j)
		switch {
		case !cut && !other:
			out.Kind, out.Cut = j.kind, lang.Span{}
			out.found(j.text, j.at)
			return out
		case cut:
			out.Kind, out.Cut = Cut, rest
			out.found(j.text, j.at)
		default:
			out.Kind, out.Claimed = OtherSpeaker, c.own.speakerAt(q.words[0].Start)
			out.found(j.text, j.at)
		}
	}
	return out
}
