package question

import (
	"testing"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// The questions below the words of the lexicon are read as they say.
func TestCourtesy(t *testing.T) {
	r := NewReader()
	alone := map[string]bool{"thanked": true, "greeted": true, "besides": true}
	tried := 0
	for _, list := range lexicon.Entries("courtesy", "en") {
		for _, e := range list.Examples {
			tried++
			if alone[list.Name] {
				if asks := r.Said(e.Text) == Asked; asks == e.Holds {
					t.Errorf("%s: %q asks: %v", e.At, e.Text, asks)
				}
				continue
			}
			want := e.Want
			if !e.Holds {
				want = e.Text
			}
			if got := r.Plain(e.Text); got != want {
				t.Errorf("%s: %q is read as %q, want %q", e.At, e.Text, got, want)
			}
		}
	}
	if tried < 40 {
		t.Errorf("%d questions tried", tried)
	}
}

// Marks are taken off, and what is no courtesy stays whatever stands around it.
func TestPlain(t *testing.T) {
	r := NewReader()
	for text, want := range map[string]string{
		":rotating_light: When did the mill open? :eyes:":       "When did the mill open?",
		"*When* did _the mill_ ~open~?":                         "When did the mill open?",
		"2) When did the mill open?":                            "When did the mill open?",
		"- When did the mill open?":                             "When did the mill open?",
		"When did the mill open? cc Ann Carr":                   "When did the mill open?",
		"Hi! When did the mill open? Many thanks!":              "When did the mill open?",
		"Hi, can you please check when the mill opened? Cheers": "when the mill opened?",
		"Thanks!":                    "Thanks!",
		"":                           "",
		"The mill opened at 17:30.":  "The mill opened at 17:30.",
		"What is snake_case_naming?": "What is snake_case_naming?",
		"Who won, Rovers or Albion?": "Who won, Rovers or Albion?",
		"Wann wurde die Mühle eröffnet, bitte?": "Wann wurde die Mühle eröffnet, bitte?",
		"mill": "mill",
		"Morning Star the horse, when did it die?": "Morning Star the horse, when did it die?",
		"What did the mayor say? And why?":         "What did the mayor say? And why?",
		"In May, is the mill open?":                "In May, is the mill open?",
		"Sorry state of the mill?":                 "Sorry state of the mill?",
		"How do I know who I can trust?":           "How do I know who I can trust?",
	} {
		if got := r.Plain(text); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

// What is said beside a question is none, and a message without a word asks nothing.
func TestSaid(t *testing.T) {
	r := NewReader()
	for text, want := range map[string]Said{
		"thanks!": Thanked, "Thank you": Thanked, "Thanks, that helps": Thanked, "Hello, thanks": Thanked, "ok": Thanked,
		"hello": Greeted, "hi there": Greeted, "Hi!": Greeted, "?": Nothing, "!!": Nothing, "👍": Nothing, ":+1:": Nothing, "…": Nothing, "": Nothing,
		"Thanks. Who runs the mill?": Asked, "hello mill": Asked, "mill": Asked, "1902": Asked, "Thanks?": Asked, "¿Gracias?": Asked, "何件ですか？": Asked,
		"you": Asked,
	} {
		if got := r.Said(text); got != want {
			t.Errorf("%q is read as %v, want %v", text, got, want)
		}
	}
}
