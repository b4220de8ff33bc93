package extract

import "testing"

// What is not stated is named in plain English, or as it was asked where the
// verb would have to change.
func TestUnstated(t *testing.T) {
	for question, want := range map[string]string{
		"How many civilians were killed?":   "No article states how many civilians were killed.",
		"Who won the election in Marlow?":   "No article states who won the election in Marlow.",
		"Who is the mayor of Tarvik?":       "No article states who the mayor of Tarvik is.",
		"What is the capital of Peru?":      "No article states what the capital of Peru is.",
		"When did the bridge close?":        "No article answers “when did the bridge close”.",
		"Is the bridge closed?":             "No article answers “is the bridge closed”.",
		"How much did the hall cost?":       "No article answers “how much did the hall cost”.",
		"Who was Ann Carr speaking to?":     "No article answers “who was Ann Carr speaking to”.",
		"Which of the bridges are closing?": "No article states which of the bridges are closing.",
	} {
		if got := Analyse(question, nil).Clauses[0].Unstated(false); got != want {
			t.Errorf("%s: %s", question, got)
		}
	}
	for question, want := range map[string]string{
		"Who won the election in Marlow?": "No sentence says plainly who won the election in Marlow.",
		"Is the bridge closed?":           "No sentence plainly answers “is the bridge closed”.",
	} {
		if got := Analyse(question, nil).Clauses[0].Unstated(true); got != want {
			t.Errorf("%s: %s", question, got)
		}
	}
}
