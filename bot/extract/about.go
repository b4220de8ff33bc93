package extract

import "github.com/pullquote/pullquote/retrieval/spell"

func (l *line) hasAll(name []string) bool {
	for _, w := range name {
		if !l.folded[w] {
			return false
		}
	}
	return true
}

// isAbout reports whether the line, or the sentence before it that it leans on, or the
// headline, holds every word of the name, in any spelling of it: who is the president
// of one country is not answered by a line about another's. Who holds a post is also
// told in an article that opens with that name: "The captain, Hugh Lorne, ...".
func (ev *evidence) isAbout(i int, name []string) bool {
	l := &ev.lines[i]
	for _, w := range name {
		if !ev.articles[l.article].titles[w] && !l.holdsWord(w) && !ev.articles[l.article].opening()[w] && (!l.leans() || l.before < 0 || !ev.lines[l.before].holdsWord(w)) {
			return false
		}
	}
	return true
}

func (l *line) holdsWord(word string) bool {
	if l.folded[word] {
		return true
	}
	others := l.lexicon.HasOthers(word)
	for w := range l.folded {
		if spell.Akin(w, word) || others && l.lexicon.Alike(w, word) {
			return true
		}
	}
	return false
}

// saidElsewhere reports whether it is asked what somebody said, the first run
// names them and the other names others: it is somebody else who speaks.
func (a *asked) saidElsewhere(first, other Pick) bool {
	return a.Kind == Said && !a.elsewhere(first.best) && a.elsewhere(other.best)
}

// elsewhere reports whether the line names others and nobody and nothing of
// those that the question names.
func (a *asked) elsewhere(i int) bool {
	l := &a.ev.lines[i]
	for _, name := range a.names {
		for _, w := range name {
			if l.holdsWord(w) {
				return false
			}
		}
	}
	return len(a.names) > 0 && l.freshNames(a.Clause) > 0
}
