package news

// FilterKind says what a filter looks at.
type FilterKind string

const (
	ByDate      FilterKind = "date"      // the day of publication
	ByPublisher FilterKind = "publisher" // who published it
	ByByline    FilterKind = "byline"    // who wrote it
)

// Filter is a limit on the articles searched that a question has set by its
// own words: "last week", "in The Islander", "by Ann Carr".
type Filter struct {
	Kind FilterKind `json:"kind"`
	// Words are those of the question that set it.
	Words string `json:"words"`
	// Of says which articles it leaves: "1 to 31 October 2023", "The
	// Islander", "Ann Carr".
	Of string `json:"of"`
	// Dropped says that it left nothing that bears on the question, and that
	// all articles were searched instead.
	Dropped bool `json:"dropped"`
}

// anyOf are the words of a question that keep a filter of the kind away.
var anyOf = map[FilterKind]string{ByDate: "any date", ByPublisher: "any publisher", ByByline: "any author"}

// Any returns the words of a question that keep a filter of the kind away.
func (k FilterKind) Any() string { return anyOf[k] }

// Sentence tells a reader what the filter did, and how to do without it.
func (f Filter) Sentence() string {
	if f.Dropped {
		return map[FilterKind]string{
			ByDate:      "No article of " + f.Of + " bears on this; those of any date were searched.",
			ByPublisher: "No article in " + f.Of + " bears on this; those of any publisher were searched.",
			ByByline:    "No article by " + f.Of + " bears on this; those of any author were searched.",
		}[f.Kind]
	}
	of := map[FilterKind]string{ByDate: "of ", ByPublisher: "in ", ByByline: "by "}[f.Kind] + f.Of
	return "Only articles " + of + ": add “" + f.Kind.Any() + "” to search all."
}
