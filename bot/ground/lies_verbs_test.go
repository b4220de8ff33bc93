package ground_test

import (
	"strings"

	"github.com/jdkato/prose/tag"
)

// language is what the rules know of English: a tagger, and the forms of the
// verbs that are not regular.
type language struct {
	tagger *tag.PerceptronTagger
	// pasts has the past of each irregular verb, perfects its past participle.
	pasts, perfects map[string]string
	// gerunds has the plain form of each irregular verb by its -ing form.
	gerunds map[string]string
	// pastOf has the past of each participle that differs from it.
	pastOf map[string]string
}

// newLanguage reads the table of irregular verbs and the tagger.
func newLanguage() *language {
	l := &language{tagger: tag.NewPerceptronTagger(), pasts: map[string]string{}, perfects: map[string]string{}, gerunds: map[string]string{}, pastOf: map[string]string{}}
	for _, entry := range strings.Split(irregularVerbs, ",") {
		f := strings.Fields(entry)
		base, past, perfect := f[0], f[1], f[len(f)-1]
		l.pasts[base], l.perfects[base] = past, perfect
		l.gerunds[gerund(base)] = base
		if past != perfect {
			l.pastOf[perfect] = past
		}
	}
	return l
}

// past returns the past of a verb's plain form.
func (l *language) past(base string) string {
	if p, ok := l.pasts[base]; ok {
		return p
	}
	return regular(base)
}

// perfect returns the past participle of a verb's plain form.
func (l *language) perfect(base string) string {
	if p, ok := l.perfects[base]; ok {
		return p
	}
	return regular(base)
}

// pastOfGerund returns the past of a verb's -ing form.
func (l *language) pastOfGerund(ing string) string {
	if base, ok := l.gerunds[ing]; ok {
		return l.pasts[base]
	}
	stem := strings.TrimSuffix(ing, "ing")
	if strings.HasSuffix(stem, "y") && !vowel(stem, 2) {
		return strings.TrimSuffix(stem, "y") + "ied"
	}
	return strings.TrimSuffix(stem, "e") + "ed"
}

// regular returns the regular past of a plain form.
func regular(base string) string {
	switch {
	case strings.HasSuffix(base, "e"):
		return base + "d"
	case strings.HasSuffix(base, "y") && !vowel(base, 2):
		return base[:len(base)-1] + "ied"
	case doubles(base):
		return base + base[len(base)-1:] + "ed"
	}
	return base + "ed"
}

// gerund returns the -ing form of a plain form.
func gerund(base string) string {
	switch {
	case strings.HasSuffix(base, "ee"), base == "be":
		return base + "ing"
	case strings.HasSuffix(base, "ie"):
		return base[:len(base)-2] + "ying"
	case strings.HasSuffix(base, "e"):
		return base[:len(base)-1] + "ing"
	case doubles(base):
		return base + base[len(base)-1:] + "ing"
	}
	return base + "ing"
}

// doubles reports whether the verb's last letter is doubled before an ending:
// in short words that end in one vowel and one consonant, and in a few others.
func doubles(base string) bool {
	const others = " admit commit permit submit transmit occur refer prefer transfer defer deter begin forget upset regret control patrol rebel expel compel propel equip cancel travel label model signal overrun cut-off "
	if oneOf(base, others) {
		return true
	}
	n := len(base)
	if n < 3 || n > 5 || vowel(base, 1) || !vowel(base, 2) || vowel(base, 3) || strings.ContainsAny(base[n-1:], "wxy") {
		return false
	}
	return strings.Count(strings.Map(vowelsOnly, base), "v") == 1
}

// vowel reports whether the letter that stands n-th from the end is a vowel.
func vowel(text string, n int) bool {
	return len(text) >= n && strings.ContainsAny(text[len(text)-n:len(text)-n+1], "aeiou")
}

// vowelsOnly turns vowels into v and drops other letters.
func vowelsOnly(r rune) rune {
	if strings.ContainsRune("aeiouy", r) {
		return 'v'
	}
	return -1
}

// agree returns the verb in the form that a subject in the singular or the
// plural needs, and false where it cannot tell.
func agree(verb, tag string, plural bool) (string, bool) {
	singulars := []string{"was", "is", "has", "does", "wasn't", "isn't"}
	plurals := []string{"were", "are", "have", "do", "weren't", "aren't"}
	from, to := plurals, singulars
	if plural {
		from, to = singulars, plurals
	}
	for i, v := range from {
		if verb == v {
			return to[i], true
		}
	}
	switch {
	case tag == "MD", tag == "VBD", strings.Contains(strings.Join(to, " "), verb):
		return verb, true
	case tag == "VBZ":
		return verb, !plural
	case tag == "VBP":
		return verb, plural
	}
	return verb, false
}

const irregularVerbs = `be was been, have had had, do did done, go went gone, say said, make made, take took taken, come came come,
see saw seen, get got got, give gave given, find found, think thought, tell told, become became become, leave left, feel felt,
bring brought, begin began begun, keep kept, hold held, write wrote written, stand stood, hear heard, let let, mean meant, set set,
meet met, run ran run, pay paid, sit sat, speak spoke spoken, lead led, read read, grow grew grown, lose lost, fall fell fallen,
send sent, build built, understand understood, draw drew drawn, break broke broken, spend spent, cut cut, rise rose risen,
drive drove driven, buy bought, wear wore worn, choose chose chosen, seek sought, throw threw thrown, catch caught, deal dealt,
win won, forget forgot forgotten, sell sold, fight fought, teach taught, eat ate eaten, sing sang sung, strike struck, hang hung,
shake shook shaken, ride rode ridden, feed fed, shoot shot, drink drank drunk, hit hit, fly flew flown, steal stole stolen,
sleep slept, hide hid hidden, swim swam swum, lay laid, bear bore borne, beat beat beaten, withdraw withdrew withdrawn,
overcome overcame overcome, undergo underwent undergone, split split, shut shut, put put, cost cost, hurt hurt, cast cast,
spread spread, bet bet, quit quit, rid rid, shed shed, broadcast broadcast, freeze froze frozen, wake woke woken, arise arose arisen,
bite bit bitten, blow blew blown, dig dug, forbid forbade forbidden, forgive forgave forgiven, lend lent, lie lay lain, light lit,
ring rang rung, sink sank sunk, slide slid, spin spun, stick stuck, swear swore sworn, sweep swept, tear tore torn, wind wound,
undo undid undone, uphold upheld, overturn overturned, overthrow overthrew overthrown, oversee oversaw overseen, foresee foresaw foreseen,
rebuild rebuilt, retake retook retaken, undertake undertook undertaken, mistake mistook mistaken, bind bound, breed bred,
flee fled, know knew known, show showed shown, prove proved proven, bid bid, burst burst, bend bent, thrust thrust, outdo outdid outdone,
visit visited, open opened, enter entered, offer offered, answer answered, cover covered, deliver delivered, happen happened,
consider considered, remember remembered, suffer suffered, discover discovered, gather gathered, lower lowered, order ordered, alter altered, edit edited, limit limited, target targeted, develop developed, listen listened, publish published`
