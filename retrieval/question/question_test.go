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

// How long the answer is to be is read beside the question, with up to four words
// before the number (mostBetween); a length that is no number of sentences is
// taken off and sets none.
func TestMost(t *testing.T) {
	r := NewReader()
	for _, test := range []struct {
		text, plain string
		most        int
	}{
		{"In three sentences, who runs the mill?", "who runs the mill?", 3},
		{"Who runs the mill in no more than two sentences?", "Who runs the mill?", 2},
		{"Who runs the mill in as few as maybe two sentences?", "Who runs the mill?", 2},
		{"Who runs the mill in as few as it takes, say two sentences?", "Who runs the mill in as few as it takes, say two sentences?", 0},
		{"Who runs the mill in 50 words?", "Who runs the mill?", 0},
		{"Who lost in three sentences of the court?", "Who lost in three sentences of the court?", 0},
	} {
		if got, most := r.Plain(test.text), r.Most(test.text); got != test.plain || most != test.most {
			t.Errorf("%q: %q and %d, want %q and %d", test.text, got, most, test.plain, test.most)
		}
	}
}

// Why somebody asks is left out in up to ten words (mostAside); in more it may be
// what is asked, and where nothing else is said it is. Words that lead to a
// question lead nowhere after others.
func TestAsides(t *testing.T) {
	r := NewReader()
	for text, want := range map[string]string{
		"Who runs the mill? Need it for the front page of tomorrow morning.":            "Who runs the mill?",
		"Who runs the mill? Need it for the front page of tomorrow morning, they said.": "Who runs the mill? Need it for the front page of tomorrow morning, they said.",
		"Need this mill in Marlow.":              "Need this mill in Marlow.",
		"The mill, quick question, who runs it?": "The mill, quick question, who runs it?",
	} {
		if got := r.Plain(text); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}
