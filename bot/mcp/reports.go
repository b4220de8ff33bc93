package mcp

import (
	"context"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
)

// mostCompared is how many articles one comparison may name: what fits side by
// side.
const mostCompared = 8

type whoInput struct {
	Topic   string `json:"topic" jsonschema:"a topic in a few words, or an article by its id, headline or web address"`
	Speaker string `json:"speaker,omitempty" jsonschema:"only who is named so; left out, everybody"`
}

type timelineInput struct {
	Topic string `json:"topic" jsonschema:"a topic in a few words, or an article by its id, headline or web address"`
}

type compareInput struct {
	Topic    string   `json:"topic,omitempty" jsonschema:"a topic in a few words, whose articles are compared"`
	Articles []string `json:"articles,omitempty" jsonschema:"in place of a topic, at most 8 articles by id, headline or web address"`
}

// addReports adds the tools that say what the articles hold on a topic.
func (s *Server) addReports() {
	add(s, tool{
		name: "who_said", title: "Who is quoted",
		does: `Lists who is quoted on a topic in the newsroom's articles, each with affiliation as printed, how often, how lately, and one verbatim quotation. A source without a name stays anonymous and is joined to nobody.`,
	}, func(ctx context.Context, in whoInput) (Answered, string, error) {
		if err := within("speaker", in.Speaker, longestID); err != nil {
			return Answered{}, "", err
		}
		return s.report(ctx, answer.KindSources, []string{in.Topic}, func(a *answer.Answer) { only(a, in.Speaker) })
	})
	add(s, tool{
		name: "timeline", title: "Timeline of a topic",
		does: `Lists what the newsroom's articles date about a topic, oldest first, each event with its date as the text states or implies it and the verbatim sentence that tells it.`,
	}, func(ctx context.Context, in timelineInput) (Answered, string, error) {
		return s.report(ctx, answer.KindTimeline, []string{in.Topic}, nil)
	})
	add(s, tool{
		name: "compare", title: "Compare what articles say",
		does: `Says what the newsroom's articles on a topic, or the articles that are named, tell alike and differently, and what only one of them tells, with verbatim quotations. Show every position where they differ.`,
	}, func(ctx context.Context, in compareInput) (Answered, string, error) {
		if len(in.Articles) > mostCompared {
			return Answered{}, "", Refusal("Too many articles are named: at most 8 are compared.")
		}
		of := in.Articles
		if len(of) == 0 {
			of = []string{in.Topic}
		}
		return s.report(ctx, answer.KindComparison, of, nil)
	})
}

// report has a report made and said. narrow, if it is not nil, leaves out of it
// what was not asked for.
func (s *Server) report(ctx context.Context, kind answer.Kind, of []string, narrow func(*answer.Answer)) (Answered, string, error) {
	id, err := s.id()
	if err != nil {
		return Answered{}, "", err
	}
	m, err := s.o.Asker.Report(ctx, kind, bot.Request{ID: id, Of: of, Reader: from(ctx).reader, Place: from(ctx).place})
	if err != nil {
		return Answered{}, "", err
	}
	a, again := opened(m)
	if narrow != nil {
		narrow(&a)
	}
	out := s.answered(a, string(kind)+"/"+id)
	return out, s.words(again(a), out.Receipt), nil
}

// opened returns what a report holds, and what makes one of its kind of that.
func opened(m answer.Message) (answer.Answer, func(answer.Answer) answer.Message) {
	switch m := m.(type) {
	case answer.Timeline:
		return m.Answer, func(a answer.Answer) answer.Message { return answer.Timeline{Answer: a} }
	case answer.Comparison:
		return m.Answer, func(a answer.Answer) answer.Message { return answer.Comparison{Answer: a} }
	case answer.Sources:
		return m.Answer, func(a answer.Answer) answer.Message { return answer.Sources{Answer: a} }
	}
	return answer.Answer{}, func(answer.Answer) answer.Message { return m }
}

// only leaves the sources in whose names all words of the speaker's stand.
func only(a *answer.Answer, speaker string) {
	words := strings.Fields(strings.ToLower(speaker))
	if len(words) == 0 {
		return
	}
	a.Claims = slices.DeleteFunc(slices.Clone(a.Claims), func(c answer.Claim) bool {
		if c.Source == nil {
			return true
		}
		name := strings.Fields(strings.ToLower(c.Source.Name))
		return slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(name, w) })
	})
	if len(a.Claims) == 0 {
		a.Outcome, a.Citations = answer.NotFound, nil
	}
}
