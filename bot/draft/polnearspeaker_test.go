package draft

import (
	"fmt"
	"slices"
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
	var others []string
	for _, s := range all {
		if !isNamed(s.speaker) {
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
		made, others = append(made, s), append(others, other)
		fmt.Fprintf(&own, "“%s,” said %s.\n\n", s.words, name)
		fmt.Fprintf(&swapped, "“%s,” said %s.\n\n", s.words, other)
	}
	// Whom "he said" means nobody marked: the one who spoke last is taken for it,
	// and each alarm is shown, to be read.
	back := readBack(t)
	var pointed strings.Builder
	for _, s := range back {
		fmt.Fprintf(&pointed, "“%s,” said %s.\n\n", s.words, nameOf(s.speaker))
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
		} else if *polnearHalf == "first" {
			t.Logf("nobody for %q: %q", m.speaker, around(f))
		}
		if theirs[2*i+1].Kind == OtherSpeaker {
			caught++
		} else if *polnearHalf == "first" {
			t.Logf("uncaught: %s, %q for %q, stored speaker %q: %q", theirs[2*i+1].Kind, others[i], m.speaker, theirs[2*i+1].Speaker, around(theirs[2*i+1]))
		}
	}
	pointedAlarms := 0
	for i, f := range count(pointed.String()) {
		if f.Kind == OtherSpeaker {
			pointedAlarms++
			t.Logf("alarm: %q, stored speaker %q, %q", back[i/2].speaker, f.Speaker, around(f))
		}
	}
	t.Logf("%d quotations of he or she: alarms at whoever spoke last %.3f", len(back), float64(pointedAlarms)/float64(max(1, len(back))))
	n := max(1, len(made))
	t.Logf("%d quotations of a named speaker: named %.3f, rightly %.3f; false alarms %.3f; swapped and caught %.3f",
		n, float64(named)/float64(n), float64(right)/float64(max(1, named)), float64(alarms)/float64(n), float64(caught)/float64(n))
	if float64(named) < 0.85*float64(n) || float64(right) < 0.95*float64(named) || float64(caught) < 0.95*float64(n) || float64(alarms) > 0.03*float64(n) {
		t.Error("fewer speakers than once were named, or fewer of them rightly, or caught, or more alarms are false")
	}
}

// around is what stands around what was found.
func around(f Finding) string {
	if f.Source == nil {
		return ""
	}
	at, text := f.Source.sentence(f.At), f.Source.Article.Text
	return text[max(0, at.Start-200):min(len(text), at.End+120)]
}

// isNamed reports whether the words name the one who speaks, and no one else
// only: "Lars Holm, a friend of Ann Carr", but not "a friend of Ann Carr", nor
// "Carr's office".
func isNamed(speaker string) bool {
	name := nameOf(speaker)
	if name == "" {
		return false
	}
	before, after, _ := strings.Cut(speaker, name)
	for _, w := range []string{"of", "for", "to", "at", "by", "in", "with", "near", "from"} {
		if strings.HasSuffix(" "+strings.ToLower(before), " "+w+" ") {
			return false
		}
	}
	next, _, _ := strings.Cut(strings.TrimSpace(after), " ")
	return !strings.HasPrefix(after, "'s") && !strings.HasPrefix(after, "’s") && (next == "" || !isSmallNoun(next))
}

// isSmallNoun reports whether the word after a name goes on with it: "Republican
// candidate".
func isSmallNoun(w string) bool {
	return w[0] >= 'a' && w[0] <= 'z' && !slices.Contains([]string{"and", "of", "who", "in", "from", "on", "at", "himself", "herself", "with"}, w)
}

// nameOf is the name in the words that say who speaks: the one that they begin
// with, or the first of several words, or the first.
func nameOf(speaker string) (out string) {
	text := "Then " + speaker
	for _, n := range lang.Names(text, "en") {
		name := text[n.Start:n.End]
		if strings.HasPrefix(speaker, name+",") {
			return name
		}
		if genitive := strings.HasPrefix(text[n.End:], "'s") || strings.HasPrefix(text[n.End:], "’s"); out == "" || len(n.Words) > 1 && !genitive && !strings.Contains(out, " ") {
			out = name
		}
	}
	return out
}
