package slackapp

import (
	"context"
	"encoding/json"
	"time"

	"github.com/pullquote/pullquote/bot/digest"
)

// The ids of the buttons of Home that set up digests. Their value is the id of
// the channel.
const (
	actionNewDigest    = "digest_new"
	actionChangeDigest = "digest_change"
	actionEndDigest    = "digest_end"
)

// formTime is how long Slack may take over the questions that a form raises:
// the form must be answered within three seconds
// (https://docs.slack.dev/surfaces/modals#handling_submissions).
const formTime = 2 * time.Second

// digestFormState goes with the form and comes back with it.
type digestFormState struct {
	// Channel is the one whose digest is changed; empty: the form asks for one.
	Channel string    `json:"channel,omitempty"`
	Home    homeState `json:"home"`
}

// showDigestForm opens the form for the digest of the channel, or for one of a
// channel that is to be chosen.
func (a *App) showDigestForm(ctx context.Context, in interaction, channel string) error {
	ctx, cancel := context.WithTimeout(ctx, formTime)
	defer cancel()
	state := digestFormState{Channel: channel, Home: readHomeState(in.View.PrivateMetadata)}
	metadata, err := json.Marshal(state)
	if err != nil {
		return err
	}
	if channel == "" {
		return a.client.open(ctx, in, digestFormView(nil, string(metadata)))
	}
	refusal, err := a.mayChange(ctx, in.User.ID, channel)
	if err != nil {
		refusal = cannotTellText
	}
	if refusal != "" {
		return a.client.open(ctx, in, noticeView(digestTitle, refusal))
	}
	s, on, err := a.subscription(ctx, where{channel: channel}.place())
	if err != nil {
		return err
	}
	if !on { // ended since Home was shown: the form switches it on again
		s = digest.Subscription{Channel: where{channel: channel}.place()}
		s.Rule.Hour, s.Rule.Minute = usualHour, usualMinute
	}
	return a.client.open(ctx, in, digestFormView(&s, string(metadata)))
}

// formFaults are what is wrong with a form, by block
// (https://docs.slack.dev/surfaces/modals#displaying_errors).
type formFaults struct {
	Action string            `json:"response_action"`
	Errors map[string]string `json:"errors"`
}

// saveDigest stores the digest that a form describes, or returns what is wrong
// with the form. It is stored when this returns.
func (a *App) saveDigest(ctx context.Context, in interaction) (ack any, err error) {
	var state digestFormState
	if err := json.Unmarshal([]byte(in.View.PrivateMetadata), &state); err != nil || a.opts.Schedule == nil {
		return nil, a.unreadable(ctx, kindInteract)
	}
	asking, cancel := context.WithTimeout(ctx, formTime)
	defer cancel()
	s, faults := readDigestForm(in)
	channel, blamed := state.Channel, fieldTime
	if channel == "" {
		channel, blamed = in.chosen(fieldChannel), fieldChannel
	}
	refusal, err := a.mayChange(asking, in.User.ID, channel)
	if err != nil {
		a.opts.Log.WarnContext(ctx, "not known who may change a digest", "channel", channel, "error", codeOf(err))
		refusal = cannotTellText
	}
	if refusal != "" {
		faults[blamed] = refusal
	}
	if len(faults) > 0 {
		return formFaults{"errors", faults}, nil
	}
	if s.Rule.Zone == nil {
		s.Rule.Zone = a.client.zoneOf(asking, channel, in.User.ID, a.opts.Zone)
	}
	s.Channel = where{channel: channel}.place()
	if err := a.opts.Schedule.Subscribe(ctx, s, in.User.ID); err != nil {
		return nil, err
	}
	a.renewHome(in.User.ID, state.Home)
	return nil, nil
}

// endDigest switches the digest of the channel off.
func (a *App) endDigest(ctx context.Context, in interaction, channel string) error {
	asking, cancel := context.WithTimeout(ctx, formTime)
	defer cancel()
	refusal, err := a.mayChange(asking, in.User.ID, channel)
	if err != nil {
		refusal = cannotTellText
	}
	if refusal != "" || a.opts.Schedule == nil {
		a.aside(func(ctx context.Context) error { return a.client.open(ctx, in, noticeView(digestTitle, refusal)) })
		return nil
	}
	if _, err := a.opts.Schedule.Unsubscribe(ctx, where{channel: channel}.place(), in.User.ID); err != nil {
		return err
	}
	a.renewHome(in.User.ID, readHomeState(in.View.PrivateMetadata))
	return nil
}

// renewHome shows Home as it is now.
func (a *App) renewHome(person string, s homeState) {
	a.aside(func(ctx context.Context) error { return a.publishHome(ctx, person, s) })
}
