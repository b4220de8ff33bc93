package speech

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// turn is what one person says in a text whose speakers stand outside of the
// sentences.
type turn struct {
	run
	kind    Kind
	speaker lang.Span
	label   string // folded; "q" and "a" in an interview without names
	// asked is the turn whose question this one answers; -1 for none.
	asked int
	// asks says that it ends with a question.
	asks bool
}

// labelForm matches a label at the head of a paragraph: up to six words, then
// a colon and the text. What describes the speaker may stand after a comma.
var labelForm = regexp.MustCompile(`^((?:[\p{Lu}][\p{L}\p{M}.’'\-]*)(?: (?:[\p{Lu}][\p{L}\p{M}.’'\-]*|al|bin|da|de|del|der|di|du|la|le|of|the|van|von|y)){0,5}(?:, [^:.!?“”"\n]{2,60}| \([^:()\n]{2,60}\))?)\s?[:：]\s+\S`)

// longestQuestion is how many bytes a question has at most that stands alone
// in its paragraph above its answer.
const longestQuestion = 240

// readTurns finds the turns of labelled lines, interviews and letters.
func (t *Text) readTurns() {
	t.turnOf = make([]int, len(t.Sentences))
	for i := range t.turnOf {
		t.turnOf[i] = -1
	}
	labels := t.labels()
	if len(labels) > 0 {
		t.dialogue(labels)
	} else if !t.readLetters() && !t.readHeadings() {
		t.readDashes()
	}
	for k, u := range t.turns {
		for i := u.from; i < u.to; i++ {
			t.turnOf[i] = k
		}
	}
}

// add adds a turn, which answers the one before it where that asks.
func (t *Text) add(u turn) {
	u.asked = -1
	last := t.Sentences[u.to-1]
	u.asks = strings.HasSuffix(strings.TrimRight(t.Article.Text[last.Start:last.End], `"”’'»“* `), "?")
	if n := len(t.turns); n > 0 && t.turns[n-1].to == u.from && t.turns[n-1].asks && t.turns[n-1].label != u.label {
		u.asked = n - 1
	}
	t.turns = append(t.turns, u)
}

// question are the bytes of the question that a turn ends with, without its
// label.
func (t *Text) question(k int) lang.Span {
	u := t.turns[k]
	s := lang.Span(t.Sentences[u.to-1])
	if u.speaker.Start >= s.Start && u.speaker.End <= s.End {
		s.Start = u.speaker.End
		rest := t.Article.Text[s.Start:s.End]
		s.Start += len(rest) - len(strings.TrimLeft(rest, ":： "))
	}
	if u.label == "q" {
		s.Start += len(letterForm.FindString(t.Article.Text[s.Start:s.End]))
	}
	return s
}

// labels returns the label of each paragraph that has one, by paragraph, where
// the article is a dialogue: at least two paragraphs have one, one of them
// twice or two of them in a row, and it is told by more than the form that they
// are speakers, since "Price: 3 pounds" has that too.
func (t *Text) labels() map[int]lang.Span {
	out, times := map[int]lang.Span{}, map[string]int{}
	questions, neighbours := 0, 0
	for p, r := range t.paragraphs {
		text := t.Article.Text[t.Sentences[r.from].Start:t.Sentences[r.to-1].End]
		m := labelForm.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		at := t.Sentences[r.from].Start
		out[p] = lang.Span{Start: at + m[2], End: at + m[3]}
		times[t.folded(out[p])]++
		if _, ok := out[p-1]; ok {
			neighbours++
		}
		if strings.Contains(text, "?") {
			questions++
		}
	}
	repeated := false
	for p, s := range out {
		label := t.folded(s)
		if !t.mayBeLabel(s, times[label], questions) {
			delete(out, p)
			continue
		}
		repeated = repeated || times[label] > 1
	}
	if len(out) < 2 || !repeated && neighbours == 0 {
		return nil
	}
	return out
}

func (t *Text) folded(s lang.Span) string { return lang.Fold(t.Article.Text[s.Start:s.End]) }

