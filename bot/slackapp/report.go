package slackapp

import (
	"slices"
	"strconv"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/slack-go/slack"
)

// This file lays out what articles hold on something: summaries, timelines,
// comparisons and sources. A claim that is a sentence as printed is shown as
// its quotation and only there, as in answers.

// nothingOnText is the refusal of a summary and its kin.
const nothingOnText = "I found nothing in the articles this channel can use about this."

// report is one of them being laid out.
type report struct {
	a      bot.Answer
	pieces []piece
	shown  map[int]bool // the quotations that stand in pieces, by number
}

// reportPieces are the pieces of the message between its notice and its
// footer.
func reportPieces(m bot.Message) []piece {
	r := &report{shown: map[int]bool{}}
	switch m := m.(type) {
	case bot.Summary:
		r.a = m.Answer
		r.summary()
	case bot.Timeline:
		r.a = m.Answer
		r.timeline()
	case bot.Comparison:
		r.a = m.Answer
		r.comparison()
	case bot.Sources:
		r.a = m.Answer
		r.sources()
	}
	r.rest()
	return r.pieces
}

func (r *report) add(p ...piece) { r.pieces = append(r.pieces, p...) }

// summaryParts are the parts of the summary of one article in their order.
var summaryParts = []struct {
	part    bot.Part
	heading string
}{{bot.Happened, "What happened"}, {bot.Spoke, "Who said what"}, {bot.Figures, "Figures"}, {bot.Unconfirmed, "Not confirmed"}}

func (r *report) summary() {
	if !ofOneArticle(r.a) && r.a.Mode == bot.Extractive && !r.a.Pointed {
		r.round()
		r.add(comparisons(r.a)...)
		return
	}
	if !ofOneArticle(r.a) {
		r.group("Told alike", true, func(c bot.AnswerClaim) bool { return c.Kind == bot.Agree })
		r.group("Told", true, func(c bot.AnswerClaim) bool { return c.Kind == "" })
		r.add(comparisons(r.a)...)
		r.onlyIn()
		return
	}
	r.add(articleTitle(r.a.Citations[0], ""))
	for _, p := range summaryParts {
		r.group(p.heading, false, func(c bot.AnswerClaim) bool { return c.Part == p.part })
	}
}

// round shows what several articles tell of a topic, each article under its
// headline.
func (r *report) round() {
	article, story, at := "", -1, ""
	for _, c := range r.a.Claims {
		first := r.a.Citations[c.Citations[0]-1]
		if first.Article != article {
			lead := ""
			switch published := day(first.Published); {
			case c.Story == story && published != "" && published != at:
				lead = "Earlier"
			case c.Story == story:
				lead = "Also"
			}
			r.add(articleTitle(first, lead))
		}
		article, story, at = first.Article, c.Story, day(first.Published)
		r.claim(c, false)
		r.superseded(c)
	}
}

// superseded says since when a claim does not hold any more.
func (r *report) superseded(c bot.AnswerClaim) {
	if note := c.SupersededNote(); note != "" {
		r.add(rich(note, slack.NewRichTextSection(plainText(note))))
	}
}

// ofOneArticle reports whether all that is quoted stands in one article.
func ofOneArticle(a bot.Answer) bool {
	other := func(c bot.Citation) bool { return c.Article != a.Citations[0].Article }
	return len(a.Citations) > 0 && !slices.ContainsFunc(a.Citations, other)
}

// timeline shows each event's date, as far as the text tells it, before its
// sentence.
func (r *report) timeline() {
	for _, c := range r.a.Claims {
		date, printed := eventDate(c)
		elements := []slack.RichTextSectionElement{strong(date)}
		if printed != "" {
			elements = append(elements, plainText(" "+printed))
		}
		r.add(rich(date+" "+printed, slack.NewRichTextSection(elements...)))
		r.claim(c, true)
	}
}

// eventDate is the date of a claim and, where that is another, how the text
// prints it.
func eventDate(c bot.AnswerClaim) (date, printed string) {
	for _, form := range []struct{ layout, shown string }{{"2006-01-02", "2 Jan 2006"}, {"2006-01", "Jan 2006"}, {"2006", "2006"}} {
		at, err := time.Parse(form.layout, c.Date)
		if err != nil {
			continue
		}
		if c.DatePrinted != "" && c.DatePrinted != c.Date {
			printed = "(“" + shorten(oneLine(c.DatePrinted), headlineMax) + "”)"
		}
		return at.Format(form.shown), printed
	}
	return shorten(oneLine(c.Date), headlineMax), "(as printed)"
}

func (r *report) comparison() {
	r.add(comparisons(r.a)...)
	r.group("Told alike", true, func(c bot.AnswerClaim) bool { return c.Kind == bot.Agree && c.About == "" })
	r.onlyIn()
}

