package ground_test

import "testing"

// tails are sentences that tell at their end, or at their beginning, whose
// words they are. The plain fact without that is no claim of theirs, and the
// whole sentence is.
var tails = []struct{ fact, printed string }{
	{"Warden Abe Slate sold the keys.", "Warden Abe Slate sold the keys, a tribunal heard on Friday."},
	{"Dentist Fay Moor pulled the wrong tooth.", "Dentist Fay Moor pulled the wrong tooth, the inquest was told."},
	{"Skipper Gus Wren was drunk at the helm.", "Skipper Gus Wren was drunk at the helm, jurors heard."},
	{"Broker Hal Finch hid 2 million euros.", "Broker Hal Finch hid 2 million euros, the panel was told."},
	{"Umpire Jo Teal took 500 pounds.", "Umpire Jo Teal took 500 pounds, it is alleged."},
	{"Envoy Kit Rook met the spy.", "Envoy Kit Rook met the spy, it was claimed on Sunday."},
	{"Roofer Lee Nash skipped the tests.", "Roofer Lee Nash skipped the tests, according to a complaint."},
	{"Medic Mia Pond lost the samples.", "Medic Mia Pond lost the samples, prosecutors say."},
	{"Director Ned Lark will quit on Monday.", "Director Ned Lark will quit on Monday, The Beacon understands."},
	{"Dancer Oda Flint owes 70,000 euros.", "Dancer Oda Flint owes 70,000 euros, The Beacon has learned."},
	{"Sergeant Pia Holm hid the gun.", "Sergeant Pia Holm hid the gun, the defence said."},
	{"Tutor Quin Birch sold the papers.", "Tutor Quin Birch sold the papers, an internal report suggests."},
	{"Driver Ray Marsh passed two signals.", "Driver Ray Marsh passed two signals, inspectors believe."},
	{"Clerk Sal Thorn burned nine files.", "Prosecutors allege that clerk Sal Thorn burned nine files."},
	{"Abbot Tod Ferris stole 300 pounds.", "Abbot Tod Ferris is accused of stealing 300 pounds."},
	{"Referee Uli Stark met the bookmaker.", "Referee Uli Stark is said to have met the bookmaker."},
	{"Columnist Vic Doyle paid the witness.", "Columnist Vic Doyle is understood to have paid the witness."},
	{"Plumber Wes Crane cut the pipe.", "The court was told that plumber Wes Crane cut the pipe."},
	{"Baker Xan Reed poisoned the flour.", "Baker Xan Reed poisoned the flour, her rivals insist."},
	{"Groom Yul Bramley drugged the mare.", "Groom Yul Bramley drugged the mare, messages seen by The Beacon show."},
	{"Keeper Zed Lowe was paid to lose.", "Keeper Zed Lowe was paid to lose, it emerged in court."},
	{"Alderman Ben Frost voted twice.", "Alderman Ben Frost voted twice, senators heard."},
	{"Dealer Cal Wynter forged the letter.", "Dealer Cal Wynter forged the letter, a judge has ruled."},
	{"Treasurer Ira Bloom took the cash.", "Treasurer Ira Bloom took the cash, minutes of the meeting reveal."},
	{"Jockey Dee Vance whipped the pony.", "Jockey Dee Vance whipped the pony, The Beacon reported."},
}

// What somebody says is not shown as a plain fact.
func TestTailsAreNotLost(t *testing.T) {
	for _, c := range tails {
		if shows(c.printed, c.fact) {
			t.Errorf("shown: %q\n\tprinted: %q", c.fact, c.printed)
		}
		if !shows(c.printed, c.printed) {
			t.Errorf("dropped though it is printed: %q", c.printed)
		}
	}
}

// Nor are those of the shared case.
func TestTailsAreNotLostShared(t *testing.T) {
	for _, row := range sharedRows(t, "cases", "attribution-tails", "claims.tsv") {
		if shows(row[2], row[1]) {
			t.Errorf("shown: %q\n\tprinted: %q", row[1], row[2])
		}
	}
}
