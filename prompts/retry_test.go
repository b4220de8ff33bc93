package prompts

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// retryRequest is a sound request about two claims; the lines keep the numbers
// of an earlier request.
func retryRequest() RetryRequest {
	evidence := request().Evidence
	evidence.Lines = evidence.Lines[1:]
	return RetryRequest{
		Asked: "Who is the spokesperson?",
		Claims: []FallenClaim{
			{Text: "One IS member was killed.", Sentences: []int{2}, Wrong: `line 2 says "reportedly"`},
			{Text: "Khalil led 61 raids.", Sentences: []int{3, 2}, Wrong: "line 3 says that forces carried them out"},
		},
		Evidence: evidence, Delimiter: delimiter,
	}
}

func TestRetryRendering(t *testing.T) {
	article := retryRequest()
	article.Asked = ""
	attack := retryRequest()
	attack.Asked = hostile[0]
	attack.Claims = nil
	for _, text := range hostile {
		attack.Claims = append(attack.Claims, FallenClaim{Text: text, Sentences: []int{1}, Wrong: text})
	}
	for name, r := range map[string]RetryRequest{"question": retryRequest(), "article": article, "hostile": attack} {
		t.Run(name, func(t *testing.T) {
			p, err := Retry(r)
			if err != nil {
				t.Fatal(err)
			}
			if !p.Once || p.Name != "retry" || p.Version != retryVersion {
				t.Errorf("%+v", p)
			}
			golden(t, "retry-"+name, "--- system ---\n"+p.System+"\n--- user ---\n"+p.User+"\n--- schema ---\n"+string(p.Schema))
		})
	}
}

// Whatever a claim or the word on it says, it stays within its JSON strings
// between the delimiter lines.
func TestRetryKeepsHostileTextAsData(t *testing.T) {
	for _, text := range hostile {
		r := retryRequest()
		r.Claims = []FallenClaim{{Text: text, Sentences: []int{1}, Wrong: text}}
		p, err := Retry(r)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.Split(p.User, "\nBEGIN "+delimiter+"\n")
		if len(parts) != 3 {
			t.Fatalf("%q: %d fences", text, len(parts)-1)
		}
		data, after, found := strings.Cut(parts[2], "\nEND "+delimiter+"\n")
		if !found || strings.Contains(after, delimiter) || strings.ContainsAny(data, "<>\n") {
			t.Errorf("%q left the data: %s", text, p.User)
		}
		var got []promptClaim
		if err := json.Unmarshal([]byte(data), &got); err != nil {
			t.Fatal(err)
		}
		if want := []promptClaim{{1, text, []int{1}, text}}; !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}

func TestRetryUsesEveryField(t *testing.T) {
	plain, err := Retry(retryRequest())
	if err != nil {
		t.Fatal(err)
	}
	change := map[string]func(*RetryRequest){
		"Asked":     func(r *RetryRequest) { r.Asked = "Where?" },
		"Claims":    func(r *RetryRequest) { r.Claims[0].Wrong = "nothing" },
		"Evidence":  func(r *RetryRequest) { r.Evidence.Lines = r.Evidence.Lines[:1] },
		"Delimiter": func(r *RetryRequest) { r.Delimiter = strings.Repeat("z", 20) },
	}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[RetryRequest]()) {
		if change[f.Name] == nil {
			t.Fatalf("no change known for field %s", f.Name)
		}
		r := retryRequest()
		change[f.Name](&r)
		changed, err := Retry(r)
		if err != nil {
			t.Fatal(err)
		}
		if changed.User == plain.User || changed.System != plain.System {
			t.Errorf("field %s is not used, or changes the system message", f.Name)
		}
	}
}

func TestRetryRefusesUnsoundRequests(t *testing.T) {
	for name, test := range map[string]struct {
		change      func(*RetryRequest)
		isDelimiter bool
	}{
		"no claim":                  {func(r *RetryRequest) { r.Claims = nil }, false},
		"no line":                   {func(r *RetryRequest) { r.Evidence = news.Evidence{} }, false},
		"short delimiter":           {func(r *RetryRequest) { r.Delimiter = "abc" }, true},
		"delimiter in the question": {func(r *RetryRequest) { r.Asked = delimiter }, true},
		"delimiter in a claim":      {func(r *RetryRequest) { r.Claims[1].Text = delimiter }, true},
		"delimiter in a fault":      {func(r *RetryRequest) { r.Claims[1].Wrong = delimiter }, true},
		"delimiter in a headline":   {func(r *RetryRequest) { r.Evidence.Lines[0].Article.Headline = delimiter }, true},
	} {
		r := retryRequest()
		test.change(&r)
		if p, err := Retry(r); err == nil || p.User != "" || errors.Is(err, ErrDelimiter) != test.isDelimiter {
			t.Errorf("%s: %v", name, err)
		}
	}
}
