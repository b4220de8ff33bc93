package compare

import (
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// A sentence that two articles print alike, but for one thing, is shown with
// both, and only then.
func TestCopies(t *testing.T) {
	const fire = "Who watched the fire at the mill?"
	for _, test := range []struct {
		name, question string
		texts          []string
		want           string
	}{
		{"another name", "What was said about the mill?",
			[]string{"The mill was empty, Anna Reed of Marlow told reporters on Tuesday.", "The mill was empty, Tom Field of Marlow told reporters on Tuesday."},
			"differ the wording of one sentence: Anna Reed | Tom Field"},
		{"another number, and a word more", "What was said about the mill?",
			[]string{"The mill was empty for 14 months before the fire.", "The old mill was empty for 41 months before the fire."},
			"differ the wording of one sentence: 14 months | 41 months"},
		{"what may be one count", "What happened at the mill?",
			[]string{"The fire at the mill left at least 14 families homeless on Thursday.", "The fire at the mill left at least 41 families homeless on Thursday."},
			""},
		{"another date", "What was said about the mill?",
			[]string{"The mill was closed on 3 May 2021 after a fire.", "The mill was closed on 9 May 2021 after a fire."},
			"differ the wording of one sentence: 3 May 2021 | 9 May 2021"},
		{"other words", "What sport does Ruth Adeyemi play?",
			[]string{"Ruth Adeyemi has played hockey for the county since school.", "Ruth Adeyemi has played cricket for the county since school."},
			""},
		{"other words, where a person is asked for", fire,
			[]string{"Hundreds of people watched the fire at the mill.", "Hundreds of residents watched the fire at the mill."}, ""},
		{"the other tells it elsewhere", "What was said about the mill?",
			[]string{"The mill was empty, Anna Reed of Marlow told reporters on Tuesday.",
				"The mill was empty, Tom Field of Marlow told reporters on Tuesday. Anna Reed was there."}, ""},
		{"more than one thing differs", "What was said about the mill?",
			[]string{"The mill was empty for 14 months, said Anna Reed after the fire.", "The mill was empty for 41 months, said Tom Field after the fire."}, ""},
		{"a count of something else", "What was said about the mill?",
			[]string{"The fire at the mill destroyed 14 houses in the night.", "The fire at the mill destroyed 3 schools in the night."}, ""},
		{"the same number in another dress", "What was said about the mill?",
			[]string{"The mill was empty for 3 months before the fire.", "The mill was empty for three months before the fire."}, ""},
		{"words that one adds", "What was said about the mill?",
			[]string{"The mill was empty before the fire broke out.", "The mill was empty for 14 months before the fire broke out."}, ""},
		{"too short to be one sentence", "What was said about the mill?",
			[]string{"Reed told them so.", "Field told them so."}, ""},
		{"another sentence", "What was said about the mill?",
			[]string{"The mill was empty for 14 months before the fire.", "Before it burnt down the mill had been let for 41 years."}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			all := lines(test.texts...)
			if got := strings.Join(said("differ", Otherwise(all, all, all)), "; "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Only a sentence that is shown is looked up in the other articles.
func TestCopiesOfWhatIsShown(t *testing.T) {
	all := lines("The mill was empty, Anna Reed of Marlow said. It rained.", "The mill was empty, Tom Field of Marlow said.")
	for at, want := range []int{1, 0, 1} { // the sentence, the rain, the other's sentence
		differ := Otherwise(all[at:at+1], all[at:at+1], all)
		if len(differ) != want {
			t.Errorf("%q is shown: %v, want %d", all[at].Text(), said("differ", differ), want)
		}
	}
}

// Changes are where one word stands for another, in order.
func TestChanges(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want []string
	}{
		{"one two three four", "one two three four", nil},
		{"one two three four", "one six three eight", []string{"two>six", "four>eight"}},
		{"two three", "six three", []string{"two>six"}},
		{"one two three", "one three", nil},
		{"one a b c d e f two", "one x two", []string{"a b c d e f>x"}},
		{"one a b c d e f g two", "one x two", nil}, // more than mostOther
		{"", "one", nil},
	} {
		a, b := lang.Words(test.a, "en"), lang.Words(test.b, "en")
		var got []string
		for _, c := range changes(a, b) {
			got = append(got, test.a[a[c.ours.from].Start:a[c.ours.to-1].End]+">"+test.b[b[c.theirs.from].Start:b[c.theirs.to-1].End])
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q and %q: %q, want %q", test.a, test.b, got, test.want)
		}
	}
}
