package main

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/slackapp"
	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
)

// privately are the messages of the bot in a channel that one person alone
// sees.
func (n *newsroom) privately(channel, user string) []slackdesk.Message {
	var own []slackdesk.Message
	for _, m := range n.Messages(channel, user) {
		if m.OnlyFor == user {
			own = append(own, m)
		}
	}
	return own
}

// saidIn waits for a message of the bot in the thread that holds the words.
func (n *newsroom) saidIn(channel, thread, words string) slackdesk.Message {
	n.t.Helper()
	var found slackdesk.Message
	n.until("the bot says "+words, func() bool {
		for _, m := range n.replies(channel, thread) {
			if strings.Contains(m.Text+blocksOf(n.t, m), words) {
				found = m
				return true
			}
		}
		return false
	})
	return found
}

// In a thread in which the bot has answered, a follow-up needs no mention and
// is read with the question before it.
func TestFollowUp(t *testing.T) {
	n := openNewsroom(t, 3)
	n.start("")
	thread := n.say(maya, newsdesk, "", "@Pullquote "+minister)
	n.answeredOnce(newsdesk, thread)
	n.say(tom, newsdesk, thread, "And how many raids were there?")
	n.until("a second answer", func() bool { return len(n.replies(newsdesk, thread)) == 2 })
	if second := n.replies(newsdesk, thread)[1]; !strings.Contains(strings.Join(read(t, second).quotes, "\n"), "61 raids") {
		t.Errorf("no quotation: %s", blocksOf(t, second))
	}
}

// Talk among people is not answered: in other threads, to other people, and
// what asks nothing; nor are bots, edits and the bot itself.
func TestTalkAmongPeople(t *testing.T) {
	n := openNewsroom(t, 3)
	n.start("")
	answered := n.say(maya, newsdesk, "", "@Pullquote "+raids)
	n.answeredOnce(newsdesk, answered)
	n.say(tom, newsdesk, answered, "Good, that is the number I had.")
	n.say(tom, newsdesk, answered, "@maya how many raids do you have?")
	for _, talk := range []string{"what a shambles", "is good enough for me", "Will do", "could you send it over by noon?", "Wie schade"} {
		n.say(tom, newsdesk, answered, talk)
	}
	var shown []string
	for _, only := range []string{"Type `@Pullquote how many raids were there?` in a channel", "> @Pullquote how many raids were there?\nodd that it knew", "```\n@Pullquote how many raids were there?\n```"} {
		shown = append(shown, n.say(tom, newsdesk, "", only))
	}
	other := n.say(tom, newsdesk, "", "How many raids were there?")
	n.say(maya, newsdesk, other, "How many do you think?")
	if err := n.Edit(tom, newsdesk, other, "How many raids were there in Homs?"); err != nil {
		t.Fatal(err)
	}
	last := n.say(maya, crime, "", "@Pullquote "+raids)
	n.answeredOnce(crime, last)
	if a, b := len(n.replies(newsdesk, answered)), len(n.replies(newsdesk, other)); a != 1 || b != 0 {
		t.Errorf("%d and %d messages, want 1 and none: %v", a, b, texts(n.replies(newsdesk, answered)))
	}
	for _, ts := range shown {
		if got := n.replies(newsdesk, ts); len(got) != 0 {
			t.Errorf("a mention that is only shown is answered: %v", texts(got))
		}
	}
	n.say(maya, newsdesk, answered, "and who is the spokesperson?") // the talk is no context
	n.until("an answer to the follow-up", func() bool {
		all := n.replies(newsdesk, answered)
		return len(all) == 2 && strings.Contains(blocksOf(t, all[1]), "al-Baba")
	})
}

// In its own conversation everything that is said to the bot is a question,
// answered in the thread of the message, and opening it suggests some.
func TestDirectMessage(t *testing.T) {
	n := openNewsroom(t, 3)
	n.start("")
	dm, err := n.OpenDM(maya, "messages")
	if err != nil {
		t.Fatal(err)
	}
	n.answeredOnce(dm, n.say(maya, dm, "", raids))
	n.until("suggestions", func() bool { return len(n.Calls("assistant.threads.setSuggestedPrompts")) == 1 })
	if call := n.Calls("assistant.threads.setSuggestedPrompts")[0]; call.Error != "" {
		t.Errorf("Slack refused the suggestions: %s", call.Error)
	}
}

// Thanks and greetings are no questions: they get a word, never a search, and are
// no gap.
func TestThanks(t *testing.T) {
	n := openNewsroom(t, 3)
	n.start("")
	dm, err := n.OpenDM(maya, "messages")
	if err != nil {
		t.Fatal(err)
	}
	asked := n.say(maya, dm, "", raids)
	n.answeredOnce(dm, asked)
	n.say(maya, dm, asked, "thanks!")
	n.until("a reply to thanks", func() bool { return len(n.replies(dm, asked)) == 2 })
	if got := n.replies(dm, asked)[1]; got.Text != "You are welcome." {
		t.Errorf("thanks are answered with %s", blocksOf(t, got))
	}
	for text, want := range map[string]string{"Thank you": "You are welcome.", "hi there": "Ask me about", "?": "Ask me about"} {
		n.saidIn(dm, n.say(maya, dm, "", text), want)
	}
	thread := n.say(maya, newsdesk, "", "@Pullquote "+raids)
	n.answeredOnce(newsdesk, thread)
	n.say(tom, newsdesk, thread, "OK thanks, will do") // among people
	n.say(tom, newsdesk, thread, "@Pullquote thanks")
	n.saidIn(newsdesk, thread, "You are welcome.")
	if got := n.replies(newsdesk, thread); len(got) != 2 {
		t.Errorf("the thread has %v", texts(got))
	}
	if _, home := n.home(maya, "Daily digests"); strings.Contains(home, "Thank you") || strings.Contains(home, "hi there") {
		t.Errorf("Home has a gap that is none: %s", home)
	}
}

