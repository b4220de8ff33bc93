package extract

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// offices are the nouns of office that one person holds at a time in one
// body, with what each is called here. Analysts, witnesses and the like are
// many, so that two of them are no disagreement.
var offices = map[string]string{
	"spokesperson": "spokesperson", "spokesman": "spokesperson", "spokeswoman": "spokesperson",
	"president": "president", "minister": "minister", "mayor": "mayor", "chief": "chief", "director": "director", "chairman": "chair", "chairwoman": "chair", "chair": "chair",
	"leader": "leader", "secretary": "secretary", "officer": "officer", "commander": "commander", "governor": "governor", "ambassador": "ambassador", "ceo": "chief executive",
	"coach": "coach", "captain": "captain", "manager": "manager", "editor": "editor", "head": "head", "prosecutor": "prosecutor", "owner": "owner", "founder": "founder",
	"principal": "principal", "treasurer": "treasurer", "coroner": "coroner", "superintendent": "superintendent", "bishop": "bishop", "king": "king", "queen": "queen",
}

// Office is the office that the folded word names, one word for all that name
// the same; empty for a word that names none.
func Office(folded string) string { return offices[folded] }

// narrow are the offices that news calls by no other word. The chief of one
// article is the head, the director or the president of another.
var narrow = map[string]bool{"spokesperson": true, "mayor": true, "captain": true, "governor": true, "ambassador": true, "bishop": true, "coroner": true, "treasurer": true, "prosecutor": true}

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
	if a := &ev.articles[l.article]; !a.namesAny(c.Body()) || narrow[c.office] && !a.namesOffice(c.office) {
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
		if a.holdsName([]string{w}) {
			return true
		}
	}
	return len(words) == 0
}

func (a *article) namesOffice(office string) bool {
	for w, name := range offices {
		if name == office && (a.folded[w] || a.heads[w]) {
			return true
		}
	}
	return false
}

// ofAnother reports whether the office at the word is that of a body that the
// clause does not name: "Bergby mayor", "mayor of Bergby".
func (l *line) ofAnother(k int, c Clause) bool {
	w, text := l.words[k], l.Text()
	for _, n := range l.names {
		before := n.End <= w.Start && bindsBefore[text[n.End:w.Start]]
		after := n.Start >= w.End && bindsAfter[strings.TrimSpace(text[w.End:n.Start])]
		if (before || after) && !c.namesAny(n.Words) {
			return true
		}
	}
	return false
}

// What binds the name of a body to an office.
var (
	bindsBefore = map[string]bool{" ": true, "'s ": true, "’s ": true, "’ ": true, "' ": true}
	bindsAfter  = map[string]bool{"of": true, "of the": true, "for": true, "for the": true}
)

// namesAny reports whether one of the words is the clause's own, or in a name
// of it in any spelling or as "Spanish" for "Spain".
func (c Clause) namesAny(words []string) bool {
	own := line{folded: map[string]bool{}}
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
