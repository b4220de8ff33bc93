package connector

import (
	"fmt"
	"strconv"
	"strings"
)

// PushName is the name under which articles are kept that systems send; no
// connector of the file has it.
const PushName = "push"

// Step says what is to be done with an article that was sent.
type Step int

// The steps.
const (
	// Leave it: it is held in this version already.
	Leave Step = iota
	// Take it.
	Take
	// Back takes it out of all answers.
	Back
	// Refuse it: Refused says why.
	Refuse
)

// Next says what is to be done with the record, by the version of its article
// that was dealt with, which is empty for none. It sets the record's Version;
// one that is refused keeps that of before. The same version may come any number
// of times; an earlier one changes nothing, in whatever order they arrive.
func (r *Record) Next(known string) Step {
	_, digest, _ := strings.Cut(known, " ")
	order := orderOf(known)
	r.Version = known
	if r.Order == 0 && r.Refused == "" {
		r.refused("version: it needs one, by which a newer form is told from an older one")
	}
	if r.Order < order && r.Order > 0 {
		r.refused(fmt.Sprintf("it is older than version %d, which was taken", order))
		return Refuse
	}
	if r.Refused != "" {
		if !r.Later {
			r.Order = max(r.Order, order)
			r.HeldBack()
		}
		return Refuse
	}
	form := r.form()
	switch {
	case form == known:
		return Leave
	case r.Order == order && digest != "":
		r.refused(fmt.Sprintf("version %d was taken with another text or other facts; raise the version", order))
		return Refuse
	}
	if r.Version = form; r.Withdrawn {
		return Back
	}
	return Take
}

// HeldBack notes that the record was held back when it was read: no earlier
// version brings its article back, and the same one may be sent in another form.
func (r *Record) HeldBack() { r.Version = strconv.FormatInt(r.Order, 10) }

// refused refuses the record and leaves what its article said before.
func (r *Record) refused(why string) { r.Refused, r.Later = why, true }
