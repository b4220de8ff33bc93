package meaning

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// The sentences below the words of each file that comes with the program hold.
func TestFiles(t *testing.T) {
	if _, err := Read(nil); err != nil {
		t.Error(err)
	}
}

// Each group has a sentence that holds it and one that does not, and a word
// stands in one group.
func TestGroups(t *testing.T) {
	seen := map[string]string{}
	for _, name := range []string{lexicon.Meanings, lexicon.Forms} {
		for _, e := range lexicon.Entries(name, english) {
			var holds, lacks bool
			for _, example := range e.Examples {
				holds, lacks = holds || example.Holds, lacks || !example.Holds
			}
			if !holds || !lacks {
				t.Errorf("%s: %v has not both kinds of sentences", e.At, e.Words)
			}
			if len(e.Words) < 2 {
				t.Errorf("%s: %v is no group", e.At, e.Words)
			}
			for _, word := range e.Words {
				stem, err := stemOf(word)
				if err != nil {
					t.Errorf("%s: %v", e.At, err)
				}
				if before := seen[stem]; before != "" && before != e.At {
					t.Errorf("%s: %q stands at %s as well", e.At, word, before)
				}
				seen[stem] = e.At
			}
		}
	}
}

// A word that means two things stands for neither of its meanings.
func TestSenses(t *testing.T) {
	l := Standard()
	for _, pair := range [][2]string{
		{"fire", "dismiss"}, {"fire", "blaze"}, {"suspect", "member"}, {"oper", "raid"}, {"strike", "attack"}, {"close", "shut"}, {"found", "find"}, {"respons", "react"},
	} {
		if l.Alike(pair[0], pair[1]) {
			t.Errorf("%q stands for %q", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{{"kill", "die"}, {"met", "meet"}, {"spokesman", "spokeswoman"}} {
		if !l.Alike(pair[0], pair[1]) || !l.Alike(pair[1], pair[0]) {
			t.Errorf("%q does not stand for %q", pair[0], pair[1])
		}
	}
}

// A newsroom adds words and whole groups; a sentence of theirs that does not
// hold is named with its file and line.
func TestOwnWords(t *testing.T) {
	own := func(text string) fstest.MapFS { return fstest.MapFS{"en/meanings.txt": {Data: []byte(text)}} }
	l, err := Read(own("kirk church\n+ The church burned down.\n- The search goes on.\n\nkill murder\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]string{{"kirk", "church"}, {"murder", "die"}, {"kill", "dead"}} {
		if !l.Alike(pair[0], pair[1]) {
			t.Errorf("%q does not stand for %q", pair[0], pair[1])
		}
	}
	if Standard().Alike("kirk", "church") {
		t.Error("the newsroom's words are among the standard ones")
	}
	for text, want := range map[string]string{
		"+ No words.":               "en/meanings.txt:1",
		"kirk church\n- The kirk.":  `en/meanings.txt:1: a word for "kirk"`,
		"\nkirk church\n+ The end.": `en/meanings.txt:2: no word for "kirk"`,
		"kirk ---":                  `"---" is not one word`,
	} {
		if _, err := Read(own(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Read(%q): %v, want %q", text, err, want)
		}
	}
	if l, err := Read(fstest.MapFS{}); err != nil || !l.Alike("kill", "die") {
		t.Errorf("an empty folder: %v", err)
	}
}

// Who has no groups of his own reads by the standard ones.
func TestNoGroups(t *testing.T) {
	var none *Groups
	if none.Alike("ship", "vessel") != Standard().Alike("ship", "vessel") || none.HasOthers("ship") != Standard().HasOthers("ship") {
		t.Error("no groups are not the standard ones")
	}
}
