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
	which.Candidates = []bot.Candidate{{Nearest: bot.Nearest{Article: "a1" + text, Headline: text, Publisher: text, URL: storyURL}}, {Nearest: bot.Nearest{Article: "a2"}}}
	nothing := bot.Answer{Outcome: bot.NotFound, AsOf: one.AsOf, Searched: one.Searched, Nearest: []bot.Nearest{{Article: "a1", Headline: text, URL: storyURL}}}
	return map[string]bot.Message{
		"answer":  answerOf(text),
		"digest":  digestOf(text),
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

// digestOf is a digest with everything in it, in which every text is the one
// given.
func digestOf(text string) bot.Digest {
	a := answerOf(text)
	for i := range a.Disagreements {
		a.Disagreements[i].Story, a.Disagreements[i].Change = 1, true
	}
	for i := range a.Agreements {
		a.Agreements[i].Story = 1
	}
	a.Claims = []bot.AnswerClaim{{Text: text, Citations: []int{1}, Story: 1}, {Text: "The model says: " + text, Citations: []int{2}, Story: 1}, {Text: text, Citations: []int{2}, Correction: 1}}
	story := func(n int) bot.Story {
		return bot.Story{N: n, Headline: text, Article: text, Publisher: text, URL: storyURL, Articles: []string{"a1", text}[:n], Origins: n, Topics: []string{text}, Earlier: &bot.Earlier{Day: "2026-02-28", Headline: text}}
	}
	a.Edition = &bot.Edition{
		Day: "2026-03-01", Since: "2026-02-28T09:00:00Z", Due: "2026-03-01T08:00:00Z", Missed: []string{"2026-02-27"},
		Stories: []bot.Story{story(1)}, Also: []bot.Story{story(2)}, More: 3,
		Corrections: []bot.Correction{{N: 1, Article: text, Headline: text, Publisher: text, URL: storyURL, What: bot.WasCorrected, Day: "2026-02-28"}},
		Faults:      []bot.Fault{{Source: text, Reason: text}},
	}
	return bot.Digest{Answer: a}
}

// Every kind of message looks as its golden file says.
func TestReports(t *testing.T) {
	for name, m := range everyKind("Sixty-one raids were carried out.") {
		t.Run(name, func(t *testing.T) {
			posts, ok := lay(m, renderOptions{key: "summary/q1", private: true})
			if _, digest := m.(bot.Digest); !ok || digest && len(posts) != 2 || !digest && len(posts) != 1 {
				t.Fatalf("%d posts, %v", len(posts), ok)
			}
			for i, suffix := range []string{"", "-below"}[:len(posts)] {
				golden(t, "report-"+name+suffix, map[string]any{"text": posts[i].text, "plain": posts[i].plain, "blocks": posts[i].blocks})
			}
		})
	}
}
