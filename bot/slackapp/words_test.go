package slackapp

import "testing"

// What Slack puts in angle brackets reads as it was written. People are part of a
// question that is about them, and not where they are called.
func TestPlainWords(t *testing.T) {
	for text, want := range map[string]string{
		"<@U1> How many raids?":                           "How many raids?",
		"<@U1|bot>, who spoke?":                           "who spoke?",
		"<@U0>: how many raids?":                          "how many raids?",
		"<@U0>? how many raids":                           "how many raids",
		"<@U0>... how many raids?":                        "how many raids?",
		"hey <@U0>:how many raids?":                       "hey how many raids?",
		"hey <@U0> – how many raids?":                     "hey how many raids?",
		"how many raids, <@U0>?":                          "how many raids, ?",
		"<@U0> -5 degrees":                                "-5 degrees",
		"<@U0> :eyes: how many raids?":                    ":eyes: how many raids?",
		"<@U0> What did <@U1> write about the raids?":     "What did @U1 write about the raids?",
		"<@U0> What did the council say about <@U1>?":     "What did the council say about @U1?",
		"<@U0> What is <@U1>'s new book about?":           "What is @U1's new book about?",
		"<@U0> How many raids were there <@U1>?":          "How many raids were there ?",
		"<@U0> <@U1> how many raids were there? cc <@U2>": "how many raids were there? cc",
		"<@U0> how many raids? cc <@U1> and <@U2>":        "how many raids? cc and @U2",
		"What did <@U0> say about the raids?":             "What did say about the raids?",
		"AT&amp;T &lt;b&gt; &amp;amp;":                    "AT&T <b> &amp;",
		"see <https://example.org/a|the report> and ask":  "see the report and ask",
		"see <https://example.org/a>":                     "see https://example.org/a",
		"in <#C1|newsdesk> today":                         "in #newsdesk today",
		"<!here> <!subteam^S1|@desk> look":                "look",
		"<!date^1392734382^{date}|18 Feb> raids":          "18 Feb raids",
		"two\n\n lines":                                   "two lines",
		"a < b":                                           "a < b",
	} {
		if got := plainWords(text, "U0"); got != want {
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

// After /pullquote a word that is no command is told to be none, with the command
// that it is nearly, and whatever reads as a question or a topic is looked for.
func TestUnknownCommand(t *testing.T) {
	for line, want := range map[string]string{
		"sumary of the raids": "“sumary” is none of my commands. Did you mean /pullquote summary of the raids?",
		"comapre one vs two":  "“comapre” is none of my commands. Did you mean /pullquote compare one vs two?",
		"settings":            "“settings” is none of my commands. To look in the articles for it: /pullquote summary settings",
		"task force raids":    "", "raids in the north": "", "sumary?": "", "how many raids": "",
	} {
		wanted, text := understand(line, true)
		switch {
		case want == "" && wanted != wantAnswer:
			t.Errorf("%q is %s", line, wanted)
		case want != "" && (wanted != wantHelp || notACommand(text) != want):
			t.Errorf("%q is %s: %s", line, wanted, notACommand(text))
		}
	}
}
