package bot_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/digest"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/news"
)

// The stories stand in the order of their weight, copies are counted as one
// origin, and the JSON is that of an answer with more in it.
func TestDigestStories(t *testing.T) {
	p := filled()
	d := p.digest(t, "2026-03-01", nil)
	if len(d.Stories) != 3 || d.Outcome != answer.Answered || d.Mode != answer.Extractive {
		t.Fatalf("stories %s, outcome %s", headlines(d), d.Outcome)
	}
	harbour := d.Stories[0]
	if got := slices.Sorted(slices.Values(harbour.Articles)); !slices.Equal(got, []string{"copy", "harbour", "own"}) || harbour.Origins != 2 {
		t.Errorf("the harbour: %+v", harbour)
	}
	if len(p.out.sent) != 1 || p.out.keys[0] != "digest/channel/2026-03-01" {
		t.Fatalf("sent %v", p.out.keys)
	}
	if _, ok := p.out.sent[0].(answer.Digest); !ok {
		t.Errorf("sent a %T", p.out.sent[0])
	}
	raw, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"question", "outcome", "mode", "as_of", "claims", "citations", "disagreements", "searched", "dropped",
		"day", "since", "stories", "also", "more", "corrections", "faults", "missed", "through"} {
		if fields[name] == nil {
			t.Errorf("the JSON lacks %s", name)
		}
	}
	for _, c := range d.Citations {
		if text := p.articles[news.ArticleID(c.Article)].Text; text[c.Start:c.End] != c.Quote {
			t.Errorf("[%d] %q is not at %d to %d", c.N, c.Quote, c.Start, c.End)
		}
	}
}

// Two digests in a row: the second has what came in since, once, and says
// nothing when that is nothing and it is to be quiet.
func TestDigestOnlyNew(t *testing.T) {
	p := filled()
	p.digest(t, "2026-03-01", nil)
	p.now = clock.AddDate(0, 0, 1)
	quietly := func(r *digest.Request) { r.Quiet = true }
	if d := p.digest(t, "2026-03-02", quietly); d.Outcome != answer.NotFound || len(p.out.sent) != 1 {
		t.Errorf("quiet: %s, %d sent", headlines(d), len(p.out.sent))
	}
	if d := p.digest(t, "2026-03-02", nil); d.Outcome != answer.NotFound || len(p.out.sent) != 2 || len(d.Stories) > 0 || d.Blind() {
		t.Errorf("nothing new: %s, %d sent", headlines(d), len(p.out.sent))
	}
	p.now = clock.AddDate(0, 0, 2)
	p.add(news.Article{ID: "old", Headline: "Mayor opens hall", Text: "The mayor opened the new hall of the village on Tuesday in front of 300 guests.", Published: clock.AddDate(-3, 0, 0)})
	p.add(news.Article{ID: "undated", Headline: "Storm warning", Text: "A storm with winds of 110 kilometres an hour will reach the coast tonight, forecasters said."})
	p.add(news.Article{ID: "late", Headline: "Bridge closed", Text: "The bridge over the Laggan is closed to lorries until April, the council said.", Published: p.now.Add(-30 * time.Hour)})
	p.add(news.Article{ID: "desk", Headline: "The source is a judge", Text: "The source of the papers is a judge, the desk was told.", Collection: "desk"})
	p.add(news.Article{ID: "held", Headline: "Budget", Text: "The budget will be cut by 4 per cent, the minister will say tomorrow.", Published: p.now.AddDate(0, 0, -5), Embargo: p.now.Add(time.Hour)})
	if got := headlines(p.digest(t, "2026-03-03", nil)); got != "Storm warning, Bridge closed" && got != "Bridge closed, Storm warning" {
		t.Errorf("third day: %s", got)
	}
	p.now = clock.AddDate(0, 0, 3)
	if got := headlines(p.digest(t, "2026-03-04", func(r *digest.Request) { r.Quiet = true })); got != "Budget" {
		t.Errorf("after the embargo: %s", got)
	}
	p.now = clock.AddDate(0, 0, 4)
	if got := headlines(p.digest(t, "2026-03-05", nil)); got != "" {
		t.Errorf("after that: %s", got)
	}
}

