package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// A collection is read in the channel that was named for it, and to its
// members alone; to everybody else its articles are not there.
func TestCollections(t *testing.T) {
	n := openNewsroom(t, 3)
	asked := make(chan bot.Question, 1)
	n.start("", func(o *slackapp.Options) {
		o.Collections = map[string][]string{"investigations": {investigations}, "courts": {crime}}
		o.Asker = asking{asked: asked}
	})
	ask := func(user, channel string) []string {
		t.Helper()
		if channel == "dm" {
			var err error
			if channel, err = n.OpenDM(user, "messages"); err != nil {
				t.Fatal(err)
			}
		}
		n.say(user, channel, "", "@Pullquote "+raids)
		return (<-asked).Reader.Collections
	}
	for _, c := range []struct {
		user, channel string
		want          []string
	}{
		{maya, investigations, []string{"investigations"}},
		{maya, newsdesk, nil},
		{maya, crime, nil}, // it is a public channel, whatever was set
		{maya, "dm", []string{"investigations"}},
		{"U0REPORT02", "dm", nil}, // no member
	} {
		if got := ask(c.user, c.channel); !slices.Equal(got, c.want) {
			t.Errorf("%s in %s reads %v, want %v", c.user, c.channel, got, c.want)
		}
	}
	if err := n.Invite(maya, investigations, "U0GUEST001"); err != nil {
		t.Fatal(err)
	}
	n.pass(2 * time.Minute)
	if got := ask(maya, investigations); got != nil {
		t.Errorf("with a guest in the channel it reads %v", got)
	}
}

// Who joins a channel while an answer for it is made sees nothing that they may
// not read: the answer is made anew, from what all may read by then.
func TestJoinedBeforeThePost(t *testing.T) {
	n := openNewsroom(t, 3)
	begun, released := make(chan struct{}, 10), make(chan struct{})
	n.wrap = func(a slackapp.Asker) slackapp.Asker { return held{a, begun, released} }
	n.start("", func(o *slackapp.Options) { o.Collections = map[string][]string{"courts": {investigations}} })
	if _, err := n.archive.Archive.Ingest(t.Context(), news.Article{ID: "memo", Headline: "Memo", Collection: "courts", Text: "The Tarvik judge fined the ferry company 700 pounds, a clerk said."}, []byte("x"), retrieval.Source{Path: "/s/memo.txt"}); err != nil {
		t.Fatal(err)
	}
	const asked = "@Pullquote How much did the Tarvik judge fine the ferry company?"
	before := n.say(maya, investigations, "", asked)
	<-begun
	released <- struct{}{}
	n.saidIn(investigations, before, "700 pounds")
	ts := n.say(maya, investigations, "", asked)
	<-begun
	if err := n.Invite(maya, investigations, "U0GUEST001"); err != nil {
		t.Fatal(err)
	}
	close(released)
	n.until("an answer", func() bool { return len(n.replies(investigations, ts)) > 0 })
	for _, m := range n.replies(investigations, ts) {
		if said := m.Text + blocksOf(t, m); strings.Contains(said, "700") || strings.Contains(said, "Memo") {
			t.Errorf("with a guest in the channel it says %s", said)
		}
	}
}

// One person may ask so much within a minute, and is told once when it is
// over; afterwards and for others it goes on.
func TestLimits(t *testing.T) {
	n := openNewsroom(t, 3)
	n.start("", func(o *slackapp.Options) { o.Limits = slackapp.Limits{PerUser: 2, PerChannel: 100} })
	for range 5 {
		n.say(maya, newsdesk, "", "@Pullquote "+raids)
	}
	others := n.say(tom, newsdesk, "", "@Pullquote "+raids)
	n.saidIn(newsdesk, others, "61 raids")
	n.pass(2 * time.Minute)
	n.saidIn(newsdesk, n.say(maya, newsdesk, "", "@Pullquote "+raids), "61 raids")
	answers, notices := 0, 0
	for _, m := range n.Messages(newsdesk, "") {
		switch key := keyOf(m); {
		case strings.HasPrefix(key, "answer/"):
			answers++
		case strings.HasPrefix(key, "notice/"):
			notices++
		}
	}
	if answers != 4 || notices != 1 {
		t.Errorf("%d answers and %d notices, want 4 and 1", answers, notices)
	}
}
