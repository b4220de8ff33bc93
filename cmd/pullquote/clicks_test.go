package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp"
	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// click presses a button of a message and waits until it was acknowledged.
// The clock stands still from then on, so that the form can be opened in time
// on a busy machine.
func (n *newsroom) click(user, channel string, m slackdesk.Message, action, value string) {
	n.t.Helper()
	n.clock.held.Store(true)
	n.t.Cleanup(func() { n.clock.held.Store(false) })
	if err := n.Click(n.t.Context(), user, slackdesk.Click{Channel: channel, TS: m.TS, ActionID: action, Value: value}); err != nil {
		n.t.Fatal(err)
	}
}

// form waits for the form that a person has open.
func (n *newsroom) form(user string) (v slackdesk.View) {
	n.t.Helper()
	n.until("a form is open", func() (ok bool) { v, ok = n.Modal(user); return ok })
	return v
}

// whispered waits for the words to be said to the person alone.
func (n *newsroom) whispered(channel, user, words string) {
	n.t.Helper()
	n.until("the bot whispers "+words, func() bool {
		return slices.ContainsFunc(n.Messages(channel, user), func(m slackdesk.Message) bool {
			return m.OnlyFor == user && strings.Contains(m.Text, words)
		})
	})
}

// Show in context opens the paragraphs of the answer's quotations for the
// person who clicked.
func TestShowInContext(t *testing.T) {
	n := openNewsroom(t, 5)
	n.start("")
	thread := n.say(maya, newsdesk, "", "@Pullquote "+raids)
	n.click(tom, newsdesk, n.answeredOnce(newsdesk, thread), "show_context", "")
	body := n.form(tom).Body
	text, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	if body["type"] != "modal" || !strings.Contains(string(text), `"style":{"bold":true}`) || !strings.Contains(string(text), "61 raids") {
		t.Errorf("the form is %s", text)
	}
	if _, open := n.Modal(maya); open {
		t.Error("somebody else has a form open")
	}
}

// A good rating is stored and thanked for; a bad one is stored at once, and
// its reason when it was given.
func TestFeedback(t *testing.T) {
	n := openNewsroom(t, 6)
	n.start("")
	thread := n.say(maya, newsdesk, "", "@Pullquote "+raids)
	answer := n.answeredOnce(newsdesk, thread)
	key := keyOf(answer)
	n.click(maya, newsdesk, answer, "feedback", "good "+key)
	n.whispered(newsdesk, maya, "Thank you")
	n.click(tom, newsdesk, answer, "feedback", "bad "+key)
	form := n.form(tom)
	n.rated(books.Rating{Key: key, Person: maya, Rating: "good"}, books.Rating{Key: key, Person: tom, Rating: "bad"})
	faults, err := n.Submit(t.Context(), tom, form.ID, slackdesk.Values{"text": {"  That is the number of arrests. "}})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	n.rated(books.Rating{Key: key, Person: maya, Rating: "good"},
		books.Rating{Key: key, Person: tom, Rating: "bad", Reason: "That is the number of arrests."})
	if _, open := n.Modal(tom); open {
		t.Error("the form stays open")
	}
}

// rated fails unless these are the ratings, whenever they were given.
func (n *newsroom) rated(want ...books.Rating) {
	n.t.Helper()
	got, err := n.archive.Books.Ratings(n.t.Context())
	for i := range got {
		got[i].At = time.Time{}
	}
	if err != nil || !slices.Equal(got, want) {
		n.t.Errorf("ratings are %+v, %v\nwant %+v", got, err, want)
	}
}

// A private answer that is shared is posted for all, once, with what was
// recorded; a second click is told so.
func TestShareToChannel(t *testing.T) {
	n := openNewsroom(t, 7)
	n.start("")
	if err := n.Slash(t.Context(), maya, newsdesk, "/pullquote", "ask "+raids); err != nil {
		t.Fatal(err)
	}
	n.until("a private answer", func() bool { return len(n.privately(newsdesk, maya)) == 1 })
	private := n.privately(newsdesk, maya)[0]
	shared := func() (all []slackdesk.Message) {
		for _, m := range n.Messages(newsdesk, tom) {
			if strings.HasPrefix(keyOf(m), "share/") {
				all = append(all, m)
			}
		}
		return all
	}
	n.click(maya, newsdesk, private, "share", "")
	n.until("the answer is shared", func() bool { return len(shared()) == 1 })
	if blocks := blocksOf(t, shared()[0]); !strings.Contains(blocks, "61 raids") || strings.Contains(blocks, "Share to channel") {
		t.Errorf("shared %s", blocks)
	}
	n.click(maya, newsdesk, private, "share", "")
	n.until("the second click is told", func() bool {
		return slices.ContainsFunc(n.privately(newsdesk, maya), func(m slackdesk.Message) bool { return strings.Contains(m.Text, "already") })
	})
	if got := len(shared()); got != 1 {
		t.Errorf("shared %d times", got)
	}
}

