package main

import (
	"strings"
	"testing"
	"time"

	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
)

const (
	raids    = "How many raids did the Syrian Interior Ministry report?"
	minister = "Who is the spokesperson of the Syrian Interior Ministry?"
)

// answeredOnce waits until the thread has an answer, lets Slack's last
// redelivery go by, and checks that there is still one.
func (n *newsroom) answeredOnce(channel, ts string) slackdesk.Message {
	n.t.Helper()
	n.until("an answer to "+ts, func() bool {
		all := n.replies(channel, ts)
		return len(all) > 0 && all[0].StreamState != "in_progress"
	})
	n.pass(7 * time.Minute)
	all := n.replies(channel, ts)
	if len(all) != 1 {
		n.t.Fatalf("%d messages, want one: %v", len(all), texts(all))
	}
	if key := keyOf(all[0]); !strings.HasPrefix(key, "answer/") {
		n.t.Errorf("the message is %q, want an answer: %s", key, all[0].Text)
	}
	return all[0]
}

func texts(all []slackdesk.Message) (out []string) {
	for _, m := range all {
		out = append(out, keyOf(m)+": "+m.Text)
	}
	return out
}

// A question gets exactly one answer, whatever goes wrong on the way there or
// back.
func TestOneAnswerWhateverGoesWrong(t *testing.T) {
	post, look := "chat.postMessage", "conversations.replies"
	for name, faults := range map[string][]slackdesk.Fault{
		"nothing":             nil,
		"delivered twice":     {{Kind: slackdesk.Redeliver}},
		"only retries arrive": {{Kind: slackdesk.Drop, Match: "app_mention"}, {Kind: slackdesk.Drop, Match: "message", Times: 2}},
		"only the mention":    {{Kind: slackdesk.Drop, Match: "message"}},
		"only the message":    {{Kind: slackdesk.Drop, Match: "app_mention"}},
		"disconnected":        {{Kind: slackdesk.Disconnect, Times: 2}},
		"hung up":             {{Kind: slackdesk.HangUp, Times: 3}},
		"429":                 {{Kind: slackdesk.RateLimit, Match: post, Times: 3, Delay: 30 * time.Second}},
		"503, not posted":     {{Kind: slackdesk.ErrorBefore, Match: post, Times: 2}},
		"503, posted":         {{Kind: slackdesk.ErrorAfter, Match: post, Times: 1}},
		"reply lost":          {{Kind: slackdesk.LostReply, Match: post, Times: 1}},
		"reply lost, looking fails": {
			{Kind: slackdesk.LostReply, Match: post, Times: 1}, {Kind: slackdesk.ErrorBefore, Match: look, Times: 2},
			{Kind: slackdesk.RateLimit, Match: look, Times: 1, Delay: 5 * time.Second},
		},
		"who am I fails": {{Kind: slackdesk.ErrorBefore, Match: "auth.test", Times: 2}},
		"status fails":   {{Kind: slackdesk.APIError, Match: "agents.sessions.setStatus", Error: "internal_error"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := openNewsroom(t, 1, faults...)
			n.start("")
			answer := n.answeredOnce(newsdesk, n.say(maya, newsdesk, "", "@Pullquote "+raids))
			if faults != nil && n.Injected() == 0 {
				t.Error("no fault was injected")
			}
			if !strings.Contains(blocksOf(t, answer), "61 raids") {
				t.Errorf("no quotation: %s", blocksOf(t, answer))
			}
		})
	}
}

// Where Slack refuses the blocks of an answer, the same is said in plain text.
func TestRefusedBlocks(t *testing.T) {
	n := openNewsroom(t, 1, slackdesk.Fault{Kind: slackdesk.RefuseBlocks, Match: "chat.postMessage"})
	n.start("")
	answer := n.answeredOnce(newsdesk, n.say(maya, newsdesk, "", "@Pullquote "+raids))
	if !strings.Contains(answer.Text, "61 raids") {
		t.Errorf("the text is %q", answer.Text)
	}
}

// A process that dies at any point between receipt and the end leaves its
// question to the next one, which answers it once.
func TestOneAnswerAfterACrash(t *testing.T) {
	for _, point := range points {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			n := openNewsroom(t, 2)
			n.start(point)
			ts := n.say(maya, newsdesk, "", "@Pullquote "+raids)
			<-n.archive.died
			n.stop()
			n.start("")
			n.answeredOnce(newsdesk, ts)
		})
	}
}
