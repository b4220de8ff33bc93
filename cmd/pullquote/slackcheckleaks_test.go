package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/bot/slackapp"
	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/retrieval/news"
)

// sink is a log that is read at the end.
type sink struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (s *sink) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.Write(p)
}

func (s *sink) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.String()
}

// draftWords are words of the drafts and the names of their files.
var draftWords = []string{"zeppelin", "Quibble", "8713", "Tumbleford", "plimsoll"}

// filesWith are the files of a folder, and their names, that have one of the words.
func filesWith(t *testing.T, folder string, words ...string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		for _, w := range words {
			if bytes.Contains(raw, []byte(w)) || strings.Contains(path, w) {
				found = append(found, filepath.Base(path)+" has "+w)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Whatever way a draft comes to the bot in Slack, nothing of it is in the data
// folder or the log afterwards, not even while it waits, and no model is dialled.
func TestSlackCheckKeepsNothing(t *testing.T) {
	server := fake.New()
	t.Cleanup(server.Close)
	n := openNewsroom(t, 37)
	n.env = modelSettings(server.URL)
	var log sink
	logged := func(o *slackapp.Options) {
		o.Log = slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	}
	n.start("", logged)
	n.store(news.Article{ID: "quayside", Headline: "Lindens", Publisher: "Courier", Text: quayside})
	dm, err := n.OpenDM(maya, "messages")
	if err != nil {
		t.Fatal(err)
	}
	count := connections(t, server.URL)
	const text = "“We shall moor the zeppelin at dawn,” said Mayor Ottoline Quibble. There were 8713 onlookers at Tumbleford."
	const found = "zeppelin at dawn"
	givenEveryWay(n, dm, text, found)
	// While it waits for a process that has died, it is not stored either.
	n.stop()
	n.start("after take", logged)
	thread := n.say(maya, dm, "", "check: "+text)
	<-n.archive.died
	n.stop()
	if got := filesWith(t, n.folder, draftWords...); len(got) > 0 {
		t.Errorf("while a draft waits: %v", got)
	}
	n.start("", logged)
	n.pass(20 * time.Minute)
	n.checked(dm, thread, maya, found)
	if got := filesWith(t, n.folder, draftWords...); len(got) > 0 {
		t.Errorf("the data folder: %v", got)
	}
	for _, w := range draftWords {
		if strings.Contains(log.String(), w) {
			t.Errorf("the log has %q:\n%s", w, log.String())
		}
	}
	if n := count.Load(); n > 0 {
		t.Errorf("dialled a model %d times", n)
	}
	// A question is stored and told to the endpoint, so that a draft would be seen.
	n.answeredOnce(newsdesk, n.say(maya, newsdesk, "", "@Pullquote How many lindens for the zeppelin?"))
	if got := filesWith(t, n.folder, "zeppelin"); len(got) == 0 || count.Load() == 0 {
		t.Error("a question leaves no trace either: this proves nothing")
	}
}

// givenEveryWay gives a draft to the bot in every way that there is and waits for
// what it finds.
func givenEveryWay(n *newsroom, dm, text, found string) {
	n.t.Helper()
	n.checked(dm, n.say(maya, dm, "", "check: "+text), maya, found)
	n.checked(dm, n.say(maya, dm, "", text+strings.Repeat(" And on it went.", 200)), maya, found)
	thread, err := n.PostFiles(maya, dm, "", "", n.file(maya, "plimsoll.txt", text), n.file(maya, "plimsoll.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nNot a word of it.\n"))
	if err != nil {
		n.t.Fatal(err)
	}
	n.checked(dm, thread, maya, found)
	message := n.say(tom, newsdesk, "", text)
	if err := n.MessageShortcut(n.t.Context(), maya, "check_quotes", newsdesk, message); err != nil {
		n.t.Fatal(err)
	}
	told := 1
	privately := func() {
		n.t.Helper()
		n.until("one more private report", func() bool {
			reports := 0
			for _, m := range n.privately(newsdesk, maya) {
				if strings.Contains(blocksOf(n.t, m), found) {
					reports++
				}
			}
			return reports == told
		})
		told++
	}
	privately()
	n.say(maya, newsdesk, "", "@Pullquote check: "+text)
	privately()
	for _, words := range []string{"check " + text, "check"} {
		if err := n.Slash(n.t.Context(), maya, newsdesk, "/pullquote", words); err != nil {
			n.t.Fatal(err)
		}
		if words == "check" {
			n.submitDraft(maya, slackdesk.Values{"draft": {text}})
		}
		privately()
	}
}

// crowded is an archive with more articles than are read whole.
type crowded struct{ asked []news.Reader }

func (c *crowded) Articles(context.Context, news.Reader) (out []news.Article, err error) {
	for i := range wholeArchive + 1 {
		out = append(out, news.Article{ID: news.ArticleID(fmt.Sprint(i)), Revision: 1})
	}
	return out, nil
}

func (c *crowded) Article(_ context.Context, id news.ArticleID, _ int) (*news.Article, error) {
	return &news.Article{ID: id, Revision: 1}, nil
}

func (c *crowded) Search(_ context.Context, _ string, as news.Reader, _ int) ([]news.Passage, error) {
	c.asked = append(c.asked, as)
	return nil, nil
}

// Where the archive is too large to be read whole, the words that are searched for
// go to no embedding endpoint.
func TestDraftIsSearchedForWithoutModel(t *testing.T) {
	d, err := draft.Read("draft.txt", []byte(altered))
	if err != nil {
		t.Fatal(err)
	}
	archive := &crowded{}
	if _, err := unsentTexts(t.Context(), archive, news.Reader{}, d); err != nil || len(archive.asked) == 0 {
		t.Fatalf("%d searches, %v", len(archive.asked), err)
	}
	for _, as := range archive.asked {
		if !as.NoModel {
			t.Error("a search of a draft's words may go to a model")
		}
	}
}
