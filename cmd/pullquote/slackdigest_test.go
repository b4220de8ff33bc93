package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/retrieval/news"
)

// told returns what the person is told in private by a command that begins so.
func (n *newsroom) told(user, channel, text, words string) {
	n.t.Helper()
	if err := n.Slash(n.t.Context(), user, channel, "/pullquote", text); err != nil {
		n.t.Fatal(err)
	}
	n.whispered(channel, user, words)
}

// digestsIn are the first posts of the digests in the channel.
func (n *newsroom) digestsIn(channel string) (out []slackdesk.Message) {
	for _, m := range n.Messages(channel, maya) {
		if strings.HasPrefix(keyOf(m), "digest/") && (m.ThreadTS == "" || m.ThreadTS == m.TS) {
			out = append(out, m)
		}
	}
	return out
}

// A channel's digest is switched on, comes once a day at its hour with the
// stories in its thread, over a restart, and stops when it is switched off.
func TestDigestInSlack(t *testing.T) {
	n := openNewsroom(t, 5)
	n.digests = true
	n.start("")
	n.told(maya, newsdesk, "digest", "no daily digest")
	n.told(maya, newsdesk, "digest on", "time of day such as 08:30")
	n.told(maya, newsdesk, "digest on 10:30 Europe/Nowhere", "no time zone")
	n.told(maya, newsdesk, "digest on 08:30 weekdays", "Monday to Friday at 08:30")
	n.told(maya, newsdesk, "digest on 10:00 UTC Islamic State, harbour", "every day at 10:00, UTC")
	n.told(maya, newsdesk, "digest status", "Islamic State, harbour")
	n.clock.add(30 * time.Minute)
	n.until("a digest", func() bool { return len(n.digestsIn(newsdesk)) > 0 })
	n.stop()
	n.start("")
	first := n.digestsIn(newsdesk)
	if len(first) != 1 || !strings.Contains(blocksOf(t, first[0]), "independent origins") {
		t.Fatalf("%d digests: %s", len(first), blocksOf(t, first[0]))
	}
	details := n.saidIn(newsdesk, first[0].TS, "Not news")
	if text := blocksOf(t, details); !strings.Contains(text, "61 raids") || !strings.Contains(text, "Sources differ on spokesperson") || !strings.Contains(text, "Not news") {
		t.Errorf("the stories: %s", text)
	}
	n.click(maya, newsdesk, details, "story_not_news_1", keyOf(details))
	n.whispered(newsdesk, maya, "Noted for the next digests")
	n.clock.held.Store(false)
	if _, notNews, err := n.archive.Books.StoryMarks(t.Context(), "slack:"+newsdesk, time.Time{}); err != nil || len(notNews) != 2 {
		t.Errorf("%v, %v: want a mark on both articles of the story", notNews, err)
	}

	n.clock.add(24 * time.Hour)
	n.until("the next digest", func() bool { return len(n.digestsIn(newsdesk)) > 1 })
	if text := blocksOf(t, n.digestsIn(newsdesk)[1]); !strings.Contains(text, "Nothing new in the articles since") {
		t.Errorf("the second digest: %s", text)
	}
	n.told(maya, newsdesk, "digest off", "is off")
	n.clock.add(48 * time.Hour)
	n.pass(time.Minute)
	if got := len(n.digestsIn(newsdesk)); got != 2 {
		t.Errorf("%d digests, want two: it was switched off", got)
	}
}

// A preview is for the person who asked; now is for the channel.
func TestDigestNowAndPreview(t *testing.T) {
	n := openNewsroom(t, 5)
	n.start("")
	n.told(maya, newsdesk, "digest preview", "New since")
	if got := len(n.digestsIn(newsdesk)); got != 0 {
		t.Fatalf("%d digests in the channel after a preview", got)
	}
	ts := n.say(maya, newsdesk, "", "@Pullquote digest now")
	n.until("a digest", func() bool { return len(n.digestsIn(newsdesk)) == 1 })
	n.say(tom, newsdesk, ts, "@Pullquote digest status")
	n.saidIn(newsdesk, ts, "no daily digest")
}

