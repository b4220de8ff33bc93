package draft

import "testing"

// Each text says who speaks in its quotation of four words, or leaves it open.
func TestSpeakers(t *testing.T) {
	for text, want := range map[string]string{
		"“The quay is shut today,” said Bowmore councillor Jean Muir, who was there.":                "Jean Muir",
		"“The quay is shut today,” Holm spokeswoman Jean Muir said.\n\nLars Holm runs the line.":     "Jean Muir",
		"“The quay is shut today,” Holm said.\n\nLars Holm runs the line.":                           "Lars Holm",
		"“The quay is shut today,” Holm said.":                                                       "Holm",
		"In a statement, Jean Muir, a spokeswoman for the port, said: “The quay is shut today.”":     "Jean Muir",
		"“The quay is shut today,” the harbour master told Radio Bowmore.":                           "",
		"“The quay is shut today,” said a friend of Lars Holm, who left.\n\nJean Muir heard it too.": "",
	} {
		x := article("quay", text)
		got := x.Quotations()
		if len(got) != 1 || got[0].Speaker != want {
			t.Errorf("%s: %+v, want %q", text, got, want)
		}
	}
}
