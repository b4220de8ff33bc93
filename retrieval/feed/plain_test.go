package feed_test

import (
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
)

// The two paragraphs that the cases below put things around.
const (
	first  = "The council approved the budget on Monday after a long debate in the town hall."
	second = "“We had no choice,” the mayor, Ana Ruiz, said."
	thai   = "สภาเทศบาลเห็นชอบงบประมาณเมื่อวันจันทร์หลังจากการอภิปรายอันยาวนานในศาลากลาง"
	long   = "The vote, the third this year, ended a dispute over the new bridge that had split the town since the spring floods and cost two mayors their office."
	both   = first + "\n\n" + second
)

// What stays of a plain text is the article's paragraphs, one a line.
func TestReadPlain(t *testing.T) {
	for _, c := range []struct {
		name, in, headline, text string
	}{
		{"headline and paragraphs", "Council passes budget\n\n" + both, "Council passes budget", both},
		{"no empty lines", "Council passes budget\n" + first + "\n" + second, "Council passes budget", both},
		{"many empty lines and blanks", "\n\n Council passes budget \n\n\n\n " + first + "  \n\t\n" + second + "\n\n", "Council passes budget", both},
		{"Windows and old Mac line ends", "Council passes budget\r\n\r\n" + first + "\r\r" + second, "Council passes budget", both},
		{"headline repeated", "Council passes budget\n\nCOUNCIL PASSES BUDGET\n\n" + both, "Council passes budget", both},
		{"headline with an abbreviation at its end", "Mayor visits U.S.\n\n" + both, "Mayor visits U.S.", both},
		{"headline with a state at its end", "Storm nears Savannah, Ga.\n\n" + both, "Storm nears Savannah, Ga.", both},
		{"headline that asks", "Who pays for it?\n\n" + both, "Who pays for it?", both},
		{"no headline", both, "", both},
		{"one line is the text", "Council passes budget", "", "Council passes budget"},
		{"caption below the headline", "Council passes budget\n\nMayor Ana Ruiz\n\n" + both, "Council passes budget", both},
		{"caption with a credit", "Council passes budget\nThe town hall of Lugo, on Oct. 20, 2017. (J. Doe/AFP via Getty Images)\n\n" + both, "Council passes budget", both},
		{"long caption, then a byline", "Council passes budget\n\nPeople of all ages wait for the council's vote at the old town hall of Lugo in the rain on Monday (J. Doe/AFP)\n\nBy Ana Ruiz\n\n" + both, "Council passes budget", both},
		{"caption between paragraphs", "Council passes budget\n\n" + first + "\n\nPhoto: J. Doe/Reuters\n\n" + second, "Council passes budget", both},
		{"date and time below the headline", "Council passes budget\nUpdated Nov. 10, 2025, 2:30 p.m.\n\n" + both, "Council passes budget", both},
		{"figures below the headline stay", "Lions win\n\nLions 3, Bears 1\n\n" + both, "Lions win", "Lions 3, Bears 1\n\n" + both},
		{"list below the headline stays", "Figures\n\n- 61 raids\n- 71 arrests\n\n" + first, "Figures", "- 61 raids\n\n- 71 arrests\n\n" + first},
		{"list of names below the headline stays", "Nominees\n\n• Ana Ruiz\n• Jo Bloggs\n\n" + first, "Nominees", "• Ana Ruiz\n\n• Jo Bloggs\n\n" + first},
		{"lines without sentences stay", "Results\n\nLugo 2\nVigo 1", "Results", "Lugo 2\n\nVigo 1"},
		{"appeal below the text", "Council passes budget\n\n" + both + "\n\nTheSite\nGIVE NOW\nto the\nGOOD CAUSE?\nPersonalize Your News\nChoose the topics that matter to you.\nBrowse Categories and Topics", "Council passes budget", both},
		{"related posts with titles", "Council passes budget\n\n" + both + "\n\nRelated Posts\n\nMayor under fire\n\nBudget gap grows", "Council passes budget", both},
		{"related posts amid the text", "Council passes budget\n\n" + first + "\n\nRelated Posts\nMayor under fire\n\n" + second, "Council passes budget", first + "\n\nMayor under fire\n\n" + second},
		{"related posts right below a paragraph", "Council passes budget\n\n" + first + "\n\n" + second + "\nRelated Posts\nMayor under fire", "Council passes budget", both},
		{"related posts amid lines without empty ones", "Council passes budget\n\n" + first + "\n" + second + "\nRelated Posts\nMayor under fire", "Council passes budget", both},
		{"related posts right above a paragraph", "Council passes budget\n\n" + second + "\n\nRelated Posts\n" + long, "Council passes budget", second + "\n\n" + long},
		{"related posts above a list", "Council passes budget\n\n" + both + "\n\nRead more:\n\n- Ana Ruiz voted for it\n\nMayor under fire", "Council passes budget", both + "\n\n- Ana Ruiz voted for it\n\nMayor under fire"},
		{"appeal below text without empty lines", "Council passes budget\n" + first + "\n" + second + "\nGIVE NOW\nto the\nGOOD CAUSE\nPersonalize Your News", "Council passes budget", both},
		{"capitals at the end stay", "Council passes budget\n\n" + both + "\n\nENDS", "Council passes budget", both + "\n\nENDS"},
		{"figures in capitals stay", "Council passes budget\n\n" + both + "\n\nLUGO 2, VIGO 1\n\nRelated Posts", "Council passes budget", both + "\n\nLUGO 2, VIGO 1"},
		{"list under capitals stays", "Council passes budget\n\n" + both + "\n\nIN FAVOUR\n\nAna Ruiz\n\nRelated Posts", "Council passes budget", both + "\n\nIN FAVOUR\n\nAna Ruiz"},
		{"list at the end stays", "Council passes budget\n\n" + first + "\n\nIn favour:\n\nAna Ruiz\n\nJo Bloggs", "Council passes budget", first + "\n\nIn favour:\n\nAna Ruiz\n\nJo Bloggs"},
		{"related posts amid Thai, which has no full stop", "งบประมาณ\n\n" + thai + "\n\nRelated Posts\n\n" + thai, "งบประมาณ", thai + "\n\n" + thai},
		{"rules, adverts, prompts, rights", "Council passes budget\n\n" + first + "\n\n* * *\n\nADVERTISEMENT\n\nRead more: Mayor under fire\n\n" + second + "\n\nSign up for our weekly newsletter.\n\n© 2025 The Site. All rights reserved.", "Council passes budget", both},
		{"no-break space and joiners stay", "Budget\n\nUn total de 61 % a été voté par le conseil می‌خواهم.", "Budget", "Un total de 61 % a été voté par le conseil می‌خواهم."},
		{"invisible characters go", "Budget\n\nThe \u202evote\u202c was\u200b to\u2066 end\u2069 \U000E0041\U000E0042now\ufeff,\x07 the mayor said.", "Budget", "The vote was to end now, the mayor said."},
		{"a tab is a space", "Budget\n\nThe\tvote was on Monday, the mayor said.", "Budget", "The vote was on Monday, the mayor said."},
		{"separators end a line", "Budget\u2028" + first + "\u2029" + second, "Budget", both},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := feed.Read("news/budget.txt", []byte(c.in), feed.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if a.Headline != c.headline {
				t.Errorf("headline = %q, want %q", a.Headline, c.headline)
			}
			if a.Text != c.text {
				t.Errorf("text =\n%q, want\n%q", a.Text, c.text)
			}
			if a.ID != "budget" {
				t.Errorf("id = %q, want budget", a.ID)
			}
		})
	}
}

