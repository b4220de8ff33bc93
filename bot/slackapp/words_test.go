package slackapp

import "testing"

// What Slack puts in angle brackets reads as it was written, and people are
// not part of a question.
func TestPlainWords(t *testing.T) {
	for text, want := range map[string]string{
		"<@U1> How many raids?":                          "How many raids?",
		"<@U1|bot>, who spoke?":                          ", who spoke?",
		"AT&amp;T &lt;b&gt; &amp;amp;":                   "AT&T <b> &amp;",
		"see <https://example.org/a|the report> and ask": "see the report and ask",
		"see <https://example.org/a>":                    "see https://example.org/a",
		"in <#C1|newsdesk> today":                        "in #newsdesk today",
		"<!here> <!subteam^S1|@desk> look":               "look",
		"<!date^1392734382^{date}|18 Feb> raids":         "18 Feb raids",
		"two\n\n lines":                                  "two lines",
		"a < b":                                          "a < b",
	} {
		if got := plainWords(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// In a thread only what reads as a question, in any of the languages, is
// taken for one.
func TestReadsAsQuestion(t *testing.T) {
	for text, want := range map[string]bool{
		"How many raids were there": true, "and who led it": true, "61?": true, "“Really?”": true, "¿Cuántas redadas hubo?": true,
		"Wer war der Sprecher": true, "Combien de raids": true, "كم عدد المداهمات؟": true, "何件ですか？": true, "Quando aconteceu": true,
		"Thanks!": false, "Good, that is the number.": false, "However, it rained": false, "": false, "Whose": true, "Dora called": false,
	} {
		if got := readsAsQuestion(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// A line is a command only if it is one; all else is a question.
func TestUnderstand(t *testing.T) {
	for line, want := range map[string][2]string{
		"":                       {wantHelp, ""},
		"help":                   {wantHelp, ""},
		"Help!":                  {wantHelp, ""},
		"hello":                  {wantHelp, ""},
		"ask":                    {wantHelp, ""},
		"ask how many raids?":    {wantAnswer, "how many raids?"},
		"Ask: how many raids?":   {wantAnswer, "how many raids?"},
		"help came late, why?":   {wantAnswer, "help came late, why?"},
		"summary of the raids":   {"summary", "of the raids"},
		"Summarize: the raids":   {"summary", "the raids"},
		"compare":                {wantHelp, ""},
		"compare one vs two":     {"comparison", "one vs two"},
		"sources say what?":      {wantAnswer, "sources say what?"},
		"sources say the raids":  {"sources", "say the raids"},
		"asking for a friend: x": {wantAnswer, "asking for a friend: x"},
		"digest":                 {wantDigest, ""},
		"Digest on 08:30":        {wantDigest, "on 08:30"},
		"digest of the raids?":   {wantAnswer, "digest of the raids?"},
	} {
		gotWant, text := understand(line, false)
		if got := [2]string{gotWant, text}; got != want {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
	}
}
