package draft

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// TestPolnearSpeakers measures on public articles for how many quotations a
// speaker is named, how often the right one, and how many are caught that a
// draft gives to somebody else.
func TestPolnearSpeakers(t *testing.T) {
	texts, all := readPolnear(t)
	full := map[string][]string{} // of each article, its names of persons
	for _, x := range texts {
		for _, n := range lang.Names(x.Article.Text, "en") {
			if len(n.Words) > 1 {
				full[string(x.Article.ID)] = append(full[string(x.Article.ID)], x.Article.Text[n.Start:n.End])
			}
		}
	}
	var own, swapped strings.Builder
	var made []said
	for _, s := range all {
		if nameOf(s.speaker) == "" {
			continue
		}
		other := ""
		for _, n := range full[s.article] {
			if !sameName(n, s.speaker) {
				other = n
			}
		}
		if other == "" {
			continue
		}
		name := nameOf(s.speaker)
		made = append(made, s)
		fmt.Fprintf(&own, "“%s,” said %s.\n\n", s.words, name)
		fmt.Fprintf(&swapped, "“%s,” said %s.\n\n", s.words, other)
	}
	count := func(text string) map[int]Finding {
		d, err := Read("draft.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		out := map[int]Finding{}
		for _, f := range Check(d, fresh(texts)).Findings {
			if !strings.HasPrefix(string(f.Kind), "figure") {
				out[f.Line] = f
			}
		}
		return out
	}
	right, named, caught, alarms := 0, 0, 0, 0
	ours, theirs := count(own.String()), count(swapped.String())
	for i, m := range made {
		f := ours[2*i+1]
		if f.Kind == OtherSpeaker {
			alarms++
			t.Logf("alarm: %q, stored speaker %q, %q", m.speaker, f.Speaker, m.words)
		}
		if f.Speaker != "" {
			named++
			if sameName(f.Speaker, m.speaker) {
				right++
			} else if *polnearHalf == "first" {
				t.Logf("named %q for %q: %q", f.Speaker, m.speaker, m.words)
			}
		} else if *polnearHalf == "first" && f.Source != nil {
			at := f.Source.sentence(f.At)
			text := f.Source.Article.Text
			t.Logf("nobody for %q: %q", m.speaker, text[max(0, at.Start-60):min(len(text), at.End+120)])
		}
		if theirs[2*i+1].Kind == OtherSpeaker {
			caught++
		}
	}
	n := max(1, len(made))
	t.Logf("%d quotations of a named speaker: named %.3f, rightly %.3f; false alarms %.3f; swapped and caught %.3f",
		n, float64(named)/float64(n), float64(right)/float64(max(1, named)), float64(alarms)/float64(n), float64(caught)/float64(n))
	if float64(named) < 0.8*float64(n) || float64(right) < 0.92*float64(named) || float64(caught) < 0.82*float64(n) {
		t.Error("fewer speakers than once were named, or fewer of them rightly, or caught")
	}
}

// nameOf is the first name of several words in those that say who speaks, or the
// first one.
func nameOf(speaker string) (out string) {
	text := "Then " + speaker
	for _, n := range lang.Names(text, "en") {
		if name := text[n.Start:n.End]; out == "" || len(n.Words) > 1 && !strings.Contains(out, " ") {
			out = name
		}
	}
	return out
}
