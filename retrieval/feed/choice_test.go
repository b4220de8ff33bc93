package feed

import (
	"slices"
	"strings"
	"testing"
)

// The page's lines are known in what the extractor chose, though it changed
// them; lines of menus are not, though they have words in common with it.
func TestChoice(t *testing.T) {
	const (
		one   = "The council approved the budget on Monday after a long debate."
		two   = "The vote ended a dispute over the bridge that had split the town."
		three = "The mayor said in the evening that she had had no choice at all."
	)
	for _, c := range []struct {
		name               string
		page, chosen, want string // lines parted by |
	}{
		{"long lines", "Home|" + one + "|Advert|" + two, one + "|" + two, one + "|" + two},
		{"other spaces and signs", "The  council\u00a0approved the budget on Monday, after a long debate", one, "The  council\u00a0approved the budget on Monday, after a long debate"},
		{"a line that lost words", one + "|The vote (1) ended a dispute over the (2) bridge that had split the town.", one + "|" + two, one + "|The vote (1) ended a dispute over the (2) bridge that had split the town."},
		{"two lines made one", one + "|" + two, one + two, one + "|" + two},
		{"a short line inside, the same in the menu", "Budget|" + one + "|Budget|" + two, one + "|Budget|" + two, one + "|Budget|" + two},
		{"a short line between adverts", one + "|Share|Budget|Share|" + two, one + "|Budget|" + two, one + "|Budget|" + two},
		{"a menu's word in a changed line", "The town|The vote (1) ended a dispute over the bridge that had split the town.", two, "The vote (1) ended a dispute over the bridge that had split the town."},
		{"short lines at the end", one + "|She left.|In tears.|Home", one + "|She left.|In tears.", one + "|She left.|In tears."},
		{"a short line that was not chosen", one + "|Share|" + two, one + "|" + two, one + "|" + two},
		{"verse only", "Home|The sea was calm|the night was long|and no one came|Imprint", "The sea was calm|the night was long|and no one came", "The sea was calm|the night was long|and no one came"},
		{"a list made one line", one + "|Menu|In favour: Ana Ruiz|Against: Jo Bloggs|Away: Eva Lund|Imprint", one + "|In favour: Ana RuizAgainst: Jo BloggsAway: Eva Lund", one + "|In favour: Ana Ruiz|Against: Jo Bloggs|Away: Eva Lund"},
		{"nothing known", "a|b", "c", ""},
		{"a long line that is another", three + "|" + one, one, one},
	} {
		lines := func(s string) (out []line) {
			for part := range strings.SplitSeq(s, "|") {
				out = append(out, line{text: part})
			}
			return out
		}
		page := lines(c.page)
		var got []string
		for _, l := range newChoice(page, lines(c.chosen)).lines(page) {
			got = append(got, l.text)
		}
		if want := strings.Split(c.want, "|"); !slices.Equal(got, want) && (len(got) > 0 || c.want != "") {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		}
	}
}

// A long line that comes again is the same article again.
func TestChoiceRepeated(t *testing.T) {
	long := line{text: strings.Repeat("The council approved the budget. ", 6)}
	short := line{text: "“No,” she said."}
	page := []line{long, short, short, long}
	if got, want := newChoice(page, page).lines(page), page[:3]; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
