package draft

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// quotation is one of a draft.
type quotation struct {
	lang.Span           // with its marks
	inner     lang.Span // without them
	words     []word
	next      int // the number of the one after it in its paragraph; -1 for none
}

// fewestWords is how many words make a quotation: fewer in quotation marks are
// a title or a word that the writer does not vouch for.
const fewestWords = 4

// mostWords is how many words are looked for in one piece. A longer quotation
// is parted between sentences, so that the time for a draft grows with its
// length and not with the square of it.
const mostWords = 200

// quotationsOf finds the quotations of a draft by their marks, and its block
// quotes. Those of fewer than four words are left out.
func quotationsOf(d *Draft) []quotation {
	spans := speech.Quotations(d.Text)
	for _, b := range d.blocks {
		if !slices.ContainsFunc(spans, func(s lang.Span) bool { return s.Start < b.End && b.Start < s.End }) {
			spans = append(spans, b)
		}
	}
	slices.SortFunc(spans, func(a, b lang.Span) int { return cmp.Compare(a.Start, b.Start) })
	var out []quotation
	for _, s := range spans {
		inner := within(d.Text, s)
		words := d.words(inner)
		if len(words) < fewestWords {
			continue
		}
		out = append(out, parted(d, quotation{Span: s, inner: inner, words: words, next: -1})...)
	}
	for i := range out[:max(0, len(out)-1)] {
		if !strings.Contains(d.Text[out[i].End:max(out[i].End, out[i+1].Start)], "\n") {
			out[i].next = i + 1
		}
	}
	return out
}

// parted cuts a quotation that is too long into pieces, each of whole sentences
// where those are not too long themselves.
func parted(d *Draft, q quotation) []quotation {
	if len(q.words) <= mostWords {
		return []quotation{q}
	}
	var out []quotation
	sentences := lang.Sentences(d.Text[q.inner.Start:q.inner.End], d.language)
	for from := 0; from < len(q.words); {
		to := min(from+mostWords, len(q.words))
		if to < len(q.words) {
			for _, s := range sentences {
				k, _ := slices.BinarySearchFunc(q.words, q.inner.Start+s.End, func(w word, at int) int { return cmp.Compare(w.Start, at) })
				if k > from && k <= from+mostWords {
					to = k
				}
			}
		}
		inner := lang.Span{Start: q.words[from].Start, End: q.words[to-1].End}
		out = append(out, quotation{Span: inner, inner: inner, words: q.words[from:to], next: -1})
		from = to
	}
	return out
}

// within is the span without the marks at its ends.
func within(text string, s lang.Span) lang.Span {
	for s.Start < s.End {
		r, size := utf8.DecodeRuneInString(text[s.Start:])
		if !strings.ContainsRune(quoteMarks, r) && !isSpace(r) {
			break
		}
		s.Start += size
	}
	for s.Start < s.End {
		r, size := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !strings.ContainsRune(quoteMarks, r) && !isSpace(r) {
			break
		}
		s.End -= size
	}
	return s
}
