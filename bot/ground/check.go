package ground

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Check reports whether the lines that a claim cites carry all that it says.
//
// A claim in a language without a lexicon must repeat a cited line word for
// word, since nothing tells there what may be left out.
func Check(c Claim, e news.Evidence) Verdict {
	v := cited(c, e)
	if v.Holds() {
		var rests []*carrier
		v.Text, rests, v.Fault = judge(c.Text, v.Lines)
		v.Lines = withNaming(v.Lines, rests, e)
	}
	return v
}

// withNaming adds to the lines of a claim the offered ones that name whom their
// pronouns stand for, or who speaks, so that a reader finds the name there too.
func withNaming(lines []news.Line, rests []*carrier, e news.Evidence) []news.Line {
	for _, k := range rests {
		for _, l := range e.Lines {
			names := l.Article == k.line.Article && slices.ContainsFunc(k.restsOn, func(at news.Sentence) bool {
				return l.Sentence.Start <= at.Start && at.End <= l.Sentence.End
			})
			if names && !slices.ContainsFunc(lines, func(o news.Line) bool { return o.Number == l.Number }) {
				lines = append(lines, l)
			}
		}
	}
	return lines
}

// cited finds the lines that a claim cites. Its verdict has a fault when the
// claim cites none, or one that was not offered.
func cited(c Claim, e news.Evidence) Verdict {
	var v Verdict
	seen := map[int]bool{}
	for _, n := range c.Lines {
		l, ok := e.Line(n)
		switch {
		case !ok:
			v.Fault = Fault{Rule: NotOffered, Line: n}
		case !seen[n]:
			seen[n] = true
			v.Lines = append(v.Lines, l)
		}
	}
	switch {
	case len(c.Lines) == 0:
		v.Fault = Fault{Rule: NoLine}
	case v.Holds() && tooMuch(v.Lines):
		v.Fault = Fault{Rule: TooLong}
	}
	return v
}

// What one claim may rest on. A sentence of news rarely has more than 600 bytes,
// and no claim needs more than its line, those that name its subject and its
// speaker, and as much again. Comparing more takes longer than a reader waits.
const (
	maxLine  = 1_200 // bytes
	maxLines = 6
)

// tooMuch reports whether the lines are more than one claim can rest on.
func tooMuch(lines []news.Line) bool {
	return len(lines) > maxLines || slices.ContainsFunc(lines, func(l news.Line) bool { return l.Sentence.End-l.Sentence.Start > maxLine })
}

// judge returns the claim as it may be shown and what it rests on, or says why
// the lines do not carry it.
func judge(text string, lines []news.Line) (string, []*carrier, Fault) {
	language := lines[0].Language()
	if f := plainFault(text, language); f.Rule != "" {
		return "", nil, f
	}
	if struck(text, lines) {
		return "", nil, Fault{Rule: Unprintable}
	}
	shown, f := copied(text, lines)
	if f.Rule != "" {
		return "", nil, f
	}
	repeated, ok := repeats(text, lines)
	if base, _, _ := strings.Cut(strings.ToLower(language), "-"); base != "en" {
		if !ok {
			return "", nil, Fault{Rule: NotRepeated}
		}
		return shown, nil, Fault{}
	}
	lex := englishVocabulary()
	if ok && sameMarks(text, repeated) && !newCarrier(repeated, lex).read[0].isSpeech() {
		return shown, nil, Fault{}
	}
	carriers := make([]*carrier, len(lines))
	for i, l := range lines {
		carriers[i] = newCarrier(l, lex, lines...)
	}
	least, held := leastOf(text, carriers)
	if len(least) > 0 && len(lines) > 1 {
		// Several lines carry several statements, each one of them.
		for _, s := range statements(text, lex) {
			if least, _ = leastOf(s, carriers); len(least) > 0 {
				break
			}
		}
	}
	if len(least) > 0 {
		return "", nil, reason(text, carriers, least[0])
	}
	if held != nil && shown == text {
		shown = withMarks(text, held.marked)
	}
	return shown, carriers, Fault{}
}

// sameMarks reports whether a claim that repeats a line also has its quotation
// marks, if the line has any: without them somebody's words are the paper's.
func sameMarks(text string, line news.Line) bool {
	claimed, _ := quotations(text)
	p := news.ParagraphOf(line)
	printed, _ := quotations(p.Text)
	for _, s := range printed {
		if _, inside := within(s, p.Line); inside && len(claimed) == 0 {
			return false
		}
	}
	return true
}

// leastOf returns what is wrong with a statement on the line that carries most
// of it, or nothing and the line that carries it whole.
func leastOf(statement string, carriers []*carrier) ([]Fault, *carrier) {
	var out []Fault
	for _, k := range carriers {
		found := k.fault(statement)
		if len(found) == 0 {
			return nil, k
		}
		if out == nil || len(found) < len(out) {
			out = found
			out[0].Line = k.line.Number
		}
	}
	return out, nil
}
