package prompts

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

func summaryRequest() SummaryRequest {
	return SummaryRequest{Claims: 8, Evidence: request().Evidence, Delimiter: delimiter}
}

func TestSummaryRendering(t *testing.T) {
	topic := summaryRequest()
	topic.Subject, topic.Several, topic.Claims = "the raids", true, 3
	attack := summaryRequest()
	attack.Subject = hostile[0]
	attack.Evidence = news.NewEvidence([]news.Passage{article("x", hostile[3], hostile[2], hostile...)})
	for name, r := range map[string]SummaryRequest{"article": summaryRequest(), "topic": topic, "hostile": attack} {
		t.Run(name, func(t *testing.T) {
			p, err := Summary(r)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "summary-"+name, "--- system ---\n"+p.System+"\n--- user ---\n"+p.User+"\n--- schema ---\n"+string(p.Schema))
		})
	}
}

// A field that changes nothing in the prompt is a field that was forgotten.
func TestSummaryUsesEveryField(t *testing.T) {
	plain, err := Summary(summaryRequest())
	if err != nil {
		t.Fatal(err)
	}
	change := map[string]func(*SummaryRequest){
		"Subject":   func(r *SummaryRequest) { r.Subject = "raids" },
		"Several":   func(r *SummaryRequest) { r.Several = true },
		"Claims":    func(r *SummaryRequest) { r.Claims = 3 },
		"Evidence":  func(r *SummaryRequest) { r.Evidence.Lines = r.Evidence.Lines[:1] },
		"Delimiter": func(r *SummaryRequest) { r.Delimiter = strings.Repeat("z", 20) },
	}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[SummaryRequest]()) {
		r := summaryRequest()
		if change[f.Name] == nil {
			t.Fatalf("no change known for field %s", f.Name)
		}
		change[f.Name](&r)
		changed, err := Summary(r)
		if err != nil {
			t.Fatal(err)
		}
		if changed.User == plain.User {
			t.Errorf("field %s is not used", f.Name)
		}
		if changed.System != plain.System {
			t.Errorf("field %s changes the system message, which providers cache", f.Name)
		}
	}
}

func TestSummaryRefusesUnsoundRequests(t *testing.T) {
	for name, test := range map[string]struct {
		change      func(*SummaryRequest)
		isDelimiter bool
	}{
		"no evidence":              {func(r *SummaryRequest) { r.Evidence = news.Evidence{} }, false},
		"no claims":                {func(r *SummaryRequest) { r.Claims = 0 }, false},
		"short delimiter":          {func(r *SummaryRequest) { r.Delimiter = "abc-123" }, true},
		"delimiter in the subject": {func(r *SummaryRequest) { r.Subject = delimiter }, true},
		"delimiter in a headline":  {func(r *SummaryRequest) { r.Evidence.Lines[0].Article.Headline = delimiter }, true},
	} {
		t.Run(name, func(t *testing.T) {
			r := summaryRequest()
			test.change(&r)
			p, err := Summary(r)
			if err == nil || p.User != "" {
				t.Fatalf("got a prompt: %q", p.User)
			}
			if errors.Is(err, ErrDelimiter) != test.isDelimiter {
				t.Errorf("got %v", err)
			}
		})
	}
}
