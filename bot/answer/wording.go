package answer

// Wording says whose words the claims of an answer may be.
type Wording string

const (
	// Written lets a model word the claims; code checks each.
	Written Wording = "written"
	// Printed shows sentences as they are printed and no word of a model, which
	// may only point at them and put them in order.
	Printed Wording = "printed"
	// NoModel is Printed with no model asked, for claims or for the search.
	NoModel Wording = "none"
)

// ReadWording reads one of the three words; ok is false for any other.
func ReadWording(text string) (w Wording, ok bool) {
	switch w = Wording(text); w {
	case Written, Printed, NoModel:
		return w, true
	}
	return "", false
}

// strictness is greater the less a model may do. A wording that is not known
// is as strict as can be.
func (w Wording) strictness() int {
	switch w {
	case Written, "":
		return 0
	case Printed:
		return 1
	}
	return 2
}

// Stricter returns the stricter of the two, the first of equals.
func Stricter(a, b Wording) Wording {
	if b.strictness() > a.strictness() {
		return b
	}
	return a
}

// Noted is the wording as an answer carries it: nothing where a model may
// write, as in answers from before there was a choice.
func (w Wording) Noted() Wording {
	if w == Written {
		return ""
	}
	return w
}
