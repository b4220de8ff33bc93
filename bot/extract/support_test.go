package extract

import (
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// supportOf returns the support for an answer in articles of the texts.
func supportOf(question string, texts ...string) float64 {
	_, support := Choose(Analyse(question, nil), articles(texts...)).Ranked()
	return support
}

// What speaks for an answer and what against one: in each pair the first
// evidence supports the question more than the second.
func TestSupport(t *testing.T) {
	const closes = "The Elm Street library in Marlow closes in May. "
	for _, test := range []struct {
		name, question string
		more, less     []string
	}{
		{"a name that stands nowhere", "When does the Elm Street library in Marlow close?",
			[]string{closes}, []string{"The Oak Road library in Marlow closes in May. "}},
		{"what is asked stands together", "How many books does the library in Marlow lend?",
			[]string{"The library in Marlow lends 40,000 books a year."}, []string{"The library has a garden.", "Marlow lends money.", "Books are sold."}},
		{"further articles give the same value", "When does the Elm Street library in Marlow close?",
			[]string{closes, "In May the library on Elm Street in Marlow closes for good."}, []string{closes, "The library on Elm Street in Marlow closes for good."}},
		{"it stands out among the articles", "Which bridge over the Tay was closed by the storm?",
			[]string{"The storm closed the Errol bridge over the Tay.", "The harbour is open.", "Ferries sail."},
			[]string{"The storm closed the Errol bridge over the Tay.", "The storm closed no bridge over the Tay.", "The storm left the Tay bridge open, not closed."}},
		{"further articles bring the same word", "Why was the Elm Street library closed?",
			[]string{"The Elm Street library was closed for mould.", "Found mould, closed Elm Street library."},
			[]string{"The Elm Street library was closed for mould.", "Found damp, closed Elm Street library."}},
	} {
		if more, less := supportOf(test.question, test.more...), supportOf(test.question, test.less...); more <= less {
			t.Errorf("%s: %.3f against %.3f", test.name, more, less)
		}
	}
}

// A name that stands nowhere is missed, and other words are not.
func TestMissing(t *testing.T) {
	ev := read(articles("The Oak Road library in Marlow closes in May."))
	for question, want := range map[string]bool{
		"When does the Oak Road library in Marlow close?": false,
		"When does the Elm Road library in Marlow close?": true,
		"When does the Oak Road library in Marlow burn?":  false,
	} {
		if got := ev.missing(ev.meeting(Analyse(question, nil).whole())); (got > 0) != want {
			t.Errorf("%s: %.3f is missing", question, got)
		}
	}
}

// A name that some later passage holds is missed less than one that stands
// nowhere.
func TestMissingWholly(t *testing.T) {
	const fair = "The fair in Marlow opens in May."
	missing := func(last string) float64 {
		e := articles(fair, fair, fair, fair, last)
		e.Rarity = map[string]float64{"fair": 0.5, "adeyemi": 1, "open": 0.5, "opened": 0.5, "opens": 0.5}
		ev := read(e)
		return ev.missing(ev.meeting(Analyse("When was the fair opened by Adeyemi?", nil).whole()))
	}
	if later, nowhere := missing("Adeyemi sang."), missing("Prosser sang."); later <= 0 || nowhere < later+missingWholly/2 {
		t.Errorf("%.3f for a name in a later passage, %.3f for one that stands nowhere", later, nowhere)
	}
}

// A headline that says what is asked about speaks for an answer, even where
// the line says it too.
func TestSupportOfHeadline(t *testing.T) {
	e := articles("The library on Elm Street closes in May.")
	_, without := Choose(Analyse("When does the library close?", nil), e).Ranked()
	e.Lines[0].Article.Headline = "Library to close"
	if _, with := Choose(Analyse("When does the library close?", nil), e).Ranked(); with <= without {
		t.Errorf("%.3f with the headline, %.3f without", with, without)
	}
}

// Where the evidence says much of what is asked, and no line holds the kind of
// answer, the best line is one; where it says little, none is.
func TestChooseForemost(t *testing.T) {
	said := "Ruth Adeyemi was against the closing of the Elm Street library, according to the minutes of the council."
	if got := Choose(Analyse("What did Ruth Adeyemi say about the Elm Street library?", nil), articles(said)); len(got.Picks) != 1 {
		t.Errorf("%d picks of %q", len(got.Picks), said)
	}
	if got := Choose(Analyse("What did Ruth Adeyemi say about the Elm Street library?", nil), articles("The library on Elm Street is old.")); len(got.Picks) > 0 {
		t.Errorf("%q was picked", got.Picks[0].First.Text())
	}
}

// Articles of one week bear each other out more than those of many years, and
// many articles that hold a piece each less than few.
func TestSupportOfArticlesTogether(t *testing.T) {
	const question, text = "Who closed the Elm Street library in Marlow?", "The council closed the Elm Street library in Marlow."
	support := func(e news.Evidence) float64 {
		_, support := Choose(Analyse(question, nil), e).Ranked()
		return support
	}
	dated := func(days int) news.Evidence {
		e := articles(text, text, text)
		for i := range e.Lines {
			e.Lines[i].Article.Published = time.Date(2026, 3, 1+i*days, 0, 0, 0, 0, time.UTC)
		}
		return e
	}
	if week, years := support(dated(2)), support(dated(900)); week <= years {
		t.Errorf("%.3f for articles of one week, %.3f for articles of years", week, years)
	}
}

// Of articles that bear each other out as much, many speak less for an answer
// than few: each holds a piece of what is asked about.
func TestSupportOfScatteredArticles(t *testing.T) {
	agreement := func(others ...string) float64 {
		ev := read(articles(append([]string{"The shop sells honey.", "The shop sells honey.", "The shop sells honey.", "The shop sells honey.", "The shop sells salt."}, others...)...))
		c := Analyse("What does the shop sell?", nil).Clauses[0]
		return ev.agreement(c, ev.vectorsOf(c), make([]float64, len(ev.lines)))
	}
	if few, many := agreement(), agreement("A harbour.", "A bridge.", "A ferry."); many >= few {
		t.Errorf("%.3f for many articles, %.3f for few", many, few)
	}
}

// Articles whose best lines bring the same word bear each other out where more
// of them do than usual, and two alone never do.
func TestAgreementOfWords(t *testing.T) {
	const honey, salt, soap = "The shop sells honey.", "The shop sells salt.", "The shop sells soap."
	for _, test := range []struct {
		texts []string
		speak bool // for an answer
	}{
		{[]string{honey, honey}, false},
		{[]string{honey, honey, honey}, true},
		{[]string{honey, honey, salt}, false},
		{[]string{honey, honey, honey, salt, soap}, false},
		{[]string{honey, honey, honey, honey, honey}, true},
	} {
		ev := read(articles(test.texts...))
		c := Analyse("What does the shop sell?", nil).Clauses[0]
		if got := ev.agreement(c, ev.vectorsOf(c), make([]float64, len(ev.lines))); got > 0 != test.speak {
			t.Errorf("%q: %.3f", test.texts, got)
		}
	}
}

// A number is told for certain: one close to the words of a question for one
// speaks for an answer, one far away against. Once enough is met, more of it counts less.
func TestSupportLevels(t *testing.T) {
	const question = "How many books does the library in Marlow lend?"
	nearby, far := "The library in Marlow lends 40,000 books a year.", "The library in Marlow lends books; so does the school, the mayor said at a fair that she opened with 3 speeches."
	gap := func(kind Kind) float64 {
		var support [2]float64
		for i, text := range []string{nearby, far} {
			q, ev := Analyse(question, nil), read(articles(text))
			vectors := ev.vectorsOf(q.Clauses[0])
			q.Clauses[0].Kind = kind
			support[i] = ev.support(q, vectors, q.Clauses[0])
		}
		return support[0] - support[1]
	}
	if number, open := gap(HowMany), gap(Open); number <= open+certainWeight/2 {
		t.Errorf("a number close by counts %.3f for a question for one, %.3f for any", number, open)
	}
	if below, beyond := levelled(enough)-levelled(enough-0.1), levelled(enough+0.1)-levelled(enough); below < 0.09 || beyond <= 0 || beyond >= below {
		t.Errorf("the last bit below enough counts %.3f, the first beyond it %.3f", below, beyond)
	}
}

// Articles that share many words tell of one event, and those that share one of
// one topic. Two alone share none, and the words of the question do not count.
func TestSharedWords(t *testing.T) {
	const question, sells = "What does the shop sell?", "The shop sells honey. "
	read := func(texts ...string) (ev evidence, c Clause, vectors []vector) {
		ev, c = read(articles(texts...)), Analyse(question, nil).Clauses[0]
		return ev, c, ev.vectorsOf(c)
	}
	for name, test := range map[string]struct {
		texts []string
		want  int
	}{
		"three":         {[]string{sells, sells, sells}, 1},
		"two of three":  {[]string{sells, sells, "The shop sells salt."}, 0},
		"two":           {[]string{sells, sells}, 0},
		"of one event":  {[]string{sells + "Bees swarmed.", sells + "A swarming bee.", sells + "Bees swarm in Marlow."}, 3},
		"twice in each": {[]string{sells + sells, sells + sells, "The shop sells."}, 0},
		"of the best":   {[]string{sells, sells, sells, sells, sells, "Bees swarm.", "Bees swarm.", "Bees swarm."}, 1},
	} {
		ev, c, vectors := read(test.texts...)
		if got := ev.shared(c, ev.leading(vectors)); got != test.want {
			t.Errorf("%s: %d words are shared, want %d", name, got, test.want)
		}
	}
	agreement := func(told ...string) float64 {
		for i := range told {
			told[i] = "The shop sells honey while " + told[i]
		}
		ev, c, vectors := read(told...)
		return ev.agreement(c, vectors, make([]float64, len(ev.lines)))
	}
	event, topic := agreement("bees swarm.", "bees swarm.", "bees swarm."), agreement("bees swarm.", "wasps hide.", "ants dig.")
	if event < topic+sharedWeight/2 {
		t.Errorf("%.3f for articles of one event, %.3f for those of one topic", event, topic)
	}
}

// What even the least of the articles meets is of the topic, and speaks less for
// an answer than what only some of them meet.
func TestSupportOfTopic(t *testing.T) {
	const question, holds = "Which storm closed the Errol bridge?", "The storm closed the Errol bridge. "
	// rest is the support without what depends on the articles in another way.
	of := func(texts ...string) (topic, rest float64) {
		q, ev := Analyse(question, nil), read(articles(texts...))
		c, vectors := q.Clauses[0], ev.vectorsOf(q.Clauses[0])
		covers := make([]float64, len(vectors))
		for i, v := range vectors {
			covers[i] = v[around]
		}
		rest = ev.support(q, vectors, c) - ev.agreement(c, vectors, covers) + standsOut*ev.usualCover(covers)
		return ev.meeting(q.whole()).topic(), rest
	}
	for name, test := range map[string]struct {
		texts    []string
		from, to float64
	}{
		"all":          {[]string{holds, holds, holds, holds, holds}, 1, 1},
		"all but one":  {[]string{holds, holds, holds, holds, "Ferries sail."}, 0, 0},
		"one of them":  {[]string{holds, holds, holds, holds, "The bridge is long."}, 0.01, 0.6},
		"few articles": {[]string{holds, holds, holds, holds}, 0, 0},
		"five of six":  {[]string{holds, "Ferries sail.", holds, holds, holds, holds}, 1, 1},
		"in two lines": {[]string{holds, holds, holds, holds, "The storm came. It closed the Errol bridge."}, 1, 1},
	} {
		if topic, _ := of(test.texts...); topic < test.from || topic > test.to {
			t.Errorf("%s: %.3f is of the topic, want %.2f to %.2f", name, topic, test.from, test.to)
		}
	}
	_, all := of(holds, holds, holds, holds, holds)
	if _, four := of(holds, holds, holds, holds, "Ferries sail."); four < all+topicWeight/2 {
		t.Errorf("%.3f where one article is of something else, %.3f where none is", four, all)
	}
}
