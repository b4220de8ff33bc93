package retrieval

import (
	"math/bits"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// A long question asks for several things, and a passage that answers one of
// them well is worth more than one that touches on each. So a question is cut
// into clauses, and a passage is also scored by the clause it fits best.

// clauseWords begin a new clause. Being English they part no question in
// another language, which is then scored as a whole; commas part them all.
var clauseWords = map[string]bool{
	"and": true, "or": true, "but": true, "while": true, "whereas": true, "that": true, "which": true, "who": true,
	"when": true, "after": true, "before": true, "as": true, "according": true, "compared": true, "because": true,
}

// shortClause is the number of terms below which a clause is joined to the
// next: fewer say too little on their own. Found on questions over several
// news articles each.
const shortClause = 3

// readClauses cuts the question at punctuation and at the words above. A
// question of one clause has none.
func (q *question) readClauses(words []lang.Word) {
	var clauses []terms
	var clause terms
	from := 0
	for _, w := range words {
		if strings.ContainsAny(q.text[from:w.Start], ",;:–—()") || clauseWords[w.Folded] {
			if bits.OnesCount64(uint64(clause)) >= shortClause {
				clauses, clause = append(clauses, clause), 0
			}
		}
		from = w.End
		if i, ok := q.at[w.Folded]; ok {
			clause |= 1 << i
		}
	}
	if n := len(clauses); n > 0 && bits.OnesCount64(uint64(clause)) < shortClause {
		clauses[n-1] |= clause
	} else {
		clauses = append(clauses, clause)
	}
	if len(clauses) > 1 {
		q.clauses = clauses
	}
}
