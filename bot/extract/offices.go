package extract

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/spell"
)

// offices are the nouns of office that one person holds at a time in one
// body, with what each is called here. Analysts, witnesses and the like are
// many, so that two of them are no disagreement.
var offices = lexicon.Kept(func() map[string]string {
	out := map[string]string{}
	for _, e := range lexicon.Entries("offices", "en") {
		for _, word := range e.Words {
			out[word] = e.Name
		}
	}
	return out
})

// Office is the office that the folded word names, one word for all that name
// the same; empty for a word that names none.
func Office(folded string) string { return offices()[folded] }

// narrow are the offices that news calls by no other word. The chief of one
// article is the head, the director or the president of another.
var narrow = lexicon.Named("people", "oneholder")

// officeOf is the office whose holder the clause asks for: its focus.
func (c Clause) officeOf(words []lang.Word) string {
	if !c.whoIs {
		return ""
	}
	for _, w := range words {
		if w.Stem == c.Focus {
			return Office(w.Folded)
		}
	}
	return ""
}

// ofOffice reports whether the line may tell who holds the office that is
// asked for: its article names the office, where no other word would, and
// something of the body, and the line does not give it to another body alone. "Bergby mayor Ann Carr" is not
// the mayor of Tarvik.
func (ev *evidence) ofOffice(i int, c Clause) bool {
	l := &ev.lines[i]
	if c.office == "" {
		return true
	}
	if a := &ev.articles[l.article]; !a.namesAny(c.Body()) || narrow.Has(c.office) && !a.namesOffice(c.office) {
		return false
	}
	others := 0
	for k, w := range l.words {
		switch {
		case Office(w.Folded) != c.office:
		case len(c.names) > 0 && l.ofAnother(k, c):
			others++
		default:
			return true
		}
	}
	return others == 0
}

// namesAny reports whether the article holds one of the words, if there are any.
func (a *article) namesAny(words []string) bool {
	for _, w := range words {
		if a.words()[w] || a.titles[w] || a.derives(w) { // "crack" is no spelling of "Carrick" here
			return true
		}
	}
	return len(words) == 0
}

// derives reports whether the article holds another form of the word, "Spanish"
// for "Spain", or one that means the same.
func (a *article) derives(word string) bool {
	for w := range a.words() {
		if spell.Derived(w, word) || a.lexicon.Alike(w, word) {
			return true
		}
	}
	return false
}

func (a *article) namesOffice(office string) bool {
	for w, name := range offices() {
		if name == office && (a.words()[w] || a.heads[w]) {
			return true
		}
	}
	return false
}

// ofAnother reports whether the office at the word is that of a body that the
// clause does not name: "Bergby mayor", "mayor of Bergby", "Mayor Ann Carr of
// Bergby".
func (l *line) ofAnother(k int, c Clause) bool {
	for _, n := range BodiesOf(l.Text(), l.words[k].Span, l.names) {
		if !c.namesAny(n.Words) {
			return true
		}
	}
	return false
}

// BodiesOf returns of the names in a text those of the body whose office stands
// at the span: "Bergby" of "Bergby mayor", "mayor of Bergby" and "Mayor Ann
// Carr of Bergby".
func BodiesOf(text string, office lang.Span, names []lang.Name) (bodies []lang.Name) {
	end := office.End
	for _, n := range names {
		switch {
		case n.End <= office.Start && bindsBefore[text[n.End:office.Start]], n.Start >= end && bindsAfter[strings.TrimSpace(text[end:n.Start])]:
			bodies = append(bodies, n)
		case end == office.End && n.Start >= end && strings.TrimSpace(text[end:n.Start]) == "", n.Start <= office.Start && office.End < n.End:
			end = n.End // the holder: the body may stand after it
		}
	}
	return bodies
}

// What binds the name of a body to an office.
var (
	bindsBefore = map[string]bool{" ": true, ", whose ": true, "'s ": true, "’s ": true, "’ ": true, "' ": true}
	bindsAfter  = map[string]bool{"of": true, "of the": true, "for": true, "for the": true}
)

// namesAny reports whether one of the words is the clause's own, or in a name
// of it in any spelling or as "Spanish" for "Spain".
func (c Clause) namesAny(words []string) bool {
	own := line{folded: map[string]bool{}, lexicon: c.words}
	for _, name := range c.names {
		for _, w := range name {
			own.folded[w] = true
		}
	}
	for _, w := range words {
		if c.holdsWord(undotted(w)) || own.holdsWord(undotted(w)) {
			return true
		}
	}
	return false
}
