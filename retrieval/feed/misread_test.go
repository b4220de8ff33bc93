package feed

import "testing"

// UTF-8 that was read as Windows-1252 is read as it was meant, and told; text
// that has such letters of its own stays.
func TestReread(t *testing.T) {
	for _, c := range []struct{ in, want, example string }{
		{"The prefectâ€™s crÃªpe was Â£4.", "The prefect’s crêpe was £4.", "â€™"},
		{"Zoo â€œclosedâ€\u009d â€” as the maire’s aide said.", "Zoo “closed” — as the maire’s aide said.", "â€œ"},
		{"Et voilÃ\u00a0 un cafÃ©.", "Et voilà un café.", "Ã©"},
		{"Koszt: â‚¬5, mówi PaweÅ‚ RÃ³Å¼a.", "Koszt: €5, mówi Paweł Róża.", "Ã³"},
		{"Disse: “AMANHÔ, e não “HOJE”. «IRMû", "Disse: “AMANHÔ, e não “HOJE”. «IRMû", ""},
		{"L’âge, l’Âne, São Paulo, MÂCON", "L’âge, l’Âne, São Paulo, MÂCON", ""},
		{"plain", "plain", ""},
	} {
		if got, example := reread(c.in); got != c.want || example != c.example {
			t.Errorf("reread(%q) = %q, %q, want %q, %q", c.in, got, example, c.want, c.example)
		}
	}
}

// A control of Windows-1252 is the mark that it was; a line end alone is one.
func TestControlled(t *testing.T) {
	for in, want := range map[string]string{
		"\u0093No,\u0094 she said\u0085 it\u0092s done": "“No,” she said… it’s done",
		"one\u0085two": "one\u0085two",
		"café":         "café",
	} {
		if got := controlled(in); got != want {
			t.Errorf("controlled(%q) = %q, want %q", in, got, want)
		}
	}
}
