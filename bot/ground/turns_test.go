package ground

import (
	"slices"
	"testing"
)

// English says the same in several orders.
func TestTurned(t *testing.T) {
	lex := englishVocabulary()
	for _, c := range []struct {
		what, text string
		want       []string
	}{
		{"opening", "On Friday, Berg fled.", []string{"On Friday, Berg fled.", "Berg fled On Friday."}},
		{"apposition", "Ann Carr, the minister, fled.", []string{"Ann Carr, the minister, fled.", "the minister, Ann Carr, fled."}},
		{"none", "Berg is a captain.", []string{"Berg is a captain."}},
		{"none in the present", "Berg owns 18 boats.", []string{"Berg owns 18 boats."}},
		{"none without by", "Berg was arrested in Corin.", []string{"Berg was arrested in Corin."}},
	} {
		var got []string
		for _, r := range read(c.text, nil, lex).turned() {
			got = append(got, r.words(0, len(r.tokens)))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\n\tgot  %q\n\twant %q", c.what, c.text, got, c.want)
		}
	}
}

// The order may change, and the voice may not.
func TestVoicesHold(t *testing.T) {
	for _, c := range []struct {
		line, claim string
		holds       bool
	}{
		{"18 people were arrested by police.", "18 people arrested police.", false},
		{"Police arrested 18 people.", "Police were arrested by 18 people.", false},
		{"Police arrested 18 people.", "Police were arrested.", false},
		{"On Friday, Berg fled to Corin.", "Berg fled to Corin on Friday.", true},
		{"Ann Carr, the minister, fled to Corin.", "The minister, Ann Carr, fled to Corin.", true},
	} {
		if got := holdsOn(c.line, c.claim); got != c.holds {
			t.Errorf("%q on %q: %v", c.claim, c.line, got)
		}
	}
}

// A phrase may stand before or behind its verb, and belong to no other.
func TestAside(t *testing.T) {
	for _, c := range []struct {
		line, claim string
		holds       bool
	}{
		{"Berg sold 40 boats in Corin on Friday.", "Berg sold 40 boats on Friday in Corin.", true},
		{"Berg sold 40 boats in Corin on Friday.", "In Corin, Berg sold 40 boats.", true},
		{"Berg sold 40 boats in Corin and bought 9 cars in Arden.", "Berg sold 40 boats in Arden.", false},
		{"Berg sold 40 boats in Corin and bought 9 cars in Arden.", "In Arden, Berg sold 40 boats.", false},
		{"Berg, who fled on Monday, sold the boat.", "Berg sold the boat on Monday.", false},
	} {
		if got := holdsOn(c.line, c.claim); got != c.holds {
			t.Errorf("%q on %q: %v", c.claim, c.line, got)
		}
	}
}