// A change of what was quoted is told once, with what stands there now; what
// stands as it did is an update; of what was withdrawn only the headline is
// told.
func TestDigestCorrections(t *testing.T) {
	p := filled()
	first := p.digest(t, "2026-03-01", nil)
	if !slices.ContainsFunc(first.Citations, func(c answer.Citation) bool { return c.Article == "election" }) {
		t.Fatal("the election is not quoted")
	}
	p.now = clock.AddDate(0, 0, 1)
	p.add(news.Article{ID: "election", Headline: "District votes on Sunday", Text: strings.Replace(electionText, "on Sunday", "on Saturday", 1)})
	p.add(news.Article{ID: "bakery", Headline: "Apprentices buy bakery", Text: bakeryText + " The mayor congratulated them."})
	p.add(news.Article{ID: "harbour", Headline: "Port Ellen harbour reopens", Withdrawn: true})
	d := p.digest(t, "2026-03-02", nil)
	got := map[string]answer.Correction{}
	for _, c := range d.Corrections {
		got[c.Article] = c
	}
	if len(d.Stories) > 0 || d.Outcome != answer.Answered || got["election"].What != answer.WasCorrected || got["bakery"].What != answer.WasUpdated || got["election"].Day != "2026-03-01" {
		t.Errorf("corrections: %+v, stories %s", d.Corrections, headlines(d))
	}
	claim := d.Claims[0]
	if len(d.Claims) != 1 || claim.Correction != got["election"].N || !strings.Contains(claim.Text, "on Saturday") {
		t.Errorf("claims: %+v", d.Claims)
	}
	p.now = clock.AddDate(0, 0, 2)
	if again := p.digest(t, "2026-03-03", nil); len(again.Corrections) > 0 {
		t.Errorf("told again: %+v", again.Corrections)
	}
}

// Topics and the marks of people move stories, and what is no news is only
// named.
func TestDigestOrder(t *testing.T) {
	for name, test := range map[string]struct {
		topics          []string
		liking, notNews map[news.ArticleID]int
		want            string
	}{
		"plain":    {nil, nil, nil, "harbour, election, bakery"},
		"topic":    {[]string{"Bakeries"}, nil, nil, "bakery, harbour, election"},
		"more":     {nil, map[news.ArticleID]int{"bakery": 2}, nil, "bakery, harbour, election"},
		"less":     {nil, map[news.ArticleID]int{"own": -3}, nil, "election, bakery, harbour"},
		"not news": {nil, nil, map[news.ArticleID]int{"election": 1}, "harbour, bakery, (election)"},
	} {
		p := filled()
		p.liking, p.notNews = test.liking, test.notNews
		d := p.digest(t, "2026-03-01", func(r *digest.Request) { r.Topics = test.topics })
		got := strings.NewReplacer("Port Ellen harbour reopens", "harbour", "Harbour of Port Ellen open again", "harbour", "Port Ellen: ferries call again", "harbour",
			"District votes on Sunday", "election", "Apprentices buy bakery", "bakery").Replace(headlines(d))
		if got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
		if name == "topic" && !slices.Equal(d.Stories[0].Topics, test.topics) {
			t.Errorf("topics of the bakery: %v", d.Stories[0].Topics)
		}
	}
}

// A story of today that goes on from one of yesterday says so, and what is
// told otherwise now.
func TestDigestGoesOn(t *testing.T) {
	p := newPaper()
	p.add(news.Article{ID: "fire", Headline: "Fire in Ardbeg warehouse", Text: "A fire in a warehouse in Ardbeg injured 3 workers on Saturday night, the fire brigade said. The warehouse belongs to a distillery."})
	p.digest(t, "2026-03-01", nil)
	p.now = clock.AddDate(0, 0, 1)
	p.add(news.Article{ID: "fire2", Headline: "Ardbeg warehouse fire: more injured", Text: "The fire in the warehouse in Ardbeg injured 5 workers on Saturday night, the fire brigade said on Sunday. The distillery will rebuild the warehouse."})
	d := p.digest(t, "2026-03-02", nil)
	if len(d.Stories) != 1 || d.Stories[0].Earlier == nil || d.Stories[0].Earlier.Day != "2026-03-01" {
		t.Fatalf("stories: %+v", d.Stories)
	}
	changed := slices.IndexFunc(d.Disagreements, func(c answer.Disagreement) bool { return c.Change && c.Story == 1 })
	if changed < 0 || len(d.Disagreements[changed].Positions) != 2 {
		t.Errorf("disagreements: %+v", d.Disagreements)
	}
}

