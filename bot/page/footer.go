package page

import (
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
)

// footer is the quiet line below a message: what was searched, how new that is,
// as of when by the newsroom's clock, and whose words the claims are. asked says
// that it is the answer to a question: one that is not stated is kept as a gap.
func footer(a answer.Answer, zone *time.Location, asked bool) []string {
	out := scope(a, zone, asked)
	out = append(out, "as of "+a.AsOf.In(zone).Format(dayForm+" 15:04 MST"))
	if v := voice(a); v != "" {
		out = append(out, v)
	}
	for _, l := range a.Late {
		if !a.AsksLatest { // else it was told before the answer
			out = append(out, l.Sentence(a.AsOf, zone))
		}
	}
	if n := a.LeftOut(); n > 0 {
		was := " were"
		if n == 1 {
			was = " was"
		}
		out = append(out, Count(n, "claim")+" did not hold and"+was+" left out")
	}
	return out
}

// scope says in what was searched, and in how much of it nothing was stated.
func scope(a answer.Answer, zone *time.Location, asked bool) []string {
	newest, err := time.Parse(time.RFC3339, a.Searched.Newest)
	if asked && a.Outcome == answer.NotFound && a.Searched.Articles > 0 {
		said := "Not stated in "
		if a.MayAnswer {
			said = "Not plainly stated in "
		}
		out := []string{said + Count(a.Searched.Articles, "article")}
		if err == nil {
			out[0] += ", newest " + near(newest, a.AsOf.In(zone))
		}
		return append(out, "noted as a gap")
	}
	out := []string{Count(a.Searched.Articles, "article") + " searched, " + Count(a.Searched.Passages, "passage")}
	if err == nil {
		out = append(out, "newest article of "+newest.Format(dayForm)) // by the publisher's own clock
	}
	return out
}

// near is a day without its year where that is the year of now.
func near(day, now time.Time) string {
	if day.Year() == now.Year() {
		return day.Format(strings.TrimSuffix(dayForm, " 2006"))
	}
	return day.Format(dayForm)
}

// voice says who put the claims into words and who chose them; a refusal has
// none, and says at most that no model was asked.
func voice(a answer.Answer) string {
	switch {
	case a.Outcome == answer.NotFound && a.Wording == answer.NoModel:
		return "no model was asked"
	case a.Outcome == answer.NotFound:
		return ""
	case a.Mode == answer.ByModel:
		return "claims written by a model and checked"
	case a.Pointed:
		return "sentences as printed, chosen by a model"
	case a.Wording == answer.NoModel:
		return "sentences as printed, no model was asked"
	}
	return "sentences as printed"
}
