package story

import (
	"regexp"
)

// Part is what a sentence brings to a summary of one article.
type Part int

const (
	Happened    Part = iota // what happened
	Spoke                   // who said what
	Figures                 // how many, how much
	Unconfirmed             // what nobody has confirmed
)

// open matches words that say that something is not settled: refused comment,
// no confirmation, not known. hearsay matches those that only keep their
// distance.
var (
	open    = regexp.MustCompile(`(?i)\b(unconfirmed|unverified|neither \w+ nor \w+ (has|have|had) (\w+ )?confirmed|(not|nor|n[’']t|yet to|never|no one|nobody)( \w+){0,4} (confirm(ed)?|verif(y|ied)|corroborated?)|(declin|refus)(ed|es|ing)( \w+){0,2} (to )?comment|(did|does|had|has|have) not( \w+)? (respond|comment|reply|replied|responded|commented)|no (immediate )?comment|(unclear|unknown|not known|not clear|disputed|contested)|remains? to be seen|remains? (under (negotiation|investigation|review))|(is|are) (still )?(investigating|being investigated|under investigation)|could( not|n[’']t) (immediately |independently )*be (reached|verified|confirmed))`)
	hearsay = regexp.MustCompile(`(?i)\b(reportedly|allegedly|alleged|purported(ly)?|rumou?r(s|ed)?|on condition of anonymity|speaking on background|spoke on background|sources (familiar|close|with)|people familiar)\b`)
)

// isOpen reports whether the sentence says that something is not confirmed.
func (n *sentence) isOpen() bool { return open.MatchString(n.text) }

// isHearsay reports whether the sentence keeps its distance from what it says
// or has it from somebody who is not named.
func (n *sentence) isHearsay() bool { return hearsay.MatchString(n.text) }

// hasFigure reports whether the sentence counts or measures something.
func (n *sentence) hasFigure() bool {
	for _, m := range n.numbers {
		if !m.Ordinal && !spells[m.Unit] && !spells[m.Noun] && (m.Noun != "" || m.Unit != "") && m.Bound != "many" && m.Value != "1" {
			return true
		}
	}
	return false
}

// spells are units of time: how long something took is seldom what a story is
// about.
var spells = map[string]bool{"time": true, "second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "decad": true, "decade": true, "centuri": true, "century": true}

// isSpeech reports whether the sentence is somebody's words: it quotes, or a
// person says it.
func (n *sentence) isSpeech() bool {
	if n.speech.OnlyQuotes {
		return true
	}
	for _, by := range n.speech.By {
		if by.Person || by.Named() || n.speech.Quotes {
			return true
		}
	}
	return false
}

// part is what the sentence brings. What stands at the head of an article is
// the news, whatever figures it has and whoever told it.
func (n *sentence) part() Part {
	switch {
	case n.isOpen(), n.isHearsay() && !n.speech.Quotes:
		return Unconfirmed
	case n.top && !n.speech.Quotes:
		return Happened
	case n.isSpeech() && n.speech.Quotes:
		return Spoke
	case n.hasFigure():
		return Figures
	case n.isSpeech():
		return Spoke
	}
	return Happened
}

// PartOf returns what a run of lines brings: what its last sentence does,
// unless the lead is in it.
func (s *Story) PartOf(first, last int) Part {
	if lead := s.lead(); first <= lead && lead <= last {
		return Happened
	}
	for i := first; i <= last; i++ {
		if s.sentences[i].isOpen() {
			return Unconfirmed
		}
	}
	return s.sentences[last].part()
}
