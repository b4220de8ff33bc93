package compose

import (
	"slices"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compare"
	"github.com/pullquote/pullquote/bot/events"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Draft is a message in the making: it numbers citations in the order in
// which they are first used and keeps the quotations behind them.
type Draft struct {
	Answer answer.Answer
	Quotes []news.Quote // quotes[i] is behind citation i+1
	// Prompt names the templates and their versions; empty without a model.
	Prompt string
	// Seen are the differences that the model named, and read the evidence
	// whose lines they mean.
	Seen []prompts.Difference
	Read news.Evidence
	// Lost says that a claim was dropped and nothing stands in for it.
	Lost bool
	// Pointed counts the lines that a model pointed at, shown or not.
	Pointed int
	// Grown says that a citation has grown since the citations were last held
	// against the newest revisions.
	Grown bool
	// speakers is what was read of the articles about who speaks.
	speakers reader
	// asked are the values that are asked for, where that is certain.
	asked []news.Quote
}

// New returns a message without claims about what was asked, made at the instant.
func New(question string, mode answer.Mode, at time.Time) *Draft {
	return &Draft{Answer: answer.Answer{
		Question: question, Outcome: answer.NotFound, Mode: mode, AsOf: at,
		Claims: []answer.Claim{}, Citations: []answer.Citation{}, Disagreements: []answer.Disagreement{}, Agreements: []answer.Disagreement{}, Dropped: []answer.Dropped{},
	}}
}

// Recorded is a message that was said: an answer of the ledger with the
// quotations of its citations, in their order.
func Recorded(a answer.Answer, prompt string, quotes []news.Quote) *Draft {
	return &Draft{Answer: a, Prompt: prompt, Quotes: quotes}
}

// Claim adds a claim that stands on the quotations.
func (d *Draft) Claim(text string, quotes ...news.Quote) { d.Add(answer.Claim{Text: text}, quotes) }

// Add adds a claim of any form that stands on the quotations, unless there
// are none or the claim is there already.
func (d *Draft) Add(c answer.Claim, quotes []news.Quote) {
	if c.Citations = d.cite(quotes); len(c.Citations) == 0 {
		return
	}
	c.Text = d.worded(c, quotes)
	for i, known := range d.Answer.Claims {
		if known.About != c.About || known.Date != c.Date || known.Source != c.Source || !slices.Equal(known.Citations, c.Citations) {
			continue
		}
		if known.Text == c.Text {
			return
		}
		if text, one := d.oneOf(known, c); one {
			d.Answer.Claims[i].Text = text
			return
		}
	}
	d.Answer.Claims = append(d.Answer.Claims, c)
}

// Take makes each chosen run of sentences a claim of its own, which says what
// its first sentence says.
func (d *Draft) Take(picks []extract.Pick) {
	for _, p := range picks {
		if q, err := p.Quote(); err == nil {
			d.Claim(p.First.Text(), q)
		}
	}
}

// settle decides the outcome: partial when a part of the question has no
// answer, or when something that the model claimed did not hold.
func (d *Draft) settle(choice extract.Choice) {
	switch {
	case len(d.Answer.Claims) == 0:
		d.Answer.Outcome = answer.NotFound
	case d.Lost || (d.Answer.Mode == answer.Extractive && choice.Answered < choice.Asked):
		d.Answer.Outcome = answer.Partial
	default:
		d.Answer.Outcome = answer.Answered
	}
}

// compare adds what the articles say alike and differently about what was
// asked, and what they print otherwise of the sentences shown unless the question
// follows another.
func (d *Draft) compare(asked extract.Question, e news.Evidence) {
	differ, agree := compare.Articles(asked, d.cited(e), e.Lines)
	for _, c := range differ {
		d.Answer.Disagreements = append(d.Answer.Disagreements, d.Comparison(c))
	}
	for _, c := range agree {
		d.Answer.Agreements = append(d.Answer.Agreements, d.Comparison(c))
	}
	if asked.Follows { // what the first answer of a conversation tells is not told with every one
		return
	}
	for _, c := range compare.Otherwise(d.cited(e), d.answering(e), e.Lines) {
		if !d.Shows(c, d.Answer.Disagreements) {
			d.Answer.Disagreements = append(d.Answer.Disagreements, d.Comparison(c))
		}
	}
}

// cited are the lines of the evidence that the answer quotes by now.
func (d *Draft) cited(e news.Evidence) []news.Line {
	var out []news.Line
	for _, l := range e.Lines {
		if q, err := l.Quote(); err == nil && d.Find(q) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// answering are the cited lines that stand for an answer: those of the claims that a
// model wrote, and of printed sentences the first, for of the further ones many hold
// no part of it.
func (d *Draft) answering(e news.Evidence) []news.Line {
	all := d.cited(e)
	if d.Answer.Mode != answer.Extractive {
		return all
	}
	return slices.DeleteFunc(all, func(l news.Line) bool {
		q, err := l.Quote()
		return err != nil || d.Find(q) != 1
	})
}

// Comparison is the comparison as it is told, with its citations.
func (d *Draft) Comparison(c compare.Comparison) answer.Disagreement {
	out := answer.Disagreement{About: c.About, Positions: []answer.Position{}, Change: c.Changed}
	for _, p := range c.Positions {
		out.Positions = append(out.Positions, answer.Position{Text: p.Text, Citations: d.cite(QuotesOf(p.Lines))})
	}
	if len(out.Positions) == 1 {
		out.Positions[0].Origins = origins(c.Positions[0].Lines)
	}
	return out
}

// origins is how many reports the articles of the lines go back to, where these
// are fewer than the articles; 0 otherwise.
func origins(lines []news.Line) int {
	var articles []*news.Article
	for _, l := range lines {
		if !slices.Contains(articles, l.Article) {
			articles = append(articles, l.Article)
		}
	}
	n := 0
	for _, s := range events.Read(articles).Stories(len(articles)) {
		n += s.Origins
	}
	if n >= len(articles) {
		return 0
	}
	return n
}

// Behind returns the quotations behind the numbers.
func (d *Draft) Behind(numbers []int) []news.Quote { return pick(d.Quotes, numbers) }

// cite returns the numbers of the quotations, in their order and without
// repetition. A quotation that lies inside one already cited takes its number,
// and one that holds it takes its place.
func (d *Draft) cite(quotes []news.Quote) []int {
	numbers := []int{}
	for _, q := range quotes {
		n := d.number(q)
		if !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

func (d *Draft) number(q news.Quote) int {
	if n := d.Find(q); n > 0 {
		return n
	}
	q = d.speakers.shown(q)
	for i, known := range d.Quotes {
		if holds(q, known) && q.Article().Revision == known.Article().Revision {
			d.Set(i, q)
			d.regrow(i + 1)
			d.Grown = true
			return i + 1
		}
	}
	d.Quotes = append(d.Quotes, q)
	d.Answer.Citations = append(d.Answer.Citations, d.speakers.citation(len(d.Quotes), q))
	d.showValue(len(d.Quotes))
	return len(d.Quotes)
}

// Set puts the quotation behind citation i+1.
func (d *Draft) Set(i int, q news.Quote) {
	d.speakers.asShown([]news.Quote{q})
	before := d.Answer.Citations[i]
	d.Quotes[i], d.Answer.Citations[i] = q, d.speakers.citation(i+1, q)
	if before.Quote == q.Text() {
		d.Answer.Citations[i].Answer = before.Answer
	}
	d.showValue(i + 1)
}

// Find returns the number of the citation that the quotation lies in, or 0.
func (d *Draft) Find(q news.Quote) int {
	whole := d.speakers.shown(q)
	for i, known := range d.Quotes {
		if holds(known, q) || holds(known, whole) {
			return i + 1
		}
	}
	return 0
}

// holds reports whether the quotation lies inside the other.
func holds(outer, q news.Quote) bool {
	return outer.Article().ID == q.Article().ID && outer.Start() <= q.Start() && q.End() <= outer.End()
}

// citation is the quotation as it is shown.
func citation(n int, q news.Quote) answer.Citation {
	a := q.Article()
	return answer.Citation{
		N: n, Quote: q.Text(), Article: string(a.ID), Revision: a.Revision, Start: q.Start(), End: q.End(),
		Headline: a.Headline, Publisher: a.Publisher, Byline: a.Byline, URL: a.URL, Published: Date(a.Published),
	}
}

// Date is RFC 3339, or empty for a date that is not known.
func Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// nearest are the articles whose lines bear most on a question that they do
// not answer, best first.
func nearest(e news.Evidence, choice extract.Choice) []answer.Nearest {
	var out []answer.Nearest
	known := map[news.ArticleID]bool{}
	for _, l := range e.Lines {
		if len(out) == maxNearest {
			break
		}
		if choice.Bears(l.Number) && !known[l.Article.ID] {
			known[l.Article.ID] = true
			out = append(out, NearestTo(l.Article))
		}
	}
	return out
}

// maxNearest is how many articles a refusal names: a hint, not a result list.
const maxNearest = 3

// QuotesOf returns the lines as quotations. Lines come from an article's own
// sentences, so that none is lost; one that cannot be quoted is left out.
func QuotesOf(lines []news.Line) []news.Quote {
	var quotes []news.Quote
	for _, l := range lines {
		if q, err := l.Quote(); err == nil {
			quotes = append(quotes, q)
		}
	}
	return quotes
}
