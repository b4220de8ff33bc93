package ground

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Check reports whether the lines that a claim cites carry all that it says.
//
// A claim in a language without a lexicon must repeat a cited line word for
// word, since nothing tells there what may be left out.
func Check(c Claim, e news.Evidence) Verdict {
	v := cited(c, e)
	if v.Holds() {
		v.Text, v.Fault = judge(c.Text, v.Lines)
	}
	return v
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

// judge returns the claim as it may be shown, or says why the lines do not carry
// it.
func judge(text string, lines []news.Line) (string, Fault) {
	language := languageOf(lines)
	if f := plainFault(text, language); f.Rule != "" {
		return "", f
	}
	shown, f := copied(text, lines)
	if f.Rule != "" {
		return "", f
	}
	repeated, ok := repeats(text, lines)
	if base, _, _ := strings.Cut(strings.ToLower(language), "-"); base != "en" {
		if !ok {
			return "", Fault{Rule: NotRepeated}
		}
		return shown, Fault{}
	}
	lex := englishLexicon()
	if ok && sameMarks(text, repeated) && !newCarrier(repeated, lex).read[0].isSpeech() {
		return shown, Fault{}
	}
	carriers := make([]*carrier, len(lines))
	for i, l := range lines {
		carriers[i] = newCarrier(l, lex, lines...)
	}
	least := leastOf(text, carriers)
	if len(least) > 0 && len(lines) > 1 {
		// Several lines carry several statements, each one of them.
		for _, s := range statements(text, lex) {
			if least = leastOf(s, carriers); len(least) > 0 {
				break
			}
		}
	}
	if len(least) > 0 {
		return "", reason(text, carriers, least[0])
	}
	return shown, Fault{}
}

// sameMarks reports whether a claim that repeats a line also has its quotation
// marks, if the line has any: without them somebody's words are the paper's.
func sameMarks(text string, line news.Line) bool {
	claimed, _ := quotations(text)
	p := paragraphOf(line)
	printed, _ := quotations(p.text)
	for _, s := range printed {
		if _, inside := within(s, p.line); inside && len(claimed) == 0 {
			return false
		}
	}
	return true
}

// leastOf returns what is wrong with a statement on the line that carries most
// of it, or nothing.
func leastOf(statement string, carriers []*carrier) []Fault {
	var out []Fault
	for _, k := range carriers {
		found := k.fault(statement)
		if len(found) == 0 {
			return nil
		}
		if out == nil || len(found) < len(out) {
			out = found
			out[0].Line = k.line.Number
		}
	}
	return out
}

// languageOf returns the language of the cited lines: what the first article
// states, else what its text looks like, else English.
func languageOf(lines []news.Line) string {
	if stated := lines[0].Article.Language; stated != "" {
		return stated
	}
	if found := lang.Detect(lines[0].Text()); found != "" {
		return found
	}
	return "en"
}
