package ground

import "regexp"

// statements parts a claim into the statements that it joins, each with a
// subject and a verb of its own. What somebody says is parted into statements
// of that speaker. A claim that is one statement is returned whole.
func statements(claim string, lex *vocabulary) []string {
	r := read(claim, nil, lex)
	by, what := "", r
	if t, ok := attributionOf(r, lex); ok {
		by, what = t.by.words(0, len(t.by.tokens))+" that ", t.what
	}
	kinds := what.kinds(0, len(what.chunks))
	var out []string
	from := 0
	for i := 1; i < len(kinds); i++ {
		if m := joiner.FindString(kinds[i:]); m != "" && i > from && wholeForm.MatchString(kinds[from:i]) && wholeForm.MatchString(kinds[i+len(m):]) {
			part := what.part(what.chunks[from:i])
			out = append(out, by+part.words(0, len(part.tokens)))
			from = i + len(m)
		}
	}
	if from == 0 {
		return []string{claim}
	}
	rest := what.part(what.chunks[from:])
	return append(out, by+rest.words(0, len(rest.tokens)))
}

var (
	// joiner is what may join two statements.
	joiner = regexp.MustCompile(`^(?:,?C|;C?|,S)`)
	// wholeForm is a subject with its verb.
	wholeForm = regexp.MustCompile(`^(?:[RT,]|P[NMT#])*[NMH#](?:[oPp][NMTH#])*[Rr]*V`)
)
