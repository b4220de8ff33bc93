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
	// NumberNotCited, NameNotCited and NotPrinted: a number, a name or another
	// word of the claim is not in the line.
	NumberNotCited Rule = "number_not_cited"
	NameNotCited   Rule = "name_not_cited"
	NotPrinted     Rule = "not_printed"
	LeftOut        Rule = "left_out"  // the claim leaves out what the rest hangs on
	Moved          Rule = "moved"     // its words stand in another order
	Fragment       Rule = "fragment"  // it is no sentence
	NoSource       Rule = "no_source" // it gives somebody's words as a plain fact
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
	case NumberNotCited:
		return fmt.Sprintf("number %s is in no cited sentence", f.Said)
	case NameNotCited:
		return fmt.Sprintf("name %s is in no cited sentence", f.Said)
	case NotPrinted:
		if f.Said == "" {
			return "no cited sentence says it"
		}
		return fmt.Sprintf("%q is in no cited sentence", f.Said)
	case LeftOut:
		return fmt.Sprintf("it leaves out %q, on which the rest hangs", f.Printed)
	case Moved:
		return fmt.Sprintf("%q stands in another place in the cited sentence", f.Said)
	case Fragment:
		return "it is not a whole sentence"
	case NoSource:
		return "it does not say whose words these are"
	case Surplus:
		return "the summary is full"
	case Changed:
		return "the article was changed or withdrawn while the answer was written"
	default:
		return f.Said
	}
}
