package news

import "testing"

// The language is what the article states, else what its text looks like.
func TestLanguageOfALine(t *testing.T) {
	for _, c := range []struct{ stated, text, want string }{
		{"de-AT", "Rain fell in Lyon.", "de-AT"},
		{"", "Der Bürgermeister hat den Vertrag nicht unterschrieben, weil er zu teuer ist.", "de"},
		{"", "The mayor has not signed the contract, since it costs too much.", "en"},
		{"", "Rain.", "en"},
	} {
		if got := (Line{Article: &Article{Text: c.text, Language: c.stated}, Sentence: Sentence{End: len(c.text)}}).Language(); got != c.want {
			t.Errorf("%q, stated %q: %q, want %q", c.text, c.stated, got, c.want)
		}
	}
}
