package voices

import (
	"fmt"
)

// titleFault says which role the claim gives a person that the article does
// not, or "": each word that names what a person is must stand next to that
// person's name in the article as well.
func (c *checker) titleFault(claim *reading, scenes []scene) string {
	for _, n := range claim.names {
		for _, part := range claim.called(n) {
			if !claim.isRole(part.from, part.to) {
				continue
			}
			if word := c.notCalled(claim, n, part, scenes); word >= 0 {
				return fmt.Sprintf("no cited sentence calls %s %q", claim.text(n.from, n.to), claim.text(part.from, part.to))
			}
		}
	}
	return ""
}

// notCalled returns the first word of the part that no article of the scenes
// calls the person by, or -1.
func (c *checker) notCalled(claim *reading, n name, part run, scenes []scene) int {
	first := -1
	for _, sc := range scenes {
		who := speaker{keys: map[string]bool{}, names: [][]string{n.words}, persons: [][]string{n.words}}
		c.extend(sc, &who)
		missing := -1
		for i := part.from; i < part.to && missing < 0; i++ {
			t := claim.tokens[i]
			if claim.saysRole(i) && !who.keys[t.key] && !who.keys[t.plain] && !claim.vocab.sameOffice(t, who) {
				missing = i
			}
		}
		if missing < 0 {
			return -1
		}
		first = missing
	}
	return first
}

// saysRole reports whether token i says what somebody is: a role, or a name
// in front of it. Whose role it is ("Crane's lawyer") is a name of its own.
func (r *reading) saysRole(i int) bool {
	t := r.tokens[i]
	return t.key != "" && (r.vocab.isRole(t) || t.capital && i > 0 && !t.stop) && !genitive(t.raw)
}

// sameOffice reports whether the word is a people's name where the article
// has the land's: "Syria's president" is the "Syrian President".
func (v *vocabulary) sameOffice(t token, who speaker) bool {
	return demonym(t.plain, func(w string) bool { return who.keys[w] }) != ""
}
