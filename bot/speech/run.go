package speech

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Text is an article read for who speaks in it.
type Text struct {
	Article   *news.Article
	Sentences []news.Sentence

	quotations []lang.Span
	paragraphs []run // of sentences
	paragraph  []int // of each sentence
	saying     []int // how many words before each sentence stand in no quotation
	turns      []turn
	turnOf     []int // of each sentence; -1 for none

	full     func() map[string]lang.Span // full names by their last word
	surnames func() map[string]bool      // the last words of full names
}

// run is a half-open range of sentences, or of paragraphs.
type run struct{ from, to int }

func (r run) with(o run) run { return run{min(r.from, o.from), max(r.to, o.to)} }

// facts are what is read of an article beside its text.
type facts struct{ headline, publisher, byline string }

// Read reads an article, once as long as its reading is kept. The Article of what
// it returns may be an earlier copy of the one that is given.
func Read(a *news.Article) *Text {
	key := facts{a.Headline, a.Publisher, a.Byline}
	return a.Sense().All().Keep(key, func() any { return read(a) }).(*Text)
}

func read(a *news.Article) *Text {
	t := &Text{Article: a, Sentences: news.Sentences(a), quotations: Quotations(a.Text)}
	t.full, t.surnames = sync.OnceValue(t.readFull), sync.OnceValue(t.readSurnames)
	for i, s := range t.Sentences {
		if i == 0 || strings.Contains(a.Text[t.Sentences[i-1].End:s.Start], "\n") {
			t.paragraphs = append(t.paragraphs, run{i, i})
		}
		t.paragraphs[len(t.paragraphs)-1].to = i + 1
		t.paragraph = append(t.paragraph, len(t.paragraphs)-1)
	}
	t.saying = make([]int, 1, len(t.Sentences)+1)
	for i := range t.Sentences {
		n := t.saying[i]
		for _, part := range t.outside(i) {
			n += countWords(a.Text[part.Start:part.End])
		}
		t.saying = append(t.saying, n)
	}
	t.readTurns()
	return t
}

// Kind says how it is known whose words a sentence is.
type Kind int

const (
	Nobody   Kind = iota // it is the article's own
	Quoted               // by quotation marks
	Labelled             // by a label before it, or before a paragraph above
	Answered             // by the questions of an interview
	Signed               // by a name below it
	Dashed               // by a dash at the head of its paragraph
)

// Part is one sentence as a part of what somebody says in one go.
type Part struct {
	Kind Kind
	// From and To are the sentences, From included and To not, of the whole
	// quotation, labelled text, answer or letter. Of a quotation it is every
	// sentence of which a part stands inside its marks.
	From, To int
	// Inside says that the sentence begins inside a quotation that was opened
	// before it.
	Inside bool
	// Speaker are the bytes that name the speaker: the words around the marks
	// ("said its director, Lars Holm"), the label ("MS PRATT"), the name below
	// ("Jean Muir, Bowmore"). It is empty where nothing does.
	Speaker lang.Span
	// Question are the bytes of the question that the sentence answers.
	Question lang.Span
}

// Part tells to whom sentence i belongs. In
//
//	“It was iced over. The engines were sound,” said its director, Lars Holm.
//
// each of the two is Quoted, From 0 To 2, with the Speaker "said its director,
// Lars Holm"; the second begins Inside.
func (t *Text) Part(i int) Part { return t.part(i, mostGoOn) }

// mostGoOn is over how many paragraphs of nothing but quotation, each closed, a
// speaker may go on.
const mostGoOn = 4

func (t *Text) part(i, paragraphs int) Part {
	p, ok := t.Turn(i)
	if ok {
		return p
	}
	if !t.quotes(i) {
		return p
	}
	p.Kind = Quoted
	whole := t.closed(run{i, i + 1})
	p.From, p.To = whole.from, whole.to
	if below := t.signedBelow(whole); below.End > 0 {
		p.Speaker = below
	} else if clause, ok := t.clause(t.attributed(whole)); ok {
		p.Speaker = clause
	} else if above := t.goesOn(whole); above >= 0 && paragraphs > 0 {
		p.Speaker = t.part(above, paragraphs-1).Speaker
	}
	return p
}

