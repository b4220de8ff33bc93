package bot_test

import (
	"fmt"
	"testing"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Examples are of what is there; two articles are compared where they are
// about one thing.
func TestExamples(t *testing.T) {
	fire := news.Article{ID: "fire", Language: "en", Headline: "Paper mill in Marlow burns down"}
	blaze := news.Article{ID: "blaze", Language: "en", Headline: "Fire at Marlow paper mill"}
	vote := news.Article{ID: "vote", Language: "en", Headline: "Harwell Town Council votes for a school"}
	for name, test := range map[string]struct {
		articles []news.Article
		want     string
	}{
		"none":    {nil, "[]"},
		"one":     {[]news.Article{vote}, "[{answer [What do we know about Harwell Town Council?]} {summary [Harwell Town Council votes for a school]} {timeline [Harwell Town Council]} {sources [Harwell Town Council]}]"},
		"related": {[]news.Article{fire, vote, blaze}, "[{answer [What do we know about Paper mill in Marlow burns down?]} {summary [Paper mill in Marlow burns down]} {timeline [Paper mill in Marlow burns down]} {comparison [fire blaze]} {sources [Paper mill in Marlow burns down]}]"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := fmt.Sprint(bot.Examples(test.articles)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