// mayBeLabel reports whether a label is a speaker's: Q or A, capitals ("MR
// HALE"), a title or a full name where questions are put, or a name that the
// article has elsewhere.
func (t *Text) mayBeLabel(s lang.Span, times, questions int) bool {
	text := t.Article.Text[s.Start:s.End]
	name, _, _ := strings.Cut(text, ",")
	name, _, _ = strings.Cut(name, " (")
	fields := strings.Fields(name)
	switch {
	case text == "Q" || text == "A":
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
	for _, n := range lang.Names(t.Article.Headline+".\n"+t.Article.Text, t.Article.Language) {
		if len(n.Words) > 1 && n.Words[len(n.Words)-1] == lang.Fold(word) {
			return true
		}
	}
	return false
}

// mostUnlabelled is how many paragraphs without a label may follow one with,
// before the next label, and still be of its speaker.
const mostUnlabelled = 4

// dialogue makes a turn of each label and what follows it up to the next. In
// an interview of Q and A the one who answers is whom the article names above
// the first question, and questions may stand without a label.
func (t *Text) dialogue(labels map[int]lang.Span) {
	interviewee, named := lang.Span{}, true
	for _, s := range labels {
		if l := t.folded(s); l == "q" || l == "a" {
			named = false
		}
	}
	if !named {
		interviewee = t.interviewee(t.firstOf(labels))
	}
	for p := 0; p < len(t.paragraphs); p++ {
		s, ok := labels[p]
		if !ok && (named || len(t.turns) == 0) {
			continue
		}
		if !ok { // What will you miss?
			if t.isHeading(p) {
				t.add(turn{run: t.paragraphs[p], kind: Labelled, label: "q"})
			} else if last := t.turns[len(t.turns)-1]; last.label == "q" {
				t.add(turn{run: t.paragraphs[p], kind: Answered, label: "a", speaker: interviewee})
			} else {
				t.turns[len(t.turns)-1].to = t.paragraphs[p].to
			}
			continue
		}
		u := turn{run: t.paragraphs[p], kind: Labelled, label: t.folded(s), speaker: s}
		switch u.label {
		case "q":
			u.speaker = lang.Span{}
		case "a":
			u.kind, u.speaker = Answered, interviewee
		}
		if next := t.nextLabel(labels, p); named && next-p <= mostUnlabelled+1 {
			u.to = t.paragraphs[next-1].to
			p = next - 1
		}
		t.add(u)
	}
}

// firstOf is the first paragraph with a label.
func (t *Text) firstOf(labels map[int]lang.Span) int {
	for p := range t.paragraphs {
		if _, ok := labels[p]; ok {
			return p
		}
	}
	return 0
}

// nextLabel is the next paragraph with a label, or past all where none is.
func (t *Text) nextLabel(labels map[int]lang.Span, p int) int {
	for k := p + 1; k < len(t.paragraphs); k++ {
		if _, ok := labels[k]; ok {
			return k
		}
	}
	return p + mostUnlabelled + 2
}

// interviewee is the full name that opens a sentence above the paragraph, and
// is not that of the author; empty where there is none or more than one.
func (t *Text) interviewee(p int) lang.Span {
	found, words := lang.Span{}, ""
	for i := range t.Sentences {
		s := t.Sentences[i]
		if t.paragraph[i] >= p {
			break
		}
		for _, n := range lang.Names(t.Article.Text[s.Start:s.End], t.Article.Language) {
			name := strings.Join(n.Words, " ")
			if len(n.Words) < 2 || n.Start > len(n.Title)+1 || strings.Contains(lang.Fold(t.Article.Byline), name) {
				continue
			}
			if words != "" && words != name {
				return lang.Span{}
			}
			words, found = name, lang.Span{Start: s.Start + n.Start, End: s.Start + n.End}
			break
		}
	}
	return found
}

// isHeading reports whether a paragraph is one question and nothing else.
func (t *Text) isHeading(p int) bool {
	r := t.paragraphs[p]
	text := t.Article.Text[t.Sentences[r.from].Start:t.Sentences[r.to-1].End]
	return len(text) <= longestQuestion && strings.HasSuffix(strings.TrimRight(text, "* "), "?") && r.to-r.from <= 2 && !t.quotes(r.from)
}

// readHeadings reads questions that stand alone above their answers. Where the
// answers speak of "I", they are those of whom the article names above them.
func (t *Text) readHeadings() bool {
	var heads []int
	mine := 0
	for p := 0; p+1 < len(t.paragraphs); p++ {
		if t.isHeading(p) && !t.isHeading(p+1) {
			heads = append(heads, p)
			if t.saysI(p + 1) {
				mine++
			}
		}
	}
	if len(heads) < 2 {
		return false
	}
	var who lang.Span
	kind := Nobody
	if mine >= 2 {
		kind, who = Answered, t.interviewee(heads[0])
	}
	for k, p := range heads {
		end := p + 2 // an explainer goes on to other things
		if kind == Answered && k+1 < len(heads) {
			end = heads[k+1]
		}
		t.add(turn{run: t.paragraphs[p], kind: Labelled, label: "q"})
		t.add(turn{run: run{t.paragraphs[p+1].from, t.paragraphs[end-1].to}, kind: kind, label: "a", speaker: who})
	}
	return true
}

// saysI reports whether a paragraph speaks of itself outside of quotations.
func (t *Text) saysI(p int) bool {
	r := t.paragraphs[p]
	first := firstPersons.of(t.Article.Language)
	for i := r.from; i < r.to; i++ {
		for _, part := range t.outside(i) {
			for _, w := range lang.Words(t.Article.Text[part.Start:part.End], t.Article.Language) {
				if first[w.Folded] {
					return true
				}
			}
		}
	}
	return false
}

// readDashes reads paragraphs that a long dash opens, as French and Spanish set
// talk; a list is set so too, but asks nothing.
func (t *Text) readDashes() {
	var lines []int
	asks := false
	for p, r := range t.paragraphs {
		s := t.Sentences[r.from]
		text := t.Article.Text[s.Start:t.Sentences[r.to-1].End]
		if strings.HasPrefix(text, "—") || strings.HasPrefix(text, "–") {
			lines = append(lines, p)
			asks = asks || strings.Contains(text, "?")
		}
	}
	if len(lines) < 2 || !asks {
		return
	}
	for n, p := range lines {
		t.add(turn{run: t.paragraphs[p], kind: Dashed, label: string(rune('0' + n%2))})
	}
}
