package feed

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Each form of an instruction is known by its example, and its other example
// is an ordinary sentence.
func TestInstructionExamples(t *testing.T) {
	tried := 0
	for _, language := range readDates {
		for _, i := range lexicon.Entries("desk", language) {
			known := isEmbargo
			switch i.Name {
			case kills:
				known = killLine().MatchString
			case closed:
				known = isClosed
			}
			for _, e := range i.Examples {
				tried++
				if known(e.Text) != e.Holds {
					t.Errorf("%s: %q is an instruction: %t", e.At, e.Text, !e.Holds)
				}
			}
		}
	}
	if tried < 70 {
		t.Errorf("%d lines tried", tried)
	}
}

const copyText = "Waiting lists fell by 12,000 in November, figures from the health board show.\n\nThe chairwoman, Ada Finch, said this was a start.\n"

// Copy that says when it may be read is read then, and not with that line in
// it. Copy that says so in a form that cannot be read is held back.
func TestCopyUnderEmbargo(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{
		"EMBARGOED UNTIL 00:01 GMT ON THURSDAY 1 JANUARY 2099": "2099-01-01T00:01:00Z",
		"Embargo: 3 July 2031, 10.30pm":                        "2031-07-03T22:30:00+01:00",
		"**STRICTLY EMBARGOED UNTIL 2230 CET, 3 MAY 2031**":    "2031-05-03T22:30:00+01:00",
		"Not for publication before noon on May 3, 2031":       "2031-05-03T12:00:00+01:00",
		"Embargo: 2031-05-03":                                  "2031-05-03T00:00:00+01:00",
		"Sperrfrist: 3. Mai 2031, 10 Uhr":                      "2031-05-03T10:00:00+01:00",
		"NOT FOR PUBLICATION BEFORE 2230 TUESDAY":              "held back",
		"EMBARGOED UNTIL 3 MAY":                                "held back",
		"EMBARGOED":                                            "held back",
		"EMBARGOED UNTIL 10:00 ET ON 3 MAY 2031":               "held back",
		"Embargoed until 10:00 or 11:00 on 3 May 2031":         "held back",
		"Embargoed goods were found in the port on Monday.":    "",
		"For immediate release":                                "",
	} {
		for where, text := range map[string]string{
			"first":            line + "\n\n" + copyText,
			"under a headline": "Waiting lists fall\n\n" + line + "\n\n" + copyText,
			"last":             "Waiting lists fall\n\n" + copyText + "\n" + line + "\n",
		} {
			a, err := Read("a.txt", []byte(text), Options{Zone: london})
			got := ""
			switch {
			case errors.Is(err, ErrHeld):
				got = "held back"
			case err != nil:
				t.Fatalf("%s: %v", line, err)
			case !a.Embargo.IsZero():
				got = a.Embargo.Format(time.RFC3339)
			}
			if got != want {
				t.Errorf("%s, %s: %q (%v), want %q", line, where, got, err, want)
			}
			if got != "" && strings.Contains(a.Headline+a.Text, line) {
				t.Errorf("%s, %s: it stands in the article: %q, %q", line, where, a.Headline, a.Text)
			}
		}
	}
}

// The same on a page, and the later of two embargoes counts.
func TestPageUnderEmbargo(t *testing.T) {
	page := "<!doctype html><html><head><title>Waiting lists fall</title></head><body><article><h1>Waiting lists fall</h1><p>EMBARGOED UNTIL 3 MAY 2031</p><p>" +
		strings.ReplaceAll(copyText, "\n\n", "</p><p>") + "</p></article></body></html>"
	for front, want := range map[string]string{"": "2031-05-03", "---\nembargo: 2032-01-01\n---\n": "2032-01-01", "---\nembargo: 2030-01-01\n---\n": "2031-05-03"} {
		a, err := Read("a.html", []byte(front+page), Options{})
		if err != nil || a.Embargo.Format(time.DateOnly) != want {
			t.Errorf("%q: until %v, %v, want %s", front, a.Embargo, err, want)
		}
	}
}

// A kill notice is no article, and names the story.
func TestKillNotices(t *testing.T) {
	for text, want := range map[string]string{
		"MANDATORY KILL: Please kill the story headlined Mayor took bribe, sent at 09:12. The story is wrong.":         "Mayor took bribe",
		"Kill notice on mayor story\n\nPlease kill the story headlined “Mayor took bribe”. It is wrong.":               "Mayor took bribe",
		"ATTENTION EDITORS: please withdraw the item sent this morning.\n\nIt was sent by mistake.":                    "",
		"---\nheadline: Advisory\n---\nWITHDRAWAL: The story headlined Mayor took bribe is withdrawn.\n\nIt is wrong.": "Mayor took bribe",
	} {
		_, err := Read("a.txt", []byte(text), Options{})
		kill := new(Kill)
		if !errors.As(err, &kill) || kill.Headline != want {
			t.Errorf("%q: %v, want a notice about %q", text, err, want)
		}
	}
	if _, err := Read("a.txt", []byte("Kill switch found\n\nThe mayor will kill the story of the bridge, aides said on Monday.\n"), Options{}); err != nil {
		t.Errorf("an article: %v", err)
	}
}

