package ground

import "testing"

// A sentence is parted into who says something and what is said, however it is
// printed.
func TestAttributionOf(t *testing.T) {
	lex := englishVocabulary()
	for _, c := range []struct{ kind, text, by, what string }{
		{"lead", "Police said that Berg fled.", "Police said", "Berg fled."},
		{"lead", "Police said Berg fled.", "Police said", "Berg fled."},
		{"lead", "Ann Carr, the minister, warned that the dam may burst.", "Ann Carr, the minister, warned", "the dam may burst."},
		{"lead", "On Friday the bank admitted that it had lost the files.", "On Friday the bank admitted", "it had lost the files."},
		{"lead", "A report by the bank found that prices rose.", "A report by the bank found", "prices rose."},
		{"lead", "The union believes the mill will close.", "The union believes", "the mill will close."},
		{"colon", "The captain said: the ship is lost.", "The captain said", "the ship is lost."},
		{"told", "Berg told reporters that the ship is lost.", "Berg told reporters", "the ship is lost."},
		{"told", "Berg told the court he had sold the ship.", "Berg told the court", "he had sold the ship."},
		{"told", "The court was told that Berg sold the ship.", "The court was told", "Berg sold the ship."},
		{"tail", "Berg fled, police said.", "police said", "Berg fled"},
		{"tail", "Berg fled, police said on Friday.", "police said on Friday", "Berg fled"},
		{"tail", "The dam may burst, the minister warned.", "the minister warned", "The dam may burst"},
		{"tail", "Berg sold the ship, a court heard.", "a court heard", "Berg sold the ship"},
		{"tail", "Berg sold the ship, jurors were told.", "jurors were told", "Berg sold the ship"},
		{"inverted", "The ship is lost, said the captain.", "the captain said", "The ship is lost"},
		{"inverted", "The ship is lost, said the captain on Monday.", "the captain said on Monday", "The ship is lost"},
		{"according", "According to police, Berg fled.", "police said", ", Berg fled."},
		{"according", "Berg fled, according to police.", "police said", "Berg fled,."},
		{"according", "Berg, according to police, fled.", "police said", "Berg,, fled."},
		{"middle", "The ship, police said, is lost.", "police said", "The ship is lost."},
		{"middle", "The ship, said the captain, is lost.", "the captain said", "The ship is lost."},
		{"none", "Berg fled on Friday.", "", ""},
		{"none", "When it rained, Berg left.", "", ""},
		{"none", "Berg rejected that claim.", "", ""},
		{"none", "Berg bought the boat on Friday.", "", ""},
	} {
		by, what := "", ""
		if got, ok := attributionOf(read(c.text, nil, lex), lex); ok {
			by, what = got.by.words(0, len(got.by.tokens)), got.what.words(0, len(got.what.tokens))
		}
		if by != c.by || what != c.what {
			t.Errorf("%s: %s\n\tgot  %q, %q\n\twant %q, %q", c.kind, c.text, by, what, c.by, c.what)
		}
	}
}

// Another verb of speech may stand for that of the line, where it says no more.
func TestSaysFor(t *testing.T) {
	for _, c := range []struct {
		line, claim string
		holds       bool
	}{
		{"Berg warned that the dam may burst.", "Berg said that the dam may burst.", true},
		{"Berg said that the dam may burst.", "Berg warned that the dam may burst.", false},
		{"Berg did not say that the dam may burst.", "Berg said that the dam may burst.", false},
		{"Berg will say that the dam may burst.", "Berg said that the dam may burst.", false},
		{"Berg denied that the dam is cracked.", "Berg said that the dam is cracked.", false},
		{"Berg says the dam is cracked.", "Berg said the dam is cracked.", true},
		{"The dam is cracked, according to Berg.", "Berg said the dam is cracked.", true},
		{"“The dam is cracked,” said the engineer, Ann Berg.", "Ann Berg said the dam is cracked.", true},
		{"The board denied that claim and Berg left.", "The board denied that Berg left.", false},
		{"Berg was told that the dam is cracked.", "Berg said the dam is cracked.", false},
		{"Berg told reporters on Friday that the dam is cracked.", "Berg said the dam is cracked.", true},
		{"Berg said “the dam is cracked” and left.", "The dam is cracked.", false},
	} {
		if got := holdsOn(c.line, c.claim); got != c.holds {
			t.Errorf("%q on %q: %v", c.claim, c.line, got)
		}
	}
}
