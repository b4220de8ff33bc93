package retrieval

import (
	"math/bits"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// A long question asks for several things, and a passage that answers one of
// them well is worth more than one that touches on each. So a question is cut
// into clauses, and a passage is also scored by the clause it fits best.

// shortClause is the number of terms below which a clause is joined to the
// next: fewer say too little on their own. Found on questions over several
// news articles each.
const shortClause = 3

// clauseWords begin a clause.
var clauseWords = lexicon.Named("search", "clause")

// readClauses cuts the question at punctuation and at words that begin a clause. A
// question of one clause has none. Those words are English, so that a question in
// another language is scored as a whole where it has no commas.
func (q *question) readClauses(words []lang.Word) {
	var clauses []terms
	var clause terms
	from := 0
	for _, w := range words {
		if strings.ContainsAny(q.text[from:w.Start], ",;:–—()") || clauseWords.Has(w.Folded) {
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
