package voices

// tally counts how the words around a value or a word of direction vote on
// which of two places of the lines it stands for: its own, or a rival's. A
// word votes for the place it stands nearer to there. Its vote weighs less
// the farther it stands from its place in the claim. Names vote only when no
// other word does, since a person is often the subject of both places.
type tally struct {
	own, other         float64
	nameOwn, nameOther float64
}

// add counts the vote of a word that stands own words from the place in the
// lines and other words from the rival.
func (t *tally) add(own, other int, weight float64, name bool) {
	switch {
	case own < other && name:
		t.nameOwn += weight
	case own < other:
		t.own += weight
	case other < own && name:
		t.nameOther += weight
	case other < own:
		t.other += weight
	}
}

// lost reports whether the rival wins.
func (t *tally) lost() bool {
	if t.own == 0 && t.other == 0 {
		return t.nameOther > t.nameOwn
	}
	return t.other > t.own
}
