package lang

import "testing"

// A word in another script is written in Latin letters, one in Latin stays.
func TestLatin(t *testing.T) {
	for _, test := range []struct {
		folded, want string
		other        bool
	}{
		{"zelensky", "zelensky", false}, {"café", "café", false}, {"", "", false},
		{"зеленскии", "zelenskii", true}, {"αθηνα", "athina", true}, {"حلب", "hlb", true}, {"חיפה", "chyph", true}, {"東京", "東京", false},
	} {
		if got, other := Latin(test.folded); got != test.want || other != test.other {
			t.Errorf("%s: got %q, %v, want %q, %v", test.folded, got, other, test.want, test.other)
		}
	}
}
