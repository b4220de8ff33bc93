package extract

import (
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

const (
	grounding = `The car ferry Merle Bay ran aground off Tarn Point in thick fog on Wednesday with 93 passengers and 11 crew aboard.

Sixteen passengers were injured, three of them seriously, the ambulance service said.

The captain, Hugh Lorne, told reporters the ferry had lost steering. "We had no warning at all," he said.

Ellen Voss, the harbour master at Tarn Point, praised the lifeboat volunteers. "They were alongside within twenty minutes," she said.

The rescue lasted four hours. The hull was holed, but the cargo deck was not damaged, a spokesman for Lowther Line said.

Lowther Line said tickets would be refunded. Councillor Mira Pask accused Lowther Line of ignoring warnings. "They were told in June," Ms Pask said.

The wreck buoy was laid by the ferry Oona, whose captain, Beth Raine, said the channel was safe.`
	museum = `A fire broke out in the east wing of the Corran House museum on Sunday night.

Staff carried the portrait of Lady Corran out of the building. The roof of the east wing was badly damaged and the library was soaked by hoses.

Curator Dinah Frew said the tapestry in the great hall was unharmed. The fire service said 40 firefighters attended. The cause is not known.

The museum will stay closed until spring.`
	inquiry = `The captain of the trawler Sula Star was on the telephone when it sank off Brannish, an inquiry heard.

A deckhand, Rory Main, woke him.`
	sinking = `The trawler Sula Star sank off Brannish on Monday with five men aboard.

The skipper, Callum Rae, was taken off by helicopter. The owner lives in Brannish.`
)

// What stands near a question is no answer to it. The answer holds the words that are
// wanted, and where none is wanted the question is refused.
func TestStates(t *testing.T) {
	for _, test := range []struct{ question, want string }{
		// Yes or no, of the very one that is asked about.
		{"Was the tapestry damaged?", "tapestry in the great hall was unharmed"},
		{"Was the roof damaged?", "badly damaged"},
		{"Was the portrait of Lady Corran damaged?", ""},
		{"Was the cargo deck damaged?", "cargo deck was not damaged"},
		{"Is the museum open?", "stay closed"},
		{"Has the cause of the fire been found?", "The cause is not known."},
		{"Did Hugh Lorne resign?", ""},
		{"Was anyone hurt in the museum fire?", ""},
		{"Did Lowther Line's councillor resign?", ""},
		// A length of time is one.
		{"How long did the rescue last?", "four hours"},
		{"How long did the fire last?", ""},
		// Who holds what is asked for.
		{"Who is the captain of the Merle Bay?", "Hugh Lorne"},
		{"Who is the captain of the Oona?", "Beth Raine"},
		{"Who is the owner of the Merle Bay?", ""},
		{"Who is the skipper of the Sula Star?", "Callum Rae"}, // her name opens the article
		{"Who is the captain of the Sula Star?", ""},           // nobody's name stands there
		{"Who is the owner of the Sula Star?", ""},
		// A number of those to whom it was done.
		{"How many passengers were injured?", "Sixteen passengers"},
		{"How many crew were injured?", ""},
		{"How many firefighters were injured?", ""},
		// The words of the one who is asked about, on what is asked.
		{"What did Mira Pask say about Lowther Line?", "told in June"},
		{"What did Lowther Line say about Mira Pask?", ""},
		{"What did the harbour master say about the lifeboats?", "alongside"},
		{"What did Dinah Frew say about the tapestry?", "tapestry in the great hall"},
		{"What did Beth Raine say about the rescue?", ""},
	} {
		e := articles(grounding, museum, inquiry, sinking)
		for _, l := range e.Lines {
			l.Article.Headline = map[news.ArticleID]string{"a1": "Car ferry Merle Bay runs aground", "a2": "Fire at Corran House museum", "a3": "Inquiry hears of telephone call", "a4": "Five saved from trawler"}[l.Article.ID]
		}
		got := ""
		for _, p := range Choose(Analyse(test.question, nil), e).Picks {
			q, err := p.Quote()
			if err != nil {
				t.Fatal(err)
			}
			got += q.Text() + "\n"
		}
		if test.want == "" && got != "" || !strings.Contains(got, test.want) {
			t.Errorf("%s: chose %q, want %q", test.question, got, test.want)
		}
	}
}

// A question of yes or no is taken apart.
func TestPartsOf(t *testing.T) {
	for question, want := range map[string]parted{
		"Was the cargo deck damaged?":                       {of: "deck", does: "damag"},
		"Did the fire spread to the library?":               {of: "fire", does: "spread"},
		"Has the cause of the fire been found?":             {of: "caus", does: "found"},
		"Were the men in the car arrested?":                 {of: "men", does: "arrest"},
		"Did Ann Carr's company close?":                     {of: "compani", owner: "carr", does: "close"},
		"Will the mill in Skarv stay shut?":                 {of: "mill", does: "shut"},
		"Is Beth Raine the captain of the Oona?":            {of: "raine", name: true, does: "captain"},
		"Were any visitors in the museum?":                  {of: "visitor"},
		"Did anybody die in the fire?":                      {does: "die"},
		"Is it true that the bridge was closed?":            {of: "bridg", does: "close"},
		"Did we report on the bridge?":                      {},
		"Did both papers give the same reason for the ban?": {},
	} {
		if got := Analyse(question, nil).Clauses[0].parts; got != want {
			t.Errorf("%s: %+v, want %+v", question, got, want)
		}
	}
}
