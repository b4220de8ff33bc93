package mcp

import (
	"context"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
)

type askInput struct {
	Question string `json:"question" jsonschema:"one question in a sentence, at most 2,000 characters"`
}

// addAsk adds the tool that answers a question.
func (s *Server) addAsk() {
	add(s, tool{
		name: "ask", title: "Ask the newsroom's archive",
		does: `Answers a question from a newsroom's own articles, with verbatim quotations that can be proved. Use it for what was reported: who, what, when, how many, who said so. Each claim stands on citations; show these quotations exactly as they are, with publisher, date and link, and all positions where sources differ. The outcome "not_found" is an answer: the archive does not say it, and what is in "nearest" is none.`,
	}, func(ctx context.Context, in askInput) (Answered, string, error) {
		if err := within("question", in.Question, bot.MaxQuestion); err != nil {
			return Answered{}, "", err
		}
		id, err := s.id()
		if err != nil {
			return Answered{}, "", err
		}
		a, err := s.o.Asker.Ask(ctx, bot.Question{ID: id, Text: in.Question, Reader: from(ctx).reader, Place: from(ctx).place})
		if err != nil {
			return Answered{}, "", err
		}
		out := s.answered(a, string(answer.KindAnswer)+"/"+id)
		return out, s.words(a, out.Receipt), nil
	})
}

// instant is RFC 3339 in the newsroom's zone.
func (s *Server) instant(at time.Time) string { return at.In(s.o.Zone).Format(time.RFC3339) }
