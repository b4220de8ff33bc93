package extract

import (
	"slices"

	"github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/bot/voices"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Who asks what somebody said wants that one's words: what is said of them, by
// others, answers nothing, nor do their words on another matter.

// telling is a question for somebody's words taken apart: "what did PETRA QUILL say
// about the RAID".
type telling struct {
	names []string // the folded words of a name, where it is nothing else
	nouns []string // stems of what else the one is called by: "harbour master"
	about []string // stems of what the words are about
}

// tellingOf reads whose words are asked for; ok is false where it cannot be told.
func (c Clause) tellingOf(words []lang.Word, language string, named map[string]bool) (t telling, ok bool) {
	if language != "en" || c.Kind != Said {
		return t, false
	}
	verb := slices.IndexFunc(words, func(w lang.Word) bool { return polar.Has(w.Folded) })
	says := slices.IndexFunc(words, func(w lang.Word) bool { return sayers.Has(w.Folded) })
	if verb < 0 || says < verb+2 {
		return t, false
	}
	for _, w := range words[verb+1 : says] {
		switch {
		case w.Stop || frames.Has(w.Folded):
		case named[undotted(w.Folded)]:
			t.names = append(t.names, undotted(w.Folded))
		default:
			t.nouns = append(t.nouns, w.Stem)
		}
	}
	for _, w := range words[says+1:] {
		if !w.Stop && !frames.Has(w.Folded) && !sayers.Has(w.Folded) {
			t.about = append(t.about, w.Stem)
		}
	}
	return t, len(t.names)+len(t.nouns) > 0
}

// tellsOfIt reports whether the line with the index has a word of what the words are
// about, or its headline has one, the line before it that it stands with, or the one
// after it that is the same one's.
func (a *asked) tellsOfIt(i int) bool {
	l, before := &a.ev.lines[i], -1
	if a.same(i, i-1) && (l.before >= 0 || len(speech.Quotations(l.Text())) > 0) {
		before = i - 1
	}
	return len(a.teller.about) == 0 || slices.ContainsFunc(a.teller.about, func(stem string) bool {
		at := slices.IndexFunc(a.Terms, func(t Term) bool { return t.Stem == stem })
		return at < 0 || a.headed(i)[at] > 0 || l.akin(stem) || before >= 0 && a.met[before][at] > 0 || l.after >= 0 && a.met[l.after][at] > 0 && a.isTold(l.after)
	})
}

// isTold reports whether the line with the index is the words of the one whose words
// are asked for.
func (a *asked) isTold(i int) bool {
	l := &a.ev.lines[i]
	if len(l.speaker) > 0 {
		return a.isTeller(l.speaker)
	}
	said := a.ev.speeches(l.Article)
	at := slices.IndexFunc(said.sentences, func(s news.Sentence) bool { return s.Start == l.Sentence.Start })
	if at < 0 {
		return a.begun(l)
	}
	switch s := said.of[at]; {
	case len(s.By) > 0:
		return slices.ContainsFunc(s.By, func(by voices.Attribution) bool { return a.isBy(l.Article, by) })
	case !s.Quotes:
		return a.begun(l)
	}
	for _, beside := range []int{at + 1, at - 1} { // a quotation of several sentences
		if beside < 0 || beside == len(said.of) || len(said.of[beside].By) == 0 {
			continue
		}
		if slices.ContainsFunc(said.of[beside].By, func(by voices.Attribution) bool { return a.isBy(l.Article, by) }) {
			return true
		}
	}
	return a.begun(l) || a.beside(l)
}

// beside reports whether the line quotes and names the one outside of the quotation
// marks: “…,” Pell asked.
func (a *asked) beside(l *line) bool {
	called, quoted := map[string]bool{}, speech.Quotations(l.Text())
	for _, w := range l.words {
		if !slices.ContainsFunc(quoted, func(q lang.Span) bool { return q.Start <= w.Start && w.End <= q.End }) {
			called[undotted(w.Folded)], called[w.Stem] = true, true
		}
	}
	return len(quoted) > 0 && a.isTeller(called)
}

// isBy reports whether the source is the one whose words are asked for: by what it
// is called there, by its name in full, or by who the article says that it is.
func (a *asked) isBy(article *news.Article, by voices.Attribution) bool {
	words := map[string]bool{}
	for _, w := range by.Words {
		words[w] = true
	}
	for _, s := range []lang.Span{by.Source, by.Name, by.Affiliation} {
		if s.End > 0 {
			for _, w := range article.Sense().At(s.Start, s.End).Words() {
				words[undotted(w.Folded)], words[w.Stem] = true, true
			}
		}
	}
	return a.isTeller(words)
}

// isTeller reports whether one who is called by the folded words, which stand there
// with their stems, is the one whose words are asked for: by the last word of the
// name, or by a noun.
func (a *asked) isTeller(called map[string]bool) bool {
	l := line{folded: called, stems: called, lexicon: a.words}
	if len(a.teller.nouns) > 0 && slices.ContainsFunc(a.teller.nouns, func(stem string) bool { return l.holdsStem(stem) }) {
		return true
	}
	n := len(a.teller.names)
	return n > 0 && (l.holdsWord(a.teller.names[n-1]) || len(a.teller.nouns) > 0 && l.holdsWord(a.teller.names[0]))
}

// begun reports whether the line is of the one from its beginning and then of what
// that one says: "Mr Pell denied it."
func (a *asked) begun(l *line) bool {
	for i, w := range l.words[:min(len(l.words), farthestSubject)] {
		if sayers.Has(w.Folded) || reporting.Has(w.Folded) || isVerb(w) && i > 0 {
			called := map[string]bool{}
			for _, before := range l.words[:i] {
				called[undotted(before.Folded)], called[before.Stem] = true, true
			}
			return a.isTeller(called)
		}
	}
	return false
}

// farthestSubject is within how many words of a sentence its verb stands.
const farthestSubject = 12

// speeches are the sentences of an article with who speaks in each.
type speeches struct {
	sentences []news.Sentence
	of        []voices.Speech
}

// speeches reads the article, once for a question.
func (ev *evidence) speeches(a *news.Article) speeches {
	if known, ok := ev.said[a]; ok {
		return known
	}
	out, whole := speeches{sentences: speech.Read(a).Sentences}, news.Evidence{}
	for i, s := range out.sentences {
		whole.Lines = append(whole.Lines, news.Line{Number: i + 1, Article: a, Sentence: s})
	}
	out.of = voices.Speeches(whole)
	ev.said[a] = out
	return out
}
