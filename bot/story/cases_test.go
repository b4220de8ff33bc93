package story

import (
	"flag"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/pullquote/pullquote/bot/casefile"
	"github.com/pullquote/pullquote/retrieval/news"
)

var update = flag.Bool("update", false, "write the answers of the cases anew")

// TestCases reads the cases of testdata: articles, and what is read of them. A
// case says above its articles which constants it holds, and why what it shows
// is what a reader wants. An article is a file named by its id, the day it was
// published and the day it was changed; its first line is the headline.
func TestCases(t *testing.T) {
	casefile.Each(t, "testdata/*.txtar", *update, func(t *testing.T, set *txtar.Archive) casefile.Teller {
		return func(_ int, name string) (string, bool) {
			words := strings.Fields(name)
			tell := tellers(words[0])
			if tell == nil {
				return "", false // an article
			}
			return tell(readCase(t, set), words[1:]), true // read anew: a topic narrows the stories that it is told of
		}
	})
}

// storyCase is the stories of a case with its topic.
type storyCase struct {
	stories []*Story
	topic   Topic
}

func readCase(t *testing.T, set *txtar.Archive) storyCase {
	t.Helper()
	var passages []news.Passage
	var c storyCase
	for _, f := range set.Files {
		fields := strings.Fields(f.Name)
		if fields[0] == "topic" {
			c.topic = ReadTopic(strings.TrimSpace(string(f.Data)))
		}
		if tellers(fields[0]) != nil || fields[0] == "topic" {
			continue
		}
		headline, body, _ := strings.Cut(strings.TrimSpace(string(f.Data)), "\n")
		a := &news.Article{ID: news.ArticleID(fields[0]), Revision: 1, Language: "en", Publisher: "The Islander", Headline: headline, Text: strings.TrimSpace(body)}
		for i, to := range []*time.Time{&a.Published, &a.Updated} {
			if len(fields) > i+1 {
				day, err := time.Parse(time.DateOnly, fields[i+1])
				if err != nil {
					t.Fatal(err)
				}
				*to = day.Add(9 * time.Hour)
			}
		}
		passages = append(passages, news.Passages(a, news.Sentences(a))...)
	}
	c.stories = Read(news.NewEvidence(passages))
	return c
}

// tellers say what is read of a case, a line each.
func tellers(name string) func(c storyCase, args []string) string {
	return map[string]func(c storyCase, args []string) string{
		"rank": rank, "furniture": tellFurniture, "summary": tellSummary, "news": tellNews, "dates": tellDates,
		"events": tellEvents, "foremost": tellForemost, "round": tellRound, "alike": tellAlike, "only": tellOnly,
		"sources": tellSources, "carry": tellCarry, "about": tellAbout, "runs": tellRuns,
	}[name]
}

func lines(of ...string) string { return strings.Join(of, "\n") + "\n" }

func words(p Pick) string {
	q, err := p.Quote()
	if err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(q.Text()), " ")
}

var partNames = map[Part]string{Happened: "happened", Spoke: "spoke", Figures: "figures", Unconfirmed: "unconfirmed"}

// rank has the sentences of each story, what carries it most first.
func rank(c storyCase, _ []string) string {
	var out []string
	for _, s := range c.stories {
		var list []*sentence
		for i := range s.sentences {
			if !s.sentences[i].furniture {
				list = append(list, &s.sentences[i])
			}
		}
		slices.SortStableFunc(list, func(a, b *sentence) int {
			if a.weight > b.weight {
				return -1
			} else if a.weight < b.weight {
				return 1
			}
			return 0
		})
		for _, n := range list {
			out = append(out, n.text)
		}
	}
	return lines(out...)
}

func tellFurniture(c storyCase, _ []string) string {
	var out []string
	for _, s := range c.stories {
		for _, n := range s.sentences {
			if n.furniture {
				out = append(out, n.text)
			}
		}
	}
	return lines(out...)
}

func tellSummary(c storyCase, args []string) string {
	length := map[string]Length{"short": Short, "usual": Usual, "long": Long}[args[0]]
	var out []string
	for _, s := range c.stories {
		for _, p := range s.Choose(length) {
			out = append(out, partNames[p.Part]+": "+words(p))
		}
	}
	return lines(out...)
}

func tellNews(c storyCase, _ []string) string {
	var out []string
	for _, s := range c.stories {
		p, ok := s.News()
		if !ok {
			out = append(out, "-")
			continue
		}
		out = append(out, words(p))
	}
	return lines(out...)
}

// tellRuns has each sentence with what it cannot stand without.
func tellRuns(c storyCase, _ []string) string {
	var out []string
	for _, s := range c.stories {
		for i, n := range s.sentences {
			first, last, ok := s.run(i)
			switch {
			case !ok:
				out = append(out, "not alone: "+n.text)
			case first != i || last != i:
				out = append(out, n.text, "  > "+words(s.pick(first, last)))
			default:
				out = append(out, n.text)
			}
		}
	}
	return lines(out...)
}

func tellDates(c storyCase, _ []string) string {
	var out []string
	for _, s := range c.stories {
		for i := range s.sentences {
			var dates []string
			for _, d := range s.datesOf(&s.sentences[i]) {
				told := d.String()
				if d.aside {
					told += " (aside)"
				}
				dates = append(dates, told)
			}
			out = append(out, strings.Join(dates, ", ")+" < "+s.sentences[i].text)
		}
	}
	return lines(out...)
}

func tellEvents(c storyCase, _ []string) string {
	Narrow(c.stories, c.topic)
	return eventLines(Events(c.stories, c.topic))
}

// tellForemost has the rows of the timeline in the order in which they come in
// when one row more may be shown.
func tellForemost(c storyCase, _ []string) string {
	Narrow(c.stories, c.topic)
	events := Events(c.stories, c.topic)
	var out []Event
	for most := range events {
		for _, e := range Foremost(events, most+1) {
			if !slices.ContainsFunc(out, func(o Event) bool { return o.Line == e.Line }) {
				out = append(out, e)
			}
		}
	}
	return eventLines(out)
}

func eventLines(events []Event) string {
	var out []string
	for _, e := range events {
		told := e.Date.String()
		for _, p := range e.Picks {
			told += " | " + words(p)
		}
		out = append(out, told)
	}
	return lines(out...)
}
