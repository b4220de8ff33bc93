package slackapp

import (
	"context"
	"strings"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/digest"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/slack-go/slack"
)

// Digester makes digests and says them: *digest.Editor.
type Digester interface {
	Digest(ctx context.Context, r digest.Request) (answer.Digest, error)
}

// Schedule keeps when each channel gets its digest.
type Schedule interface {
	// Subscriptions returns those that are switched on.
	Subscriptions(ctx context.Context) ([]digest.Subscription, error)
	// Subscribe switches it on, or changes it.
	Subscribe(ctx context.Context, s digest.Subscription, person string) error
	// Unsubscribe switches it off and reports whether it was on.
	Unsubscribe(ctx context.Context, channel say.Place, person string) (was bool, err error)
}

// wantDigest asks for something about the channel's digest; the text says what.
const wantDigest = "digest"

// digestUsage explains the command.
const digestUsage = commandName + " digest on 08:30 [Europe/London] [weekdays] [quiet] [topics, with commas between] switches a daily digest on; " +
	"digest off, digest status, digest preview and digest now do what they say."

const (
	noDigestText = "This channel has no daily digest. " + digestUsage
	wasOffText   = "This channel had no daily digest."
	offText      = "The daily digest of this channel is off."
)

// isDigest reports whether the words after "digest" are a command, rather than
// a question that begins with that word.
func isDigest(rest string) bool {
	first, _, _ := strings.Cut(rest, " ")
	switch strings.ToLower(first) {
	case "", "on", "off", "now", "preview", "status":
		return true
	}
	return false
}

// digest does what the command says with the digest of its channel.
func (a *App) digest(ctx context.Context, r request, attempt int) error {
	verb, rest, _ := strings.Cut(r.Text, " ")
	channel := where{channel: r.Channel}.place()
	reply := func(text string) error { return a.post(ctx, r, literally(text), attempt > 1) }
	if a.opts.Schedule == nil || a.opts.Digester == nil {
		return reply("There are no digests here.")
	}
	switch strings.ToLower(verb) {
	case "on":
		return a.digestOn(ctx, r, channel, rest, reply)
	case "off":
		return a.digestOff(ctx, r, channel, reply)
	case "now", "preview":
		if over, err := a.isOver(ctx, r, attempt); over || err != nil {
			return err
		}
		return a.digestNow(ctx, r, channel, strings.ToLower(verb) == "preview")
	case "", "status":
	default:
		return reply(digestUsage)
	}
	s, on, err := a.subscription(ctx, channel)
	if err != nil {
		return err
	}
	if !on {
		return reply(noDigestText)
	}
	return reply(a.schedule(s))
}

// digestOn switches the digest on as the words say.
func (a *App) digestOn(ctx context.Context, r request, channel say.Place, words string, reply func(string) error) error {
	s, err := readSchedule(words)
	if err != nil {
		return reply(err.Error() + " " + digestUsage)
	}
	if refusal, err := a.mayChange(ctx, r.User, r.Channel); refusal != "" || err != nil {
		return orSay(err, reply, refusal)
	}
	if s.Rule.Zone == nil {
		s.Rule.Zone = a.client.zoneOf(ctx, r.Channel, r.User, a.opts.Zone)
	}
	s.Channel = channel
	if err := a.opts.Schedule.Subscribe(ctx, s, r.User); err != nil {
		return err
	}
	return reply(a.schedule(s))
}

// digestOff switches the digest off.
func (a *App) digestOff(ctx context.Context, r request, channel say.Place, reply func(string) error) error {
	if refusal, err := a.mayChange(ctx, r.User, r.Channel); refusal != "" || err != nil {
		return orSay(err, reply, refusal)
	}
	was, err := a.opts.Schedule.Unsubscribe(ctx, channel, r.User)
	if err != nil {
		return err
	}
	if !was {
		return reply(wasOffText)
	}
	return reply(offText)
}

// orSay returns the error or, where there is none, says the text.
func orSay(err error, reply func(string) error, text string) error {
	if err != nil {
		return err
	}
	return reply(text)
}

// subscription returns that of the channel, if it is switched on.
func (a *App) subscription(ctx context.Context, channel say.Place) (s digest.Subscription, on bool, err error) {
	all, err := a.opts.Schedule.Subscriptions(ctx) // a workspace has tens of them at most
	for _, s := range all {
		if s.Channel == channel {
			return s, true, nil
		}
	}
	return digest.Subscription{}, false, err
}

// digestNow makes a digest at once: for all of the channel, or as a preview
// for the person who asked.
func (a *App) digestNow(ctx context.Context, r request, channel say.Place, preview bool) error {
	working, end := a.sessions.begin(ctx, r)
	defer end()
	s, _, err := a.subscription(working, channel)
	if err != nil {
		return err
	}
	open := r
	open.Private, open.Response = false, ""
	wanted := digest.Request{ID: r.ID, Place: channel, Channel: channel, Reader: a.client.reader(working, open), Topics: s.Topics}
	if preview {
		alone := r
		alone.Private = true
		wanted.Place = alone.where().place()
	}
	if _, err := a.opts.Digester.Digest(working, wanted); err != nil {
		return err
	}
	a.counts.answered.Inc()
	return nil
}

// literally is a message in which nothing is markup.
func literally(text string) message {
	return message{text: escape(text), plain: escape(text), blocks: []slack.Block{sentence(text)}}
}
