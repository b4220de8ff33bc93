package draft

import "github.com/pullquote/pullquote/retrieval/lang"

// Part is one of the places that a spliced quotation was put together from.
type Part struct {
	Source *Text
	lang.Span
	Stored string
	said   [2]int // words of the quotation
	words  [2]int // words of the text
}

// What makes a splice: nearly all of the words stand in the texts, in parts of
// three words and more that lie in different sentences, with at least so many
// words between them that the draft does not have.
const (
	mostCovered = 0.8
	leastJump   = 3
)

// spliced returns the parts that a quotation was put together from; none where
// it was not.
func (c *checker) spliced(q quotation) []Part {
	var parts []Part
	covered := 0
	for i := 0; i+longRun <= len(q.words); {
		p, ok := c.longest(q, i, parts)
		if !ok {
			i++
			continue
		}
		n := p.said[1] - p.said[0]
		covered, i = covered+n, i+n
		parts = append(parts, p)
	}
	jumps := false
	for i := 1; i < len(parts); i++ {
		jumps = jumps || isJump(parts[i-1], parts[i])
	}
	if !jumps || float64(covered) < mostCovered*float64(len(q.words)) {
		return nil
	}
	return parts
}

// longest is the longest run of words from word i on that stands in a text; of
// several the one that follows soonest on what was found before.
func (c *checker) longest(q quotation, i int, before []Part) (best Part, ok bool) {
	most, bestAfter := 0, false
	for _, at := range c.index.places[c.index.run(q.words[i:i+longRun])] {
		t, n := c.index.texts[at.text], 0
		for i+n < len(q.words) && int(at.word)+n < len(t.words) && q.words[i+n].folded == t.words[int(at.word)+n].folded {
			n++
		}
		after := len(before) > 0 && before[len(before)-1].follows(t, int(at.word))
		if n > most || n == most && after && !bestAfter {
			most, bestAfter = n, after
			span := lang.Span{Start: t.words[at.word].Start, End: t.words[int(at.word)+n-1].End}
			best = Part{Source: t, Span: span, Stored: t.Article.Text[span.Start:span.End],
				said: [2]int{i, i + n}, words: [2]int{int(at.word), int(at.word) + n}}
		}
	}
	return best, most >= longRun
}

// soon is how many words after a part another one may begin that goes on with
// it.
const soon = 12

func (p Part) follows(t *Text, at int) bool {
	return p.Source == t && at >= p.words[1] && at <= p.words[1]+soon
}

// isJump reports whether two parts that follow on each other in the draft lie
// in different sentences, and not side by side.
func isJump(a, b Part) bool {
	if a.Source != b.Source {
		return true
	}
	between := (b.words[0] - a.words[1]) - (b.said[0] - a.said[1])
	if between >= 0 && between < leastJump || a.Source.sentence(a.Span).Start == b.Source.sentence(b.Span).Start {
		return false
	}
	marks := a.Source.quotations()
	return between < 0 || len(a.Source.Cues) > 0 || !isOutside(lang.Span{Start: a.End, End: b.Start}, marks)
}
