package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
)

// What the model of these stories writes, in its order.
const (
	firstClaim  = "provide a first line of defense"
	secondClaim = "set to travel to Washington"
	thirdClaim  = "carried out 61 raids across multiple provinces"
	falseClaim  = "The ministry reported 900 raids."
)

// The claims of a model appear one by one, each as soon as it is checked; one
// that does not hold never does. The stream ends with the quotations.
func TestAnswerIsStreamed(t *testing.T) {
	n := openNewsroom(t, 5)
	w := newWriter(t, 3)
	w.also = falseClaim
	ts := n.written(w, "", 1)
	m := n.shown(ts, 1)
	if m.StreamState != "in_progress" || len(m.Blocks) != 1 || !strings.Contains(blocksOf(t, m), firstClaim) {
		t.Errorf("%q: %s, want the first claim in a message that grows", m.StreamState, blocksOf(t, m))
	}
	w.next <- struct{}{} // the one that does not hold
	w.next <- struct{}{}
	if m := n.shown(ts, 2); m.StreamState != "in_progress" || !strings.Contains(blocksOf(t, m), secondClaim) {
		t.Errorf("%q: %s, want the second claim", m.StreamState, blocksOf(t, m))
	}
	close(w.next)
	m = n.answeredOnce(newsdesk, ts)
	if m.StreamState != "completed" || m.Edited != nil || strings.Count(blocksOf(t, m), "rich_text_quote") < 3 || !strings.Contains(blocksOf(t, m), "feedback") {
		t.Errorf("%q, edited %v: %s, want the whole answer", m.StreamState, m.Edited, blocksOf(t, m))
	}
	calls := n.streamCalls()
	if got := methodsOf(calls); got != "startStream appendStream appendStream stopStream" && got != "startStream appendStream stopStream" {
		t.Errorf("the calls are %s", got)
	}
	for i, c := range calls {
		if text := shownIn(t, c); strings.Contains(text, "900 raids") {
			t.Errorf("call %d shows a claim that does not hold: %s", i, text)
		}
	}
	if s, _ := n.Session(newsdesk, ts); s.Status != "active" {
		t.Errorf("the session is %s", s.Status)
	}
}

// In its own conversation the answer is streamed as well; to a command it is
// not, which nobody else sees.
func TestWhereAnswersAreStreamed(t *testing.T) {
	n := openNewsroom(t, 5)
	w := newWriter(t, 3)
	close(w.next)
	n.model = w.model(t)
	n.start("")
	dm, err := n.OpenDM(maya, "messages")
	if err != nil {
		t.Fatal(err)
	}
	n.answeredOnce(dm, n.say(maya, dm, "", raids))
	if got := methodsOf(n.streamCalls()); !strings.HasPrefix(got, "startStream") || !strings.HasSuffix(got, "stopStream") {
		t.Errorf("the calls are %s", got)
	}
	if err := n.Slash(t.Context(), maya, newsdesk, "/pullquote", raids); err != nil {
		t.Fatal(err)
	}
	n.until("a private answer", func() bool { return len(n.privately(newsdesk, maya)) > 0 })
	if got := len(n.Calls("chat.startStream")); got != 1 {
		t.Errorf("%d streams, want one", got)
	}
}

// wholeAnswer checks that the thread holds one message, which is a whole
// answer with what was shown.
func (n *newsroom) wholeAnswer(ts string, claims ...string) slackdesk.Message {
	n.t.Helper()
	n.until("an end of the answer", func() bool {
		all := n.replies(newsdesk, ts)
		return len(all) > 0 && keyOf(all[0]) != ""
	})
	m := n.answeredOnce(newsdesk, ts)
	if m.StreamState == "in_progress" {
		n.t.Error("the stream was never ended")
	}
	text := blocksOf(n.t, m) + m.Text
	for _, c := range claims {
		if !strings.Contains(text, c) {
			n.t.Errorf("%q is not there: %s", c, text)
		}
	}
	return m
}