// Whatever looks like a limit and cannot be read keeps the article back.
func TestLimitsFailClosed(t *testing.T) {
	const body = "\nThe harbour of Marlow reopened on Monday, the port authority said.\n\nShips came in at noon.\n"
	for _, text := range []string{
		"---\nheadline: Harbour\ncollection:staff\n---\n" + body,
		"---\ncollection:staff\n---\n" + body,
		"---\nheadline: Harbour\nembargo=2031-01-01\n---\n" + body,
		"---\nheadline: Harbour\nembargo_until: 2031-01-01\n---\n" + body,
		"---\nheadline: Harbour\nEmbargo until: 2031-01-01\n---\n" + body,
		"---\nheadline: Harbour\nhold: 2031-01-01\n---\n" + body,
		"---\nheadline: Harbour\naccess: staff\n---\n" + body,
		"---\nheadline: Harbour\nembargo:\n  until: 2031-01-01\n---\n" + body,
		"---\nheadline: Harbour\ncollection: [staff]\n---\n" + body,
		"---\nheadline: Harbour\nembargo: next Tuesday\n---\n" + body,
		"---\nheadline: Harbour\nembargo: [2031-01-01\n---\n" + body,
		"----\nheadline: Harbour\ncollection: staff\n----\n" + body,
		"headline: Harbour\ncollection: staff\n" + body,
		"Harbour reopens\n\ncollection: staff\n" + body,
		"headline: Harbour\naccess: staff\n" + body,
		"+++\nembargo = 2031-01-01\n+++\n" + body,
		"---\nheadline: Harbour\nembargo: 2031-01-01\n" + body,
		"---\nheadline: Harbour\nmeta:\n  desk:\n    embargo: 2031-01-01\n---\n" + body,
		"---\nheadline: Harbour\nmeta: {collection: staff}\n---\n" + body,
		"---\nheadline: Harbour\nlimits:\n- access: staff\n---\n" + body,
		"---\nheadline: Harbour\nbase: &b {embargo: 2031-01-01}\n<<: *b\n---\n" + body,
		"---\nheadline: Harbour\n? embargo_until\n: 2031-01-01\n---\n" + body,
		"---\nheadline: Harbour\nembargo - 2031-01-01\n---\n" + body,
		"---\nheadline: Harbour\nembargo：2031-01-01\n---\n" + body,
		"---\nheadline: Harbour\n\u00a0embargo: 2031-01-01\n---\n" + body,
		"---\nheadline: Harbour\nembаrgo: 2031-01-01\n---\n" + body, // a Cyrillic а
		"---\nheadline: Harbour\ncolections: staff\n---\n" + body,
		"---\nheadline: Harbour\n" + strings.Repeat("note: x\n", 1) + strings.Repeat("#\n", 60) + "embargo:2031-01-01\n---\n" + body,
		"---\nheadline: Harbour\ncollection:\n - staff\n---\n" + body,
		"---\nheadline: Harbour\nnotBefore: 2031-01-01\n---\n" + body,
		"---\nheadline: Harbour\npublish_after: 2031-01-01\n---\n" + body,
		"---\nheadline: Harbour\ndraft: true\n---\n" + body,
		"---\nheadline: Harbour\npublished: false\n---\n" + body,
		"---\nheadline: Harbour\nstatus: draft\n---\n" + body,
		"---\nheadline: Harbour\nreaders: staff\n---\n" + body,
		"---\nheadline: Harbour\nSperrfrist: 2031-01-01\n---\n" + body,
		"{\"headline\": \"Harbour\", \"embargo\": \"2031-01-01\"}\n" + body,
		"<!-- embargo until: 2031-01-01 -->\n" + body,
		"Harbour reopens\n\nINTERNAL ONLY - DO NOT PUBLISH\n" + body,
	} {
		for _, name := range []string{"a.txt", "a.md"} {
			a, err := Read(name, []byte(text), Options{})
			if !errors.Is(err, ErrHeld) {
				t.Errorf("%s: %v, collection %q, embargo %v, want it held back:\n%s", name, err, a.Collection, a.Embargo, text)
			}
		}
	}
	// A form that can be read after all is as good.
	for _, text := range []string{"---\nheadline: Harbour: a report\nembargo: 2031-01-01\n---\n" + body, "---\nembargo:2031-01-01\n---\n" + body, "----\nheadline: Harbour\nembargo: 2031-01-01\n----\n" + body} {
		if a, err := Read("a.txt", []byte(text), Options{}); err == nil && a.Embargo.Format(time.DateOnly) != "2031-01-01" || err != nil && !errors.Is(err, ErrHeld) {
			t.Errorf("embargo %v, %v:\n%s", a.Embargo, err, text)
		}
	}
	for _, text := range []string{
		"<!doctype html><html><head><meta name=\"embargo\" content=\"2031-01-01\"></head><body><p>" + body + "</p></body></html>",
		"<!doctype html><html><!-- EMBARGOED UNTIL 1 May 2031 --><body><p>" + body + "</p></body></html>",
	} {
		if _, err := Read("a.html", []byte(text), Options{}); !errors.Is(err, ErrHeld) {
			t.Errorf("%v, want it held back: %s", err, text)
		}
	}
	if a, err := Read("a.txt", []byte("---\nheadline: Harbour\npublishDate: 2031-01-01\n---\n"+body), Options{}); err != nil || a.Embargo.Format(time.DateOnly) != "2031-01-01" {
		t.Errorf("a date of publishing: %v, embargo %v", err, a.Embargo)
	}
	for _, text := range []string{
		"Access: the car park is shut\n" + body, "Harbour reopens\n\nHold: 3,000 tonnes of grain.\n" + body,
		"---\nheadline: Harbour\ndraft: false\nvisibility: public\nstatus: published\nembargo:\n---\n" + body,
		"---\nheadline: Harbour\nsection: internal affairs\nimage:\n  credit: Ann Carr\ntags: [draft, hold]\n---\n" + body,
		"<!doctype html><html><head><meta name=\"audience\" content=\"all\"><meta http-equiv=\"expires\" content=\"0\"></head><body><!-- collection: sidebar --><p>" + body + "</p></body></html>",
	} {
		if _, err := Read("a.txt", []byte(text), Options{}); err != nil {
			t.Errorf("an ordinary text: %v:\n%s", err, text)
		}
	}
}
