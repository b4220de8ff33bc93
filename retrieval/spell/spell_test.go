package spell

import "testing"

// Spellings of one name have one skeleton, and other names another.
func TestSkeleton(t *testing.T) {
	for _, same := range [][]string{
		{"deir", "dayr", "dair", "der"},
		{"zour", "zor", "zawr", "zur"},
		{"mohammed", "muhammad", "mohamed", "mohammad"},
		{"sharaa", "shara", "sharaa", "chara"},
		{"hussein", "husayn", "hussain", "hossein"},
		{"qaddafi", "gaddafi", "kadhafi"},
		{"raqqa", "raqa", "rakka"},
		{"qamishli", "kamishly"},
		{"zelensky", "selenski", "zelenskyy"},
	} {
		for _, word := range same[1:] {
			if Skeleton(word) != Skeleton(same[0]) {
				t.Errorf("%s is %s, %s is %s", same[0], Skeleton(same[0]), word, Skeleton(word))
			}
		}
	}
	for _, other := range [][2]string{{"mohammed", "mahmoud"}, {"homs", "hama"}, {"aleppo", "idlib"}, {"trump", "tromp-l'oeil"}} {
		if Skeleton(other[0]) == Skeleton(other[1]) {
			t.Errorf("%s and %s are both %s", other[0], other[1], Skeleton(other[0]))
		}
	}
}

// Spellings of one name are the same, other names are not.
func TestSame(t *testing.T) {
	for _, pair := range [][2]string{
		{"zour", "zor"}, {"zour", "zawr"}, {"deir", "dayr"}, {"mohammed", "muhammad"}, {"sharaa", "shara"}, {"khalil", "khaleel"}, {"khalil", "kalil"}, {"sha'ara", "shaara"},
		{"raqqa", "raqa"}, {"badia", "badiyah"}, {"daoud", "dawud"}, {"dweila", "duwaila"}, {"зеленскии", "zelensky"}, {"путин", "putin"}, {"خليل", "khalil"},
	} {
		if !Same(pair[0], pair[1]) {
			t.Errorf("%s and %s are two names", pair[0], pair[1])
		}
		if !Read(pair[0]).Same(Read(pair[1])) {
			t.Errorf("%s and %s are two names once they are read", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{
		{"homs", "hama"}, {"khalil", "khalid"}, {"london", "lebanon"}, {"iran", "iraq"}, {"syria", "saudi"}, {"путин", "peters"},
		{"ben", "bin"}, {"alia", "aley"}, {"isra", "sira"}, {"wasim", "yasim"}, {"olsen", "olson"}, {"petersen", "peterson"}, {"ann", "anna"}, {"lund", "lindo"},
	} {
		if Same(pair[0], pair[1]) {
			t.Errorf("%s and %s are one name", pair[0], pair[1])
		}
		if Read(pair[0]).Same(Read(pair[1])) {
			t.Errorf("%s and %s are one name once they are read", pair[0], pair[1])
		}
	}
}

// A short name is the same as itself, and as no neighbour (shortest, fewest).
func TestShortNames(t *testing.T) {
	for pair, want := range map[[2]string]bool{{"bo", "bo"}: true, {"ann", "anne"}: false, {"deir", "der"}: true, {"dea", "deia"}: false, {"der", "dir"}: false} {
		if got := Same(pair[0], pair[1]); got != want {
			t.Errorf("%v: the same is %t, want %t", pair, got, want)
		}
	}
}

// A place and its people are akin; names that begin alike are not.
func TestDerived(t *testing.T) {
	for _, pair := range [][2]string{{"syria", "syrian"}, {"libya", "libyans"}, {"italy", "italian"}, {"china", "chinese"}, {"iraq", "iraqi"}, {"turkey", "turkish"}} {
		if !Derived(pair[0], pair[1]) || !Akin(pair[1], pair[0]) {
			t.Errorf("%s and %s are not akin", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{{"anna", "annas"}, {"ann", "anna"}, {"tom", "tomi"}, {"peter", "peters"}, {"peters", "petersen"}, {"park", "parker"}, {"jack", "jackson"}} {
		if Akin(pair[0], pair[1]) {
			t.Errorf("%s and %s are akin", pair[0], pair[1])
		}
	}
}

// Words are similar of which two thirds are the same.
func TestSimilar(t *testing.T) {
	if !Similar("rahmani", "rehmeni") || Similar("rahmani", "rehmeno") || Similar("dra", "der") {
		t.Error("a third of the letters is not the bound")
	}
}

// Letters changed over are one slip.
func TestSlips(t *testing.T) {
	for pair, want := range map[[2]string]int{{"bergen", "bregen"}: 1, {"bergen", "bergen"}: 0, {"bergen", "berken"}: 1, {"bergen", "brgn"}: 2, {"oslo", "bonn"}: 4} {
		if got := Slips([]rune(pair[0]), []rune(pair[1])); got != want {
			t.Errorf("%v: %d, want %d", pair, got, want)
		}
	}
}
