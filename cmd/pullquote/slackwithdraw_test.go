package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/slackapp"
	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// offered waits for the button that takes an article back.
func (n *newsroom) offered(user, channel string) (found slackdesk.Message) {
	n.t.Helper()
	n.until("the button", func() bool {
		all := n.Messages(channel, user)
		i := slices.IndexFunc(all, func(m slackdesk.Message) bool {
			return m.OnlyFor == user && strings.Contains(blocksOf(n.t, m), "take_back")
		})
		if i >= 0 {
			found = all[i]
		}
		return i >= 0
	})
	return found
}

// Those whom the setting names take an article back with a command and a
// confirmation; from then on nobody finds it. Nobody else may, and nobody learns
// of articles that they may not read.
func TestWithdrawInSlack(t *testing.T) {
	n := openNewsroom(t, 5)
	n.digests = true // the whole workplace runs: it edits messages, too
	may := func(o *slackapp.Options) {
		o.Withdrawers, o.Withdraw = []string{maya}, withdrawIn(n.archive.Archive)
	}
	n.start("")
	n.told(maya, newsdesk, "withdraw 000_e4184e934ececaf9", "cannot be taken back from Slack here")
	n.stop()
	n.start("", may)
	n.told(tom, newsdesk, "withdraw 000_e4184e934ececaf9", "none of those who may")
	n.told(maya, newsdesk, "withdraw", "from then on nobody finds it")
	if _, err := n.archive.Archive.Ingest(t.Context(), news.Article{ID: "secret-1", Headline: "Pier memo", Collection: "staff", Text: "The pier is for sale."}, []byte("x"), retrieval.Source{Path: "/s/secret-1.txt"}); err != nil {
		t.Fatal(err)
	}
	n.told(maya, newsdesk, "withdraw secret-1", "no article of that id")
	if _, err := n.archive.Archive.Ingest(t.Context(), news.Article{ID: "pier-2", Headline: "Pier at Croggan mended", Text: "The pier at Croggan was mended for 900 pounds, the trust said."}, []byte("y"), retrieval.Source{Path: "/s/pier-2.txt"}); err != nil {
		t.Fatal(err)
	}
	if _, err := n.archive.Archive.Ingest(t.Context(), news.Article{ID: "quay-3", Headline: "Hollin quay", Text: "The quay at Hollin is 140 metres long, the harbour master said."}, []byte("z"), retrieval.Source{Path: "/s/quay-3.txt"}); err != nil {
		t.Fatal(err)
	}
	const asked = "@Pullquote How much did the pier at Croggan cost?"
	before, other := n.say(tom, newsdesk, "", asked), n.say(tom, newsdesk, "", "@Pullquote How long is the quay at Hollin?")
	n.saidIn(newsdesk, before, "900 pounds")
	n.saidIn(newsdesk, other, "140 metres")
	n.told(maya, newsdesk, "withdraw pier at croggan MENDED", "Take back")
	if a, err := n.archive.Archive.Article(t.Context(), "pier-2", 0); err != nil || a.Withdrawn {
		t.Fatalf("without a confirmation: %+v, %v", a, err)
	}
	n.click(maya, newsdesk, n.offered(maya, newsdesk), "take_back", "pier-2")
	n.whispered(newsdesk, maya, "It is taken back")
	n.clock.held.Store(false)
	if a, err := n.archive.Archive.Article(t.Context(), "pier-2", 0); err != nil || !a.Withdrawn {
		t.Errorf("withdrawn: %+v, %v", a, err)
	}
	n.until("the answer from before is written over", func() bool {
		said := blocksOf(t, n.replies(newsdesk, before)[0])
		return !strings.Contains(said, "900 pounds") && strings.Contains(said, "has been taken back")
	})
	if said := blocksOf(t, n.replies(newsdesk, other)[0]); !strings.Contains(said, "140 metres") {
		t.Errorf("an answer that quoted others is %s", said)
	}
	ts := n.say(tom, newsdesk, "", asked)
	n.until("an answer", func() bool { return len(n.replies(newsdesk, ts)) > 0 })
	if said := blocksOf(t, n.replies(newsdesk, ts)[0]); strings.Contains(said, "900 pounds") {
		t.Errorf("after that: %s", said)
	}
}

func TestReadMembers(t *testing.T) {
	for value, want := range map[string]string{"": "", "U0EDITOR01, W123": "U0EDITOR01 W123", "@maya": "error", "maya,": "error", "U1;U2": "error"} {
		ids, err := readMembers(value)
		if got := strings.Join(ids, " "); err != nil && want != "error" || err == nil && got != want {
			t.Errorf("%q: %q, %v, want %q", value, got, err, want)
		}
	}
}
