package ground

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
	alias := func(n name) bool { return c.alias(scenes, all, claim, n) }
	for _, why := range []string{numberFault(claim, all), dateFault(claim, all), nameFault(claim, all, alias), amountFault(claim, all), c.titleFault(claim, scenes), c.nestedFault(claim, scenes)} {
		if why != "" {
			return why
		}
	}
	for _, src := range claim.sources {
		if why := marksFault(claim.only(src.names), all); why != "" {
			return why
		}
	}
	for _, s := range claim.statements() {
		if why := c.carried(s, scenes); why != "" {
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
func (c *checker) carried(s statement, scenes []scene) string {
	best := ""
	for _, sc := range scenes {
		why := c.carries(s, c.reading(sc.line), []scene{sc})
		if why == "" {
			return ""
		}
		best = why
	}
	if len(scenes) > 1 {
		best = c.carries(s, c.together(scenes), scenes)
	}
	return best
}

// carries says why the lines of the scenes, read as one, do not carry the
// statement, or "".
func (c *checker) carries(s statement, lines *reading, scenes []scene) string {
	for _, check := range []func(st, lines *reading) string{coverageFault, compoundFault, countFault, contrastFault, directionFault, marksFault, actorFault, placeFault, slotFault, sequenceFault, bondFault, joinFault} {
		if why := check(s.words, lines); why != "" {
			return why
		}
	}
	return c.sourceFault(s, lines, scenes)
}
