package story

import "math"

// The news of a story stands in its first paragraph, and its headline says what
// it is. A lead that only plays with words ("Time to check the refrigerator")
// holds less of the headline than leadShare; then the news is the sentence of
// the next paragraphs that holds most of it, a little more the nearer it stands.
const (
	leadShare = 0.25
	newsReach = 5
	nearWorth = 0.35
)

// findNews returns the index of the sentence that tells what the headline says,
// or -1 where every sentence is furniture.
func (s *Story) findNews() int {
	lead := s.lead()
	if lead < 0 || s.inHeadline(&s.sentences[lead]) >= leadShare {
		return lead
	}
	best, most := lead, 0.0
	for i := lead; i < len(s.sentences); i++ {
		n := &s.sentences[i]
		below := n.paragraph - s.sentences[lead].paragraph
		if below > newsReach {
			break
		}
		if _, _, ok := s.run(i); n.furniture || n.speech.OnlyQuotes || !ok {
			continue
		}
		if tells := s.inHeadline(n) + nearWorth/math.Sqrt(float64(1+below)); tells > most {
			best, most = i, tells
		}
	}
	return best
}

// News is the run of the sentence that tells the news of the article; ok is
// false where it has none.
func (s *Story) News() (p Pick, ok bool) {
	if s.news < 0 {
		return Pick{}, false
	}
	first, last, ok := s.run(s.news)
	if !ok {
		first, last = s.news, s.news // a lead stands as it is
	}
	return s.pick(first, last), true
}
