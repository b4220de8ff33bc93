package main

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Two runs give the same to the last digit, but for what they cost, and draw
// the same picture.
func TestEvaluationIsDeterministic(t *testing.T) {
	var texts, pictures [2]string
	for i := range 2 {
		got := evaluateSeeds(t)
		got.Cost = cost{}
		raw, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		texts[i], pictures[i] = string(raw), string(evaluationPicture(got))
	}
	if texts[0] != texts[1] {
		t.Errorf("figures differ:\n%s\n%s", texts[0], texts[1])
	}
	if pictures[0] != pictures[1] {
		t.Error("pictures differ")
	}
}

// evaluateSeeds runs `eval --json` over the samples.
func evaluateSeeds(t *testing.T) evaluation {
	t.Helper()
	p, stdout, stderr := newTestProgram(t, "", "eval", "--json")
	if status := p.run(t.Context()); status != statusDone {
		t.Fatalf("status %d: %s", status, stderr)
	}
	var got evaluation
	if err := json.Unmarshal(stdout.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// The samples' own questions are all answered as they should be, the passages
// are found, and a threshold tells those without an answer apart.
func TestEvaluationOfSeeds(t *testing.T) {
	got := evaluateSeeds(t)
	if got.Questions != 12 || got.Answerable != 9 || got.Articles != 2 {
		t.Errorf("%d questions, %d answerable, %d articles", got.Questions, got.Answerable, got.Articles)
	}
	if len(got.Missed) > 0 || got.Altered != 0 || got.Quotes == 0 {
		t.Errorf("missed %v; %d of %d quotations altered", got.Missed, got.Altered, got.Quotes)
	}
	if got.Answers.Right != 1 || got.Refusals.Refused != 1 || got.Refusals.AUC != 1 {
		t.Errorf("right %v, refused %v, AUC %v", got.Answers.Right, got.Refusals.Refused, got.Refusals.AUC)
	}
	if s := got.Search; s.Found[2] != (atRank{3, 1}) || s.Recall != 1 || s.MRR < 0.9 {
		t.Errorf("search: %+v", s)
	}
}

// Figures are counted as they should be, over answers made for the purpose.
func TestReckon(t *testing.T) {
	said := func(quotes ...string) bot.Answer {
		a := bot.Answer{Outcome: bot.Answered}
		for _, q := range quotes {
			a.Citations = append(a.Citations, bot.Citation{Quote: q, Article: "a"})
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
	questions := []evalQuestion{
		{ID: "second", QuoteAny: []string{"Ann Carr"}},
		{ID: "refused", QuoteAny: []string{"Monday"}, Facts: []string{"on Monday", "not there"}},
		{ID: "cited", Articles: []string{"a", "b"}},
		{ID: "kept", Outcome: bot.NotFound},
		{ID: "let through", Outcome: bot.NotFound},
	}
	got := []examined{
		{answer: said("Nobody.", "It was ann carr."), found: found("Nobody.", "x", "Ann Carr."), best: []string{"Mr. Doe", "Ann Carr"}, support: .9},
		{answer: bot.Answer{Outcome: bot.NotFound}, found: found("It opened on\n\nMonday."), best: []string{"Monday"}, support: .2},
		{answer: said("One."), found: found("One."), support: .8},
		{answer: bot.Answer{Outcome: bot.NotFound}, support: .1},
		{answer: said("Art."), support: .5},
	}
	var v evaluation
	v.reckon(questions, got)
	v.Cost = cost{}
	third := 1. / 3
	want := evaluation{
		Answerable: 3,
		Search: &searchResult{
			Questions: 3, MRR: (third + 1 + 1) / 3, Recall: (1 + .5 + .5) / 3, AllFacts: third,
			Found: []atRank{{1, 2. / 3}, {2, 2. / 3}, {3, 1}, {4, 1}, {5, 1}, {6, 1}, {7, 1}, {8, 1}, {9, 1}, {10, 1}},
		},
		Answers: &answersResult{Questions: 3, Answered: 2. / 3, Right: third, Quoted: []atRank{{1, 0}, {2, .5}, {3, .5}}, Best: []atRank{{1, .5}, {2, 1}, {3, 1}}},
		Refusals: &refusalResult{
			Questions: 2, Refused: .5, AUC: 5. / 6,
			At:    []refusalPoint{{.9, 1, .5, .2}, {.95, 1, .5, .2}},
			Curve: []refusalPoint{{0, third, 1, .9}, {0, 2. / 3, 1, .8}, {0, 1, .5, .2}},
		},
		Missed: []missed{
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
		q    evalQuestion
		want [][]int // nil where nothing is sought
	}{
		"facts":       {evalQuestion{Facts: []string{"Ann\nCarr said", "Prices"}, QuoteAny: []string{"said"}}, [][]int{{1}, {0}}},
		"words":       {evalQuestion{QuoteAny: []string{"nobody", "ann carr"}, Articles: []string{"a"}}, [][]int{nil, {0}}},
		"whole words": {evalQuestion{QuoteAny: []string{"art"}}, [][]int{nil, nil}},
		"articles":    {evalQuestion{Articles: []string{"b", "a"}}, [][]int{{1}, {1}}},
		"nothing":     {evalQuestion{}, nil},
		"no answer":   {evalQuestion{Outcome: bot.NotFound}, nil},
	} {
		got, ok := c.q.ranking(passages)
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
		if got, err := readQuestions([]byte(text)); err == nil || !strings.Contains(err.Error(), want) || got != nil {
			t.Errorf("%.60q: got %v, %v, want an error with %q", text, got, err, want)
		}
	}
	got, err := readQuestions([]byte("\uFEFF{\"question\": \"a\"}\r\n\r\n{\"question\": \"b\", \"outcome\": \"not_found\"}"))
	want := []evalQuestion{{ID: "1", Question: "a", Outcome: bot.Answered}, {ID: "3", Question: "b", Outcome: bot.NotFound}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}

// A fall beyond the noise is seen, and nothing else is; of times and sizes the
// rise is the fall.
func TestFallen(t *testing.T) {
	for name, c := range map[string]struct {
		accepted figure
		got      float64
		want     bool
	}{
		"better":        {figure{Value: .5, Noise: .02}, .6, false},
		"within noise":  {figure{Value: .5, Noise: .02}, .48, false},
		"beyond it":     {figure{Value: .5, Noise: .02}, .479, true},
		"quicker":       {figure{Value: 40, Noise: 20, Lower: true}, 10, false},
		"a bit slower":  {figure{Value: 40, Noise: 20, Lower: true}, 60, false},
		"much slower":   {figure{Value: 40, Noise: 20, Lower: true}, 61, true},
		"never allowed": {figure{Value: 0, Lower: true}, 1, true},
	} {
		if got := fallen(c.accepted, figure{Value: c.got}); got != c.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

// The copies in the large archive keep all words but the names.
func TestNameChange(t *testing.T) {
	text := "The mayor, Ann Carr, met Bob in Leeds. Leeds won.\nBob did not see Ann."
	names := newNameChange([]benchArticle{{Body: "Then Xu met Yolanda, Zeno and Xander."}})
	if want := []string{"Yolanda", "Zeno", "Xander"}; !slices.Equal(names.names, want) {
		t.Fatalf("names %q, want %q", names.names, want)
	}
	got := names.in(text, 1)
	if got != names.in(text, 1) {
		t.Error("the same text and round give two copies")
	}
	if eachWord(text, func(w string, _ bool) string { return w }) != text {
		t.Error("a text without a change is not itself")
	}
	for _, gone := range []string{"Carr", "in Leeds", "see Ann"} {
		if strings.Contains(got, gone) {
			t.Errorf("%q still stands in %q", gone, got)
		}
	}
	if !strings.HasPrefix(got, "The mayor, ") || !strings.Contains(got, ". Leeds won.\nBob did not see ") {
		t.Errorf("more than names has changed: %q", got)
	}
}
