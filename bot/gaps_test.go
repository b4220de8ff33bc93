package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
)

// Questions in nearly the same words are one gap; answers, summaries and
// shared refusals are none.
func TestGaps(t *testing.T) {
	asked := func(hour int, question string, change ...func(*say.Outline)) say.Outline {
		r := say.Outline{Kind: answer.KindAnswer, At: clock.Add(time.Duration(hour) * time.Hour), Question: question, Outcome: answer.NotFound}
		for _, c := range change {
			c(&r)
		}
		return r
	}
	gaps := bot.Gaps([]say.Outline{
		asked(5, "What is the price of wheat in Egypt?"),
		asked(1, "Who won the World Cup 2026?"),
		asked(3, "who has won the 2026 World Cup"),
		asked(2, "Who lost the World Cup 2026?"),
		asked(4, "???"),
		asked(6, "Who won the World Cup 2026?", func(r *say.Outline) { r.Outcome = answer.Answered }),
		asked(7, "Who won the World Cup 2026?", func(r *say.Outline) { r.Of = "answer/q" }),
		asked(8, "World Cup 2026", func(r *say.Outline) { r.Kind = answer.KindSummary }),
	})
	var got []string
	for _, g := range gaps {
		got = append(got, fmt.Sprintf("%d %s %d", g.Times, g.Question, g.Last.Hour()-clock.Hour()))
	}
	want := "2 who has won the 2026 World Cup 3|1 What is the price of wheat in Egypt? 5|1 ??? 4|1 Who lost the World Cup 2026? 2"
	if strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
