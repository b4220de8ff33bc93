package slackapp

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/url"

	"github.com/slack-go/slack"
)

// sender says for which workspace and app Slack made a request.
type sender struct{ team, app string }

// senderOf reads it out of the body of a request over HTTP: an event, or the
// form of an interaction or a command. What cannot be read names nobody.
//
// Of a channel that another workspace shares, the team of an event is that
// workspace; the one whose app is told stands in its authorizations
// (https://docs.slack.dev/apis/events-api/#callback-field).
func senderOf(body []byte, form url.Values) sender {
	var in struct {
		TeamID  string `json:"team_id"`
		Context string `json:"context_team_id"`
		AppID   string `json:"api_app_id"`
		Team    struct {
			ID string `json:"id"`
		} `json:"team"`
		Authorizations []struct {
			TeamID string `json:"team_id"`
		} `json:"authorizations"`
	}
	switch payload := form.Get("payload"); {
	case form == nil:
		_ = json.Unmarshal(body, &in) // it names nobody then
		team := cmp.Or(in.Context, in.TeamID)
		if len(in.Authorizations) > 0 {
			team = in.Authorizations[0].TeamID
		}
		return sender{team, in.AppID}
	case payload != "":
		_ = json.Unmarshal([]byte(payload), &in)
		return sender{in.Team.ID, in.AppID}
	}
	return sender{form.Get("team_id"), form.Get("api_app_id")}
}

// isOwn reports whether a signed request is for the workspace and the app of
// the bot token. The signing secret is the app's, and an app may be installed
// in other workspaces, whose people must not be answered from this archive.
//
// The workspace is the one that auth.test names. The app is the one that
// bots.info names; where Slack does not tell, it is that of the first request
// that came for the workspace with a true signature.
func (a *App) isOwn(ctx context.Context, from sender) (bool, error) {
	self, err := a.client.identify(ctx)
	if err != nil {
		return false, err
	}
	if from.team != self.team || from.app == "" {
		return false, nil
	}
	own, err := a.client.ownApp(ctx, self, from.app)
	return own == from.app, err
}

// ownApp returns the id of the app, asking Slack the first time. first is
// taken for it where Slack does not tell.
func (c *Client) ownApp(ctx context.Context, self identity, first string) (string, error) {
	c.mu.Lock()
	app := c.app
	c.mu.Unlock()
	if app != "" {
		return app, nil
	}
	err := c.gates.pass(ctx, "bots.info", func() error {
		bot, err := c.api.GetBotInfoContext(ctx, slack.GetBotInfoParameters{Bot: self.bot})
		if err == nil {
			app = bot.AppID
		}
		return err
	})
	if err != nil && codeOf(err) == "" {
		return "", fmt.Errorf("asking Slack which app this is: %w", err)
	}
	if app == "" {
		app = first
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.app == "" {
		c.app = app
	}
	return c.app, nil
}
