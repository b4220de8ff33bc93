package extract

import "github.com/pullquote/pullquote/retrieval/spell"

// namesakes says of each article whether it tells of somebody else whose name
// is nearly the one that the clause asks about: Jeane Thorne, where Jean Thorne
// is asked about. It does if it has such a name and lacks a word of the one asked
// about, while another article has all of it.
func (ev *evidence) namesakes(c Clause) []bool {
	out := make([]bool, len(ev.articles))
	for _, name := range c.names {
		if len(name) < 2 {
			continue
		}
		whole := make([]bool, len(ev.articles))
		stands := false
		for k := range ev.articles {
			whole[k] = ev.articles[k].hasName(name)
			stands = stands || whole[k]
		}
		if !stands {
			continue // it may be spelled otherwise
		}
		for i := range ev.lines {
			l := &ev.lines[i]
			if whole[l.article] || out[l.article] {
				continue
			}
			for _, other := range l.names {
				out[l.article] = out[l.article] || isNamesake(name, other.Words)
			}
		}
	}
	return out
}

// hasName reports whether each word of the name stands in the article.
func (a *article) hasName(name []string) bool {
	for _, w := range name {
		if !a.words()[w] && !a.heads[w] {
			return false
		}
	}
	return true
}

// isNamesake reports whether the names are two and differ in a letter of a word
// or two. Of one surname Jean and Jeane are two people, even if they sound alike;
// a surname that sounds alike may be one in other letters, such as Zelensky and
// Zelenskyy. Names that merely end alike are those of districts, courts and
// companies too, of which one article has many.
func isNamesake(name, other []string) bool {
	if len(other) < 2 {
		return false
	}
	first, last := name[0], name[len(name)-1]
	its, end := other[0], other[len(other)-1]
	if !near(first, its) || !near(last, end) {
		return false
	}
	if last == end {
		return first != its
	}
	return !spell.Same(first, its) || !spell.Same(last, end)
}

// near reports whether the words are the same but for a letter.
func near(word, other string) bool {
	const fewLetters = 3 // of a word of which another letter makes another word
	return word == other || min(len(word), len(other)) >= fewLetters && spell.Slips([]rune(word), []rune(other)) == 1
}

// ofNamesake reports whether a plain word of the question is told of a namesake
// and not in the article of the line: one Marsh was sentenced, not the other.
func (a *asked) ofNamesake(i int) bool {
	here := a.told(i)
	for j, t := range a.Terms {
		if t.Name || t.Weight <= frameWeight || here[j] > 0 {
			continue
		}
		for k := range a.ev.lines {
			if a.another[a.ev.lines[k].article] && a.met[k][j] > 0 {
				return true
			}
		}
	}
	return false
}
