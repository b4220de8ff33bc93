package ground

import (
	"fmt"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Check reports whether the lines that a claim cites carry all that it says.
func Check(c Claim, e news.Evidence) Verdict {
	v := cited(c, e)
	return v
}

// cited finds the lines that a claim cites. Its verdict has a reason when the
// claim cites none, or one that was not offered.
func cited(c Claim, e news.Evidence) Verdict {
	var v Verdict
	seen := map[int]bool{}
	for _, n := range c.Lines {
		l, ok := e.Line(n)
		switch {
		case !ok:
			v.Reason = fmt.Sprintf("sentence %d was not offered", n)
		case !seen[n]:
			seen[n] = true
			v.Lines = append(v.Lines, l)
		}
	}
	if len(c.Lines) == 0 {
		v.Reason = "it cites no sentence"
	}
	return v
}