// sources lists those with a name before those without.
func (r *report) sources() {
	for _, anonymous := range []bool{false, true} {
		begun := false
		for _, c := range r.a.Claims {
			if c.Source == nil || c.Source.Anonymous != anonymous {
				continue
			}
			if anonymous && !begun {
				r.add(heading("Without a name"))
			}
			begun = true
			r.add(person(*c.Source))
			r.claim(c, true)
		}
	}
}

// person is the name of a source with what is known about it.
func person(s bot.Source) piece {
	name, about := shorten(oneLine(s.Name), headlineMax), ""
	if s.Affiliation != "" {
		about = ", " + shorten(oneLine(s.Affiliation), headlineMax)
	}
	about += " · " + count(s.Times, "sentence")
	if latest := day(s.Latest); latest != "" {
		about += " · last on " + latest
	}
	return rich(name+about, slack.NewRichTextSection(strong(name), plainText(about)))
}

// group adds a heading with the claims that belong under it, or nothing when
// none does. withSource says whether each quotation names its article.
func (r *report) group(title string, withSource bool, belongs func(bot.AnswerClaim) bool) {
	begun := false
	for _, c := range r.a.Claims {
		if !belongs(c) {
			continue
		}
		if !begun {
			r.add(heading(title))
			begun = true
		}
		r.claim(c, withSource)
	}
}

// onlyIn groups what one article alone says under its name.
func (r *report) onlyIn() {
	known := map[string]bool{}
	for _, c := range r.a.Citations {
		if known[c.Article] {
			continue
		}
		known[c.Article] = true
		r.group("Only in "+sourceWords(c), false, func(claim bot.AnswerClaim) bool {
			return claim.Kind == bot.Only && len(claim.Citations) > 0 && r.a.Citations[claim.Citations[0]-1].Article == c.Article
		})
	}
}

// rest adds the quotations that stand nowhere yet: each mark has its
// quotation.
func (r *report) rest() {
	begun := false
	for _, c := range r.a.Citations {
		if r.shown[c.N] {
			continue
		}
		if !begun {
			r.add(heading("Quotations"))
			begun = true
		}
		r.add(quotation(c, !ofOneArticle(r.a))...)
	}
}

// claim adds a claim with its marks, or its quotations when it is one.
func (r *report) claim(c bot.AnswerClaim, withSource bool) {
	if !isQuotation(r.a, c) {
		r.add(claimText(r.a, c))
		return
	}
	for _, n := range c.Citations {
		if !r.shown[n] || len(c.Citations) == 1 {
			r.add(quotation(r.a.Citations[n-1], withSource)...)
		}
		r.shown[n] = true
	}
}

// articleTitle names the article that a summary is of, after a word on how it
// stands to those before it.
func articleTitle(c bot.Citation, lead string) piece {
	title := shorten(oneLine(c.Headline), headlineMax)
	if title == "" {
		title = shorten(oneLine(c.Article), headlineMax)
	}
	elements := []slack.RichTextSectionElement{strong(title)}
	if link := c.Page(); link != "" {
		elements[0] = slack.NewRichTextSectionLinkElement(link, title, &slack.RichTextSectionTextStyle{Bold: true})
	}
	if lead != "" {
		lead += ": "
		elements = append([]slack.RichTextSectionElement{plainText(lead)}, elements...)
	}
	about := ""
	for _, p := range []string{c.Publisher, c.Byline, day(c.Published)} {
		if p = shorten(oneLine(p), headlineMax); p != "" {
			about += " · " + p
		}
	}
	if about != "" {
		elements = append(elements, plainText(about))
	}
	return rich(lead+title+about, slack.NewRichTextSection(elements...))
}

// heading is a line in bold.
func heading(text string) piece {
	text = shorten(oneLine(text), headlineMax)
	return rich(text, slack.NewRichTextSection(strong(text)))
}

func strong(text string) *slack.RichTextSectionTextElement {
	e := plainText(text)
	e.Style = &slack.RichTextSectionTextStyle{Bold: true}
	return e
}

// whichText asks which article was meant.
const whichText = "Several articles may be meant. Which one?"

// mostCandidates is how many articles are offered to choose from; Slack takes
// 25 buttons in a row, and a person fewer.
const mostCandidates = 10

// candidates are the articles to choose from, each with its button.
func candidates(all []bot.Candidate) []piece {
	out := []piece{heading(whichText)}
	for i, c := range all[:min(len(all), mostCandidates)] {
		name := sourceWords(bot.Citation{Article: c.Article, Headline: c.Headline, Publisher: c.Publisher, Published: c.Published})
		section := slack.NewSectionBlock(label(shorten(oneLine(name), textMax)), nil, nil)
		if len(c.Article) <= buttonValueMax {
			section.Accessory = slack.NewAccessory(slack.NewButtonBlockElement(actionPick+strconv.Itoa(i+1), c.Article, label("Summarize")))
		}
		out = append(out, piece{section, "- " + name})
	}
	return out
}
