package extract

import "testing"

// What is told of a namesake is no answer about the one who is asked about,
// and what only the namesake did is not stated of the other.
func TestNamesake(t *testing.T) {
	const (
		elder   = "Jean Thorne opened a bakery in Kelby on Monday.\n\n“I bake at night,” Jean Thorne said."
		younger = "Jeane Thorne was fined for theft in Kelby on Tuesday.\n\n“I took nothing,” Jeane Thorne said."
		nurse   = "Erik Vanning was sued over a debt in Kelby on Friday."
		doctor  = "Eric Vanning opened a surgery in Kelby on Friday."
		visitor = "Clara Holtby was fined for speeding in Dunmere on Friday."
	)
	for _, test := range []struct{ question, first string }{
		{"Was Jean Thorne fined?", ""},
		{"What was Jeane Thorne fined for?", "Jeane Thorne was fined for theft in Kelby on Tuesday."},
		{"What did Jean Thorne open?", "Jean Thorne opened a bakery in Kelby on Monday."},
		{"What did Jean Thorne say?", "“I bake at night,” Jean Thorne said."},
		{"Was Eric Vanning sued over a debt?", ""},
		{"Was Erik Vanning sued over a debt?", nurse},
		{"What was Clara Holtby fined for?", visitor},
	} {
		picks := Choose(Analyse(test.question, nil), articles(elder, younger, visitor, nurse, doctor)).Picks
		if test.first == "" && len(picks) > 0 {
			t.Errorf("%s: %q, want nothing", test.question, picks[0].text())
		}
		if test.first != "" && (len(picks) == 0 || picks[0].text() != test.first) {
			t.Errorf("%s: %+v, want %q", test.question, picks, test.first)
		}
		for _, p := range picks {
			if p.First.Article.ID != picks[0].First.Article.ID {
				t.Errorf("%s: %q of somebody else", test.question, p.text())
			}
		}
	}
}

// Of what somebody said the words of another are no part, in one article too.
func TestSaidElsewhere(t *testing.T) {
	const council = "“The pier is safe,” said Nora Quill, the harbour master of Kelby, about the pier.\n\nA fisherman, Abe Strand, said the pier was not safe. “I saw the planks of the pier go,” he said."
	e := articles(council)
	for question, want := range map[string]string{"What did Nora Quill say about the pier?": "Quill", "What did Abe Strand say about the pier?": "Strand"} {
		r := Read(Analyse(question, nil), e)
		table := *fittedTable(t)
		table.Beside = 100 // whatever may be shown is
		for _, p := range table.Choose(r).Picks {
			if a := r.clauses[0]; a.elsewhere(p.best) {
				t.Errorf("%s: %q, want the words of %s alone", question, p.text(), want)
			}
		}
	}
}