// goesOn returns the last sentence of the paragraph above where that ends with
// a quotation and the run is a paragraph of nothing else: one who spoke goes on,
// since another would be named. It returns -1 otherwise.
func (t *Text) goesOn(r run) int {
	if r.from != t.paragraphs[t.paragraph[r.from]].from || t.hasClause(r) {
		return -1
	}
	above := r.from - 1
	if above < 0 || t.turnOf[above] >= 0 {
		return -1
	}
	held := t.quoting(lang.Span(t.Sentences[above]))
	if len(held) == 0 || held[len(held)-1].End < t.Sentences[above].End-1 {
		return -1
	}
	return above
}

// Turn tells the same of a sentence whose speaker stands outside of it: in a
// labelled line, an interview or a letter. ok is false for any other.
func (t *Text) Turn(i int) (p Part, ok bool) {
	p = Part{From: i, To: i + 1, Inside: t.opensBefore(i)}
	k := t.turnOf[i]
	if k < 0 {
		return p, false
	}
	u := t.turns[k]
	p.Kind, p.From, p.To, p.Speaker = u.kind, u.from, u.to, u.speaker
	if u.asked >= 0 {
		p.Question = t.question(u.asked)
	}
	return p, true
}

// At returns the sentence that begins at the byte, or -1.
func (t *Text) At(start int) int {
	i, found := slices.BinarySearchFunc(t.Sentences, start, func(n news.Sentence, at int) int { return cmp.Compare(n.Start, at) })
	if !found {
		return -1
	}
	return i
}

// quoting are the quotations of which a part stands in the span.
func (t *Text) quoting(s lang.Span) []lang.Span {
	first, _ := slices.BinarySearchFunc(t.quotations, s.Start, func(q lang.Span, at int) int { return cmp.Compare(q.End, at+1) })
	last := first
	for last < len(t.quotations) && t.quotations[last].Start < s.End {
		last++
	}
	return t.quotations[first:last]
}

// opensBefore reports whether sentence i begins inside a quotation.
func (t *Text) opensBefore(i int) bool {
	at := t.Sentences[i].Start
	inside := t.quoting(lang.Span{Start: at, End: at + 1})
	return len(inside) > 0 && inside[0].Start < at
}

// quotes reports whether a part of sentence i stands in a quotation.
func (t *Text) quotes(i int) bool { return len(t.quoting(lang.Span(t.Sentences[i]))) > 0 }

// mostChained is how many quotations may hang together, each beginning in the
// sentence in which another ends: “Yes,” she said. “I went,” and “I saw it.”
const mostChained = 8

// closed widens the run until it cuts no quotation. Only the first and the last
// of its quotations can reach beyond it.
func (t *Text) closed(r run) run {
	for range mostChained {
		held := t.quoting(lang.Span{Start: t.Sentences[r.from].Start, End: t.Sentences[r.to-1].End})
		if len(held) == 0 {
			return r
		}
		wide := r.with(t.over(held[0])).with(t.over(held[len(held)-1]))
		if wide == r {
			return r
		}
		r = wide
	}
	return r
}

// over are the sentences of which a part stands in the span; from is -1 where
// none does.
func (t *Text) over(s lang.Span) run {
	first, _ := slices.BinarySearchFunc(t.Sentences, s.Start, func(n news.Sentence, at int) int { return cmp.Compare(n.End, at+1) })
	last, _ := slices.BinarySearchFunc(t.Sentences, s.End, func(n news.Sentence, at int) int { return cmp.Compare(n.Start, at) })
	if first >= last {
		return run{-1, -1}
	}
	return run{first, last}
}

