package bot_test

import (
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// The first digest of a channel goes by what came in, however old its date is;
// the ones after it do not tell what is old.
func TestFirstDigestGoesByArrival(t *testing.T) {
	p := newPaper()
	p.add(news.Article{ID: "bakery", Headline: "Apprentices buy bakery", Text: bakeryText, Published: clock.AddDate(-1, 0, 0)})
	if got := headlines(p.digest(t, "2026-03-01", nil)); got != "Apprentices buy bakery" {
		t.Errorf("first: %q", got)
	}
	p.now = clock.AddDate(0, 0, 1)
	p.add(news.Article{ID: "election", Headline: "District votes on Sunday", Text: electionText, Published: clock.AddDate(-1, 0, 0)})
	if got := headlines(p.digest(t, "2026-03-02", nil)); got != "" {
		t.Errorf("second: %q", got)
	}
}

// A story is told in one line, by its newest article, and a count that this
// replaces is marked and no difference.
func TestDigestTellsTheNewestState(t *testing.T) {
	p := newPaper()
	first := news.Article{ID: "first", Headline: "Ferry aground off Marlow", Publisher: "Wire", Published: clock.Add(-5 * time.Hour), Text: "The ferry Isle of Arden ran aground off Marlow on Monday and hurt 12 passengers, the coastguard said."}
	p.add(first)
	p.add(news.Article{ID: "second", Headline: "Ferry aground off Marlow, 2nd lead", Publisher: "Wire", Published: clock.Add(-time.Hour), Text: strings.Replace(first.Text, "12", "19", 1)})
	d := p.digest(t, "2026-03-01", nil)
	if len(d.Stories) != 1 || d.Stories[0].Article != "second" || len(d.Claims) != 2 || len(d.Disagreements) > 0 {
		t.Fatalf("stories %+v, claims %+v, disagreements %+v", d.Stories, d.Claims, d.Disagreements)
	}
	if c := d.Claims[0]; !strings.Contains(c.Text, "19 passengers") || c.SupersededNote() != "" {
		t.Errorf("first %+v", c)
	}
	if c := d.Claims[1]; !strings.Contains(c.Text, "12 passengers") || !strings.HasPrefix(c.SupersededNote(), "Superseded on ") {
		t.Errorf("then %+v", c)
	}
}
