package story

import (
	"math"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Weights of what makes a sentence carry a story. Position tells most in
// news, which puts what matters first; the others tell apart what comes
// later. Set by reading summaries of the samples and of news pages; the
// order matters, not the digits.
const (
	positionWeight = 1.5
	centralWeight  = 1.0
	headlineWeight = 0.5
	figureWeight   = 0.25
	nameWeight     = 0.1 // for each name, up to most
	mostNames      = 3
	speechWeight   = 0.15
)

// Deductions.
const (
	usualWords  = 45  // a longer sentence is held against itself
	longPenalty = 0.2 // for each further ten words
	joinPenalty = 0.3 // it goes on from the one before
	firstPerson = 0.5 // the writer speaks
)

// weigh gives each sentence its weight.
func (s *Story) weigh() {
	paragraph := 0 // counted without furniture
	last := -1
	for i := range s.sentences {
		n := &s.sentences[i]
		if n.furniture {
			continue
		}
		if last >= 0 && s.sentences[last].paragraph != n.paragraph {
			paragraph++
		}
		n.weight = positionWeight/math.Sqrt(float64(1+paragraph)) + centralWeight*s.central(n) + headlineWeight*s.inHeadline(n) - penalty(n)
		if last == i-1 && s.beside(i-1, i) {
			n.weight -= 0.15 // the first of a paragraph says what it is about
		}
		if n.hasFigure() {
			n.weight += figureWeight
		}
		if n.isSpeech() {
			n.weight += speechWeight
		}
		n.weight += nameWeight * float64(min(len(n.names), mostNames))
		last = i
	}
}

// central is how much of a sentence is what the article keeps coming back
// to, 0 to 1.
func (s *Story) central(n *sentence) float64 {
	most := 1
	for _, c := range s.counts {
		most = max(most, c)
	}
	sum := 0.0
	for _, stem := range n.inOrder {
		sum += math.Log(float64(1+s.counts[stem])) - math.Log(2)
	}
	top := math.Log(float64(1+most)) - math.Log(2)
	if top == 0 || len(n.stems) == 0 {
		return 0
	}
	// The root keeps long sentences from winning by their length alone.
	return min(1, sum/(top*math.Sqrt(float64(len(n.stems)))*2))
}

// inHeadline is the share of the headline that the sentence holds, 0 to 1.
func (s *Story) inHeadline(n *sentence) float64 {
	met, all := 0, 0
	for stem, counts := range s.head {
		if !counts {
			continue
		}
		all++
		if n.stems[stem] {
			met++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(met) / float64(all)
}

// writers are the words by which a writer speaks of himself.
var writers = lexicon.Named("lean", "writer")

func penalty(n *sentence) float64 {
	p := 0.0
	if extra := len(n.words) - usualWords; extra > 0 {
		p += longPenalty * float64(extra) / 10
	}
	if joining.Has(n.word(0)) {
		p += joinPenalty
	}
	if !n.speech.Quotes && count(n.words, writers) > 0 {
		p += firstPerson
	}
	return p
}
