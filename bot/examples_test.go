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
		"a word":  {[]news.Article{{ID: "c", Language: "en", Headline: "Correction"}, vote}, "[{answer [What do we know about Harwell Town Council?]} {summary [Harwell Town Council votes for a school]} {timeline [Harwell Town Council]} {sources [Harwell Town Council]}]"},
		"words":   {[]news.Article{{ID: "c", Language: "en", Headline: "Letters"}, {ID: "d", Language: "en", Headline: "The weather"}}, "[]"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := fmt.Sprint(bot.Examples(test.articles)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// Topics are short, and each is of another story as long as there is one; then of
// whoever else the headlines name.
func TestTopics(t *testing.T) {
	var articles []news.Article
	for _, headline := range []string{
		"Paper mill in Marlow burns down", "Fire at Marlow paper mill", "Harwell Town Council votes for a school that Dana Whitfield and the parents of three villages have wanted since the spring", "",
	} {
		articles = append(articles, news.Article{Language: "en", Headline: headline})
	}
	want := "[Paper mill in Marlow burns down Harwell Town Council Dana Whitfield]"
	if got := fmt.Sprint(bot.Topics(articles, 5)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	recall := []news.Article{{Language: "en", Headline: "Cheese recall: more shops take it from the shelves"}}
	if got := bot.Topics(recall, 5); len(got) != 1 || got[0] != "Cheese recall" {
		t.Errorf("got %q", got)
	}
	if got := fmt.Sprint(bot.Topics([]news.Article{{Language: "en", Headline: "Correction: the cost of a ferry"}, {Language: "en", Headline: "Obituaries"}}, 5)); got != "[the cost of a ferry]" {
		t.Errorf("got %s", got)
	}
	long := []news.Article{{Language: "en", Headline: "the parents of three villages have wanted a new school since the spring of last year"}}
	if got := bot.Topics(long, 5); len(got) != 1 || got[0] != "the parents of three villages" {
		t.Errorf("got %q", got)
	}
}
