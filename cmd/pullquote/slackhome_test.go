package main

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp"
	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
)

// home opens the app's Home for the person and waits until it says all of the
// words.
func (n *newsroom) home(user string, words ...string) (v slackdesk.View, text string) {
	n.t.Helper()
	if _, err := n.OpenDM(user, "home"); err != nil {
		n.t.Fatal(err)
	}
	n.until("Home says "+strings.Join(words, ", "), func() bool {
		var ok bool
		v, ok = n.Home(user)
		raw, err := json.Marshal(v.Body)
		text = string(raw)
		for _, w := range words {
			ok = ok && strings.Contains(text, w)
		}
		return ok && err == nil
	})
	return v, text
}

// onHome presses a button of Home while the clock stands still, as Slack gives
// the app three seconds for it.
func (n *newsroom) onHome(user string, home slackdesk.View, action, value string) {
	n.t.Helper()
	n.clock.held.Store(true)
	n.t.Cleanup(func() { n.clock.held.Store(false) })
	if err := n.Click(n.t.Context(), user, slackdesk.Click{ViewID: home.ID, ActionID: action, Value: value}); err != nil {
		n.t.Fatal(err)
	}
}

// submit sends the form that the person has open and returns what was wrong
// with it.
func (n *newsroom) submit(user string, values slackdesk.Values) map[string]string {
	n.t.Helper()
	faults, err := n.Submit(n.t.Context(), user, n.form(user).ID, values)
	if err != nil {
		n.t.Fatal(err)
	}
	return faults
}

// A digest is set up on Home, with a word at each field that is wrong; it is
// then shown there, changed, and switched off.
func TestDigestOnHome(t *testing.T) {
	n := openNewsroom(t, 5)
	n.start("")
	home, _ := n.home(maya, "Daily digests of your channels", "None.")
	n.onHome(maya, home, "digest_new", "")
	many := "a, b, c, d, e, f, g, h, i, j, k"
	for _, test := range []struct {
		values slackdesk.Values
		field  string
		words  string
	}{
		{slackdesk.Values{"channel": {newsdesk}, "time": {""}}, "time", "complete this required field"},
		{slackdesk.Values{"channel": {newsdesk}, "topics": {many}}, "topics", "10 topics at most"},
		{slackdesk.Values{"channel": {"C0LUNCH001"}}, "channel", "/invite"},
	} {
		if faults := n.submit(maya, test.values); len(faults) != 1 || !strings.Contains(faults[test.field], test.words) {
			t.Errorf("%v: %v, want %q at %s", test.values, faults, test.words, test.field)
		}
	}
	if faults := n.submit(maya, slackdesk.Values{"channel": {newsdesk}, "zone": {"members"}, "days": {"weekdays"}, "topics": {"harbour,\nIslamic State"}, "quiet": {"quiet"}}); len(faults) > 0 {
		t.Fatal(faults)
	}
	n.clock.held.Store(false)
	// Three of the five people in the channel live by London's clocks.
	home, _ = n.home(maya, "from Monday to Friday at 08:30, Europe/London", "I say nothing", "harbour, Islamic State", "The next one: Monday, 24 Nov 2025 08:30")
	n.onHome(maya, home, "digest_change", newsdesk)
	if faults := n.submit(maya, slackdesk.Values{"time": {"10:00"}, "zone": {"UTC"}, "days": {"every_day"}, "quiet": {""}, "topics": {""}}); len(faults) > 0 {
		t.Fatal(faults)
	}
	n.clock.held.Store(false)
	home, text := n.home(maya, "every day at 10:00, UTC")
	if strings.Contains(text, "I say nothing") || strings.Contains(text, "harbour") {
		t.Errorf("quiet and topics were taken away: %s", text)
	}
	n.onHome(maya, home, "digest_end", newsdesk)
	n.clock.held.Store(false)
	n.home(maya, "None.")
	if s, _, err := n.archive.Books.Subscription(t.Context(), "slack:"+newsdesk); err != nil || s.Active {
		t.Errorf("the digest is still on: %v, %v", s, err)
	}
}

// A digest set up before the day's hour comes at that hour.
func TestDigestOfHomeIsPosted(t *testing.T) {
	n := openNewsroom(t, 5)
	n.digests = true
	n.start("")
	home, _ := n.home(maya, "None.")
	n.onHome(maya, home, "digest_new", "")
	if faults := n.submit(maya, slackdesk.Values{"channel": {newsdesk}, "time": {"10:00"}, "zone": {"UTC"}}); len(faults) > 0 {
		t.Fatal(faults)
	}
	n.clock.held.Store(false)
	n.clock.add(30 * time.Minute)
	n.until("a digest", func() bool { return len(n.digestsIn(newsdesk)) == 1 })
}