// Where it is unknown whether a part of a digest arrived, it is looked for,
// and what is missing is posted: once.
func TestDigestWithUnknownOutcome(t *testing.T) {
	for _, kind := range []slackdesk.FaultKind{slackdesk.LostReply, slackdesk.ErrorAfter, slackdesk.ErrorBefore} {
		for times := 1; times <= 2; times++ {
			n := openNewsroom(t, 5)
			n.digests = true
			n.start("")
			n.told(maya, newsdesk, "digest on 10:00 UTC", "every day at 10:00")
			if err := n.Inject(slackdesk.Fault{Kind: kind, Match: "chat.postMessage", Times: times}); err != nil {
				t.Fatal(err)
			}
			n.clock.add(30 * time.Minute)
			n.until("a digest", func() bool { return len(n.digestsIn(newsdesk)) > 0 })
			n.until("its stories", func() bool {
				n.clock.add(time.Minute)
				return len(n.digestsIn(newsdesk)) == 1 && len(n.replies(newsdesk, n.digestsIn(newsdesk)[0].TS)) == 2
			})
			n.pass(10 * time.Minute)
			if all := n.digestsIn(newsdesk); len(all) != 1 || len(n.replies(newsdesk, all[0].TS)) != 2 {
				t.Errorf("%s, %d times: %d digests", kind, times, len(all))
			}
		}
	}
}

// A day of 500 articles about 60 events is one short post and a few in its
// thread, each within Slack's limits.
func TestDigestOfABusyDayInSlack(t *testing.T) {
	n := openNewsroom(t, 5)
	n.start("")
	syllables := []string{"ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu", "xa", "ye", "zi"}
	word := func(event, i int) string {
		return syllables[event%18] + syllables[(event/18*5+i)%18] + syllables[(event*7+i*3)%18] + syllables[i%18]
	}
	for i := range 500 {
		event, text := i%60, ""
		for s := range 8 {
			at := (s + i) % 8 * 3
			text += fmt.Sprintf("The %s of %s was closed after %d people complained about the %s and the %s.\n\n",
				word(event, at), word(event, 30), 20+event+at, word(event, at+1), word(event, at+2))
		}
		n.take(news.Article{
			ID: news.ArticleID(fmt.Sprintf("e%02d-%03d", event, i)), Headline: "The " + word(event, 1) + " of " + word(event, 30) + " is closed",
			Text: text, Published: n.clock.now().Add(-time.Duration(i) * time.Minute),
		})
	}
	began := time.Now()
	n.say(maya, newsdesk, "", "@Pullquote digest now")
	n.until("a digest", func() bool {
		all := n.digestsIn(newsdesk)
		return len(all) == 1 && strings.Contains(blocksOf(t, n.replies(newsdesk, all[0].TS)[len(n.replies(newsdesk, all[0].TS))-1]), "show_context")
	})
	took, calls := time.Since(began), map[string]int{}
	n.until("its posts on record", func() bool { // a call is recorded after what it did is seen
		clear(calls)
		for _, e := range n.Record() {
			if e.Kind == "call" {
				calls[e.Method]++
			}
		}
		return calls["chat.postMessage"] >= len(n.replies(newsdesk, n.digestsIn(newsdesk)[0].TS))
	})
	t.Logf("shown after %v; calls of Slack: %v", took, calls)
	if got := calls["chat.postMessage"]; got < 2 || got > 8 {
		t.Errorf("%d posts", got)
	}
	if top := blocksOf(t, n.digestsIn(newsdesk)[0]); !strings.Contains(top, "and 32 more stories") { // 8 are told and 20 named
		t.Errorf("not 60 stories: %s", top)
	}
}

// A machine whose clock is put back over the hour and forward again posts one
// digest, over a restart too.
func TestDigestOverClockSteps(t *testing.T) {
	n := openNewsroom(t, 5)
	n.digests = true
	n.start("")
	n.told(maya, newsdesk, "digest on 10:00 UTC", "every day at 10:00")
	n.clock.add(30 * time.Minute)
	n.until("a digest", func() bool { return len(n.digestsIn(newsdesk)) == 1 })
	n.pass(time.Minute)
	n.clock.add(-2 * time.Hour)
	n.pass(time.Minute)
	n.clock.add(2 * time.Hour)
	n.pass(time.Minute)
	n.stop()
	n.start("")
	n.pass(time.Minute)
	if got := len(n.digestsIn(newsdesk)); got != 1 {
		t.Errorf("%d digests, want one", got)
	}
	n.clock.add(24 * time.Hour)
	n.until("that of the next day", func() bool { return len(n.digestsIn(newsdesk)) == 2 })
}
