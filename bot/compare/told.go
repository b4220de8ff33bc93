package compare

import (
	"fmt"
	"strings"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Told is a difference that somebody who read the lines tells of: a model.
// Nothing about it is known to be so.
type Told struct {
	About     string
	Positions []ToldPosition
}

// ToldPosition is a value and the lines that are said to print it.
type ToldPosition struct {
	Value string
	Lines []news.Line
}

// Text is the difference in the words in which it was told.
func (t Told) Text() string {
	values := make([]string, len(t.Positions))
	for i, p := range t.Positions {
		values[i] = p.Value
	}
	return t.About + ": " + strings.Join(values, " / ")
}

// Rule names what a told difference breaks. The ledger and --json count by
// it, so the names are a promise, as those of ground.Rule are.
type Rule string

const (
	NotPrinted  Rule = rulePrefix + "not_printed"   // a value is in no line that it is given for
	NotOneKind  Rule = rulePrefix + "not_one_kind"  // the values are of two kinds, or of none that can be told apart
	Held        Rule = rulePrefix + "held"          // the values agree, or an article gives both
	NotOneThing Rule = rulePrefix + "not_one_thing" // the lines speak of two things
	NotOneEvent Rule = rulePrefix + "not_one_event" // the articles tell of two events
	OneOrigin   Rule = rulePrefix + "one_origin"    // one article, publisher or agency gives both
	NotQuoted   Rule = rulePrefix + "not_quoted"    // the answer quotes no line of it
	NoRoom      Rule = rulePrefix + "surplus"       // there is no room for it
)

// rulePrefix tells the rules of differences from those of claims.
const rulePrefix = "difference_"

// Doubt is why a told difference is not shown, as data; its zero value means
// that it is near certain.
type Doubt struct {
	Rule Rule
	// Said is the value that is in doubt, in the words of the one who told,
	// and Other the one that it was set against, if any.
	Said, Other string
}

// String is the doubt put into words, for an editor.
func (d Doubt) String() string {
	switch d.Rule {
	case NotPrinted:
		return fmt.Sprintf("%q is printed in none of its sentences", d.Said)
	case NotOneKind:
		return fmt.Sprintf("%q and %q are not two numbers of one thing, two dates, two persons or two places", d.Said, d.Other)
	case Held:
		return fmt.Sprintf("%q and %q need not be at odds, or one article gives both", d.Said, d.Other)
	case NotOneThing:
		return fmt.Sprintf("the sentences with %q and %q do not clearly speak of the same thing", d.Said, d.Other)
	case NotOneEvent:
		return fmt.Sprintf("the articles with %q and %q do not clearly tell of the same event", d.Said, d.Other)
	case OneOrigin:
		return fmt.Sprintf("%q and %q do not come from two independent articles", d.Said, d.Other)
	case NotQuoted:
		return "the answer quotes none of its sentences"
	case NoRoom:
		return "enough differences are shown"
	}
	return ""
}
