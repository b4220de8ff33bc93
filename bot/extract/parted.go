package extract

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// parted is an English question that begins with a verb, taken apart: whom or what
// it is about, and what is asked of it.
type parted struct {
	// of is the last word of a name, "lindqvist", or the stem of a noun, "roof";
	// empty where it is anybody.
	of   string
	name bool // of is that of a name
	// owner is the last word of the name of whose it is: "Ann CARR's company".
	owner string
	// does is the stem of what is asked, "damag" in "was the roof of the barn
	// damaged"; empty where it is no more than whether there is such a thing.
	does string
}

// The small words that a question is taken apart by.
var (
	helping      = lexicon.Named("ask", "helping")
	owning       = lexicon.Named("ask", "owning")
	determiners  = lexicon.Named("grammar", "determiner")
	prepositions = lexicon.Named("grammar", "preposition")
)

// inverted reads a question whose verb stands first.
type inverted struct {
	text  string
	words []lang.Word // after the verb
	named map[string]bool
	does  bool // the verb is "did" or the like: what follows ends in no "s"
}

// parts takes the question apart. The subject is read up to the last word of the
// run that no small word breaks, which is what is asked: "the cargo deck DAMAGED".
// Where "be" or the like stands further on, it is the word after that: "the cause of
// the fire been FOUND". A run after a preposition is about the subject, unless a
// verb follows in it: "the men in the car ARRESTED".
func (q inverted) parts() (p parted) {
	at := q.subject(&p)
	run, aside, first := 0, false, true
	for i := at; i < len(q.words); i++ {
		w := q.words[i]
		switch {
		case helping.Has(w.Folded):
			if does := q.firstPlain(i + 1); does != "" {
				p.does = does
				return p
			}
		case w.Stop:
			if p.does != "" && !owning.Has(w.Folded) {
				return p
			}
			if !determiners.Has(w.Folded) {
				aside = prepositions.Has(w.Folded) && !owning.Has(w.Folded)
			}
			run, first = 0, false
		case q.isName(w):
			run++
		case first && p.does == "" && q.isNoun(w):
			p.of, p.name = w.Stem, false
		case q.isNoun(w) && q.does:
			run++
		default:
			if run++; !aside || run > 1 {
				if first && p.does != "" && !p.name {
					p.of = p.does
				}
				if !first || !p.name || p.does == "" {
					p.does = w.Stem
				}
			}
		}
	}
	return p
}

// subject reads whom or what the question is about, and returns the index after it.
func (q inverted) subject(p *parted) int {
	for i := 0; i < len(q.words); i++ {
		w := q.words[i]
		if w.Stop || frames.Has(w.Folded) {
			continue
		}
		for q.isName(w) && i+1 < len(q.words) && (q.isName(q.words[i+1]) || q.owns(w)) {
			if i++; q.owns(w) {
				p.owner = undotted(w.Folded)
			}
			w = q.words[i]
		}
		if p.of, p.name = w.Stem, q.isName(w); p.name {
			p.of = undotted(w.Folded)
		}
		return i + 1
	}
	return len(q.words)
}

// isNoun reports whether the word is a plural by its looks, which no verb after "did"
// and no adjective is.
func (q inverted) isNoun(w lang.Word) bool {
	return strings.HasSuffix(w.Folded, "s") && !strings.HasSuffix(w.Folded, "ss") && !strings.HasSuffix(w.Folded, "us")
}

func (q inverted) isName(w lang.Word) bool { return q.named[undotted(w.Folded)] }

// owns reports whether the word is a possessive: "Ann Carr's company".
func (q inverted) owns(w lang.Word) bool {
	return strings.ContainsAny(q.text[w.Start:w.End], "'’") && !strings.ContainsAny(w.Folded, "'’")
}

// firstPlain is the stem of the first word from the index on that is neither small
// nor a name.
func (q inverted) firstPlain(i int) string {
	for _, w := range q.words[min(i, len(q.words)):] {
		if !w.Stop && !q.isName(w) && !helping.Has(w.Folded) {
			return w.Stem
		}
	}
	return ""
}
