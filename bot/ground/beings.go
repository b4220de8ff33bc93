package ground

import "strings"

// being is what a name or a pronoun stands for.
type being int

const (
	anyBeing being = iota
	man
	woman
	person // a man or a woman
	thing
	several
)

// fits reports whether a name of one being can be meant by a word for another.
func (b being) fits(word being) bool {
	switch {
	case b == anyBeing || word == anyBeing || b == word:
		return true
	case word == person:
		return b == man || b == woman
	case b == person:
		return word == man || word == woman
	case word == several:
		return b == thing // "the union … they"
	}
	return false
}

// meant says what a pronoun that points back stands for.
var meant = map[string]being{
	"he": man, "his": man, "she": woman, "her": woman, "they": several, "their": several, "it": thing, "its": thing,
}

// beingOf tells a man, a woman and a thing by the words of a name: a title, a
// given name, a word for a company. A surname alone is what the article prints
// a given name before.
func (s *scene) beingOf(name []token) being {
	found := anyBeing
	for i, t := range name {
		switch {
		case s.lex.is("men", t.key):
			return man
		case s.lex.is("women", t.key):
			return woman
		case s.lex.is("bodies", t.key) || i == 0 && t.key == "the":
			found = thing
		case s.lex.is("titles", t.key) || s.lex.is("roles", t.key) || t.tag == "NN" && strings.HasSuffix(t.key, "ist"):
			found = person // "mayor", "meteorologist"
		}
	}
	if found == anyBeing && len(name) > 0 {
		return s.calledBefore(name[len(name)-1].raw)
	}
	return found
}

// calledBefore tells a man from a woman by the given name or title that the
// article prints before a surname.
func (s *scene) calledBefore(surname string) being {
	for at := 0; ; {
		i := strings.Index(s.article[at:], surname)
		if i < 0 {
			return anyBeing
		}
		before := strings.Fields(s.article[max(at, at+i-40) : at+i])
		at += i + len(surname)
		for n := len(before) - 1; n >= 0 && n >= len(before)-2; n-- {
			switch key := keyOf(before[n]); {
			case s.lex.is("men", key):
				return man
			case s.lex.is("women", key):
				return woman
			case strings.ToLower(before[n]) == before[n]:
				n = 0
			}
		}
	}
}
