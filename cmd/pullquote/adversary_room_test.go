package main

import (
	"context"
	"io/fs"
	"log/slog"
	"math/rand/v2"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/llm"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/pullquote/pullquote/seeds"
)

// today is when the questions are asked: after every article is out, before
// the embargo of one of them ends.
var today = time.Date(2025, 11, 10, 9, 0, 0, 0, time.UTC)

// room is an archive with the seeds and the articles of the topics, and what
// is known of them from outside.
type room struct {
	archive  *retrieval.Archive
	articles map[string]*news.Article // as stored, by id
	open     int                      // how many of them every reader may see
}

// openRoom makes an archive and takes the articles as `pullquote ingest`
// would.
func openRoom(t *testing.T, topics []topic) *room {
	t.Helper()
	archive, err := retrieval.Open(t.Context(), retrieval.Options{Folder: t.TempDir(), Now: itIsToday})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := archive.Close(); err != nil {
			t.Error(err)
		}
	})
	n := &room{archive: archive, articles: map[string]*news.Article{}}
	files, err := fs.Glob(seeds.FS, "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		raw, err := seeds.FS.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		n.take(t, file, raw)
	}
	for _, p := range topics {
		if p.article != nil {
			n.take(t, p.name+".txt", p.article)
		}
	}
	return n
}

func itIsToday() time.Time { return today }

func (n *room) take(t *testing.T, name string, raw []byte) {
	t.Helper()
	article, err := feed.Read(name, raw, feed.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := n.archive.Ingest(t.Context(), article, raw, retrieval.Source{Path: name}); err != nil {
		t.Fatal(err)
	}
	stored, err := n.archive.Article(t.Context(), article.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	n.articles[string(article.ID)] = stored
	if isOpen(stored) {
		n.open++
	}
}

// isOpen reports whether every reader may see the article today.
func isOpen(a *news.Article) bool { return a.Collection == "" && !today.Before(a.Embargo) }

// lane asks questions one after the other: real bots in front of a hostile
// model.
type lane struct {
	model *hostile
	sent  *outbox
	// patient gives the model all the time it needs; hasty gives up at once
	// and is for replies that stall.
	patient, hasty *bot.Bot
}

// haste is how long the hasty bot waits for a model: short, since nothing is
// meant to come.
const haste = 30 * time.Millisecond

func (n *room) lane(t *testing.T) *lane {
	t.Helper()
	l := &lane{model: &hostile{}, sent: &outbox{}}
	server := httptest.NewServer(l.model)
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	newBot := func(limits llm.Limits) *bot.Bot {
		chat, err := llm.NewChat(llm.Options{
			BaseURL: server.URL + "/v1", Model: "hostile", Limits: limits,
			Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
		})
		if err != nil {
			t.Fatal(err)
		}
		return bot.New(bot.Options{
			Archive: n.archive, Catalogue: n.archive, Ledger: n.archive.Books, Model: chat, Messenger: l.sent,
			Now: itIsToday, Random: rand.NewChaCha8([32]byte{}), Log: slog.New(slog.DiscardHandler),
		})
	}
	l.patient = newBot(llm.Limits{})
	l.hasty = newBot(llm.Limits{FirstToken: haste, Idle: haste, Retries: -1})
	return l
}

// ask plays the round and returns every message that was sent.
func (l *lane) ask(ctx context.Context, r *round) ([]answer.Answer, error) {
	l.model.play(r)
	defer l.model.play(nil)
	l.sent.answers = nil
	asked := l.patient
	if r.form.stalls {
		asked = l.hasty
	}
	_, err := asked.Ask(ctx, bot.Question{ID: r.id, Text: r.question, Place: "newsroom"})
	return l.sent.answers, err
}

// outbox keeps the messages that the bot sends.
type outbox struct{ answers []answer.Answer }

// Send implements say.Messenger.
func (o *outbox) Send(_ context.Context, _ string, _ say.Place, m answer.Message) (string, error) {
	said, _ := m.(answer.Answer)
	if summary, ok := m.(answer.Summary); ok {
		said = summary.Answer
	}
	o.answers = append(o.answers, said)
	return "newsroom/1", nil
}

// Find implements say.Messenger: every message has arrived.
func (o *outbox) Find(context.Context, string, say.Place) (string, error) { return "", nil }
