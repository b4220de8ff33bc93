package compose

import (
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/ground"
)

// Reword makes the draft fit to be said where the wording holds. A model's
// words are in it where it was made for another place, or before the rules
// were changed: each of its claims becomes the sentence that it stands on.
// What was left out keeps no text there: that is a model's, or is gone from
// its article, and the reason for it repeats some.
func (d *Draft) Reword(w answer.Wording) {
	a := &d.Answer
	a.Wording = answer.Stricter(w, a.Wording).Noted()
	if a.Wording == "" {
		return
	}
	dropped := []answer.Dropped{}
	for _, one := range a.Dropped {
		if one.Rule == string(ground.Changed) {
			one.Text = ""
			dropped = append(dropped, one)
		}
	}
	a.Dropped = dropped
	if a.Mode != answer.ByModel {
		return
	}
	claims := a.Claims
	a.Mode, a.Pointed, a.Claims = answer.Extractive, true, []answer.Claim{}
	for _, c := range claims {
		if quotes := pick(d.Quotes, c.Citations); len(quotes) > 0 {
			c.Text = quotes[0].Text()
			d.Add(c, quotes)
		}
	}
}
