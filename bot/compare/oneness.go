package compare

import (
	"slices"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// maxCarriers is how many sentences a reader looks at for one position.
const maxCarriers = 3

// sameState is how far apart two articles may be in time for what they say
// differently to be a difference: the later one of two days tells a later state.
const sameState = 12 * time.Hour

// sharedWords is how much of the words of the shorter of two sentences the
// other must have for both to speak of the same thing. Of one event more
// people are counted than once: 45 killed in a camp and 500 in a hospital are
// no disagreement.
const sharedWords = 0.3

// speakAlike reports whether two sentences speak of the same thing.
func speakAlike(a, b news.Line) bool {
	one, other := contentOf(a), contentOf(b)
	shared := 0
	for w := range one {
		if other[w] {
			shared++
		}
	}
	return float64(shared) >= sharedWords*float64(min(len(one), len(other)))
}

func contentOf(l news.Line) map[string]bool {
	set := map[string]bool{}
	for _, w := range l.Sense().Words() {
		if !w.Stop {
			set[w.Stem] = true
		}
	}
	return set
}

// OfOneThing reports whether the positions speak of the same thing.
func (c Comparison) OfOneThing() bool {
	for _, p := range c.Positions[1:] {
		if !speakAlike(c.Positions[0].Lines[0], p.Lines[0]) {
			return false
		}
	}
	return true
}

// Carried is the comparison with as many sentences for each position as a
// reader looks at.
func (c Comparison) Carried() Comparison {
	positions := slices.Clone(c.Positions)
	for i, p := range positions {
		positions[i].Lines = p.Lines[:min(len(p.Lines), maxCarriers)]
	}
	return Comparison{About: c.About, Positions: positions}
}

// OfOneState reports whether the positions are of about the same time, and not
// an earlier and a later word of one publisher.
func (c Comparison) OfOneState() bool {
	first := c.Positions[0].Lines[0].Article
	for _, p := range c.Positions[1:] {
		a := p.Lines[0].Article
		apart := a.Published.Sub(first.Published).Abs()
		if apart > sameState || apart > 0 && a.Publisher == first.Publisher {
			return false
		}
	}
	return true
}
