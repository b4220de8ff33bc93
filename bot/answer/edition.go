package answer

// Edition is what a digest holds besides claims and citations.
type Edition struct {
	// Day is the local date of the digest, such as 2026-03-01; empty for one
	// that was asked for.
	Day string `json:"day,omitempty"`
	// Since is when what is new begins, RFC 3339.
	Since string `json:"since"`
	// Due is when it should have been posted, RFC 3339; empty when it was.
	Due string `json:"due,omitempty"`
	// Missed are the local dates before it that had no digest though one was
	// due.
	Missed []string `json:"missed"`
	// Stories are in the order of their weight, the heaviest first.
	Stories []Story `json:"stories"`
	// Also are the stories that are named without a claim, in the same order.
	Also []Story `json:"also"`
	// More counts the stories that are not even named.
	More        int          `json:"more"`
	Corrections []Correction `json:"corrections"`
	// Faults are the sources that could not be read.
	Faults []Fault `json:"faults"`
	// Through is the place in the order of arrivals that the next digest goes
	// on from.
	Through int64 `json:"through"`
}

// NamesUnquoted reports whether the answer names articles that nothing is quoted
// from, as a digest does.
func (a Answer) NamesUnquoted() bool { return a.Edition != nil }

// Story is an event that one or more articles tell of.
type Story struct {
	N        int    `json:"n"` // counted from 1, through Stories and Also
	Headline string `json:"headline"`
	// Article is the newest, and of several of one date that which is most like
	// the others; it gives the headline.
	Article   string   `json:"article"`
	Publisher string   `json:"publisher"`
	URL       string   `json:"url"`
	Published string   `json:"published"` // RFC 3339, or empty
	Articles  []string `json:"articles"`
	// Origins counts the independent reports behind the articles: copies of
	// one report, and the reports of one publisher or one news agency, are one.
	Origins int `json:"origins"`
	// Topics are those of the channel's topics that it is about.
	Topics []string `json:"topics"`
	// Earlier is the story of an earlier digest that it goes on from.
	Earlier *Earlier `json:"earlier,omitempty"`
}

// Earlier is an article of a story of an earlier digest.
type Earlier struct {
	Day      string `json:"day"`
	Headline string `json:"headline"`
}

// Correction tells that an article of an earlier digest was changed.
type Correction struct {
	N         int    `json:"n"` // counted from 1; claims of the correction name it
	Article   string `json:"article"`
	Revision  int    `json:"revision"` // the newest
	Headline  string `json:"headline"`
	Publisher string `json:"publisher"`
	URL       string `json:"url"`
	// What is "corrected" when what was quoted reads differently or is gone,
	// "updated" when it stands as it did, and "withdrawn".
	What string `json:"what"`
	// Day is the digest that quoted it.
	Day string `json:"day"`
}

// What became of an article that an earlier digest quoted.
const (
	WasCorrected = "corrected"
	WasUpdated   = "updated"
	WasWithdrawn = "withdrawn"
)

// Fault is a source that could not be read, with the reason in plain words.
type Fault struct {
	Source string `json:"source"`
	Reason string `json:"reason"`
	// All says that nothing could be looked at, so that nothing is known of
	// what is new.
	All bool `json:"all,omitempty"`
}

// Blind reports whether nothing could be looked at: that there are no stories
// then says nothing.
func (e Edition) Blind() bool {
	for _, f := range e.Faults {
		if f.All {
			return true
		}
	}
	return false
}
