package main

import (
	"context"
	"errors"
	"net/http"
	"sync"

	"github.com/pullquote/pullquote/bot/digest"
	"github.com/pullquote/pullquote/bot/slackapp"
)

// workplace is the bot in a workspace: what answers there, and what is done
// besides, once in an installation.
type workplace struct {
	*slackapp.App
	rota   *digest.Rota
	edited *editedMessages
	tools  http.Handler // what assistants call over HTTP; nil: nothing
	// read and connect take articles in until the context ends; nil: nothing does.
	read, connect func(context.Context)
	// alone runs what is done once while this process is the one that does it;
	// nil: there is no other.
	alone func(ctx context.Context, do func(context.Context) error) error
}

// Run answers and posts digests until the context ends or Slack does not take
// the tokens.
func (w workplace) Run(ctx context.Context) error {
	posting, stop := context.WithCancel(ctx)
	posted := make(chan error, 1)
	go func() {
		if w.alone == nil {
			posted <- w.post(posting)
			return
		}
		posted <- w.alone(posting, w.post)
	}()
	err := w.App.Run(ctx)
	stop()
	return errors.Join(err, <-posted)
}

// post posts digests, edits the messages of what was erased and takes articles in,
// until the context ends.
func (w workplace) post(ctx context.Context) error {
	var besides sync.WaitGroup
	defer besides.Wait()
	for _, do := range []func(context.Context){w.edited.run, w.read, w.connect} {
		if do != nil {
			besides.Go(func() { do(ctx) })
		}
	}
	return w.rota.Run(ctx)
}
