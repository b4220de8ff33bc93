package extract

import "strings"

// Cover is the share of the clause's words, by weight, that the stems hold, 0
// to 1. Words of the same meaning count in part.
func (c Clause) Cover(stems map[string]bool) float64 {
	var met, all float64
	for _, t := range c.Terms {
		if t.Weight <= earlierWeight || (c.Kind == Where && t.Stem == c.Focus) {
			continue // a word of the question before, or "province", which its answer need not repeat
		}
		all += t.Weight
		switch {
		case stems[t.Stem]:
			met += t.Weight
		case c.words.HasOthers(t.Stem):
			for s := range stems {
				if c.words.Alike(s, t.Stem) {
					met += synonymCredit * t.Weight
					break
				}
			}
		}
	}
	if all == 0 {
		return 0
	}
	return met / all
}

// AsksWhoIs reports whether the clause asks for the holder of a name or an
// office: "who is the mayor".
func (c Clause) AsksWhoIs() bool { return c.whoIs }

// Asks reports whether the stem is one of the clause's own words, or means
// the same as one.
func (c Clause) Asks(stem string) bool { return c.asksAbout(stem) }

// Names reports whether the stem is the noun that the clause asks for.
func (c Clause) Names(stem string) bool {
	return c.Focus != "" && (c.Focus == stem || c.words.Alike(c.Focus, stem))
}

// NeedsNoun reports whether a number must count the very noun that is asked
// for. "People" need not be repeated: 71 arrested are 71 people.
func (c Clause) NeedsNoun() bool { return c.Focus != "" && !c.framed && !c.amount }

// tells reports whether stems tell of what the clause asks how many did: "died"
// of "how many people died". True where it asks of nothing done. Who did
// something is told in too many words for that.
func (c Clause) tells(stems map[string]bool) bool {
	if c.deed == "" || c.Kind != HowMany || c.amount {
		return true
	}
	l := line{stems: stems, lexicon: c.words}
	return l.holdsStem(c.deed)
}

// AsksAmount reports whether an amount with a unit is asked for ("how much",
// "how long") rather than a count.
func (c Clause) AsksAmount() bool { return c.amount }

// Body are the folded words of the clause that say of what a role is: all of
// its own but the role itself and words that only frame the question.
func (c Clause) Body() []string {
	var out []string
	for _, t := range c.Terms {
		if t.Weight > frameWeight && Office(t.Folded) == "" {
			out = append(out, t.Folded)
		}
	}
	return out
}

// IsAbout reports whether the words, folded, hold every name of the clause in
// any spelling.
func (c Clause) IsAbout(folded map[string]bool) bool {
	l := line{folded: folded, lexicon: c.words}
	for _, name := range c.names {
		for _, w := range name {
			if !l.holdsWord(w) {
				return false
			}
		}
	}
	return true
}

// Holds reports whether the folded word is one of the question's own.
func (c Clause) Holds(folded string) bool { return c.holdsWord(undotted(folded)) }

// Subject names what the clause asks about, in the question's own words:
// "raids", "people arrested", "cost", "who won the election".
func (c Clause) Subject() string {
	if c.Kind != HowMany {
		return c.text
	}
	for _, t := range c.Terms {
		if _, ok := measures()[t.Folded]; ok && c.amount && t.Weight > earlierWeight {
			return t.Folded
		}
	}
	var words []string
	for _, t := range c.Terms {
		switch {
		case t.Weight <= earlierWeight || t.Name:
		case t.Stem == c.Focus:
			words = append([]string{t.Folded}, words...)
		case c.framed && t.Weight > frameWeight:
			words = append(words, t.Folded)
		}
	}
	return strings.Join(words[:min(2, len(words))], " ")
}
