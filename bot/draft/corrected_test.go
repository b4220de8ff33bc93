package draft

import (
	"strings"
	"testing"
)

// What a correction says was wrong proves no figure: it differs from what the next
// sentence gives, and needs a look where that gives none. What is right stands.
func TestCorrectedFigures(t *testing.T) {
	const before = "The lighthouse of Ardmore is old.\n\n"
	for _, c := range []struct {
		name, stored, draft string
		want                Kind
		has                 string
	}{
		{"another value", before + "Correction: An article on the lighthouse of Ardmore said that 3,112 people had signed a petition. The correct number is 2,113.", "3,112 people had signed a petition on the lighthouse of Ardmore.", FigureDiffers, "2,113"},
		{"no other value", before + "Correction: An article on the lighthouse of Ardmore wrongly said that 3,112 people had signed a petition. Nobody counted them.", "3,112 people had signed a petition on the lighthouse of Ardmore.", FigureNotFound, "wrongly"},
		{"an earlier version", before + "An earlier version of this article said that the lighthouse of Ardmore had cost 90,000 pounds.", "The lighthouse of Ardmore had cost 90,000 pounds.", FigureNotFound, "earlier version"},
		{"right elsewhere", "Some 3,112 people had signed a petition on the lighthouse of Ardmore.\n\nCorrection: An article on the lighthouse of Ardmore said that 3,112 people had paid. The correct number is 12.", "3,112 people had signed a petition on the lighthouse of Ardmore.", FigureFound, "Some"},
		{"the value that is right", before + "Correction: An article on the lighthouse of Ardmore said that 3,112 people had signed a petition. 2,113 people had signed a petition on the lighthouse.", "2,113 people had signed a petition on the lighthouse of Ardmore.", FigureFound, "2,113"},
		{"an article that reports", "The report said 3,112 people had signed a petition on the lighthouse of Ardmore.", "3,112 people had signed a petition on the lighthouse of Ardmore.", FigureFound, "report"},
	} {
		d, err := Read("draft.txt", []byte(c.draft))
		if err != nil {
			t.Fatal(err)
		}
		got := Check(d, []*Text{article("a", c.stored)}).Findings
		if len(got) != 1 || got[0].Kind != c.want || !strings.Contains(got[0].Stored, c.has) {
			t.Errorf("%s: %+v, want %s with %q", c.name, got, c.want, c.has)
		}
	}
}