// Who may change a digest: by default who is in the channel and no guest; by
// setting, who made it and admins.
func TestWhoMayChangeADigest(t *testing.T) {
	const crime, canteen, sam, elena = "C0CRIME001", "C0LUNCH001", "U0GUEST001", "U0REPORT03"
	n := openNewsroom(t, 5)
	n.start("")
	n.saidIn(newsdesk, n.say(sam, newsdesk, "", "@Pullquote digest on 08:30"), "Guests")
	n.told(maya, canteen, "digest on 08:30", "/invite")
	n.told(tom, newsdesk, "digest on 08:30", "every day at 08:30, Europe/London")
	n.saidIn(newsdesk, n.say(sam, newsdesk, "", "@Pullquote digest off"), "Guests")
	if s, _, err := n.archive.Books.Subscription(t.Context(), "slack:"+newsdesk); err != nil || !s.Active {
		t.Errorf("a guest switched it off: %v, %v", s, err)
	}
	n.told(elena, newsdesk, "digest off", "is off")
	n.stop()

	n.start("", func(o *slackapp.Options) { o.Changers = slackapp.Managers })
	n.told(elena, crime, "digest on 08:30", "whoever made the channel")
	n.told(tom, newsdesk, "digest on 08:30", "whoever made the channel")
	n.told(tom, crime, "digest on 08:30", "every day at 08:30")     // he made it
	n.told(maya, newsdesk, "digest on 09:30", "every day at 09:30") // she is an admin
	home, _ := n.home(elena, "09:30")
	n.onHome(elena, home, "digest_end", newsdesk)
	if text, err := json.Marshal(n.form(elena).Body); err != nil || !strings.Contains(string(text), "whoever made the channel") {
		t.Errorf("she is told %s, %v", text, err)
	}
	if s, _, err := n.archive.Books.Subscription(t.Context(), "slack:"+newsdesk); err != nil || !s.Active {
		t.Errorf("she switched it off: %v, %v", s, err)
	}
}

// Home names what was answered in the person's channels and to them alone,
// with what people thought of it, and what was not; never what was said to
// others.
func TestSaidOnHome(t *testing.T) {
	n := openNewsroom(t, 5)
	n.start("")
	thread := n.say(maya, newsdesk, "", "@Pullquote "+raids)
	answer := n.answeredOnce(newsdesk, thread)
	n.click(tom, newsdesk, answer, "feedback", "good "+keyOf(answer))
	n.clock.held.Store(false)
	n.told(tom, newsdesk, "ask Who won the chess game?", "")
	n.told(maya, newsdesk, "ask Who sank the ferry?", "")
	n.say(maya, investigations, "", "@Pullquote Who paid the bribe?")
	n.until("a refusal among few", func() bool {
		all, err := n.archive.Books.Outlines(t.Context(), 0)
		return err == nil && len(all) == 4
	})
	_, mayas := n.home(maya, "How many raids", "good: 1", "/archives/"+newsdesk+"/p", "Who sank the ferry? · asked once", "Who paid the bribe?")
	if strings.Contains(mayas, "chess") {
		t.Errorf("Maya reads what was said to Tom alone: %s", mayas)
	}
	_, elenas := n.home("U0REPORT03", "How many raids")
	for _, others := range []string{"chess", "ferry", "bribe"} {
		if strings.Contains(elenas, others) {
			t.Errorf("Elena reads of the %s: %s", others, elenas)
		}
	}
}

// A digest that nobody gave a zone for goes by the clocks of most members; in
// a conversation of two by those of the person.
func TestZoneOfADigest(t *testing.T) {
	n := openNewsroom(t, 5)
	n.start("")
	n.told("U0REPORT02", newsdesk, "digest on 08:30", "08:30, Europe/London") // hers is New York
	dm, err := n.OpenDM("U0REPORT02", "messages")
	if err != nil {
		t.Fatal(err)
	}
	n.say("U0REPORT02", dm, "", "digest on 08:30")
	n.until("an answer", func() bool {
		for _, m := range n.Messages(dm, "U0REPORT02") {
			for _, r := range n.replies(dm, m.TS) {
				if strings.Contains(r.Text, "08:30, America/New_York") {
					return true
				}
			}
		}
		return false
	})
}
