package bot_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/write"
	"github.com/pullquote/pullquote/retrieval/news"
)

// differing is a model that says one line and names a difference between the
// two.
func differing(line string, number int, values [2]string, lines [2]int) *script {
	reply, err := json.Marshal(map[string]any{
		"claims": []map[string]any{{"text": line, "sentences": []int{number}}},
		"differences": []map[string]any{{"about": "people", "positions": []map[string]any{
			{"value": values[0], "sentences": []int{lines[0]}}, {"value": values[1], "sentences": []int{lines[1]}},
		}}},
	})
	if err != nil {
		panic(err) // strings and ints always marshal
	}
	return &script{reply: string(reply)}
}

const (
	rescueHere  = "A fire destroyed the old paper mill in Marlow on Tuesday night. Rescuers brought 52 people out of Mill Street."
	rescueThere = "The paper mill in Marlow burned down on Tuesday night. Rescuers in boats took 67 people from Mill Street to a church hall before dawn."
)

// onRescue is a story of two articles, perhaps of one publisher or agency.
func onRescue(m write.Model, change func(a, b *news.Article)) story {
	a := &news.Article{ID: "a", Revision: 1, Headline: "Fire destroys mill in Marlow", Language: "en", Text: rescueHere}
	b := &news.Article{ID: "b", Revision: 1, Headline: "Marlow mill burns down", Language: "en", Text: rescueThere}
	if change != nil {
		change(a, b)
	}
	return story{
		archive:  &shelf{articles: map[news.ArticleID]*news.Article{"a": a, "b": b}, newer: map[news.ArticleID]*news.Article{}, order: []news.ArticleID{"a", "b"}},
		question: "Where did it burn?", // no rule of ours compares the people
		model:    m,
	}
}

// A difference is one between independent articles of one event and one time.
func TestDifferenceNeedsTwoOrigins(t *testing.T) {
	for name, test := range map[string]struct {
		change func(a, b *news.Article)
		rule   string
	}{
		"two papers":    {func(a, b *news.Article) { a.Publisher, b.Publisher = "The Islander", "The Mail" }, ""},
		"no publisher":  {nil, ""},
		"one publisher": {func(a, b *news.Article) { a.Publisher, b.Publisher = "The Islander", "The Islander" }, "difference_one_origin"},
		"one agency":    {func(a, b *news.Article) { a.Byline, b.Byline = "Reuters", "Ann Carr, Reuters" }, "difference_one_origin"},
		"a copy": {func(a, b *news.Article) {
			rest := strings.Repeat(" The owner of the mill wants the county to pay for new walls and a roof of slate by next winter.", 3)
			a.Text += rest
			b.Text = strings.Replace(rescueThere+rest, "The paper", "The old paper", 1)
		}, "difference_one_origin"},
		"two times": {func(a, b *news.Article) { a.Published, b.Published = clock, clock.AddDate(-1, 0, 0) }, "difference_not_one_event"},
		"two events": {func(_, b *news.Article) {
			b.Headline, b.Text = "Flood in Tarvik", "The river Orr rose by two metres in Tarvik and broke the dyke north of the station, so that trains stood still. Rescuers in boats took 67 people from Mill Street by noon. Engineers hope to close the dyke before more rain comes down the valley on Sunday."
		}, "difference_not_one_event"},
	} {
		s := onRescue(nil, test.change)
		second := len(news.Sentences(s.archive.articles["a"])) + 2
		s.model = differing("Rescuers brought 52 people out of Mill Street.", 2, [2]string{"52 people", "67 people"}, [2]int{2, second})
		said, err := s.askOn(t.Context(), nil, &outbox{}, newBook())
		if err != nil {
			t.Fatal(err)
		}
		shown := slices.ContainsFunc(said.Disagreements, func(d answer.Disagreement) bool { return d.About == "people" })
		rule := ""
		for _, d := range said.Dropped {
			rule += d.Rule
		}
		if shown != (test.rule == "") || rule != test.rule || said.LeftOut() != 0 {
			t.Errorf("%s: shown %t, rule %q, want %q: %s", name, shown, rule, test.rule, render(said))
		}
		checkBytes(t, s.archive, said)
	}
}

// Of a model that names differences without end a few are shown.
func TestDifferencesAreBounded(t *testing.T) {
	var here, there, named []string
	for i, noun := range []string{"lorries", "tents", "boats", "dogs", "nurses"} {
		here = append(here, fmt.Sprintf("Rescuers in Marlow had 5%d %s in Mill Street.", i, noun))
		there = append(there, fmt.Sprintf("In Mill Street the Marlow rescuers counted on 8%d %s.", i, noun))
		named = append(named, fmt.Sprintf(`{"about":"x","positions":[{"value":"5%d %s","sentences":[%d]},{"value":"8%d %s","sentences":[%d]}]}`, i, noun, i+1, i, noun, i+6))
	}
	claims := `{"text":` + fmt.Sprintf("%q", here[0]) + `,"sentences":[1]}`
	for i, text := range here[1:] {
		claims += fmt.Sprintf(`,{"text":%q,"sentences":[%d]}`, text, i+2)
	}
	s := onRescue(&script{reply: `{"claims":[` + claims + `],"differences":[` + strings.Join(named, ",") + `]}`}, func(a, b *news.Article) {
		a.Text, b.Text = strings.Join(here, " "), strings.Join(there, " ")
	})
	s.question = "What happened in Marlow?"
	answer, err := s.askOn(t.Context(), nil, &outbox{}, newBook())
	if err != nil {
		t.Fatal(err)
	}
	if len(answer.Disagreements) != 3 || len(answer.Dropped) != 2 || answer.Dropped[1].Rule != "difference_surplus" {
		t.Error(render(answer))
	}
}

// A story of a digest shows what a model saw, as a difference of that story.
func TestDigestShowsDifferences(t *testing.T) {
	p := newPaper()
	p.add(news.Article{ID: "a", Headline: "Fire destroys mill in Marlow", Text: rescueHere})
	p.add(news.Article{ID: "b", Headline: "Marlow mill burns down", Text: rescueThere})
	p.model = differing("Rescuers brought 52 people out of Mill Street.", 2, [2]string{"52 people", "67 people"}, [2]int{2, 4})
	d := p.digest(t, "2026-03-01", nil)
	if len(d.Stories) != 1 || len(d.Disagreements) != 1 || d.Disagreements[0].Story != 1 || d.Disagreements[0].About != "people" {
		t.Errorf("%+v, dropped %+v", d.Disagreements, d.Dropped)
	}
}
