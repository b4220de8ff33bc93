package story

import "math"

// The news of a story stands in its first paragraphs, and its headline says
// what it is. A lead that plays with words ("Time to check the refrigerator")
// holds little of the headline; the sentence that tells what happened holds
// more than twice as much of it, and weighs more at this share for being first.
const (
	newsReach = 5
	firstness = 0.35
)

// findNews returns the index of the sentence that tells what the headline says,
// or -1 where every sentence is furniture.
func (s *Story) findNews() int {
	lead := s.lead()
	best, most := lead, 0.0
	for i := max(lead, 0); i < len(s.sentences); i++ {
		n := &s.sentences[i]
		below := n.paragraph - s.sentences[lead].paragraph
		if below > newsReach {
			break
		}
		if _, _, ok := s.run(i); n.furniture || n.speech.OnlyQuotes || !ok {
			continue
		}
		if tells := s.inHeadline(n) + firstness/math.Sqrt(float64(1+below)); tells > most {
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
