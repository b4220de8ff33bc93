package compose

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// reader reads who speaks in the articles that an answer quotes, each once. The
// zero reader is ready to use.
type reader struct {
	texts map[*news.Article]*speech.Text
	// corrected are their notes of corrections; nil for none.
	corrected map[*news.Article]*answer.Corrected
	// done are the quotations that are as they are shown: what was grown to its
	// speaker once is not grown again.
	done map[news.Quote]bool
	// plain leaves out headings that ask above what can do without them: in a
	// report nobody asked.
	plain bool
}

func (r *reader) text(a *news.Article) *speech.Text {
	if r.texts == nil {
		r.texts, r.done = map[*news.Article]*speech.Text{}, map[news.Quote]bool{}
		r.corrected = map[*news.Article]*answer.Corrected{}
	}
	if r.texts[a] == nil {
		r.texts[a], r.corrected[a] = speech.Read(a), correctedIn(a)
	}
	return r.texts[a]
}

// shown returns the quotation as it is shown: grown to the whole of what
// somebody says and the words that name them, and without a dateline and what
// else is no part of what it says. Its bytes are the article's.
func (r *reader) shown(q news.Quote) news.Quote {
	t := r.text(q.Article())
	if r.done[q] {
		return q
	}
	s := t.Shown(q.Start(), q.End())
	if r.plain && t.StandsAlone(q.Start(), q.End()) {
		s = t.Alone(q.Start(), q.End())
	}
	whole, err := q.Article().Quote(s.Start, s.End)
	if err != nil { // the bytes of sentences can always be quoted
		return q
	}
	r.done[whole] = true
	return whole
}

// asShown keeps quotations as they are that were taken from an answer.
func (r *reader) asShown(quotes []news.Quote) {
	for _, q := range quotes {
		r.text(q.Article())
		r.done[q] = true
	}
}

// AsShown keeps quotations as they are that were taken from an answer.
func (d *Draft) AsShown(quotes ...news.Quote) { d.speakers.asShown(quotes) }

// Unasked leaves out the questions of an article above what can do without them:
// in a report nobody asked.
func (d *Draft) Unasked() { d.speakers.plain = true }

// citation is the quotation as it is shown, with the words that name whose it
// is and the question that it answers where it does not hold them.
func (r *reader) citation(n int, q news.Quote) answer.Citation {
	c := citation(n, q)
	speaker, asked := r.text(q.Article()).Named(q.Start(), q.End())
	if r.plain && r.text(q.Article()).StandsAlone(q.Start(), q.End()) {
		asked = lang.Span{}
	}
	c.Speaker, c.Asked = excerpt(q.Article(), speaker), excerpt(q.Article(), asked)
	c.Corrected = r.corrected[q.Article()]
	return c
}

func excerpt(a *news.Article, s lang.Span) *answer.Excerpt {
	if s.End <= s.Start {
		return nil
	}
	return &answer.Excerpt{Text: a.Text[s.Start:s.End], Start: s.Start, End: s.End}
}

// Printed are all the bytes of articles that the draft shows: its quotations,
// then the words that stand before them and the notes of corrections. The ledger
// keeps them for proof.
func (d *Draft) Printed() []news.Quote {
	out := slices.Clone(d.Quotes)
	for i, c := range d.Answer.Citations {
		spans := []*answer.Excerpt{c.Asked, c.Speaker}
		if n := c.Corrected; n != nil {
			spans = append(spans, &answer.Excerpt{Start: n.Start, End: n.End})
		}
		for _, e := range spans {
			if e == nil {
				continue
			}
			if q, err := d.Quotes[i].Article().Quote(e.Start, e.End); err == nil && !slices.Contains(out, q) {
				out = append(out, q)
			}
		}
	}
	return out
}

// worded returns the words of a claim. One that is a printed sentence reads as
// that is shown: the whole quotation where the sentence is a part of one, so
// that half of it never stands as a claim either, and without a dateline.
func (d *Draft) worded(c answer.Claim, quotes []news.Quote) string {
	if c.About != "" || c.Text == "" {
		return c.Text
	}
	for _, q := range quotes {
		at := strings.Index(q.Text(), c.Text)
		if at < 0 || !endsSentence(q.Text()[:at]) {
			continue // a claim in words of a sentence is none
		}
		sentence, err := q.Article().Quote(q.Start()+at, q.Start()+at+len(c.Text))
		if err != nil {
			continue
		}
		alone, run := d.speakers.shown(sentence), d.speakers.shown(q)
		if at == 0 && (!holds(sentence, alone) || !holds(q, run)) {
			alone = run // it is how what is cited begins
		}
		if cited := d.Answer.Citations[d.Find(q)-1].Quote; at == 0 && !strings.HasPrefix(cited, alone.Text()) {
			return cited
		}
		return alone.Text()
	}
	return c.Text
}

// endsSentence reports whether a sentence ends at the end of the text, or none
// has begun.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, " \n”\"»’'")
	return text == "" || strings.ContainsAny(text[len(text)-1:], ".!?:") || strings.HasSuffix(text, "…")
}

// oneOf returns the longer of two claims of which each is a part of the same
// quotation and one of the other: to say both would say one of them twice.
func (d *Draft) oneOf(a, b answer.Claim) (string, bool) {
	if len(a.Citations) != 1 || a.About != "" {
		return "", false
	}
	long, short := a.Text, b.Text
	if len(long) < len(short) {
		long, short = short, long
	}
	quote := d.Answer.Citations[a.Citations[0]-1].Quote
	return long, strings.Contains(long, short) && strings.Contains(quote, long)
}

// regrow makes the claims that are a part of citation n, which has grown, read
// as all of it, since each would say again what the citation says.
func (d *Draft) regrow(n int) {
	quote := d.Answer.Citations[n-1].Quote
	for i, c := range d.Answer.Claims {
		if c.About == "" && slices.Contains(c.Citations, n) && strings.Contains(quote, c.Text) && !strings.HasPrefix(quote, c.Text) {
			d.Answer.Claims[i].Text = quote
		}
	}
}