// A slash command is answered for the asker alone, a second one again.
func TestSlashCommand(t *testing.T) {
	n := openNewsroom(t, 3)
	n.start("")
	for want := 1; want <= 2; want++ {
		if err := n.Slash(t.Context(), maya, newsdesk, "/pullquote", "ask "+raids); err != nil {
			t.Fatal(err)
		}
		n.until("a private answer", func() bool { return len(n.privately(newsdesk, maya)) == want })
	}
	if answer := blocksOf(t, n.privately(newsdesk, maya)[0]); !strings.Contains(answer, "61 raids") {
		t.Errorf("no quotation: %s", answer)
	}
	if got := n.privately(newsdesk, tom); len(got) > 0 {
		t.Errorf("somebody else sees %v", texts(got))
	}
}

// Where answers take long, who used a command is told at once.
func TestSlowSlashCommand(t *testing.T) {
	n := openNewsroom(t, 3)
	asked := make(chan bot.Question, 1)
	n.start("", func(o *slackapp.Options) { o.Slow, o.Asker = true, asking{asked: asked} })
	if err := n.Slash(t.Context(), maya, newsdesk, "/pullquote", raids); err != nil {
		t.Fatal(err)
	}
	if all := n.privately(newsdesk, maya); len(all) != 1 || !strings.HasPrefix(all[0].Text, "Looking") {
		t.Errorf("it says %v", texts(all))
	}
	<-asked
}

// Help is given to who asks for it and to who asks nothing.
func TestHelp(t *testing.T) {
	n := openNewsroom(t, 3)
	n.start("")
	for _, text := range []string{"@Pullquote", "@Pullquote help", "@Pullquote ask"} {
		n.saidIn(newsdesk, n.say(maya, newsdesk, "", text), "/pullquote ask")
	}
	if err := n.Slash(t.Context(), maya, newsdesk, "/pullquote", ""); err != nil {
		t.Fatal(err)
	}
	n.until("help", func() bool { return len(n.privately(newsdesk, maya)) == 1 })
}

// "Find in our articles" looks for what a message says.
func TestFindInArticles(t *testing.T) {
	n := openNewsroom(t, 3)
	n.start("")
	claim := n.say(tom, newsdesk, "", "I hear that there were 61 raids &amp; 71 arrests by the Interior Ministry in Syria.")
	if err := n.MessageShortcut(t.Context(), maya, "find_in_articles", newsdesk, claim); err != nil {
		t.Fatal(err)
	}
	n.until("a private answer", func() bool { return len(n.privately(newsdesk, maya)) == 1 })
	if answer := blocksOf(t, n.privately(newsdesk, maya)[0]); !strings.Contains(answer, "61 raids") {
		t.Errorf("no quotation: %s", answer)
	}
}

// A process that dies while it answers in private cannot find out whether it
// had: it says so rather than nothing, and does not answer twice.
func TestPrivateCrash(t *testing.T) {
	n := openNewsroom(t, 3)
	n.start("before receipt")
	if err := n.Slash(t.Context(), maya, newsdesk, "/pullquote", raids); err != nil {
		t.Fatal(err)
	}
	<-n.archive.died
	n.stop()
	n.start("")
	n.until("a word about it", func() bool { return len(n.privately(newsdesk, maya)) == 2 })
	if last := n.privately(newsdesk, maya)[1]; !strings.Contains(last.Text, "interrupted") {
		t.Errorf("it says %q", last.Text)
	}
}

// A question that Slack lets nobody answer any more is given up.
func TestChannelGone(t *testing.T) {
	n := openNewsroom(t, 3, slackdesk.Fault{Kind: slackdesk.APIError, Match: "chat.postMessage", Error: "is_archived"})
	n.start("")
	n.say(maya, newsdesk, "", "@Pullquote "+raids)
	n.until("the attempt", func() bool { return len(n.Calls("chat.postMessage")) == 1 })
	n.pass(time.Hour)
	if got := len(n.Calls("chat.postMessage")); got != 1 {
		t.Errorf("%d attempts, want one", got)
	}
}

// asking hands questions over and answers nothing.
type asking struct {
	silent
	asked chan bot.Question
}

func (a asking) Ask(_ context.Context, q bot.Question) (answer.Answer, error) {
	a.asked <- q
	return answer.Answer{}, nil
}

// The bot is ready when it is connected, not after it lost the way, and says
// how it fares.
func TestReady(t *testing.T) {
	n := openNewsroom(t, 3)
	n.start("")
	n.until("readiness", func() bool { return n.app.Ready() == nil })
	n.answeredOnce(newsdesk, n.say(maya, newsdesk, "", "@Pullquote "+raids))
	p := newProgram(nil)
	p.log = discard()
	w := httptest.NewRecorder()
	p.pages(n.app, nil, nil).ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	if body := w.Body.String(); !strings.Contains(body, "\npullquote_slack_answers_total 1\n") {
		t.Errorf("metrics:\n%s", body)
	}
	app := n.app
	n.stop()
	if app.Ready() == nil {
		t.Error("it is ready after its end")
	}
}
