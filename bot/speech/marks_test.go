package speech_test

import (
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/speech"
)

// TestQuotations holds where quotations begin and end, by the marks of the
// languages that are read. Each quotation is set in square brackets.
func TestQuotations(t *testing.T) {
	for name, want := range map[string]string{
		"english":               `She said [“It is late. We go,”] and left.`,
		"straight":              `She said ["It is late. We go,"] and left.`,
		"british":               `She said [‘It is late. We go,’] and left.`,
		"single straight":       `She said ['It is late. We go,'] and left.`,
		"two apostrophes":       `She said [''It is late. We go,''] and left.`,
		"german":                `Sie sagte: [„Es ist spät. Wir gehen.“] Dann ging sie.`,
		"german in books":       `Sie sagte: [»Es ist spät. Wir gehen.«] Dann ging sie.`,
		"french":                `[« Il est tard. Partons »], dit-elle.`,
		"spanish":               `[«Es tarde. Vamos»], dijo.`,
		"swedish":               `[”Det är sent. Vi går”], sa hon.`,
		"hebrew":                `לדבריה, ["מאוחר. הולכים"] והלכה.`,
		"hebrew acronym":        `דובר צה"ל אמר: ["הלכנו"].`,
		"hebrew prefix":         `כך נכתב ב["הארץ"] אתמול.`,
		"arabic":                `قالت: [«تأخر الوقت. لنذهب»] ثم ذهبت.`,
		"apostrophes":           `The drivers’ union and Tom's wife don’t agree, 'tis said.`,
		"apostrophe inside":     `[‘The drivers’ union is right. I’m sure,’] he said.`,
		"a word":                `The so-called [‘freeze’] began, and the workers’ pay fell.`,
		"inches":                `He is 5'10" tall and the board is 6" wide.`,
		"inside others":         `[“He said ‘no’ to me. Twice,”] she said.`,
		"nobody closes":         "He said [“It is late.]\n\nThey went home.",
		"over paragraphs":       "He said: [“It is late.\n\n“We go. Now.”]\n\nThey went.",
		"over paragraphs, old":  "He said: [\"It is late.\n\n\"We go. Now.\"]\n\nThey went.",
		"over single ones":      "He said: [‘It is late.\n\n‘We go. Now.’]\n\nThey went.",
		"over without the mark": "He said: [“It is late.\n\nWe go. Now,”] and went.",
		"unclosed, then new":    "He said: [\"It is late.]\n\nShe said [\"no\"] to that.",
		"unclosed before new":   `He said ["It is late. ]["We go,"] and went.`,
		"stray":                 `It is late,” he said, and so it was.`,
		"nothing":               "",
		"a mark alone":          `“`,
	} {
		text := strings.NewReplacer("[", "", "]", "").Replace(want)
		if got := bracketed(text); got != want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
}

func bracketed(text string) string {
	out, at := "", 0
	for _, q := range speech.Quotations(text) {
		out += text[at:q.Start] + "[" + text[q.Start:q.End] + "]"
		at = q.End
	}
	return out + text[at:]
}

// FuzzQuotations holds that quotations are in order and lie in the text.
func FuzzQuotations(f *testing.F) {
	f.Add(`“a” ''b'' ‘c’`)
	f.Add("\"a\n\n\"b\n„c“ »d« «e»")
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, q := range speech.Quotations(text) {
			if q.Start < at || q.End < q.Start || q.End > len(text) {
				t.Fatalf("%q: %v after %d", text, q, at)
			}
			at = q.End
		}
	})
}
