package ground

import "fmt"

// Rule names what a claim breaks. The ledger, the metrics and --json count
// claims by it, so the names are a promise.
type Rule string

const (
	NoLine     Rule = "no_line"     // the claim cites no line
	NotOffered Rule = "not_offered" // it cites a line that was not offered
	TooLong    Rule = "too_long"    // the lines or the claim are too long to check
	Surplus    Rule = "surplus"     // there is no room for it
	Changed    Rule = "changed"     // its article was changed or withdrawn meanwhile
	// Unsupported is any other fault.
	Unsupported Rule = "unsupported"
)

// Fault is why a claim was not shown, as data.
type Fault struct {
	Rule Rule
	// Said are the words of the claim that are at fault, if any are.
	Said string
	// Printed are the words of the line that the claim leaves out or changes.
	Printed string
	// Line is the number of the line at fault, or 0.
	Line int
}

// String is the fault put into words for an editor and for a model that is
// asked again, such as "number 62 is in no cited sentence".
func (f Fault) String() string {
	switch f.Rule {
	case "":
		return ""
	case NoLine:
		return "it cites no sentence"
	case NotOffered:
		return fmt.Sprintf("sentence %d was not offered", f.Line)
	case TooLong:
		return "the cited sentences are too long to check"
	case Surplus:
		return "the summary is full"
	case Changed:
		return "the article was changed or withdrawn while the answer was written"
	default:
		return f.Said
	}
}
