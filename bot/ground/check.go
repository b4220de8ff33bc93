package ground

import (
	"fmt"

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
func Check(c Claim, e news.Evidence) Verdict {
	v := cited(c, e)
	if v.Reason == "" {
		v.Reason = fault(c.Text, v.Lines, e)
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
			v.Reason = fmt.Sprintf("sentence %d was not offered", n)
		case !seen[n]:
			seen[n] = true
			v.Lines = append(v.Lines, l)
		}
	}
	if len(c.Lines) == 0 {
		v.Reason = "it cites no sentence"
	}
	return v
}

// fault says why the lines do not carry the text, or "".
func fault(text string, lines []news.Line, e news.Evidence) string {
	language := languageOf(lines)
	if why := plainFault(text, language); why != "" {
		return why
	}
	vocab := vocabularyOf(language)
	if vocab == nil {
		return verbatimFault(text, lines)
	}
	if why := quoteFault(text, lines); why != "" {
		return why
	}
	c := &checker{vocab: vocab, evidence: e, read: map[place]*reading{}}
	return c.fault(text, language, lines)
}

// languageOf returns the language of the cited lines: what the first article
// states, else what its text looks like, else English.
func languageOf(lines []news.Line) string {
	a := lines[0].Article
	if a.Language != "" {
		return a.Language
	}
	if found := lang.Detect(lines[0].Text()); found != "" {
		return found
	}
	return "en"
}
