package retrieval

import (
	"context"
	"slices"
	"testing"
)

// TestOutlets holds by which words a question names a publisher.
func TestOutlets(t *testing.T) {
	outlets := map[string][]int{}
	for _, publisher := range []string{"The Age", "Harbour News | News from the harbour", "The Islander - Sports", "CNBC", "Live Science: The Most Interesting Articles", "Time"} {
		outlets[outletOf(publisher)] = nil
	}
	for text, want := range map[string][]string{
		"What did The Age say?":                          {"The Age"},
		"What did the Age say?":                          {"The Age"},
		"What is the age of the suspect?":                nil,
		"what did the age say":                           {"The Age"},
		"Did Harbour News and The Islander agree?":       {"Harbour News", "The Islander"},
		"Was it in Cnbc or CNBC's show?":                 {"CNBC"},
		"Has 'Live Science' reported it?":                {"Live Science"},
		"The Ages of Man, Timely news, the CNBCs":        nil,
		"At that time there was no harbour news. Or was": nil,
	} {
		q := &question{text: text}
		q.readOutlets(outlets, func([]int) bool { return true })
		if !slices.Equal(q.outlets, want) {
			t.Errorf("%s: got %q, want %q", text, q.outlets, want)
		}
	}
}

// TestKinship holds which words the stemmers part and still are of one kin.
func TestKinship(t *testing.T) {
	k := kinshipOf(map[string]int{"financ": 0, "prosecut": 1, "war": 2, "регион": 3})
	for stem, want := range map[string]terms{
		"financi": 1 << 0, "prosecutor": 1 << 1, "final": 0, "prosper": 0, "warn": 0, "regionaliz": 0, "регионал": 1 << 3, "": 0, "financialis": 0,
	} {
		if got := k.of(stem); got != want {
			t.Errorf("%s: got %b, want %b", stem, got, want)
		}
	}
}

// A word that no passage holds is found under the words of the index that are
// spelled like it; others are left alone.
func TestOtherSpellings(t *testing.T) {
	a := openTemp(t, Options{})
	take(t, a, raidStory)
	take(t, a, horseStory)
	story := raidStory
	story.ID, story.Text = "ellen", "Volodymyr Zelensky spoke in Port Ellen about the harbour master."
	take(t, a, story)
	for words, want := range map[string]string{
		"Zelenskiy":              story.Text,
		"Zelesnky":               story.Text,
		"Wolodimir Selenski":     story.Text,
		"Зеленский":              story.Text,
		"the harbourmaster":      story.Text,
		"what PortEllen is like": story.Text,
		"habour":                 story.Text,
		"Zelda":                  "",
		"harpoon":                "",
		"2025x":                  "",
	} {
		hits, _, err := a.Explain(context.Background(), words, anybody, 3)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(hits) > 0 && hits[0].LexicalRank > 0 {
			got = hits[0].Text()
		}
		if got != want {
			t.Errorf("%s: found %q, want %q", words, got, want)
		}
	}
}
