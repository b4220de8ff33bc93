package voices

import (
	"fmt"
)

// stepFault says where the statement takes the size of a change for its
// result, or ""; "to $143 million" is no "by $143 million".
func stepFault(st, lines *reading) string {
	for _, n := range st.numbers {
		claimed := st.folded(n.from - 1)
		same := lines.sameValue(n)
		if len(same) != 1 || !steps[claimed] {
			continue
		}
		if printed := lines.folded(same[0].from - 1); steps[printed] && printed != claimed {
			return fmt.Sprintf("the cited sentence says %q %s", printed, st.text(n.from, n.to))
		}
	}
	return ""
}
