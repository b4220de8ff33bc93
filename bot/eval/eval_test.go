package eval

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Figures are counted as they should be, over answers made for the purpose.
func TestReckon(t *testing.T) {
	said := func(quotes ...string) answer.Answer {
		a := answer.Answer{Outcome: answer.Answered}
		for _, q := range quotes {
			a.Citations = append(a.Citations, answer.Citation{Quote: q, Article: "a"})
		}
		return a
	}
	found := func(texts ...string) (out []news.Passage) {
		for _, text := range texts {
			a := &news.Article{ID: "a", Text: text}
			out = append(out, news.Passage{Article: a, End: len(text)})
		}
		return out
	}
	dropping := func(a answer.Answer, rules ...string) answer.Answer {
		for _, r := range rules {
			a.Dropped = append(a.Dropped, answer.Dropped{Rule: r})
		}
		return a
	}
	questions := []Question{
		{ID: "second", QuoteAny: []string{"Ann Carr"}},
		{ID: "refused", QuoteAny: []string{"Monday"}, Facts: []string{"on Monday", "not there"}},
		{ID: "cited", Articles: []string{"a", "b"}},
		{ID: "kept", Outcome: answer.NotFound},
		{ID: "let through", Outcome: answer.NotFound},
	}
	got := []Examined{
		{Answer: said("Nobody.", "It was ann carr."), Found: found("Nobody.", "x", "Ann Carr."), Best: []string{"Mr. Doe", "Ann Carr"}, Support: .9},
		{Answer: answer.Answer{Outcome: answer.NotFound}, Found: found("It opened on\n\nMonday."), Best: []string{"Monday"}, Support: .2},
		{Answer: dropping(said("One."), "no_line", "mention", "no_line"), Found: found("One."), Support: .8},
		{Answer: answer.Answer{Outcome: answer.NotFound}, Support: .1},
		{Answer: said("Art."), Support: .5},
	}
	var v Result
	v.Reckon(questions, got)
	v.Cost = Cost{}
	third := 1. / 3
	want := Result{
		Answerable: 3,
		Search: &SearchResult{
			Questions: 3, MRR: (third + 1 + 1) / 3, Recall: (1 + .5 + .5) / 3, AllFacts: third,
			Found: []AtRank{{1, 2. / 3}, {2, 2. / 3}, {3, 1}, {4, 1}, {5, 1}, {6, 1}, {7, 1}, {8, 1}, {9, 1}, {10, 1}},
		},
		Answers: &AnswersResult{Questions: 3, Answered: 2. / 3, Right: third, Quoted: []AtRank{{1, 0}, {2, .5}, {3, .5}}, Best: []AtRank{{1, .5}, {2, 1}, {3, 1}}},
		Refusals: &RefusalResult{
			Questions: 2, Refused: .5, AUC: 5. / 6,
			At:    []RefusalPoint{{.9, 1, .5, .2}, {.95, 1, .5, .2}},
			Curve: []RefusalPoint{{0, third, 1, .9}, {0, 2. / 3, 1, .8}, {0, 1, .5, .2}},
		},
		Dropped: map[string]int{"no_line": 2, "mention": 1},
		Missed: []Missed{
			{"refused", []string{"refused"}},
			{"cited", []string{"article b is not cited"}},
			{"let through", []string{"answered, though the articles do not tell"}},
		},
	}
	if !reflect.DeepEqual(v, want) {
		g, _ := json.Marshal(v)
		w, _ := json.Marshal(want)
		t.Errorf("got  %s\nwant %s", g, w)
	}
}

// What is sought is the facts, else the words of the answer, else the articles.
func TestRankingOfQuestion(t *testing.T) {
	a := &news.Article{ID: "a", Text: "Prices rose.\n\nAnn Carr said so at a party."}
	passages := []news.Passage{{Article: a, End: 12}, {Article: a, Start: 14, End: len(a.Text)}}
	for name, c := range map[string]struct {
		q    Question
		want [][]int // nil where nothing is sought
	}{
		"facts":       {Question{Facts: []string{"Ann\nCarr said", "Prices"}, QuoteAny: []string{"said"}}, [][]int{{1}, {0}}},
		"words":       {Question{QuoteAny: []string{"nobody", "ann carr"}, Articles: []string{"a"}}, [][]int{nil, {0}}},
		"whole words": {Question{QuoteAny: []string{"art"}}, [][]int{nil, nil}},
		"articles":    {Question{Articles: []string{"b", "a"}}, [][]int{{1}, {1}}},
		"nothing":     {Question{}, nil},
		"no answer":   {Question{Outcome: answer.NotFound}, nil},
	} {
		got, ok := c.q.Ranking(passages)
		if ok != (c.want != nil) || ok && !reflect.DeepEqual(got.At, c.want) {
			t.Errorf("%s: got %v, %v, want %v", name, got.At, ok, c.want)
		}
	}
}

// A set that cannot be used is refused with its line; no set is read in part.
func TestReadQuestions(t *testing.T) {
	for text, want := range map[string]string{
		"":              "no question in it",
		"\n\n":          "no question in it",
		"How many?":     "line 1 is no JSON object",
		`["How many?"]`: "line 1 is no JSON object",
		`{"question": "How many?", "facts": "70"}`:                         `line 1 has in its field "facts" a string where a list of texts belongs`,
		`{"question": 70}`:                                                 `line 1 has in its field "question" a number where a text belongs`,
		`{"question": "a"} {"question": "b"}`:                              "line 1 holds more than one",
		"{\"question\": \"a\"}\n{\"id\": \"x\"}":                           "line 2 has no question",
		`{"question": "a", "outcome": "maybe"}`:                            `the outcome "maybe"`,
		`{"question": "a", "outcome": "not_found", "facts": ["b"]}`:        "asks for an answer",
		"{\"question\": \"a\", \"id\": \"2\"}\n{\"question\": \"b\"}":      `line 2 has the id "2"`,
		`{"question": "` + strings.Repeat("a", bot.MaxQuestion+1) + `"}`:   "more than 2000 characters",
		`{"question": "` + strings.Repeat("a", longestQuestionLine) + `"}`: "longer than a megabyte",
	} {
		if got, err := ReadQuestions([]byte(text)); err == nil || !strings.Contains(err.Error(), want) || got != nil {
			t.Errorf("%.60q: got %v, %v, want an error with %q", text, got, err, want)
		}
	}
	got, err := ReadQuestions([]byte("\uFEFF{\"question\": \"a\"}\r\n\r\n{\"question\": \"b\", \"outcome\": \"not_found\"}"))
	want := []Question{{ID: "1", Question: "a", Outcome: answer.Answered}, {ID: "3", Question: "b", Outcome: answer.NotFound}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}
