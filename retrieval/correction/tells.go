package correction

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Tells reports whether the sentence tells what was printed wrongly: in an earlier
// version, or in another article that this one corrects. What it says is not so,
// and what is right stands in the sentence after it. In a correction, by its
// headline or in an article's own note, "said" is enough, and "our report" is what was
// printed: "Correction: An article on the ferry said …".
func Tells(l news.Line) bool {
	ofPrint, ofReport, wrong, says := false, false, false, false
	words := l.Sense().Words()
	for i, w := range words {
		if w.Folded == "version" && i > 0 && outdated.Has(words[i-1].Folded) && ofThis(words[i+1:]) {
			return true
		}
		ofPrint = ofPrint || prints.Has(w.Folded)
		ofReport = ofReport || reports.Has(w.Folded)
		wrong = wrong || mistaking.Has(w.Folded)
		says = says || stating.Has(w.Folded)
	}
	return ofPrint && wrong || (ofPrint || ofReport) && (wrong || says) && (isHeaded(l.Article) || isNote(l))
}

// isHeaded reports whether the article is a correction by its headline.
func isHeaded(a *news.Article) bool {
	headline := lang.Fold(a.Headline)
	for word := range headings.All() {
		if strings.HasPrefix(headline, word) {
			return true
		}
	}
	return false
}

// isNote reports whether the sentence stands in its article's note.
func isNote(l news.Line) bool {
	note, ok := Note(l.Article)
	return ok && note.Start <= l.Sentence.Start && l.Sentence.Start < note.End
}

// ofThis reports whether the words after "an earlier version" make it one of an
// article: "of this article", or "said". One of an app is none.
func ofThis(after []lang.Word) bool {
	for _, w := range after[:min(len(after), 3)] {
		if prints.Has(w.Folded) || w.Folded == "report" || stating.Has(w.Folded) || mistaking.Has(w.Folded) {
			return true
		}
	}
	return false
}

// Words of a correction: at the head of one, for what was said, before "version",
// for what was printed, and for what was wrong with it. A report may be one that
// the article is about.
var (
	headings  = lexicon.Named("correction", "heading")
	stating   = lexicon.Named("correction", "stating")
	outdated  = lexicon.Named("correction", "outdated")
	reports   = lexicon.Named("correction", "report")
	prints    = lexicon.Named("correction", "print")
	mistaking = lexicon.Named("correction", "mistaking")
)