// What a person may read alone is neither shared with those who may not nor
// shown to them in context.
func TestClicksWithinRights(t *testing.T) {
	n := openNewsroom(t, 10)
	n.start("", func(o *slackapp.Options) { o.Collections = map[string][]string{"investigations": {investigations}} })
	secret := news.Article{ID: "secret", Headline: "The ferry", Publisher: "Desk", Text: "The ferry Calypso sank in May. Its owner had sold it.", Collection: "investigations"}
	if _, err := n.archive.Ingest(t.Context(), secret, []byte(secret.Text), retrieval.Source{Path: "secret"}); err != nil {
		t.Fatal(err)
	}
	if err := n.Slash(t.Context(), maya, newsdesk, "/pullquote", "ask When did the ferry Calypso sink?"); err != nil {
		t.Fatal(err)
	}
	n.until("a private answer", func() bool { return len(n.privately(newsdesk, maya)) == 1 })
	private := n.privately(newsdesk, maya)[0]
	if !strings.Contains(blocksOf(t, private), "Calypso") {
		t.Fatalf("a member is not answered: %s", blocksOf(t, private))
	}
	n.click(maya, newsdesk, private, "share", "")
	n.whispered(newsdesk, maya, "did not share")
	for _, m := range n.Messages(newsdesk, tom) {
		if strings.Contains(m.Text+blocksOf(t, m), "Calypso") {
			t.Errorf("a channel reads %s", blocksOf(t, m))
		}
	}
	thread := n.say(maya, investigations, "", "@Pullquote When did the ferry Calypso sink?")
	answer := n.answeredOnce(investigations, thread)
	n.click(maya, investigations, answer, "show_context", "")
	if text, err := json.Marshal(n.form(maya).Body); err != nil || !strings.Contains(string(text), "Its owner had sold it.") {
		t.Errorf("a member reads %s, %v", text, err)
	}
	n.CloseModal(maya)
	secret.Collection = "lawyers"
	if _, err := n.archive.Ingest(t.Context(), secret, []byte("for lawyers: "+secret.Text), retrieval.Source{Path: "secret"}); err != nil {
		t.Fatal(err)
	}
	n.click(maya, investigations, answer, "show_context", "")
	if text, err := json.Marshal(n.form(maya).Body); err != nil || strings.Contains(string(text), "Its owner") || !strings.Contains(string(text), "cannot be shown") {
		t.Errorf("who may not read it any more reads %s, %v", text, err)
	}
}

// Where the app is no member, the person who shares is told what to do.
func TestShareWhereTheAppIsNot(t *testing.T) {
	n := openNewsroom(t, 8)
	n.start("")
	const canteen = "C0LUNCH001"
	if err := n.Slash(t.Context(), maya, canteen, "/pullquote", "ask "+raids); err != nil {
		t.Fatal(err)
	}
	n.until("a private answer", func() bool { return len(n.privately(canteen, maya)) == 1 })
	n.click(maya, canteen, n.privately(canteen, maya)[0], "share", "")
	n.whispered(canteen, maya, "Invite me")
}

// Home says what the archive holds, and what holds in the channel that the
// person has open.
func TestHome(t *testing.T) {
	n := openNewsroom(t, 9)
	n.start("", func(o *slackapp.Options) {
		o.Settings = []slackapp.Setting{{Name: "Claims", Value: "sentences as printed"}}
	})
	if err := n.Look(maya, newsdesk); err != nil {
		t.Fatal(err)
	}
	if _, err := n.OpenDM(maya, "home"); err != nil {
		t.Fatal(err)
	}
	var home slackdesk.View
	n.until("Home is shown", func() (ok bool) { home, ok = n.Home(maya); return ok })
	text, err := json.Marshal(home.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2 articles", "Claims: sentences as printed", "Find in our articles", `"channel_id":"` + newsdesk, "Follow-up questions: ", "Daily digest: none"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("Home does not say %q: %s", want, text)
		}
	}
}
