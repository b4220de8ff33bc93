package extract

import "testing"

// The newest state is asked for by the question, and not by what is told before it.
func TestAsksLatest(t *testing.T) {
	for text, want := range map[string]bool{
		"What is the latest on the bridge?":               true,
		"Who runs the ferry now?":                         true,
		"Who ran the ferry in 1990?":                      false,
		"The ferry is tied up now. Who tied up the boat?": false,
	} {
		if got := Analyse(text, nil).AsksLatest(); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
