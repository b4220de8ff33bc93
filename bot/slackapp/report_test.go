package slackapp

import (
	"testing"

	"github.com/pullquote/pullquote/bot/answer"
)

// everyKind is a message of every kind, in which every text that comes from an
// article or a model is the one given.
func everyKind(text string) map[string]answer.Message {
	with := func(claims ...answer.Claim) answer.Answer {
		a := answerOf(text)
		a.Citations[1].Article = "b" + text
		a.Mode, a.Claims = answer.Extractive, claims
		return a
	}
	one := with(
		answer.Claim{Text: text, Citations: []int{1}, Part: answer.Happened},
		answer.Claim{Text: "The model says: " + text, Citations: []int{1}, Part: answer.Unconfirmed},
	)
	one.Citations = one.Citations[:1]
	one.Disagreements, one.Agreements = nil, nil
	which := with()
	which.Outcome = answer.NotFound
	which.Candidates = []answer.Candidate{{Nearest: answer.Nearest{Article: "a1" + text, Headline: text, Publisher: text, URL: storyURL}}, {Nearest: answer.Nearest{Article: "a2"}}}
	nothing := answer.Answer{Outcome: answer.NotFound, AsOf: one.AsOf, Searched: one.Searched, Nearest: []answer.Nearest{{Article: "a1", Headline: text, URL: storyURL}}}
	return map[string]answer.Message{
		"answer":  answerOf(text),
		"digest":  digestOf(text),
		"summary": answer.Summary{Answer: one},
		"summary-topic": answer.Summary{Answer: with(
			answer.Claim{Text: text, Citations: []int{1}, Kind: answer.Agree},
			answer.Claim{Text: "The model says: " + text, Citations: []int{1, 2}},
			answer.Claim{Text: text, Citations: []int{2}, Kind: answer.Only},
		)},
		"summary-which":   answer.Summary{Answer: which},
		"summary-nothing": answer.Summary{Answer: nothing},
		"timeline": answer.Timeline{Answer: with(
			answer.Claim{Text: text, Citations: []int{1}, Date: "2025-10-18", DatePrinted: text},
			answer.Claim{Text: text, Citations: []int{2}, Date: text, DatePrinted: text},
		)},
		"comparison": answer.Comparison{Answer: with(
			answer.Claim{Text: text, Citations: []int{1}, Kind: answer.Differ, About: text},
			answer.Claim{Text: text, Citations: []int{2}, Kind: answer.Only},
		)},
		"sources": answer.Sources{Answer: with(
			answer.Claim{Text: text, Citations: []int{1}, Source: &answer.Source{Name: text, Affiliation: text, Times: 2, Latest: "2025-11-03T00:00:00Z"}},
			answer.Claim{Text: text, Citations: []int{2}, Source: &answer.Source{Name: text, Anonymous: true, Times: 1}},
		)},
	}
}

// digestOf is a digest with everything in it, in which every text is the one
// given.
func digestOf(text string) answer.Digest {
	a := answerOf(text)
	for i := range a.Disagreements {
		a.Disagreements[i].Story, a.Disagreements[i].Change = 1, true
	}
	for i := range a.Agreements {
		a.Agreements[i].Story = 1
	}
	a.Claims = []answer.Claim{{Text: text, Citations: []int{1}, Story: 1}, {Text: "The model says: " + text, Citations: []int{2}, Story: 1}, {Text: text, Citations: []int{2}, Correction: 1}}
	story := func(n int) answer.Story {
		return answer.Story{N: n, Headline: text, Article: text, Publisher: text, URL: storyURL, Articles: []string{"a1", text}[:n], Origins: n, Topics: []string{text}, Earlier: &answer.Earlier{Day: "2026-02-28", Headline: text}}
	}
	a.Edition = &answer.Edition{
		Day: "2026-03-01", Since: "2026-02-28T09:00:00Z", Due: "2026-03-01T08:00:00Z", Missed: []string{"2026-02-27"},
		Stories: []answer.Story{story(1)}, Also: []answer.Story{story(2)}, More: 3,
		Corrections: []answer.Correction{{N: 1, Article: text, Headline: text, Publisher: text, URL: storyURL, What: answer.WasCorrected, Day: "2026-02-28"}},
		Faults:      []answer.Fault{{Source: text, Reason: text}},
	}
	return answer.Digest{Answer: a}
}

// Every kind of message looks as its golden file says.
func TestReports(t *testing.T) {
	for name, m := range everyKind("Sixty-one raids were carried out.") {
		t.Run(name, func(t *testing.T) {
			posts, ok := lay(m, renderOptions{key: "summary/q1", private: true})
			if _, digest := m.(answer.Digest); !ok || digest && len(posts) != 2 || !digest && len(posts) != 1 {
				t.Fatalf("%d posts, %v", len(posts), ok)
			}
			for i, suffix := range []string{"", "-below"}[:len(posts)] {
				golden(t, "report-"+name+suffix, map[string]any{"text": posts[i].text, "plain": posts[i].plain, "blocks": posts[i].blocks})
			}
		})
	}
}
