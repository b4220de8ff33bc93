package voices

import (
	"github.com/pullquote/pullquote/retrieval/news"
)

// fault says why the lines do not carry the claim, or "".
func (c *checker) fault(text, language string, lines []news.Line) string {
	claim := read(c.vocab, claimSentence(text, language))
	scenes := make([]scene, len(lines))
	for i, l := range lines {
		scenes[i] = sceneOf(l)
	}
	all := c.together(scenes)
	for _, fault := range []func() string{
		func() string { return numberFault(claim, all) },
		func() string { return dateFault(claim, all) },
		func() string { return c.nameFault(claim, all, scenes) },
		func() string { return amountFault(claim, all) },
		func() string { return c.titleFault(claim, scenes) },
		func() string { return c.nestedFault(claim, scenes) },
		func() string { return sourceMarksFault(claim, all) },
	} {
		if why := fault(); why != "" {
			return why
		}
	}
	for _, s := range claim.statements() {
		if why := c.carried(s, scenes, all); why != "" {
			return why
		}
	}
	return ""
}

// sourceMarksFault is marksFault for the words that name the sources: "the
// former director said" is not "the director said".
func sourceMarksFault(claim, lines *reading) string {
	for _, src := range claim.sources {
		if why := marksFault(claim.only(src.names), lines); why != "" {
			return why
		}
	}
	return ""
}

// claimSentence prepares the text of a claim for reading.
func claimSentence(text, language string) sentence {
	quoted, _ := quotations(text)
	return sentence{text: text, language: language, quoted: quoted}
}

// together reads the lines of several scenes as one text.
func (c *checker) together(scenes []scene) *reading {
	if len(scenes) == 1 {
		return c.reading(scenes[0].line)
	}
	var all []sentence
	for _, s := range scenes {
		all = append(all, c.sentence(s.line))
	}
	return read(c.vocab, all...)
}

// carried says why the lines do not carry the statement, or "". One line that
// carries all of it is enough; otherwise all lines together must.
func (c *checker) carried(s statement, scenes []scene, all *reading) string {
	if len(scenes) > 1 {
		for _, sc := range scenes {
			if c.carries(s, c.reading(sc.line), []scene{sc}) == "" {
				return ""
			}
		}
	}
	return c.carries(s, all, scenes)
}

// statementFaults hold a statement against the lines that should carry it.
// Those that look at words alone come first: their reasons are the plainest.
var statementFaults = []func(st, lines *reading) string{
	coverageFault, compoundFault, countFault, contrastFault, directionFault, marksFault, actorFault,
	timeFault, placeFault, leadFault, spanFault, stepFault, slotFault, sequenceFault, bondFault, joinFault,
}

// carries says why the lines of the scenes, read as one, do not carry the
// statement, or "".
func (c *checker) carries(s statement, lines *reading, scenes []scene) string {
	for _, fault := range statementFaults {
		if why := fault(s.words, lines); why != "" {
			return why
		}
	}
	return c.sourceFault(s, lines, scenes)
}
