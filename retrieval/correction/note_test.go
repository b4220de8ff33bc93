package correction

import (
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// An article's own note of a correction is found, wherever it stands, and nothing
// else is taken for one.
func TestNote(t *testing.T) {
	for text, want := range map[string]string{
		"The weir holds.\n\nCorrection: The weir was built in 1911, not 1901.":                                                    "Correction: The weir was built in 1911, not 1901.",
		"CLARIFICATION (6 May 2026): Ms Oduya left in April.\n\nThe clinic shut.":                                                 "CLARIFICATION (6 May 2026): Ms Oduya left in April.",
		"The clinic shut.\n\n  This article was amended on 6 May 2026. The clinic has nine beds, not ninety.  \n\nIt has a roof.": "This article was amended on 6 May 2026. The clinic has nine beds, not ninety.",
		"Correction: A is B.\n\nCorrection: C is D.":                                                                              "Correction: C is D.",
		"Editor’s note: An earlier version of this story named the wrong street.":                                                 "Editor’s note: An earlier version of this story named the wrong street.",
		"Berichtigung: Die Brücke ist 80 Meter lang.":                                                                             "Berichtigung: Die Brücke ist 80 Meter lang.",
		"The broadcaster said an earlier version of its article was wrong.":                                                       "",
		"Correction officers found: nothing.":                                                                                     "",
		"A correction in prices: shares fell by 4%.":                                                                              "",
		"This story was updated with a comment of the council.":                                                                   "",
		"": "",
	} {
		a := &news.Article{Text: text}
		note, ok := Note(a)
		if got := a.Text[note.Start:note.End]; got != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