// outside are the parts of sentence i that stand in no quotation and have a
// word.
func (t *Text) outside(i int) []lang.Span {
	s := t.Sentences[i]
	at := s.Start
	var out []lang.Span
	add := func(end int) {
		if end > at {
			part := trimmed(t.Article.Text, lang.Span{Start: at, End: end})
			if strings.ContainsFunc(t.Article.Text[part.Start:part.End], unicode.IsLetter) {
				out = append(out, part)
			}
		}
	}
	for _, q := range t.quoting(lang.Span(s)) {
		add(max(at, q.Start))
		at = min(q.End, s.End)
	}
	add(s.End)
	return out
}

// trimmed is the span without white space and punctuation at its ends.
func trimmed(text string, s lang.Span) lang.Span {
	out := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '(' && r != ')' }
	part := text[s.Start:s.End]
	s.End -= len(part) - len(strings.TrimRightFunc(part, out))
	s.Start += len(part) - len(strings.TrimLeftFunc(part, out))
	return lang.Span{Start: min(s.Start, s.End), End: s.End}
}

// clause returns the words of the run outside of its quotations that name the
// speaker: those right after a quotation before those right before one, and
// those before others of a sentence that quotes. A sentence without a quotation
// names none, unless a colon at its end does.
func (t *Text) clause(r run) (lang.Span, bool) {
	var before, other lang.Span
	for i := r.from; i < r.to; i++ {
		s := t.Sentences[i]
		if t.says(run{i, i + 1}) == 0 || !t.quotes(i) && t.Article.Text[s.End-1] != ':' {
			continue
		}
		for _, part := range t.outside(i) {
			if other.End == 0 {
				other = part
			}
			for _, q := range t.quoting(lang.Span(s)) {
				if t.wordless(q.End, part.Start) {
					return part, true
				}
				if before.End == 0 && t.wordless(part.End, q.Start) {
					before = part
				}
			}
		}
	}
	if before.End > 0 {
		return before, true
	}
	return other, other.End > 0
}

// wordless reports whether bytes [from, to) come in this order and hold no word.
func (t *Text) wordless(from, to int) bool {
	return from <= to && !strings.ContainsFunc(t.Article.Text[from:to], isWord)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// hasClause reports whether some of the run that stands outside of quotations
// can name a speaker: two words or more, since a lone "Then" is nobody.
func (t *Text) hasClause(r run) bool { return t.says(r) >= fewestSaying }

// says is how many words of the run stand in no quotation.
func (t *Text) says(r run) int { return t.saying[r.to] - t.saying[r.from] }

// fewestSaying is how many words a clause has at least that names a speaker.
const fewestSaying = 2

// farthestClause is how many sentences before and after a quotation are looked
// at for who speaks, in its own paragraph.
const farthestClause = 12

// attributed widens a run that is nothing but quotation to the sentence that
// says whose: the one before it in its paragraph, the one after it, or the last
// of the paragraph above. What that cuts is taken along.
func (t *Text) attributed(r run) run {
	if t.hasClause(r) || r.from >= r.to {
		return r
	}
	first, last := t.paragraphs[t.paragraph[r.from]], t.paragraphs[t.paragraph[r.to-1]]
	for i := r.from - 1; i >= max(first.from, r.from-farthestClause); i-- {
		if t.hasClause(run{i, i + 1}) {
			return t.closed(r.with(run{i, i + 1}))
		}
	}
	for i := r.to; i < min(last.to, r.to+farthestClause); i++ {
		if t.hasClause(run{i, i + 1}) {
			return t.closed(r.with(run{i, i + 1}))
		}
	}
	if above := first.from - 1; above >= 0 && t.turnOf[above] < 0 {
		return t.closed(r.with(run{above, above + 1}))
	}
	return r
}

// Speaks returns the sentence of the words that name the speaker of sentence i;
// i itself where no other has them.
func (t *Text) Speaks(i int) int {
	p := t.Part(i)
	if p.Kind != Quoted || p.Speaker.End == 0 {
		return i
	}
	return t.over(p.Speaker).from
}
