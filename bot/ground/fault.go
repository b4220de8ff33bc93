package ground

import "fmt"

// Rule names what a claim breaks. The ledger, the metrics and --json count
// claims by it, so the names are a promise.
type Rule string

// What is wrong with the lines that a claim points at.
const (
	NoLine     Rule = "no_line"     // it points at none
	NotOffered Rule = "not_offered" // it points at one that was not offered
)

// What is wrong with the claim's text alone.
const (
	Empty         Rule = "empty"
	TooLong       Rule = "too_long" // or its lines are
	Unprintable   Rule = "unprintable"
	Mention       Rule = "mention"
	Link          Rule = "link"
	Markup        Rule = "markup"
	Label         Rule = "label"
	ManySentences Rule = "many_sentences"
	Misquoted     Rule = "misquoted" // no line prints the words inside quotation marks
	Fragment      Rule = "fragment"  // it is no sentence
)

// What the claim says otherwise than its line.
const (
	NumberNotCited Rule = "number_not_cited" // a number is not in the line
	NameNotCited   Rule = "name_not_cited"   // a name is not
	NotPrinted     Rule = "not_printed"      // another word is not
	OtherVerb      Rule = "other_verb"       // its verb stands in the line in another form
	LeftOut        Rule = "left_out"         // what the rest hangs on is left out
	Moved          Rule = "moved"            // a word stands in another place
	NoSource       Rule = "no_source"        // somebody's words are given as a plain fact
	NotRepeated    Rule = "not_repeated"     // the language has no lexicon, and it is not the line
)

// Why a claim is not shown though it holds.
const (
	Surplus Rule = "surplus" // there is no room for it
	Changed Rule = "changed" // its article was changed or withdrawn meanwhile
)

// Rules are all that a claim can break, for counts that begin with nothing.
func Rules() []Rule {
	return []Rule{
		NoLine, NotOffered,
		Empty, TooLong, Unprintable, Mention, Link, Markup, Label, ManySentences, Misquoted, Fragment,
		NumberNotCited, NameNotCited, NotPrinted, OtherVerb, LeftOut, Moved, NoSource, NotRepeated,
		Surplus, Changed,
	}
}

// Fault is why a claim was not shown, as data.
type Fault struct {
	Rule Rule
	// Said are the words of the claim that are at fault, if any are.
	Said string
	// Printed are the words of the line that the claim leaves out.
	Printed string
	// Line is the number of the line at fault, or 0.
	Line int
}

// String is the fault put into words, for an editor and for a model that is
// asked again.
func (f Fault) String() string {
	switch f.Rule {
	case NotOffered:
		return fmt.Sprintf("sentence %d was not offered", f.Line)
	case NumberNotCited:
		return fmt.Sprintf("number %s is in no cited sentence", f.Said)
	case NameNotCited:
		return fmt.Sprintf("name %s is in no cited sentence", f.Said)
	case NotPrinted:
		if f.Said != "" {
			return fmt.Sprintf("the word %q is in no cited sentence", f.Said)
		}
	case OtherVerb:
		return fmt.Sprintf("sentence %d says %q and not %q", f.Line, f.Printed, f.Said)
	case LeftOut:
		return fmt.Sprintf("sentence %d also says %q, and without it says something else", f.Line, f.Printed)
	case Moved:
		return fmt.Sprintf("sentence %d has %q in another place", f.Line, f.Said)
	}
	return said[f.Rule]
}

// said are the rules that have one wording.
var said = map[Rule]string{
	NoLine:        "it cites no sentence",
	Empty:         "it is empty",
	TooLong:       "it is too long to check",
	Unprintable:   "it holds a character that is not seen",
	Mention:       "it holds a mention or an address",
	Link:          "it holds a link",
	Markup:        "it holds markup",
	Label:         "it begins with a label",
	ManySentences: "it is more than one sentence",
	Misquoted:     "no cited sentence has the words inside quotation marks",
	Fragment:      "it is not a whole sentence with a subject and a verb",
	NotPrinted:    "no one cited sentence says it",
	NoSource:      "it does not say whose words these are",
	NotRepeated:   "in this language a claim must repeat a cited sentence word for word",
	Surplus:       "there was no room for it",
	Changed:       "the article was changed or withdrawn while the answer was written",
}
