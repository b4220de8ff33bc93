package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// command uses a slash command and waits for the n-th private message that it
// leads to.
func (n *newsroom) command(user, channel, text string, nth int) slackdesk.Message {
	n.t.Helper()
	if err := n.Slash(n.t.Context(), user, channel, "/pullquote", text); err != nil {
		n.t.Fatal(err)
	}
	n.until("a private message", func() bool { return len(n.privately(channel, user)) == nth })
	return n.privately(channel, user)[nth-1]
}

// take puts an article of the newsroom's own into the archive.
func (n *newsroom) take(a news.Article) {
	n.t.Helper()
	if _, err := n.archive.Ingest(n.t.Context(), a, []byte(a.Text), retrieval.Source{}); err != nil {
		n.t.Fatal(err)
	}
}

// The commands say what articles hold on something, for the person alone who
// can share it.
func TestReportCommands(t *testing.T) {
	n := openNewsroom(t, 21)
	n.start("")
	for i, c := range []struct{ typed, key, want string }{
		{"summary 000_e4184e934ececaf9 short", "summary/", "61 raids"},
		{"timeline 000_e4184e934ececaf9", "timeline/", "Oct. 18"},
		{"compare 000_e4184e934ececaf9 004_997d06f23800edea", "comparison/", "Fares Khalil"},
		{"sources 004_997d06f23800edea", "sources/", "Lina Haddad"},
	} {
		m := n.command(maya, newsdesk, c.typed, i+1)
		if blocks := blocksOf(t, m); !strings.Contains(blocks, c.want) || !strings.Contains(blocks, `"share"`) || !strings.Contains(blocks, c.key) {
			t.Errorf("%s: %s", c.typed, blocks)
		}
	}
	n.click(maya, newsdesk, n.privately(newsdesk, maya)[0], "share", "")
	n.until("the summary is shared", func() bool {
		return slices.ContainsFunc(n.Messages(newsdesk, tom), func(m slackdesk.Message) bool { return strings.HasPrefix(keyOf(m), "share/") })
	})
}

// After a mention the same words are answered in the thread, and a question
// that follows is understood from it.
func TestSummaryInThread(t *testing.T) {
	n := openNewsroom(t, 22)
	n.start("")
	thread := n.say(maya, newsdesk, "", "@Pullquote summary of 000_e4184e934ececaf9")
	n.until("a summary", func() bool { return len(n.replies(newsdesk, thread)) == 1 })
	if m := n.replies(newsdesk, thread)[0]; !strings.HasPrefix(keyOf(m), "summary/") {
		t.Errorf("the answer is %s", blocksOf(t, m))
	}
	n.say(tom, newsdesk, thread, "How many raids were there?")
	n.until("an answer", func() bool { return len(n.replies(newsdesk, thread)) == 2 })
	if m := n.replies(newsdesk, thread)[1]; !strings.Contains(blocksOf(t, m), "61 raids") {
		t.Errorf("the answer is %s", blocksOf(t, m))
	}
}

// Where several articles may be meant a button chooses one.
func TestChooseArticle(t *testing.T) {
	n := openNewsroom(t, 23)
	n.start("")
	n.take(news.Article{ID: "bridge", Headline: "Town news", Text: "The old bridge was closed on Monday for repairs, the mayor said."})
	n.take(news.Article{ID: "ferry", Headline: "Town news", Text: "The new ferry sank on Tuesday in the harbour, the captain said."})
	m := n.command(maya, newsdesk, "summary Town news", 1)
	if !strings.Contains(blocksOf(t, m), "Several articles may be meant") {
		t.Fatalf("got %s", blocksOf(t, m))
	}
	n.click(maya, newsdesk, m, "pick_1", "")
	n.until("a summary", func() bool { return len(n.privately(newsdesk, maya)) == 2 })
	blocks := blocksOf(t, n.privately(newsdesk, maya)[1])
	if !strings.Contains(blocks, "bridge was closed") && !strings.Contains(blocks, "ferry sank") || !strings.Contains(blocks, "summary/") {
		t.Errorf("got %s", blocks)
	}
}

// The shortcut on a message that links to an article says what that says.
func TestSummarizeShortcut(t *testing.T) {
	n := openNewsroom(t, 24)
	n.start("")
	n.take(news.Article{ID: "bridge", Headline: "Bridge closed", URL: "https://example.org/news/bridge?id=1&x=2", Text: "The old bridge was closed on Monday for repairs, the mayor said."})
	ts := n.say(tom, newsdesk, "", "Seen https://example.org/news/bridge?id=1&x=2 yet?")
	if err := n.MessageShortcut(t.Context(), maya, "summarize_article", newsdesk, ts); err != nil {
		t.Fatal(err)
	}
	n.until("a summary", func() bool { return len(n.privately(newsdesk, maya)) == 1 })
	if blocks := blocksOf(t, n.privately(newsdesk, maya)[0]); !strings.Contains(blocks, "bridge was closed") || !strings.Contains(blocks, "summary/") {
		t.Errorf("got %s", blocks)
	}
}

// Help shows every command about what the archive holds, and a command
// without a subject is helped.
func TestHelpCommand(t *testing.T) {
	n := openNewsroom(t, 25)
	n.start("")
	for i, typed := range []string{"help", "summary", "compare"} {
		m := n.command(maya, newsdesk, typed, i+1)
		text, err := json.Marshal(m.Blocks)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"/pullquote summary ", "/pullquote timeline Islamic State", "/pullquote compare ", "/pullquote sources ", "/pullquote ask What do we know about Syria"} {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s does not show %s: %s", typed, want, text)
			}
		}
	}
}
