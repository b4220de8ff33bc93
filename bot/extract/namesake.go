package extract

import "github.com/pullquote/pullquote/retrieval/spell"

// namesakes says of each article whether it tells of somebody else of the name
// that the clause asks about: Anna Marsh or Tom Marsh, where Ann Marsh is asked
// about. It does if it has such a name and lacks a word of the one asked about,
// while another article has all of it.
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

// longName is how many letters a name has of which one may be another.
const longName = 4

// isNamesake reports whether the names end alike and are not one name.
func isNamesake(name, other []string) bool {
	if len(other) < 2 {
		return false
	}
	last, its := name[len(name)-1], other[len(other)-1]
	near := last == its || len(last) >= longName && spell.Slips([]rune(last), []rune(its)) == 1
	return near && !(spell.Same(last, its) && spell.Same(name[0], other[0]))
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
