package story

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/voices"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Source is a person or body that the stories quote.
type Source struct {
	Name        string // as printed
	Affiliation string // as printed, or empty
	Anonymous   bool
	Times       int       // in how many sentences
	Latest      time.Time // of the newest article that quotes them; zero when undated
	Pick        Pick      // one of their words
	person      bool
	words       []string
	strength    int // of the pick
}

// Sources returns who is quoted on the topic, most often first. A source
// without a name is one of its article alone: nothing tells whether another
// article's "official" is the same.
func Sources(stories []*Story, topic Topic) []Source {
	var out []Source
	for _, s := range stories {
		for i := range s.sentences {
			n := &s.sentences[i]
			if n.furniture && !n.spoken && !n.partly && len(n.continues) == 0 || !s.about(topic, n) {
				continue
			}
			for _, by := range n.attributed() {
				if found, ok := s.source(n, by); ok {
					out = join(out, found, s)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Source) int {
		return cmp.Or(boolCompare(a.Anonymous, b.Anonymous), cmp.Compare(b.Times, a.Times))
	})
	return out
}

// attributed are those whose words the sentence is: whom it names itself, and
// where it names nobody the speaker of the quotation that it is a part of.
func (n *sentence) attributed() []voices.Attribution {
	if len(n.continues) > 0 {
		return n.continues
	}
	return n.speech.By
}

// source reads one attribution of a sentence. ok is false for what is nobody:
// "the report", "he" where nothing says who.
func (s *Story) source(n *sentence, by voices.Attribution) (Source, bool) {
	at := func(sp lang.Span) string { return strings.TrimSpace(s.Article.Text[sp.Start:sp.End]) }
	first, last, ok := s.run(n.at)
	if !ok {
		first, last = n.at, n.at
	}
	out := Source{Times: 1, Latest: s.Article.Published, Pick: s.pick(first, last), words: by.Words, strength: strength(s, n, by)}
	switch {
	case by.Named():
		out.Name, out.Affiliation, out.person = owner(at(by.Name)), withoutThe(at(by.Affiliation)), by.Person
		if !by.Person && by.Affiliation.End == 0 {
			out.Name = bodyName(at(by.Source), out.Name)
		}
	case by.Person && !by.Back:
		out.Name, out.Anonymous, out.person = at(by.Source), true, true
		if full, words := s.nameAtEnd(out.Name); full != "" {
			out.Name, out.words, out.Anonymous = full, words, false
		}
	case !by.Back && !by.Person && isWhole(at(by.Source)), !by.Person && isBody(at(by.Source)):
		out.Name = withoutThe(owner(at(by.Source))) // a name that was not read as one
		for _, w := range s.Article.Sense().Beside(out.Name).Words() {
			out.words = append(out.words, w.Folded)
		}
	default:
		return Source{}, false
	}
	return out, !tooLong(out.Name) && !s.isNobody(out.Name)
}

// isWhole reports whether a name has two words or is all initials: one word at
// the head of a sentence may be any.
func isWhole(name string) bool {
	name = withoutThe(name)
	return strings.Contains(name, " ") || len(name) > 1 && name == strings.ToUpper(name)
}

// isBody reports whether a name is that of a body by its nouns alone: "the ambulance
// service", but of those in one word only such as there is one of, "the coastguard".
// "The company" is one that was named before.
func isBody(name string) bool {
	words := strings.Fields(strings.ToLower(withoutThe(name)))
	if len(words) == 1 {
		return soleBodies.Has(words[0])
	}
	return len(words) > 1 && bodies.Has(words[len(words)-1])
}

var (
	bodies     = lexicon.Named("people", "body")
	soleBodies = lexicon.Named("people", "solebody")
)

// nameAtEnd is the full name that what a source is called ends with: "George
// Bivens" of "State Police Lt. Col. George Bivens". A name that a small word
// leads to is another's.
func (s *Story) nameAtEnd(called string) (name string, words []string) {
	for _, n := range s.Article.Sense().Beside(called).Names() {
		before := strings.Fields(called[:n.Start])
		if n.End == len(called) && len(n.Words) > 1 && (len(before) == 0 || isCapital(before[len(before)-1])) {
			return called[n.Start:n.End], n.Words
		}
	}
	return "", nil
}

// party matches how American papers print a party and a state: "R-Calif".
var party = regexp.MustCompile(`^[A-Z]-[A-Z]`)

// isNobody reports whether what was read as a name is a day, a month, a party or
// a single word that the article also prints as a common one: "Energy".
func (s *Story) isNobody(name string) bool {
	lower := strings.ToLower(name)
	_, isDay := weekdays()[lower]
	_, isMonth := monthNamed(name)
	common := !strings.Contains(name, " ") && name != lower && slices.ContainsFunc(s.sentences, func(n sentence) bool {
		return slices.ContainsFunc(n.words, func(w lang.Word) bool { return n.text[w.Start:w.End] == lower })
	})
	return isDay || isMonth || common || party.MatchString(name)
}

// longestName is how many words a source is called by at most; more is a
// sentence that was read wrongly.
const longestName = 14

func tooLong(name string) bool { return len(strings.Fields(name)) > longestName }

// bodyName is the name of a body with the words that lead to it: "Moscow's
// Foreign Ministry". Words after it describe it.
func bodyName(source, name string) string {
	at := strings.Index(source, name)
	if at < 0 || len(strings.Fields(source[:at])) > 3 || strings.Contains(source[:at], ",") {
		return name
	}
	return withoutThe(source[:at+len(name)])
}

// withoutThe is a printed name without the article that its sentence needed.
func withoutThe(s string) string {
	return strings.TrimPrefix(strings.TrimPrefix(s, "The "), "the ")
}

// strength is how well a sentence shows what a source said: their own words
// before a report of them, and with their name before a pronoun.
func strength(s *Story, n *sentence, by voices.Attribution) int {
	out := 0
	if n.speech.Quotes {
		out += 2
	}
	if by.Affiliation.End != 0 && n.Sentence.Start <= by.Affiliation.Start && by.Affiliation.End <= n.Sentence.End {
		out += 2
	}
	if !by.Back && !s.leans(n) {
		out++
	}
	if n.spoken && len(n.words) < fewestWords { // "My eyes."
		out--
	}
	return out
}

// join adds the source to the list, or to what the list has of it.
func join(list []Source, found Source, s *Story) []Source {
	for i := range list {
		known := &list[i]
		if !sameSource(known, found) {
			continue
		}
		known.Times++
		if found.Latest.After(known.Latest) {
			known.Latest = found.Latest
		}
		if len(found.words) > len(known.words) && !isAbroad(found.Name, known.Name) {
			known.Name, known.words = found.Name, found.words
		}
		known.Affiliation = cmp.Or(known.Affiliation, found.Affiliation)
		if found.strength > known.strength {
			known.Pick, known.strength = found.Pick, found.strength
		}
		return list
	}
	return append(list, found)
}

// sameSource reports whether two are one: by name, and those without a name
// by what their article calls them.
func sameSource(known *Source, found Source) bool {
	if known.Anonymous != found.Anonymous {
		return false
	}
	if len(known.words) > 0 && len(found.words) > 0 {
		return slices.Equal(withoutInitials(known.words), withoutInitials(found.words)) || sameAffiliate(known, found) ||
			!known.person && !found.person && (sameBody(known.Name, found.Name) || sameBody(found.Name, known.Name))
	}
	return len(known.words) == len(found.words) && strings.EqualFold(known.Name, found.Name) && known.Pick.First.Article.ID == found.Pick.First.Article.ID
}

// sameBody reports whether the first name is the second one in short: by its
// initials, "CDC" for Centers for Disease Control and Prevention, or without
// the country before it, "Supreme Court" for U.S. Supreme Court.
func sameBody(short, long string) bool {
	return isAbroad(long, short) || len(short) >= fewestInitials && short == strings.ToUpper(short) && strings.HasPrefix(initials(long), strings.ReplaceAll(short, ".", ""))
}

// fewestInitials is how many letters stand for a body that no other has beside
// it in the news of one topic.
const fewestInitials = 3

// isAbroad reports whether the first name is the second one with a country's
// initials before it.
func isAbroad(long, short string) bool {
	country, rest, ok := strings.Cut(long, " ")
	return ok && rest == short && len(country) > 1 && country == strings.ToUpper(country)
}

// initials are those of the words of a name that have a capital, without those
// of a country before it.
func initials(name string) string {
	out := ""
	for i, word := range strings.Fields(name) {
		if isCapital(word) && !(i == 0 && word == strings.ToUpper(word)) {
			out += word[:1]
		}
	}
	return out
}

// withoutInitials are the words of a name without single letters: "Loretta E.
// Lynch" is Loretta Lynch.
func withoutInitials(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return len(w) == 1 })
}

// owner is a name without the mark of possession that its sentence needed.
func owner(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "’s"), "'s")
}

// sameAffiliate reports whether one name is the end of the other's in the same
// article, or with the same affiliation, or is a single word: of one topic a
// surname is one person's.
func sameAffiliate(known *Source, found Source) bool {
	if !isFullForm(known.words, found.words) && !isFullForm(found.words, known.words) {
		return false
	}
	return len(known.words) == 1 || len(found.words) == 1 || known.person && found.person || known.Pick.First.Article.ID == found.Pick.First.Article.ID || known.Affiliation != "" && known.Affiliation == found.Affiliation
}
