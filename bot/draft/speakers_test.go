package draft

import (
	"strings"
	"testing"
)

// Of a text that names nobody plainly the draft's speaker is ruled out where no
// word of the name stands near, and nobody is where it does.
func TestRulesOut(t *testing.T) {
	far := strings.Repeat("The ferry sailed on.\n\n", 6)
	for text, want := range map[string]Kind{
		"Ferry news.\n\n" + far + "“The quay is shut today,” the harbour master said.":                      OtherSpeaker,
		"Ferry news.\n\n" + far + "Jean Muir waited.\n\n“The quay is shut today,” the harbour master said.": Exact,
		"Muir speaks.\n\n" + far + "“The quay is shut today,” the harbour master said.":                     Exact,
		"Ferry news.\n\n" + far + "The quay is shut today, says the timetable.":                             Exact,
	} {
		d, err := Read("draft.txt", []byte("“The quay is shut today,” said Jean Muir."))
		if err != nil {
			t.Fatal(err)
		}
		if got := Check(d, []*Text{article("quay", text)}).Findings[0]; got.Kind != want {
			t.Errorf("%s: %s, want %s", text, got.Kind, want)
		}
	}
}

// Each text says who speaks in its quotation of four words, or leaves it open.
func TestSpeakers(t *testing.T) {
	for text, want := range map[string]string{
		"“The quay is shut today,” said Bowmore councillor Jean Muir, who was there.":                           "Jean Muir",
		"“The quay is shut today,” Holm spokeswoman Jean Muir said.\n\nLars Holm runs the line.":                "Jean Muir",
		"“The quay is shut today,” Holm said.\n\nLars Holm runs the line.":                                      "Lars Holm",
		"“The quay is shut today,” Holm said.":                                                                  "Holm",
		"In a statement, Jean Muir, a spokeswoman for the port, said: “The quay is shut today.”":                "Jean Muir",
		"“The quay is shut today,” the harbour master told Radio Bowmore.":                                      "",
		"“The quay is shut today,” said a friend of Lars Holm, who left.\n\nJean Muir heard it too.":            "",
		"“The quay is shut today,” Muir said.\n\nNobody asked Muir why.":                                        "Muir",
		"The port said it was open, to which Muir replied: “The quay is shut today.”\n\nNobody asked Muir why.": "Muir",
		"Holm's deputy, the engineer Jean Muir: “The quay is shut today.”\n\nLars Holm runs the line.":          "Jean Muir",
		"“The quay is shut today.”\n\n— Jean Muir, Bowmore":                                                     "Jean Muir",
		"Jean Muir spoke first. “Treasury has shut the quay,” she said.":                                        "Jean Muir",
		"“The quay is shut today,” Bread for All director Jean Muir said.\n\nBread was scarce. Jean Muir knew.": "Jean Muir",
	} {
		x := article("quay", text)
		got := x.Quotations()
		if len(got) != 1 || got[0].Speaker != want {
			t.Errorf("%s: %+v, want %q", text, got, want)
		}
	}
}

// Whom the words around a quotation leave open may be one who stands up to four
// paragraphs above the one before it (aboveUnnamed).
func TestHowFarAbove(t *testing.T) {
	for above, want := range map[int]Kind{1: Exact, 5: Exact, 6: OtherSpeaker, 8: OtherSpeaker} {
		text := "Ferry news.\n\nJean Muir waited.\n\n" + strings.Repeat("The ferry sailed on.\n\n", above-1) + "“The quay is shut today,” the harbour master said."
		d, err := Read("draft.txt", []byte("“The quay is shut today,” said Jean Muir."))
		if err != nil {
			t.Fatal(err)
		}
		if got := Check(d, []*Text{article("quay", text)}).Findings[0]; got.Kind != want {
			t.Errorf("%d paragraphs above: %s, want %s", above, got.Kind, want)
		}
	}
}
