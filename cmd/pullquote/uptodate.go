package main

import (
	"context"
	"sync"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval"
)

// upToDate is the bot of a program that goes on for weeks: it reads
// ARTICLES_DIR before questions, as the terminal does.
type upToDate struct {
	p       *program
	archive *retrieval.Archive
	asker   slackapp.Asker
	// apart says that the folder is read by the one replica that keeps the
	// schedule, again and again, and not before questions.
	apart bool

	mu   sync.Mutex
	read time.Time
}

// readEvery is how old the archive may be behind the folder: going through a
// folder of ten thousand files takes about a second, so not every question of
// a busy minute pays for it.
const readEvery = 15 * time.Second

// Ask implements slackapp.Asker.
func (u *upToDate) Ask(ctx context.Context, q bot.Question) (answer.Answer, error) {
	u.refresh(ctx)
	return u.asker.Ask(ctx, q)
}

// Report implements slackapp.Asker.
func (u *upToDate) Report(ctx context.Context, kind answer.Kind, r bot.Request) (answer.Message, error) {
	u.refresh(ctx)
	return u.asker.Report(ctx, kind, r)
}

// Share implements slackapp.Asker.
func (u *upToDate) Share(ctx context.Context, s say.Sharing) (answer.Answer, error) {
	u.refresh(ctx)
	return u.asker.Share(ctx, s)
}

// refresh reads the folder. A folder that cannot be read leaves the articles
// as they were; questions that come while it is read use those.
func (u *upToDate) refresh(ctx context.Context) {
	if u.apart || !u.mu.TryLock() {
		return
	}
	defer u.mu.Unlock()
	if now := u.p.now(); now.Sub(u.read) >= readEvery {
		u.take(ctx)
	}
}

// run reads the folder again and again until the context ends.
func (u *upToDate) run(ctx context.Context) {
	for ctx.Err() == nil {
		u.mu.Lock()
		u.take(ctx)
		u.mu.Unlock()
		if wait(ctx, readEvery) != nil {
			return
		}
	}
}

// take reads the folder now. The caller holds mu.
func (u *upToDate) take(ctx context.Context) {
	u.read = u.p.now()
	if _, err := u.p.fill(ctx, u.archive); err != nil && ctx.Err() == nil {
		u.p.log.Error("the articles were not brought up to date", "error", explain(err).said)
	}
}

// faults reads ARTICLES_DIR and returns what could not be read, for a digest.
func (u *upToDate) faults(ctx context.Context) []answer.Fault {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.read = u.p.now()
	taken, err := u.p.fill(ctx, u.archive)
	if err != nil {
		return []answer.Fault{{Source: "ARTICLES_DIR", Reason: explain(err).said, All: true}}
	}
	return faultsOf(taken.Skipped)
}