// The byline and the date below the headline are the article's.
func TestReadPlainLead(t *testing.T) {
	in := "Council passes budget\nBy Ana Ruiz and Jo Bloggs\nNovember 10, 2025\n\n" + both
	a, err := feed.Read("budget.txt", []byte(in), feed.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := news.Article{
		ID: "budget", Headline: "Council passes budget", Byline: "Ana Ruiz and Jo Bloggs",
		Published: time.Date(2025, 11, 10, 0, 0, 0, 0, time.UTC),
		Text:      both, SHA256: a.SHA256, Language: a.Language,
	}
	if a != want {
		t.Errorf("got %+v, want %+v", a, want)
	}
	if want := "ea237a1d4d6233e99557fe2abe3dfbdb587e5cd11d891f58bed3d9c193c0ab5c"; a.SHA256 != want { // by sha256sum
		t.Errorf("SHA256 = %q, want %q", a.SHA256, want)
	}
}

// Hard-wrapped text becomes paragraphs; text with a paragraph a line is left.
func TestUnwrap(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"wrapped at 72", `The council approved the budget on Monday after a long debate in the
town hall, where more than a hundred people had come to speak. The
vote was close.

"We had no choice," the mayor said in the evening, when the last
speakers had left and the lights were going out all over the well-
known building.

It takes effect in
January.`,
			`The council approved the budget on Monday after a long debate in the town hall, where more than a hundred people had come to speak. The vote was close.

"We had no choice," the mayor said in the evening, when the last speakers had left and the lights were going out all over the well-known building.

It takes effect in

January.`},
		{"paragraphs told by their indent", `   The council approved the budget on Monday after a long debate in the
town hall, where more than a hundred people had come to speak in turn.
   The mayor said in the evening that she had had no choice, when the
last speakers had left and the lights were going out all over the town
hall.`,
			`The council approved the budget on Monday after a long debate in the town hall, where more than a hundred people had come to speak in turn.

The mayor said in the evening that she had had no choice, when the last speakers had left and the lights were going out all over the town hall.`},
		{"Japanese, which has no spaces", strings.Repeat("市議会は月曜日、市役所での長い議論の末に予算を承認し、市長は記者団に対し選択の余地はなかったと述べ\n", 5) + "た。",
			strings.Repeat("市議会は月曜日、市役所での長い議論の末に予算を承認し、市長は記者団に対し選択の余地はなかったと述べ", 5) + "た。"},
		{"sentences of one length", `The council approved the new budget on Monday evening.
The mayor said to reporters that she had had no choice.
The opposition called the vote a shame for the old town.
The bridge is to be opened in June of the coming year.
The spring floods had split the town over who should pay.`, ""},
		{"three lines of one length", `Ana Ruiz, mayor of the old town and of its many villages
Jo Bloggs, head of the opposition in the town's council
Eva Lund, who counts the votes and keeps the town's money`, ""},
		{"a narrow column", `The library in Kirkwall closed its
doors on Friday after a burst pipe
soaked the reading room, and the
librarian, Moira Flett, said that
some 300 books were lost.

A van will bring books to the
villages on Tuesdays until the
roof of the old building has been
mended in May.`, `The library in Kirkwall closed its doors on Friday after a burst pipe soaked the reading room, and the librarian, Moira Flett, said that some 300 books were lost.

A van will bring books to the villages on Tuesdays until the roof of the old building has been mended in May.`},
		{"a mail that was sent on", `> The library in Kirkwall closed its doors on Friday after
> a burst pipe soaked the reading room, and the librarian,
> Moira Flett, said that some 300 books were lost.
>
> A van will bring books to the villages on Tuesdays until
> the roof of the old building has been mended in May.`, `The library in Kirkwall closed its doors on Friday after a burst pipe soaked the reading room, and the librarian, Moira Flett, said that some 300 books were lost.

A van will bring books to the villages on Tuesdays until the roof of the old building has been mended in May.`},
		{"an answer above a mail", `Here it is.
> The library in Kirkwall closed its doors on Friday after
> a burst pipe soaked the reading room, and the librarian,
> Moira Flett, said that some 300 books were lost.
>
> A van will bring books to the villages on Tuesdays until
> the roof of the old building has been mended in May.`, `Here it is.

The library in Kirkwall closed its doors on Friday after a burst pipe soaked the reading room, and the librarian, Moira Flett, said that some 300 books were lost.

A van will bring books to the villages on Tuesdays until the roof of the old building has been mended in May.`},
		{"a mail that was answered twice", `> > The library in Kirkwall closed its doors on Friday after
> > a burst pipe soaked the reading room, and the librarian,
> > Moira Flett, said that some 300 books were lost.
> >
> > A van will bring books to the villages on Tuesdays until
> > the roof of the old building has been mended in May.`, `The library in Kirkwall closed its doors on Friday after a burst pipe soaked the reading room, and the librarian, Moira Flett, said that some 300 books were lost.

A van will bring books to the villages on Tuesdays until the roof of the old building has been mended in May.`},
		{"a wide indent", `      The library in Kirkwall closed its doors on Friday
after a burst pipe soaked the reading room, and the
librarian, Moira Flett, said that some 300 books were
lost.
      A van will bring books to the villages on Tuesdays
until the roof of the old building has been mended in May.`, `The library in Kirkwall closed its doors on Friday after a burst pipe soaked the reading room, and the librarian, Moira Flett, said that some 300 books were lost.

A van will bring books to the villages on Tuesdays until the roof of the old building has been mended in May.`},
		{"long verse", `The moon has gone behind the bay,
the boats are home, the nets are dry,
and she who waited all the day
is looking at an empty sky
where once a lantern showed the way
to sailors who had passed it by
and said that they would never stay
where all the summer birds must die.`, ""},
		{"one line with a sign", `The sign on the door of the mill said:
> This way to the sea.`, ""},
		{"verse", "The sea was calm\nthe night was long\nand nobody came\nto hear the song", ""},
	} {
		want := c.want
		if want == "" { // it stays as it is
			want = strings.ReplaceAll(c.in, "\n", "\n\n")
		}
		a, err := feed.Read("a.txt", []byte("---\nheadline: x\n---\n"+c.in), feed.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if a.Text != want {
			t.Errorf("%s: text =\n%s\nwant\n%s", c.name, a.Text, want)
		}
	}
}
