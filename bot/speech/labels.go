package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// labelForm matches a label at the head of a paragraph: up to six words, then
// a colon and the text. What describes the speaker may stand after a comma.
var labelForm = withWords(`^((?:[\p{Lu}][\p{L}\p{M}.’'\-]*)(?: (?:[\p{Lu}][\p{L}\p{M}.’'\-]*|WORDS)){0,5}(?:, [^:.!?,“”"\n]{2,60}(?:, [^:.!?,“”"\n]{2,40})?| \([^:()\n]{2,60}\))?)\s?[:：](?:\s+\S|$)`, lexicon.Named("speech", "labelword"))

// labels returns the label of each paragraph that has one, by paragraph, where
// the article is a dialogue: two speakers or more, and what they say reads like
// talk, since "Price: 3 pounds" and the notes on a match have the form too.
func (t *Text) labels() map[int]lang.Span {
	out, times := map[int]lang.Span{}, map[string]int{}
	questions := 0
	for p, r := range t.paragraphs {
		text := t.Article.Text[t.Sentences[r.from].Start:t.Sentences[r.to-1].End]
		if !strings.Contains(text, ":") && !strings.Contains(text, "：") { // as most have none
			continue
		}
		m := labelForm().FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		at := t.Sentences[r.from].Start
		out[p] = lang.Span{Start: at + m[2], End: at + m[3]}
		times[t.label(out[p])]++
		if strings.Contains(text+t.said(p), "?") {
			questions++
		}
	}
	for p, s := range out {
		if !t.mayBeLabel(s, times[t.label(s)], questions) {
			delete(out, p)
		}
	}
	t.dropLonely(out)
	speakers, talk := map[string]bool{}, 0
	for p, s := range out {
		label := t.label(s)
		speakers[label] = true
		if t.isTalk(p, label) {
			talk++
		}
	}
	if len(speakers) < 2 || len(out) > mostSilent*talk || talk < fewestTalk && len(out) > fewestTalk {
		return nil
	}
	return out
}

// dropLonely drops the labels that have no other near: links that are set into
// an article are written like them, "MIKE PENCE: Can he do both?"
func (t *Text) dropLonely(labels map[int]lang.Span) {
	var order []int
	for p := range t.paragraphs {
		if labels[p].End > 0 {
			order = append(order, p)
		}
	}
	far := nextButOne
	if t.mostLabelled(labels) {
		far = mostUnlabelled + 1
	}
	for k, p := range order {
		near := k > 0 && p-order[k-1] <= far || k+1 < len(order) && order[k+1]-p <= far
		if !near {
			delete(labels, p)
		}
	}
}

// nextButOne is how far the next label may be where few paragraphs have one.
const nextButOne = 2

// What makes labelled paragraphs a dialogue: two of them at least, and one in
// every mostSilent, ask something, say "I" or "we", or have Mr or Ms before the
// name. Of two paragraphs one is enough.
const (
	fewestTalk = 2
	mostSilent = 5
)

// isTalk reports whether a labelled paragraph reads like somebody's words.
func (t *Text) isTalk(p int, label string) bool {
	i, we := of(ones, t.Article.Language), of(many, t.Article.Language)
	head, _, _ := strings.Cut(label, " ")
	if addressed.Has(strings.TrimRight(head, ".")) || label == asks || label == answers {
		return true
	}
	r := t.paragraphs[p]
	text := t.Article.Text[t.Sentences[r.from].Start:t.Sentences[r.to-1].End] + t.said(p)
	for _, w := range t.Article.Sense().Beside(text).Words() {
		if i[w.Folded] || we[w.Folded] {
			return true
		}
	}
	return strings.HasSuffix(text, "?")
}

// said is the paragraph after a label that stands alone in its own; empty for
// any other.
func (t *Text) said(p int) string {
	if !t.isLabelAlone(p) || p+1 == len(t.paragraphs) {
		return ""
	}
	r := t.paragraphs[p+1]
	return " " + t.Article.Text[t.Sentences[r.from].Start:t.Sentences[r.to-1].End]
}

// isLabelAlone reports whether a paragraph ends with the colon of its label, so
// that what is said stands in the next.
func (t *Text) isLabelAlone(p int) bool {
	s := t.Sentences[t.paragraphs[p].to-1]
	return strings.HasSuffix(t.Article.Text[s.Start:s.End], ":")
}

// Labels of an interview that names nobody.
const (
	asks    = "?"
	answers = "!"
)

// label is what tells the speaker of a label from others: the words of it, or
// asks and answers.
func (t *Text) label(s lang.Span) string {
	folded := lang.Fold(t.Article.Text[s.Start:s.End])
	switch {
	case of(asking, t.Article.Language)[folded]:
		return asks
	case of(answering, t.Article.Language)[folded]:
		return answers
	}
	return folded
}

// mayBeLabel reports whether a label is a speaker's: Q or A, capitals ("MR
// HALE"), a title or a full name where questions are put, or a name that the
// article has elsewhere.
func (t *Text) mayBeLabel(s lang.Span, times, questions int) bool {
	text := t.Article.Text[s.Start:s.End]
	name, _, _ := strings.Cut(text, ",")
	name, _, _ = strings.Cut(name, " (")
	fields := strings.Fields(name)
	switch {
	case t.label(s) == asks || t.label(s) == answers:
		return true
	case text == t.Article.Publisher || strings.Contains(t.Article.Byline, text):
		return true
	case questions > 0 && (times > 1 || len(fields) > 1):
		return true
	case len(fields) == 1 && !strings.ContainsFunc(name, unicode.IsLower):
		return times > 1 && utf8.RuneCountInString(name) > 1 && strings.Contains(lang.Fold(t.without(s)), lang.Fold(name))
	case !strings.ContainsFunc(name, unicode.IsLower):
		return times > 1
	}
	return len(fields) > 1 && strings.Contains(t.without(s), name) || times > 1 && len(fields) == 1 && t.isSurname(name)
}

// without is the text and the headline without the label at the span, wherever
// else a paragraph begins with it.
func (t *Text) without(s lang.Span) string {
	label := t.Article.Text[s.Start:s.End]
	text := strings.ReplaceAll("\n"+t.Article.Text, "\n"+label+":", "\n")
	return t.Article.Headline + "\n" + text
}

// isSurname reports whether the word ends a full name of the article.
func (t *Text) isSurname(word string) bool {
	return t.surnames()[lang.Fold(word)]
}

func (t *Text) readSurnames() map[string]bool {
	surnames := map[string]bool{}
	for _, n := range t.Article.Sense().Beside(t.Article.Headline + ".\n" + t.Article.Text).Names() {
		if len(n.Words) > 1 {
			surnames[n.Words[len(n.Words)-1]] = true
		}
	}
	return surnames
}
