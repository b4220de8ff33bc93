package compose

import (
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compare"
	"github.com/pullquote/pullquote/bot/ground"
)

// Drop records a claim that is not shown.
func (d *Draft) Drop(text string, fault ground.Fault) {
	d.Answer.Dropped = append(d.Answer.Dropped, answer.Dropped{Text: text, Reason: fault.String(), Rule: string(fault.Rule)})
}

// doubt records a difference that a model told and that is not shown.
func (d *Draft) doubt(told compare.Told, doubt compare.Doubt) {
	d.Answer.Dropped = append(d.Answer.Dropped, answer.Dropped{Text: told.Text(), Reason: doubt.String(), Rule: string(doubt.Rule)})
}

// DropRules names every rule by which something is dropped: those of claims,
// then those of differences.
func DropRules() []string {
	var out []string
	for _, r := range ground.Rules() {
		out = append(out, string(r))
	}
	for _, r := range []compare.Rule{
		compare.NotPrinted, compare.NotOneKind, compare.Held, compare.NotOneThing,
		compare.NotOneEvent, compare.OneOrigin, compare.NotQuoted, compare.NoRoom,
	} {
		out = append(out, string(r))
	}
	return out
}