// Whatever goes wrong with a stream, the thread has one whole answer in the
// end.
func TestStreamFaults(t *testing.T) {
	start, add, stop, update := "chat.startStream", "chat.appendStream", "chat.stopStream", "chat.update"
	for name, c := range map[string]struct {
		faults []slackdesk.Fault
		posted bool // as one ordinary post
	}{
		"start 429":           {[]slackdesk.Fault{{Kind: slackdesk.RateLimit, Match: start, Delay: 30 * time.Second}}, true},
		"start refused":       {[]slackdesk.Fault{{Kind: slackdesk.APIError, Match: start, Error: "missing_recipient_team_id"}}, true},
		"start blocks":        {[]slackdesk.Fault{{Kind: slackdesk.APIError, Match: start, Error: "invalid_blocks"}}, true},
		"start 503":           {[]slackdesk.Fault{{Kind: slackdesk.ErrorBefore, Match: start}}, true},
		"start 503, open":     {[]slackdesk.Fault{{Kind: slackdesk.ErrorAfter, Match: start}}, false},
		"start lost":          {[]slackdesk.Fault{{Kind: slackdesk.LostReply, Match: start}}, false},
		"start lost, looking": {[]slackdesk.Fault{{Kind: slackdesk.LostReply, Match: start}, {Kind: slackdesk.ErrorBefore, Match: "conversations.replies", Times: 2}}, false},
		"append 429":          {[]slackdesk.Fault{{Kind: slackdesk.RateLimit, Match: add, Delay: 2 * time.Second, Times: 2}}, false},
		"append 503":          {[]slackdesk.Fault{{Kind: slackdesk.ErrorBefore, Match: add}}, false},
		"append lost":         {[]slackdesk.Fault{{Kind: slackdesk.LostReply, Match: add}}, false},
		"append refused":      {[]slackdesk.Fault{{Kind: slackdesk.APIError, Match: add, Error: "msg_too_long"}}, false},
		"cut at an append":    {[]slackdesk.Fault{{Kind: slackdesk.CutStream, Match: add, Times: 1}}, false},
		"cut at the end":      {[]slackdesk.Fault{{Kind: slackdesk.CutStream, Match: stop, Times: 1}}, false},
		"stop 429":            {[]slackdesk.Fault{{Kind: slackdesk.RateLimit, Match: stop, Delay: 2 * time.Second, Times: 2}}, false},
		"stop 503":            {[]slackdesk.Fault{{Kind: slackdesk.ErrorBefore, Match: stop, Times: 2}}, false},
		"stop lost":           {[]slackdesk.Fault{{Kind: slackdesk.LostReply, Match: stop}}, false},
		"stop refused blocks": {[]slackdesk.Fault{{Kind: slackdesk.RefuseBlocks, Match: stop}}, false},
		"all blocks refused":  {[]slackdesk.Fault{{Kind: slackdesk.RefuseBlocks, Match: "chat.*"}}, false},
		"cut, update 503":     {[]slackdesk.Fault{{Kind: slackdesk.CutStream, Match: stop}, {Kind: slackdesk.ErrorBefore, Match: update, Times: 2}}, false},
		"cut, update lost":    {[]slackdesk.Fault{{Kind: slackdesk.CutStream, Match: stop}, {Kind: slackdesk.LostReply, Match: update, Times: 2}}, false},
		"cut, update 429":     {[]slackdesk.Fault{{Kind: slackdesk.CutStream, Match: stop}, {Kind: slackdesk.RateLimit, Match: update, Times: 2}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := openNewsroom(t, 5, c.faults...)
			w := newWriter(t, 3)
			ts := n.written(w, "", 3)
			if c.faults[0].Match == add {
				n.until("the fault", func() bool { return n.Injected() > 0 })
			}
			close(w.next)
			m := n.wholeAnswer(ts, firstClaim, secondClaim, thirdClaim, "[3]")
			if n.Injected() == 0 {
				t.Error("no fault was injected")
			}
			if posted := len(n.Calls("chat.postMessage")) > 0; posted != c.posted {
				t.Errorf("posted: %v, want %v: %s", posted, c.posted, methodsOf(n.streamCalls()))
			}
			if c.posted && m.StreamState != "" {
				t.Errorf("the answer is a stream: %s", m.StreamState)
			}
		})
	}
}

