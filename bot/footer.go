package bot

import (
	"fmt"
	"time"
)

// Footer words the quiet line below an answer, wherever it is shown: what was
// searched, how new that is, as of when by the newsroom's clock, and whose words
// the claims are. Its parts are in that order.
func (a Answer) Footer(zone *time.Location) []string {
	parts := []string{counted(a.Searched.Articles, "article") + " searched, " + counted(a.Searched.Passages, "passage")}
	if newest, err := time.Parse(time.RFC3339, a.Searched.Newest); err == nil {
		parts = append(parts, "newest article of "+newest.Format(dayForm)) // by the publisher's own clock
	}
	parts = append(parts, "as of "+a.AsOf.In(zone).Format(dayForm+" 15:04 MST"))
	if voice := a.voice(); voice != "" {
		parts = append(parts, voice)
	}
	return parts
}

// dayForm is how a day is shown.
const dayForm = "2 Jan 2006"

// voice says who put the claims into words and who chose them; a refusal has
// none, and says at most that no model was asked.
func (a Answer) voice() string {
	switch {
	case a.Outcome == NotFound && a.Wording == NoModel:
		return "no model was asked"
	case a.Outcome == NotFound:
		return ""
	case a.Mode == ByModel:
		return "claims written by a model and checked"
	case a.Pointed:
		return "sentences as printed, chosen by a model"
	case a.Wording == NoModel:
		return "sentences as printed, no model was asked"
	}
	return "sentences as printed"
}

func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
