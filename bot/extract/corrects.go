package extract

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Corrects reports whether the sentence tells what an article said wrongly: an
// earlier version, or another article that this one corrects. What it says is
// not so, and what is right stands in the sentence after it.
func Corrects(l news.Line) bool { return corrects(l, isHeaded(l)) }

// CorrectsInNote is Corrects that also knows a sentence of the article's own note, in
// which "said" is enough: "Correction: An article on the ferry said …".
func CorrectsInNote(l news.Line) bool {
	if !corrects(l, true) {
		return false
	}
	note, ok := CorrectionNote(l.Article)
	return Corrects(l) || ok && note.Start <= l.Sentence.Start && l.Sentence.Start < note.End
}

// isHeaded reports whether the article is a correction by its headline.
func isHeaded(l news.Line) bool {
	return strings.HasPrefix(lang.Fold(l.Article.Headline), "correction") || strings.HasPrefix(lang.Fold(l.Article.Headline), "clarification")
}

// corrects is Corrects, with whether what stands there is known to be a correction.
func corrects(l news.Line, headed bool) bool {
	ofPrint, says := false, false
	words := l.Sense().Words()
	for i, w := range words {
		if w.Folded == "version" && i > 0 && outdated.Has(words[i-1].Folded) && ofThis(words[i+1:]) {
			return true
		}
		ofPrint = ofPrint || prints.Has(w.Folded)
		says = says || mistaking.Has(w.Folded) || headed && stating.Has(w.Folded)
	}
	return ofPrint && says
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

// Words of a correction: for what was said, before "version", for what was
// printed, and for what was wrong with it. A report may be one that the article
// is about.
var (
	stating   = lexicon.Named("correction", "stating")
	outdated  = lexicon.Named("correction", "outdated")
	prints    = lexicon.Named("correction", "print")
	mistaking = lexicon.Named("correction", "mistaking")
)