// Slack ends a stream after five minutes; the answer goes on in the same
// message, and what comes later is shown there.
func TestStreamOfFiveMinutes(t *testing.T) {
	n := openNewsroom(t, 5)
	w := newWriter(t, 3)
	ts := n.written(w, "", 1)
	n.shown(ts, 1)
	n.pass(6 * time.Minute)
	w.next <- struct{}{}
	m := n.shown(ts, 2)
	if m.StreamState != "completed" || !strings.Contains(blocksOf(t, m), secondClaim) {
		t.Errorf("%q: %s, want the second claim in a message that is edited", m.StreamState, blocksOf(t, m))
	}
	close(w.next)
	n.wholeAnswer(ts, firstClaim, secondClaim, thirdClaim, "feedback")
}

// The stop button ends an answer that is being written: what was checked
// stays, with its quotations, and a word says that it ends here.
func TestStopWhileStreaming(t *testing.T) {
	for name, refused := range map[string][]slackdesk.Fault{
		"told by the event":   nil,
		"told by the refusal": {{Kind: slackdesk.Drop, Match: "agent_session_stopped"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := openNewsroom(t, 5, refused...)
			w := newWriter(t, 5)
			ts := n.written(w, "", 2)
			n.shown(ts, 2)
			if err := n.Stop(maya, newsdesk, ts); err != nil {
				t.Fatal(err)
			}
			if refused != nil {
				// The first is refused; only then the second, which is told so.
				before := len(n.Calls("chat.appendStream"))
				w.next <- struct{}{}
				n.until("a refusal", func() bool { n.clock.add(time.Second); return len(n.Calls("chat.appendStream")) > before })
				w.next <- struct{}{}
			}
			m := n.wholeAnswer(ts, firstClaim, secondClaim, "You stopped me here", "rich_text_quote", "feedback")
			if n.until("an idle session", func() bool { s, _ := n.Session(newsdesk, ts); return s.Status == "active" }); m.Edited == nil {
				t.Error("the message that Slack had ended was not written anew")
			}
		})
	}
}

// A model that fails in the middle leaves what it wrote, and a word about it.
func TestModelFailsWhileStreaming(t *testing.T) {
	n := openNewsroom(t, 5)
	w := newWriter(t, 2)
	w.broken = true
	ts := n.written(w, "", 2)
	n.wholeAnswer(ts, firstClaim, secondClaim, "was checked and stands", "rich_text_quote")
}

// A process that dies while it streams leaves a message that the next one
// brings to its end: one answer, with every claim that was shown. The number
// is how many times the point is passed before.
func TestCrashWhileStreaming(t *testing.T) {
	for point, most := range map[string]int32{
		"before intend": 3, "after intend": 3, // of three claims and the whole
		"before post": 1, "after post": 1, // of the first claim, and of what comes next
		"before receipt": 1, "after receipt": 1, // of the message, and of the answer
		"before settle": 0,
	} {
		for spare := range most + 1 {
			t.Run(fmt.Sprintf("%s %d", point, spare), func(t *testing.T) {
				t.Parallel()
				n := openNewsroom(t, 5)
				n.spare = spare
				w := newWriter(t, 3)
				close(w.next)
				ts := n.written(w, point, 0)
				<-n.archive.died
				n.stop()
				before := ""
				if all := n.replies(newsdesk, ts); len(all) > 0 {
					before = blocksOf(t, all[0])
				}
				n.start("")
				text := blocksOf(t, n.wholeAnswer(ts, firstClaim, "rich_text_quote", "feedback"))
				for _, c := range []string{firstClaim, secondClaim, thirdClaim} {
					if strings.Contains(before, c) && !strings.Contains(text, c) {
						t.Errorf("%q was shown and is gone: %s", c, text)
					}
				}
			})
		}
	}
}
