package main

import (
	"context"
	"io"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/digest"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// roster tells a rota which channels get digests.
type roster struct {
	archive *retrieval.Archive
	// reader stands for everybody who reads in a channel.
	reader func(ctx context.Context, channel say.Place) (news.Reader, error)
	// refresh reads ARTICLES_DIR and returns what could not be read.
	refresh func(ctx context.Context) []answer.Fault
}

// knownDays is how many of a channel's latest digests a rota is told of: more
// than it owns up to having missed.
const knownDays = 14

// Subscriptions implements digest.Roster.
func (r roster) Subscriptions(ctx context.Context) ([]digest.Subscription, error) {
	all, err := digestSchedule{books: r.archive.Books}.Subscriptions(ctx)
	if err != nil {
		return nil, err
	}
	for i, s := range all {
		days, err := r.archive.Books.DigestDays(ctx, string(s.Channel), knownDays)
		if err != nil {
			return nil, err
		}
		all[i].Days = map[string]digest.Status{}
		for _, d := range days {
			all[i].Days[d.Day] = digest.Status(d.Status)
		}
	}
	return all, nil
}

// Reader implements digest.Roster.
func (r roster) Reader(ctx context.Context, channel say.Place) (news.Reader, error) {
	return r.reader(ctx, channel)
}

// Refresh implements digest.Roster.
func (r roster) Refresh(ctx context.Context) []answer.Fault { return r.refresh(ctx) }

// newRota returns the rota that has the editor post each channel's digest. It
// works while its Run does.
func (p *program) newRota(editor *digest.Editor, calendar digest.Calendar, r roster) *digest.Rota {
	return digest.NewRota(digest.RotaOptions{Editor: editor, Roster: r, Calendar: calendar, Now: p.now, Wait: wait, Jitter: p.jitter, Log: p.log})
}

// wait returns after the time, or with the context's error.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// jitter returns a number from 0 up to 1. Without chance it is in the middle.
func (p *program) jitter() float64 {
	var b [1]byte
	if _, err := io.ReadFull(p.random, b[:]); err != nil {
		return 0.5
	}
	return float64(b[0]) / 256
}
