package speech

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// turn is what one person says in a text whose speakers stand outside of the
// sentences.
type turn struct {
	run
	kind    Kind
	speaker lang.Span
	label   string // folded; asks and answers in an interview without names
	// asked is the turn whose question this one answers; -1 for none.
	asked int
	// asks says that it ends with a question.
	asks bool
}

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
		s.Start += len(rest) - len(strings.TrimLeft(rest, afterLabel))
	}
	if u.label == asks {
		form := letterForm.FindString(t.Article.Text[s.Start:s.End])
		if of(asking, t.Article.Language)[lang.Fold(strings.TrimRight(form, afterLabel))] {
			s.Start += len(form)
		}
	}
	return s
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
		if l := t.label(s); l == asks || l == answers {
			named = false
		}
	}
	if !named {
		interviewee = t.interviewee(t.firstOf(labels))
	}
	most := t.mostLabelled(labels)
	for p := 0; p < len(t.paragraphs); p++ {
		s, ok := labels[p]
		if !ok && (named || len(t.turns) == 0) {
			continue
		}
		if !ok { // What will you miss?
			if t.isHeading(p) {
				t.add(turn{run: t.paragraphs[p], kind: Labelled, label: asks})
			} else if last := t.turns[len(t.turns)-1]; last.label == asks {
				t.add(turn{run: t.paragraphs[p], kind: Answered, label: answers, speaker: interviewee})
			} else {
				t.turns[len(t.turns)-1].to = t.paragraphs[p].to
			}
			continue
		}
		u := turn{run: t.paragraphs[p], kind: Labelled, label: t.label(s), speaker: s}
		switch u.label {
		case asks:
			u.speaker = lang.Span{}
		case answers:
			u.kind, u.speaker = Answered, interviewee
		}
		if end := t.endOf(labels, p, most); named && end > p+1 {
			u.to = t.paragraphs[end-1].to
			p = end - 1
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

// endOf is the paragraph after what the label of paragraph p is for: the next
// label where most paragraphs have one, so that what has none goes on with the
// last; where few do, what stands between is the article's own.
func (t *Text) endOf(labels map[int]lang.Span, p int, most bool) int {
	next := p + 1
	for next < len(t.paragraphs) && labels[next].End == 0 && next-p <= mostUnlabelled {
		next++
	}
	alone := t.isLabelAlone(p)
	switch ended := next == len(t.paragraphs) || labels[next].End == 0; {
	case alone && ended:
		return min(p+2, len(t.paragraphs))
	case alone, !ended && most:
		return next
	}
	return p + 1
}

// mostLabelled reports whether half of the paragraphs from the first label to
// the last have one.
func (t *Text) mostLabelled(labels map[int]lang.Span) bool {
	first, last := len(t.paragraphs), 0
	for p := range labels {
		first, last = min(first, p), max(last, p)
	}
	return 2*len(labels) >= last-first+1
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
