package ground

import (
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
		v.Fault = fault(c.Text, v.Lines)
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

// maxCited bounds, in bytes, the sentences that one claim may cite together.
// It is ten long sentences of news. Comparing a claim with more takes longer
// than a reader waits, and no one sentence rests on so much.
const maxCited = 5_000

// tooMuch reports whether the lines are more than one claim can rest on.
func tooMuch(lines []news.Line) bool {
	n := 0
	for _, l := range lines {
		n += l.Sentence.End - l.Sentence.Start
	}
	return n > maxCited
}

// fault says why the lines do not carry the text.
func fault(text string, lines []news.Line) Fault {
	language := languageOf(lines)
	if why := plainFault(text, language); why != "" {
		return Fault{Rule: Unsupported, Said: why}
	}
	if why := quoteFault(text, lines); why != "" {
		return Fault{Rule: Unsupported, Said: why}
	}
	repeated, ok := repeats(text, lines)
	if base, _, _ := strings.Cut(strings.ToLower(language), "-"); base != "en" {
		if !ok {
			return Fault{Rule: Unsupported, Said: "in this language a claim must repeat a cited sentence word for word"}
		}
		return Fault{}
	}
	lex := englishLexicon()
	if ok && !newCarrier(repeated, lex).read[0].isSpeech() {
		return Fault{}
	}
	var least []Fault
	for _, l := range lines {
		found := newCarrier(l, lex, lines...).fault(text)
		if len(found) == 0 {
			return Fault{}
		}
		if least == nil || len(found) < len(least) {
			least = found
			least[0].Line = l.Number
		}
	}
	return least[0]
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
