package ground

import "testing"

// chunksIn prints the chunks of a text, each with its kind.
func chunksIn(text string) string { return read(text, nil, englishVocabulary()).printed() }

// A sentence is read into chunks by its structure.
func TestChunks(t *testing.T) {
	for _, c := range []struct{ what, text, want string }{
		{"stops of abbreviations", "Mrs. Hale met Ohio Gov. Carl Berg of St. Ives.", "M(Mrs. Hale) V(met) M(Ohio Gov. Carl Berg) o(of) M(St. Ives) .(.)"},
		{"initials", "Anna M. Hale (D-Conn.) resigned.", "M(Anna M. Hale) ((() M(D-Conn.) )()) V(resigned) .(.)"},
		{"thin spaces", "Hale bragged\u200a about it.", "M(Hale) V(bragged) P(about) H(it) .(.)"},
		{"money", "The club paid £50m and $1.9 billion.", "N(The club) V(paid) #(£ 50m) C(and) #($ 1.9 billion) .(.)"},
		{"how many", "At least 12 boats, up to 40 cars and nearly half of the vans sank.", "N(At least 12 boats) ,(,) N(up to 40 cars) C(and) N(nearly half of the vans) V(sank) .(.)"},
		{"more than", "The mill has more than 1,100 workers and some 40 dogs.", "N(The mill) V(has) N(more than 1,100 workers) C(and) N(some 40 dogs) .(.)"},
		{"shares", "All of the drivers and one of its ships left.", "N(All of the drivers) C(and) N(one of its ships) E(left) .(.)"},
		{"one in so many", "One in five drivers left on Groundhog Day.", "N(One in five drivers) V(left) P(on) T(Groundhog Day) .(.)"},
		{"adverbs inside a noun", "The most popular cat won a newly built home.", "N(The most popular cat) V(won) N(a newly built home) .(.)"},
		{"adjectives", "He sold his small rusty boat to Reed.", "H(He) V(sold) N(his small rusty boat) P(to) M(Reed) .(.)"},
		{"adjectives as nouns", "The ship hit the fourth.", "N(The ship) V(hit) N(the fourth) .(.)"},
		{"a date before a noun", "She won the May 3 primary.", "H(She) V(won) N(the May 3 primary) .(.)"},
		{"verbs parted by adverbs", "It will likely be sold, and has also been shown.", "H(It) V(will likely be sold) ,(,) C(and) V(has also been shown) .(.)"},
		{"no longer", "Hale will no longer run.", "M(Hale) V(will no longer run) .(.)"},
		{"two groups of verbs", "Hale is set to appear and is likely to win.", "M(Hale) V(is set) I(to appear) C(and) V(is) J(likely) I(to win) .(.)"},
		{"particles", "Police carried out the raid.", "M(Police) V(carried) x(out) N(the raid) .(.)"},
		{"nouns for verbs", "Deep snow cover across Siberia is the key.", "N(Deep snow cover) P(across) M(Siberia) V(is) N(the key) .(.)"},
		{"participles", "Police arrested a man armed with a knife.", "M(Police) V(arrested) N(a man) E(armed) P(with) N(a knife) .(.)"},
	} {
		if got := chunksIn(c.text); got != c.want {
			t.Errorf("%s: %s\n\tgot  %s\n\twant %s", c.what, c.text, got, c.want)
		}
	}
}

// Short forms are the words that they stand for.
func TestShortForms(t *testing.T) {
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
		short, long string
		same        bool
	}{
		{"You'd give it back.", "You would give it back.", true},
		{"He's accused of murder.", "He is accused of murder.", true},
		{"It's been hard.", "It has been hard.", true},
		{"They can't win.", "They cannot win.", true},
		{"They didn't win.", "They did not win.", true},
		{"He's never lost it.", "He has lost it.", false},
		{"They will no longer play.", "They will play.", false},
		{"It will likely rise.", "It will rise.", false},
	} {
		if got := verbOf(c.short).same(verbOf(c.long), lex, false); got != c.same {
			t.Errorf("%q and %q: %v", c.short, c.long, got)
		}
	}
}

// A claim that is the line cut short is tagged as the line is.
func TestReadLike(t *testing.T) {
	lex := englishVocabulary()
	line := read("On Friday, reports that say the plan works cut the price of oil.", nil, lex)
	claim := readLike("Reports that say the plan works cut the price.", line, lex)
	for i, c := range claim.tokens[:9] {
		if want := line.tokens[i+3].tag; c.tag != want {
			t.Errorf("%s: %s, want %s", c.raw, c.tag, want)
		}
	}
}
