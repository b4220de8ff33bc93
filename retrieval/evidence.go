package retrieval

import (
	"math"
	"math/bits"
	"strings"
)

// Weights of what a passage holds of a question.
const (
	// saturation is BM25's k1: how soon a word that comes again stops
	// counting. Lower than usual, since all passages are short; and that one
	// is shorter than another says nothing (BM25's b is 0).
	saturation = 0.5
	// rarityPower is what the weight of a word is raised to: rare words tell
	// more than their number says.
	rarityPower = 1.2
	// headlineWeight is what a word is worth that stands in the headline only.
	headlineWeight = 0.7
	// spellingWeight is what a name in another spelling is worth. It is a
	// guess: our questions spell names as the articles do.
	spellingWeight = 0.8
	// pairWeight is what two words that follow each other are worth, besides
	// what each is worth.
	pairWeight = 0.7
	// windowWeight is what a word is worth again when it stands in the best
	// two sentences, and sentenceWeight in the best one. There a word counts
	// headlineHere of it when only the headline has it: what a sentence is
	// about is often said there alone.
	windowWeight   = 0.5
	sentenceWeight = 0.25
	headlineHere   = 0.5
	// kinWeight is what a word is worth that is of one kin with the one asked
	// for.
	kinWeight = 0.3
	// nameWeight is what a name is worth against another word as rare. A name
	// says which article is sought, and most of its passages hold it; the
	// other words say which passage. Questions did best at 0.6; 0.8 is more
	// careful with those that ask for little but a name.
	nameWeight = 0.8
	// outletWordWeight is what a word is worth that names an outlet: the
	// passages of that outlet rarely name it.
	outletWordWeight = 0.5
)

// evidence is what a passage holds of a question.
type evidence struct {
	gain      [maxTerms]float64 // of each term
	pairs     []bool            // of the question's pairs
	sentences []terms           // that stand in each sentence
	kin       []terms           // of which a word of one kin stands in each sentence
	headline  terms             // that stand in the headline
}

// held returns all terms that stand in the passage.
func (e *evidence) held() terms {
	var out terms
	for _, s := range e.sentences {
		out |= s
	}
	return out
}

// evidence compares a candidate with the question.
func (q *question) evidence(c *candidate) *evidence {
	stems := q.stems[c.article.Language]
	kinship := q.kin[c.article.Language]
	e := &evidence{pairs: make([]bool, len(q.pairs)), headline: q.standIn(c.headline, stems)}
	var count [maxTerms]int
	for sentence := range strings.SplitSeq(c.stems, "\n") {
		var held, kin terms
		before, further := -1, -1 // the terms one and two words back
		for stem := range strings.SplitSeq(sentence, " ") {
			i, ok := stems[stem]
			if ok {
				count[i]++
				held |= 1 << i
				q.markPairs(e.pairs, before, further, i)
			} else {
				i = -1
				kin |= kinship.of(stem)
			}
			before, further = i, before
		}
		e.sentences, e.kin = append(e.sentences, held), append(e.kin, kin)
	}
	for i, n := range count {
		if n > 0 {
			e.gain[i] = q.worth(i) * float64(n) * (saturation + 1) / (float64(n) + saturation)
		}
	}
	e.addSpellings(q, c.respelled)
	for _, t := range e.kin {
		q.each(t, func(i int) { e.gain[i] = max(e.gain[i], kinWeight*q.worth(i)) })
	}
	q.each(e.headline, func(i int) { e.gain[i] = max(e.gain[i], headlineWeight*q.worth(i)) })
	return e
}

// markPairs marks the pairs that term i closes, at most one word apart.
func (q *question) markPairs(marked []bool, before, further, i int) {
	for k, p := range q.pairs {
		if p.second == i && (p.first == before || p.first == further) {
			marked[k] = true
		}
	}
}

// addSpellings adds the names that the sentences spell otherwise.
func (e *evidence) addSpellings(q *question, respelled []terms) {
	for s, t := range respelled {
		e.sentences[s] |= t
		q.each(t, func(i int) { e.gain[i] = max(e.gain[i], spellingWeight*q.worth(i)) })
	}
}

// fit is how well a passage fits a part of a question.
type fit struct{ words, pairs, window float64 }

func (f fit) sum() float64 { return f.words + f.pairs + f.window }

// fit returns how well the passage fits a part of the question.
func (e *evidence) fit(q *question, part terms) fit {
	var f fit
	q.each(part, func(i int) { f.words += e.gain[i] })
	for k, p := range q.pairs {
		if e.pairs[k] && part.has(p.first) && part.has(p.second) {
			f.pairs += pairWeight * (q.worth(p.first) + q.worth(p.second)) / 2
		}
	}
	window, sentence := 0.0, 0.0
	for s, held := range e.sentences {
		kin := e.kin[s]
		sentence = max(sentence, q.sum(held&part))
		if s+1 < len(e.sentences) {
			held |= e.sentences[s+1]
			kin |= e.kin[s+1]
		}
		sum := q.sum(held&part) + kinWeight*q.sum(kin&^held&part) + headlineHere*q.sum(e.headline&^held&part)
		window = max(window, sum)
	}
	f.window = windowWeight*window + sentenceWeight*sentence
	return f
}

// standIn returns the terms that stand among the stems.
func (q *question) standIn(text string, stems map[string]int) terms {
	var out terms
	for stem := range strings.SplitSeq(text, " ") {
		if i, ok := stems[stem]; ok {
			out |= 1 << i
		}
	}
	return out
}

// worth is what a term is worth to the re-scorer.
func (q *question) worth(i int) float64 { return q.terms[i].worth }

// setWorth notes what a term is worth, by its weight and by what it is.
func (q *question) setWorth(i int) {
	worth := math.Pow(q.terms[i].weight, rarityPower)
	if q.names.has(i) {
		worth *= nameWeight
	}
	if q.namesOutlet.has(i) {
		worth *= outletWordWeight
	}
	q.terms[i].worth = worth
}

// sum is what the terms are worth together.
func (q *question) sum(t terms) float64 {
	sum := 0.0
	for ; t != 0; t &= t - 1 {
		if i := bits.TrailingZeros64(uint64(t)); i < len(q.terms) {
			sum += q.terms[i].worth
		}
	}
	return sum
}

// rare is how rare the terms are together.
func (q *question) rare(t terms) float64 {
	sum := 0.0
	q.each(t, func(i int) { sum += q.terms[i].rarity })
	return sum
}

// certain is rare, with a word in another spelling for half: it may be another
// word.
func (q *question) certain(t terms) float64 {
	sum := 0.0
	q.each(t, func(i int) {
		rarity := q.terms[i].rarity
		if q.respelled[i] > 0 {
			rarity /= 2
		}
		sum += rarity
	})
	return sum
}

// each calls f for the terms of the set that the question has.
func (q *question) each(t terms, f func(i int)) {
	for ; t != 0; t &= t - 1 {
		i := bits.TrailingZeros64(uint64(t))
		if i >= len(q.terms) {
			return
		}
		f(i)
	}
}