// What could not be read is named, and is no day without news.
func TestDigestFaults(t *testing.T) {
	p := newPaper()
	d := p.digest(t, "2026-03-01", func(r *digest.Request) {
		r.Quiet, r.Faults = true, []answer.Fault{{Source: "ARTICLES_DIR", Reason: "cannot be read", All: true}}
	})
	if !d.Blind() || d.Outcome != answer.NotFound || len(d.Faults) != 1 || len(p.out.sent) != 1 {
		t.Errorf("digest %+v, %d sent", d.Edition, len(p.out.sent))
	}
}

// With a model the claims are the model's as far as they hold; what it makes
// up is dropped. A model that fails is asked once.
func TestDigestByModel(t *testing.T) {
	p := newPaper()
	p.add(news.Article{ID: "bakery", Headline: "Apprentices buy bakery", Text: bakeryText})
	p.model = &script{reply: `{"claims":[{"text":"A bakery in Mill Street was sold to its two apprentices.","sentences":[1]},{"text":"The bakery cost 90,000 pounds.","sentences":[1]},{"text":"See https://evil.example","sentences":[1]}]}`}
	d := p.digest(t, "2026-03-01", nil)
	if d.Mode != answer.ByModel || len(d.Claims) != 1 || !strings.HasPrefix(d.Claims[0].Text, "A bakery in Mill Street was sold") || len(d.Dropped) != 2 {
		t.Errorf("mode %s, claims %+v, dropped %+v", d.Mode, d.Claims, d.Dropped)
	}
	q := filled()
	failing := &script{fault: errNetwork}
	q.model = failing
	if d := q.digest(t, "2026-03-01", nil); d.Mode != answer.Extractive || len(d.Stories) != 3 || d.Notice == "" || len(failing.asked) != 1 {
		t.Errorf("mode %s, %s, notice %q, asked %d times", d.Mode, headlines(d), d.Notice, len(failing.asked))
	}
}

// What is withdrawn while the digest is made is not told.
func TestDigestIsReread(t *testing.T) {
	p := filled()
	p.newer["bakery"] = &news.Article{ID: "bakery", Revision: 2, Withdrawn: true}
	if got := headlines(p.digest(t, "2026-03-01", nil)); strings.Contains(got, "bakery") {
		t.Errorf("told: %s", got)
	}
	q := filled()
	q.notNews = map[news.ArticleID]int{"bakery": 1} // it is named only
	if got := headlines(q.digest(t, "2026-03-01", nil)); !strings.Contains(got, "(Apprentices buy bakery)") {
		t.Fatalf("named: %s", got)
	}
	q.now = clock.AddDate(0, 0, 1)
	q.add(news.Article{ID: "oven", Headline: "Oven", Text: bakeryText})
	q.notNews = map[news.ArticleID]int{"election": 1}
	q.add(news.Article{ID: "vote", Headline: "District votes soon", Text: electionText})
	q.newer["vote"] = &news.Article{ID: "vote", Revision: 2, Withdrawn: true}
	if got := headlines(q.digest(t, "2026-03-02", nil)); got != "Oven" {
		t.Errorf("named after it was withdrawn: %s", got)
	}
	if _, err := q.editorBot().Share(t.Context(), say.Sharing{Key: "digest/channel/2026-03-02", Place: "elsewhere"}); !errors.Is(err, say.ErrNotShareable) {
		t.Errorf("shared: %v", err)
	}
}

// A digest is said once, whatever became of the first attempt: an unknown
// outcome is looked up, and a message that did not arrive is sent as it was.
func TestDigestIsSaidOnce(t *testing.T) {
	for name, test := range map[string]struct {
		lose, refuse bool
		want         error
	}{
		"arrived": {want: say.ErrAlreadySaid}, "answer lost": {lose: true, want: say.ErrAlreadySaid}, "refused": {refuse: true},
	} {
		p := filled()
		p.out.lose, p.out.refuse = test.lose, test.refuse
		r := digest.Request{ID: "channel/2026-03-01", Place: "channel", Channel: "channel", Day: "2026-03-01"}
		if _, err := p.editor().Digest(t.Context(), r); (err != nil) != (test.lose || test.refuse) {
			t.Errorf("%s: first: %v", name, err)
		}
		p.out.lose, p.out.refuse = false, false
		p.add(news.Article{ID: "later", Headline: "Later", Text: "Something else happened later on that day, officials said."})
		d, err := p.editor().Digest(t.Context(), r)
		if !errors.Is(err, test.want) || len(p.out.sent) != 1 || len(d.Stories) != 3 {
			t.Errorf("%s: second: %v, %d sent, %s", name, err, len(p.out.sent), headlines(d))
		}
	}
}

