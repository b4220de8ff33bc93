package voices

import (
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Check reports whether the lines that a claim cites carry all that it says.
//
// First come the checks that need no understanding: the claim cites lines
// that were offered, it is one plain sentence, and every number, date, name
// and quotation in it is printed in a cited line. Then each statement of the
// claim, which is a speaker's words or the claim's own, must be carried by
// one cited line, or by all of them read together: the same things counted,
// the same direction, no negation or hedge lost or invented, and the same
// speaker.
//
// A claim in a language without word lists must repeat a cited line word for
// word, since nothing tells there which words negate.
func Check(c Claim, e news.Evidence) Verdict {
	v := cited(c, e)
	if v.Holds() {
		if why := fault(c.Text, v.Lines, e); why != "" {
			v.Fault = Fault{Rule: Unsupported, Said: why}
		}
	}
	return v
}

// cited finds the lines that a claim cites. Its verdict has a reason when the
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

// fault says why the lines do not carry the text, or "".
func fault(text string, lines []news.Line, e news.Evidence) string {
	language := languageOf(lines)
	if why := plainFault(text, language); why != "" {
		return why
	}
	repeated, ok := repeats(text, lines)
	vocab := vocabularyOf(language)
	if vocab == nil {
		if !ok {
			return "in this language a claim must repeat a cited sentence word for word"
		}
		return ""
	}
	if why := quoteFault(text, lines); why != "" {
		return why
	}
	c := &checker{vocab: vocab, evidence: e, read: map[place]*reading{}}
	if ok && !c.reading(sceneOf(repeated).line).speech() {
		return ""
	}
	return c.fault(text, language, lines)
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
