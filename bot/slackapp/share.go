package slackapp

import (
	"context"
	"errors"
	"strings"

	"github.com/pullquote/pullquote/bot/say"
)

// wantShare asks for an answer to be posted where everybody can see it.
const wantShare = "share"

// sharing returns the request of "Share to channel". Its text is the key of
// the answer.
func (a *App) sharing(in interaction, key string) request {
	return request{
		ID: strings.Join([]string{"slack", in.Team.ID, "share", in.TriggerID}, "/"), Want: wantShare, Text: key,
		Channel: in.Channel.ID, Thread: in.Container.ThreadTS, User: in.User.ID, Private: true, Response: in.Response, At: a.opts.Now(),
	}
}

// share posts the answer, as far as every member of the channel may read it.
// Why nothing was posted is told to the person who clicked alone.
func (a *App) share(ctx context.Context, r request, attempt int) error {
	open := r
	open.Private, open.Response = false, ""
	_, err := a.opts.Asker.Share(ctx, say.Sharing{Key: r.Text, Reader: a.client.reader(ctx, open), Place: open.where().place()})
	switch {
	case errors.Is(err, say.ErrAlreadySaid) && attempt == 1:
		return a.tell(ctx, r, sharedText, false)
	case errors.Is(err, say.ErrNotShareable):
		return a.tell(ctx, r, notShareableText, attempt > 1)
	case isGone(err):
		return a.tell(ctx, r, notMemberText, attempt > 1)
	}
	return err
}
