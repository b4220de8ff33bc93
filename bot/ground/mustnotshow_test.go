package ground_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/ground"
)

// mustNotShow are printed sentences and what a model makes of them by leaving
// words out or moving them: the examples of issue 13 and others of their
// kinds. None may be shown.
var mustNotShow = []struct{ kind, printed, claim string }{
	{"issue", "The minister's driver tested positive for cocaine.", "The minister tested positive for cocaine."},
	{"issue", "The wife of mayor Carl Berg was arrested on Monday.", "Mayor Carl Berg was arrested on Monday."},
	{"issue", "The shadow chancellor resigned on Friday over the leak.", "The chancellor resigned on Friday over the leak."},
	{"issue", "The mayor took a bribe of 40,000 pounds, a court heard on Tuesday.", "The mayor took a bribe of 40,000 pounds."},
	{"issue", "The council has agreed to close 40 schools.", "The council closed 40 schools."},
	{"issue", "Tom Hill was sued by the council.", "Tom Hill sued the council."},
	{"issue", "Police arrested 18 people in Corin and released 87 people in Varnholm.", "Police arrested 18 people in Varnholm."},
	{"issue", `"My brother said 'I never saw the money' and I believe him," said Anna Berg.`, "“I never saw the money,” said Anna Berg."},

	{"whose", "The bishop's gardener stole 12 silver candlesticks.", "The bishop stole 12 silver candlesticks."},
	{"whose", "Nora Quint's former landlord was jailed for fraud.", "Nora Quint was jailed for fraud."},
	{"whose", "The cousin of singer Lou Marsh crashed a stolen van.", "Singer Lou Marsh crashed a stolen van."},
	{"whose", "A source close to the governor leaked the list.", "The governor leaked the list."},
	{"whose", "Protesters outside the embassy burned a flag.", "The embassy burned a flag."},
	{"whose", "The lawyer for Nora Quint was disbarred in May.", "Nora Quint was disbarred in May."},
	{"title", "The deputy governor was suspended on Tuesday.", "The governor was suspended on Tuesday."},
	{"title", "The former treasurer owes the club 9,000 euros.", "The treasurer owes the club 9,000 euros."},
	{"title", "The acting headteacher left after the inspection.", "The headteacher left after the inspection."},
	{"title", "The would-be mayor handed out cash in Loxby.", "The mayor handed out cash in Loxby."},
	{"title", "The Under-21 captain was dropped for the final.", "The captain was dropped for the final."},
	{"told", "The abbot hit a novice, the inquiry heard last week.", "The abbot hit a novice."},
	{"told", "Jurors were told that the abbot hit a novice.", "The abbot hit a novice."},
	{"told", "Two neighbours claim the abbot hit a novice.", "The abbot hit a novice."},
	{"told", "The ship was lost, said the captain, Jan Petersen, on Monday.", "Jan Petersen said the ship was lost on Monday."},
	{"told", "The tanker is safe, the owner said on Monday.", "The owner said the tanker is safe on Monday."},
	{"verb", "The port authority is planning to sell six cranes.", "The port authority sold six cranes."},
	{"verb", "The bank threatened to evict 30 tenants.", "The bank evicted 30 tenants."},
	{"verb", "Rosa Lind failed to declare two flats.", "Rosa Lind declared two flats."},
	{"verb", "The hospital was ordered to destroy the records.", "The hospital destroyed the records."},
	{"verb", "The brewery may have poisoned the stream.", "The brewery has poisoned the stream."},
	{"voice", "Rosa Lind was robbed outside the theatre.", "Rosa Lind robbed outside the theatre."},
	{"voice", "The mayor was accused by a nurse.", "The mayor accused a nurse."},
	{"voice", "The twins were poisoned by their uncle.", "The twins poisoned their uncle."},
	{"place", "Prices rose in Loxby and fell in Arden.", "Prices rose in Arden."},
	{"place", "Unlike the mayor, Rosa Lind paid her taxes.", "The mayor paid her taxes."},
	{"place", "The man who stabbed Rosa Lind fled to Arden.", "Rosa Lind fled to Arden."},
	{"place", "The nurse beat the surgeon at chess and the dentist at golf.", "The nurse beat the dentist at chess."},
	{"negation", "The union did not vote to strike on Sunday.", "The union did vote to strike on Sunday."},
	{"negation", "No firefighter was hurt in the blaze.", "Firefighter was hurt in the blaze."},
	{"condition", "The ferry will stop if the subsidy ends.", "The ferry will stop."},
	{"quotation", `"He told me 'burn the files' and I refused," said clerk Ida Voss.`, "“Burn the files,” said clerk Ida Voss."},
}

// What a model leaves out may not turn true words into a lie.
func TestMustNotShow(t *testing.T) {
	for _, c := range mustNotShow {
		if shows(c.printed, c.claim) {
			t.Errorf("%s: shown: %q\n\tprinted: %q", c.kind, c.claim, c.printed)
		}
	}
}

// The examples that are shared between projects fall too.
func TestMustNotShowShared(t *testing.T) {
	for _, row := range sharedRows(t, "claims", "must-not-show.tsv") {
		if shows(row[0], row[1]) {
			t.Errorf("shown: %q\n\tprinted: %q", row[1], row[0])
		}
	}
}

// shows reports whether the claim holds on all sentences of a text.
func shows(text, claim string) bool {
	e := offer(text)
	return ground.Check(ground.Claim{Text: claim, Lines: allLines(e)}, e).Holds()
}

// sharedRows returns the rows of a table in the folder that holds the public
// sets. It skips the test where the table is absent.
func sharedRows(t *testing.T, path ...string) [][]string {
	t.Helper()
	file := filepath.Join(append([]string{*benchSets, ".."}, path...)...)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Skipf("not checked: the shared table %s is absent; -bench-sets names the folder bench beside it", file)
	}
	var out [][]string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	if len(out) == 0 {
		t.Fatalf("%s holds no rows", file)
	}
	return out
}
