package ground

import (
	"slices"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// A claim is parted where both sides have a subject and a verb of their own.
func TestStatements(t *testing.T) {
	for _, c := range []struct {
		claim string
		want  []string
	}{
		{"Berg fled to Corin.", []string{"Berg fled to Corin."}},
		{"Berg fled and hid the boat.", []string{"Berg fled and hid the boat."}},
		{"Berg and Carr fled.", []string{"Berg and Carr fled."}},
		{"Berg fled and Carr hid the boat.", []string{"Berg fled", "Carr hid the boat."}},
		{"Berg fled, and Carr hid the boat.", []string{"Berg fled", "Carr hid the boat."}},
		{"Berg fled; Carr hid the boat.", []string{"Berg fled", "Carr hid the boat."}},
		{"Berg fled, while Carr hid the boat.", []string{"Berg fled", "Carr hid the boat."}},
		{"Police said Berg fled and Carr hid the boat.", []string{"Police said that Berg fled", "Police said that Carr hid the boat."}},
		{"Berg fled, Carr hid the boat and Reed sold it.", []string{"Berg fled, Carr hid the boat", "Reed sold it."}},
	} {
		if got := statements(c.claim, englishVocabulary()); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.claim, got, c.want)
		}
	}
}

// A claim may say its verb where a line prints another form of it, if the form
// says the same.
func TestSameVerb(t *testing.T) {
	lex := englishVocabulary()
	verbOf := func(text string) verb {
		for _, c := range read(text, nil, lex).chunks {
			if c.verb.base != "" {
				return c.verb
			}
		}
		return verb{}
	}
	for _, c := range []struct {
		claim, line    string
		same, reported bool // whether they are the same, and in reported speech
	}{
		{"Berg sold it.", "Berg sold it.", true, true},
		{"Berg sold it.", "Berg has sold it.", true, true},
		{"Berg sold it.", "Berg sells it.", false, true},
		{"Berg sold it.", "Berg will sell it.", false, false},
		{"Berg would sell it.", "Berg will sell it.", false, true},
		{"Berg could sell it.", "Berg can sell it.", false, true},
		{"Berg will sell it.", "Berg may sell it.", false, false},
		{"Berg sold it.", "Berg did not sell it.", false, false},
		{"Berg sold it.", "Berg was sold it.", false, false},
		{"Berg was sold.", "Berg sold.", false, false},
		{"Berg is selling it.", "Berg sells it.", false, false},
		{"Berg burned it.", "Berg sold it.", false, false},
		{"Berg has sold it.", "Berg has also sold it.", true, true},
		{"Berg has sold it.", "Berg has allegedly sold it.", false, false},
		{"Berg has really sold it.", "Berg has sold it.", false, false},
	} {
		x, y := verbOf(c.claim), verbOf(c.line)
		if got := x.same(y, lex, false); got != c.same {
			t.Errorf("%q for %q: %v", c.claim, c.line, got)
		}
		if got := x.same(y, lex, true); got != c.reported {
			t.Errorf("%q for %q in reported speech: %v", c.claim, c.line, got)
		}
	}
}

// A claim may call somebody as the article calls the same person elsewhere.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		what, text, claim string // the last sentence is cited
		holds             bool
	}{
		{"full name", "Ann Carr is the mayor. Carr fled to Corin.", "Ann Carr fled to Corin.", true},
		{"name that nobody prints", "Carr is the mayor. Carr fled to Corin.", "Ann Carr fled to Corin.", false},
		{"two of one name", "Ann Carr met Tom Carr. Carr fled to Corin.", "Ann Carr fled to Corin.", false},
		{"age behind", "Smith, 21, fled to Corin.", "21-year-old Smith fled to Corin.", true},
		{"other age", "Smith, 21, fled to Corin.", "22-year-old Smith fled to Corin.", false},
		{"other letters", "The HBU met. The Harbour Workers Union struck a deal.", "HBU struck a deal.", false},
		{"pronoun", "Mayor Ann Carr sold the boat. She fled to Corin.", "Ann Carr fled to Corin.", true},
		{"surname for a pronoun", "Mayor Ann Carr sold the boat. She fled to Corin.", "Carr fled to Corin.", true},
		{"pronoun of another", "Mayor Tom Carr sold the boat. She fled to Corin.", "Tom Carr fled to Corin.", false},
		{"pronoun of two", "Ann Carr met Eva Reed. She fled to Corin.", "Eva Reed fled to Corin.", false},
		{"possessive", "Mayor Ann Carr sold the boat. Her lawyer fled to Corin.", "Mayor Ann Carr's lawyer fled to Corin.", true},
		{"whose it is", "Mayor Ann Carr sold the boat. Her lawyer fled to Corin.", "Ann Carr fled to Corin.", false},
		{"pronoun kept", "Mayor Ann Carr sold the boat. She fled to Corin.", "She fled to Corin.", true},
	} {
		e := evidenceOf([]*news.Article{{ID: "a", Language: "en", Text: c.text}})
		v := Check(Claim{Text: c.claim, Lines: []int{len(e.Lines)}}, e)
		if v.Holds() != c.holds {
			t.Errorf("%s: %q of %q: holds %v, %s", c.what, c.claim, c.text, v.Holds(), v.Fault)
		}
	}
}
