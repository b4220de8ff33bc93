package draft

import "testing"

// A transcript has speakers at the heads of its paragraphs, and marks in it are
// those of whoever speaks: what is left out beside them is left out.
func TestTranscripts(t *testing.T) {
	for text, want := range map[string]struct {
		draft string
		kind  Kind
	}{
		"MUIR: The north quay will never open again.":                                                       {"“The north quay will never open again,” said Lars Holm.", OtherSpeaker},
		"JEAN MUIR: The north quay will never open again.\n\nLARS HOLM: It may.":                            {"“The north quay will never open again,” said Jean Muir.", Exact},
		"Jean Muir: They called it ‘a new start’ not for ‘the old crew’ but for the bank.\n\nLars Holm: No": {"“They called it ‘a new start’ for ‘the old crew’ but for the bank,” said Jean Muir.", Altered},
		"Timetable\n\nThe north quay will never open again.\n\nPrice: three pounds and sixty":               {"“The north quay will never open again,” said Jean Muir.", Exact},
	} {
		x, err := ReadText("talk.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read("draft.txt", []byte(want.draft))
		if err != nil {
			t.Fatal(err)
		}
		if got := Check(d, []*Text{x}).Findings[0]; got.Kind != want.kind {
			t.Errorf("%s: %s, stored speaker %q, want %s", text, got.Kind, got.Speaker, want.kind)
		}
	}
	x, err := ReadText("talk.txt", []byte("MUIR: The quay is shut.\n\nHOLM: It may open soon."))
	if err != nil {
		t.Fatal(err)
	}
	got := x.Quotations()
	if len(got) != 2 || got[0].Text != "The quay is shut." || got[0].Speaker != "MUIR" || got[1].Speaker != "HOLM" {
		t.Errorf("%+v", got)
	}
}
