package slackapp

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
)

// The form of a check opens, refuses and is taken over HTTP as over a socket; the
// request that is written down has no word of the draft.
func TestCheckFormByHTTP(t *testing.T) {
	d, _, inbox := byHTTP(t)
	const person, channel = "U0EDITOR01", "C0NEWSDESK"
	ts, err := d.Post(person, channel, "", "@Pullquote Who?") // the desk learns its own address from the first call
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "an answer", func() bool { return len(d.Thread(channel, ts, "")) == 2 })
	if err := d.Slash(t.Context(), person, channel, "/pullquote", "check"); err != nil {
		t.Fatal(err)
	}
	var form desk.View
	eventually(t, "the form is open", func() (ok bool) { form, ok = d.Modal(person); return ok })
	if faults, err := d.Submit(t.Context(), person, form.ID, nil); err != nil || faults[fieldDraft] == "" {
		t.Errorf("an empty form: %v, %v", faults, err)
	}
	if faults, err := d.Submit(t.Context(), person, form.ID, desk.Values{fieldDraft: {"“We shall moor the zeppelin,” he said."}}); err != nil || len(faults) > 0 {
		t.Fatal(faults, err)
	}
	eventually(t, "a word about it", func() bool {
		return slices.ContainsFunc(d.Messages(channel, person), func(m desk.Message) bool { return m.OnlyFor == person && strings.Contains(m.Text, noChecksText) })
	})
	inbox.mu.Lock()
	defer inbox.mu.Unlock()
	for key, job := range inbox.jobs {
		if strings.Contains(string(job.payload), "zeppelin") || !json.Valid(job.payload) {
			t.Errorf("%s has %s", key, job.payload)
		}
	}
}

// What begins like a check asks for one; a question does not.
func TestDraftIn(t *testing.T) {
	for _, c := range []struct {
		text  string
		files int
		dm    bool
		words string
		asks  bool
	}{
		{"check: He said so.", 0, false, "He said so.", true},
		{"Check “Nobody asked us,” she said", 0, false, "“Nobody asked us,” she said", true},
		{"check\nTwo lines.\nOf a draft.", 0, false, "Two lines.\nOf a draft.", true},
		{"check", 0, true, "", true},
		{"check this, please", 1, true, "", true},
		{"", 1, true, "", true},
		{"", 0, true, "", false},
		{"check whether the mayor resigned", 0, true, "check whether the mayor resigned", false},
		{"Checkers: who won?", 0, true, "Checkers: who won?", false},
		{"Who won?", 1, true, "Who won?", false},
		{strings.Repeat("long ", 500), 0, true, strings.TrimSpace(strings.Repeat("long ", 500)), true},
		{strings.Repeat("long ", 500), 0, false, strings.TrimSpace(strings.Repeat("long ", 500)), false},
	} {
		if words, asks := draftIn(c.text, c.files, c.dm); words != c.words || asks != c.asks {
			t.Errorf("%.40q with %d files: %.40q %t", c.text, c.files, words, asks)
		}
	}
}
