package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/slack-go/slack"
)

// Setting is a line of the settings that the app's Home shows, such as who
// writes the claims. It is shown to everybody in the workspace.
type Setting struct{ Name, Value string }

// home is what the app's Home says.
type home struct {
	articles, passages int
	newest             []news.Article // a few, the newest first
	examples           []string
	settings           []Setting
	// channel is what the person has open beside the app, if anything, and
	// what holds in it.
	channel         string
	channelSettings []Setting
	// digests are those of the person's channels; canSet says that there can
	// be digests here.
	digests []digestRow
	canSet  bool
	recent  []saidRow // a few of the answers that the person can see, the newest first
	gaps    []bot.Gap // of what the person can see, most often asked first
	state   homeState
	at      time.Time // in the newsroom's zone
}

// homeState is what Home was shown with; it comes back with each click.
type homeState struct {
	// Own is the person's conversation with the app.
	Own string `json:"own,omitempty"`
	// Beside is the channel that the person had open beside the app.
	Beside string `json:"beside,omitempty"`
}

func (s homeState) String() string {
	text, err := json.Marshal(s)
	if err != nil {
		return ""
	}
	return string(text)
}

// readHomeState reads what String wrote; anything else is an empty one.
func readHomeState(text string) (s homeState) {
	if json.Unmarshal([]byte(text), &s) != nil {
		return homeState{}
	}
	return s
}

// newestShown is how many of the newest articles Home names.
const newestShown = 3

// publishHome shows the app's Home to somebody who opens it: only what that
// person may read is counted and named.
func (a *App) publishHome(ctx context.Context, user string, state homeState) error {
	as := a.client.reader(ctx, request{User: user, DM: true})
	h := home{settings: a.settings(as), state: state, canSet: a.opts.Schedule != nil, at: as.At.In(a.opts.Zone)}
	if state.Beside != "" && !ofTwo(state.Beside) { // a conversation of two has no settings
		h.channel, h.channelSettings = state.Beside, a.channelSettings(ctx, user, state.Beside)
	}
	if a.opts.Sources != nil {
		h.settings = append(h.settings, a.opts.Sources(ctx, as)...)
	}
	var err error
	if h.articles, h.passages, _, err = a.opts.Archive.Scope(ctx, as); err != nil {
		return err
	}
	if h.newest, err = a.opts.Archive.Newest(ctx, as, newestShown); err != nil {
		return err
	}
	if a.opts.Suggest != nil {
		h.examples = a.opts.Suggest(ctx)
	}
	if err := a.channelsOnHome(ctx, &h, user); err != nil {
		a.opts.Log.WarnContext(ctx, "a person's channels are not known; Home says less", "user", user, "error", codeOf(err))
	}
	return a.client.gates.pass(ctx, "views.publish", func() error {
		_, err := a.client.api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: user, View: homeView(h)})
		return err
	})
}

// channelsOnHome adds what Home says of the channels that the person is in,
// and of their own conversation with the app.
func (a *App) channelsOnHome(ctx context.Context, h *home, user string) error {
	theirs, err := a.client.channelsOf(ctx, user)
	if theirs == nil {
		theirs = map[string]bool{}
	}
	if h.state.Own != "" {
		theirs[h.state.Own] = true
	}
	digests, failed := a.digestRows(ctx, theirs)
	said, unread := a.visibleTo(ctx, user, theirs)
	gaps := bot.Gaps(said)
	h.digests, h.recent, h.gaps = digests, a.saidRows(ctx, said), gaps[:min(len(gaps), gapsShown)]
	return errors.Join(err, failed, unread)
}

// settings are those of the options and those that the app knows itself.
func (a *App) settings(as news.Reader) []Setting {
	articles := readIn(as)
	if len(as.Collections) > 0 {
		articles += ", for you"
	}
	return append(append([]Setting{{"Articles read", articles}}, a.stricter(as)...), append(a.opts.Settings,
		Setting{"Most questions in a minute", fmt.Sprintf("%d from one person, %d in one channel", a.opts.Limits.PerUser, a.opts.Limits.PerChannel)})...)
}

// channelSettings are what holds in the channel.
func (a *App) channelSettings(ctx context.Context, user, channel string) []Setting {
	as := a.client.reader(ctx, request{User: user, Channel: channel})
	settings := append([]Setting{
		{"Articles read", readIn(as)},
		{"Follow-up questions", "taken in threads that I have answered in, without a mention"},
		{"Most questions in a minute", fmt.Sprint(a.opts.Limits.PerChannel)},
	}, a.modelIn(channel, as)...)
	if a.opts.Schedule == nil {
		return settings
	}
	digest := "none; " + commandName + " digest on 08:30 in the channel switches one on"
	s, on, err := a.subscription(ctx, where{channel: channel}.place())
	switch {
	case err != nil:
		a.opts.Log.WarnContext(ctx, "the digest of a channel is not known", "channel", channel, "error", err)
		return settings
	case on:
		digest = a.schedule(s)
	}
	return append(settings, Setting{"Daily digest", digest})
}

// readIn says which articles may be read to the reader.
func readIn(as news.Reader) string {
	if len(as.Collections) == 0 {
		return "the open articles"
	}
	return "the open articles and " + strings.Join(as.Collections, ", ")
}
