package slackapp

import (
	"testing"

	"github.com/pullquote/pullquote/bot"
)

// everyKind is a message of every kind, in which every text that comes from an
// article or a model is the one given.
func everyKind(text string) map[string]bot.Message {
	with := func(claims ...bot.AnswerClaim) bot.Answer {
		a := answerOf(text)
		a.Citations[1].Article = "b" + text
		a.Mode, a.Claims = bot.Extractive, claims
		return a
	}
	one := with(
		bot.AnswerClaim{Text: text, Citations: []int{1}, Part: bot.Happened},
		bot.AnswerClaim{Text: "The model says: " + text, Citations: []int{1}, Part: bot.Unconfirmed},
	)
	one.Citations = one.Citations[:1]
	one.Disagreements, one.Agreements = nil, nil
	which := with()
	which.Outcome = bot.NotFound
	which.Candidates = []bot.Candidate{{Nearest: bot.Nearest{Article: "a1" + text, Headline: text, Publisher: text, URL: page}}, {Nearest: bot.Nearest{Article: "a2"}}}
	nothing := bot.Answer{Outcome: bot.NotFound, AsOf: one.AsOf, Searched: one.Searched, Nearest: []bot.Nearest{{Article: "a1", Headline: text, URL: page}}}
	return map[string]bot.Message{
		"answer":  answerOf(text),
		"summary": bot.Summary{Answer: one},
		"summary-topic": bot.Summary{Answer: with(
			bot.AnswerClaim{Text: text, Citations: []int{1}, Kind: bot.Agree},
			bot.AnswerClaim{Text: "The model says: " + text, Citations: []int{1, 2}},
			bot.AnswerClaim{Text: text, Citations: []int{2}, Kind: bot.Only},
		)},
		"summary-which":   bot.Summary{Answer: which},
		"summary-nothing": bot.Summary{Answer: nothing},
		"timeline": bot.Timeline{Answer: with(
			bot.AnswerClaim{Text: text, Citations: []int{1}, Date: "2025-10-18", DatePrinted: text},
			bot.AnswerClaim{Text: text, Citations: []int{2}, Date: text, DatePrinted: text},
		)},
		"comparison": bot.Comparison{Answer: with(
			bot.AnswerClaim{Text: text, Citations: []int{1}, Kind: bot.Differ, About: text},
			bot.AnswerClaim{Text: text, Citations: []int{2}, Kind: bot.Only},
		)},
		"sources": bot.Sources{Answer: with(
			bot.AnswerClaim{Text: text, Citations: []int{1}, Source: &bot.Source{Name: text, Affiliation: text, Times: 2, Latest: "2025-11-03T00:00:00Z"}},
			bot.AnswerClaim{Text: text, Citations: []int{2}, Source: &bot.Source{Name: text, Anonymous: true, Times: 1}},
		)},
	}
}

// Every kind of message looks as its golden file says.
func TestReports(t *testing.T) {
	for name, m := range everyKind("Sixty-one raids were carried out.") {
		t.Run(name, func(t *testing.T) {
			posts, ok := lay(m, renderOptions{key: "summary/q1", private: true})
			if !ok || len(posts) != 1 {
				t.Fatalf("%d posts, %v", len(posts), ok)
			}
			golden(t, "report-"+name, map[string]any{"text": posts[0].text, "plain": posts[0].plain, "blocks": posts[0].blocks})
		})
	}
}