// Whoever lost the claim to a digest sends nothing, however far it was made.
func TestDigestIsHeld(t *testing.T) {
	for fails := 1; ; fails++ {
		p := filled()
		calls := 0
		r := digest.Request{ID: "channel/2026-03-01", Place: "channel", Channel: "channel", Day: "2026-03-01", Hold: func(context.Context) error {
			if calls++; calls == fails {
				return errNetwork
			}
			return nil
		}}
		_, err := p.editor().Digest(t.Context(), r)
		if err == nil {
			if calls != 4 || len(p.out.sent) != 1 { // before each of three stories, and before sending
				t.Errorf("held %d times, %d sent", calls, len(p.out.sent))
			}
			return
		}
		if !errors.Is(err, errNetwork) || len(p.out.sent) > 0 {
			t.Errorf("lost at step %d: %v, %d sent", fails, err, len(p.out.sent))
		}
		if fails < 4 {
			continue
		}
		calls = fails - 1 // it was begun: the next attempt only has to send
		if _, err := p.editor().Digest(t.Context(), r); !errors.Is(err, errNetwork) || len(p.out.sent) > 0 {
			t.Errorf("begun and lost: %v, %d sent", err, len(p.out.sent))
		}
	}
}

// What two long reports of one event count of different things is no
// disagreement; what they count of the thing that is told is one.
func TestDigestDiffersAboutOneThing(t *testing.T) {
	const background = "\n\nResidents of Ardbeg watched the smoke over the warehouse of the distillery all night, and the fire brigade of Port Ellen stayed until the morning.\n\nPolice closed the road to the harbour for six hours. The mayor thanked the crews, who came from four villages. It was Bowmore that sent the second engine."
	for name, test := range map[string]struct {
		one, other string
		want       int
	}{
		"other things": {
			"The fire in the warehouse in Ardbeg is out, the fire brigade said on Sunday." + background + "\n\nA fire in a camp killed 45 people in the north last spring, officials said.",
			"Firefighters have put out the blaze in the Ardbeg warehouse, which belongs to a distillery.\n\nThe distillery will rebuild the warehouse in Ardbeg next year.\n\nIn the worst fire of the century 500 people were killed in a hospital of the capital, officials said.", 0,
		},
		"the same thing": {
			"The fire in the warehouse in Ardbeg injured 3 workers on Saturday night, the fire brigade said." + background,
			"The fire in the Ardbeg warehouse injured 5 workers on Saturday night, the distillery said.\n\nIt will rebuild the warehouse in Ardbeg next year.", 1,
		},
	} {
		p := newPaper()
		p.add(news.Article{ID: "one", Headline: "Fire in Ardbeg warehouse", Text: test.one})
		p.add(news.Article{ID: "other", Headline: "Ardbeg warehouse fire put out", Text: test.other})
		d := p.digest(t, "2026-03-01", nil)
		if len(d.Stories) != 1 || len(d.Disagreements) != test.want {
			t.Errorf("%s: %d stories, disagreements %+v", name, len(d.Stories), d.Disagreements)
		}
	}
}

// A copy bears no report out, but where it prints a sentence that is quoted
// with another number, that is told.
func TestDigestTellsAlteredCopies(t *testing.T) {
	const wire = "Fourteen people were injured when a warehouse burned down in Ardbeg on Saturday night, the fire brigade said.\n\nThe warehouse belongs to a distillery, which will rebuild it. Residents of the village watched the smoke all night, and the fire brigade of Port Ellen stayed until the morning.\n\nPolice closed the road to the harbour for six hours. The mayor thanked the crews, who came from four villages. It was Bowmore that sent the second engine."
	for name, test := range map[string]struct {
		copy string
		want int
	}{
		"true":    {wire, 0},
		"altered": {strings.Replace(wire, "Fourteen", "Forty-one", 1), 1},
		"altered in a sentence that is not quoted": {strings.Replace(wire, "Bowmore", "Kilchoman", 1), 0},
	} {
		p := newPaper()
		p.add(news.Article{ID: "wire", Headline: "Fire in Ardbeg", Publisher: "One", Text: wire})
		p.add(news.Article{ID: "copy", Headline: "Fire in Ardbeg", Publisher: "Two", Text: test.copy})
		d := p.digest(t, "2026-03-01", nil)
		if len(d.Stories) != 1 || d.Stories[0].Origins != 1 || len(d.Disagreements) != test.want {
			t.Errorf("%s: stories %+v, disagreements %+v", name, d.Stories, d.Disagreements)
		}
	}
}
