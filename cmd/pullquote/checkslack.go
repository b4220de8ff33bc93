package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp"
)

// clockTolerance is how far this machine's clock may be off: Slack's
// signatures are refused at five minutes, and embargoes end by this clock.
const clockTolerance = 30 * time.Second

// tokensAt is where the tokens of an app are found.
const tokensAt = "of the app at https://api.slack.com/apps"

// checkSlackApp asks Slack about the tokens.
func (p *program) checkSlackApp(ctx context.Context, d *diagnosis) {
	c := p.config
	if c.SlackBotToken == "" && c.SlackAppToken == "" && c.SlackSecret == "" {
		d.add(finding{"Slack", checkOff, "It is not set up. README.md says how; `pullquote try` works without it.", ""})
		return
	}
	found := slackapp.CheckUp(ctx, slackapp.Options{BotToken: c.SlackBotToken, AppToken: c.SlackAppToken, APIURL: c.SlackAPIURL})
	now := p.now()
	p.slackHosts(d, found)
	d.add(botTokenFinding(c, found))
	if c.SlackBotToken != "" && found.Bot == nil {
		d.add(scopesFinding(found))
	}
	d.add(appTokenFinding(c, found))
	if found.Date.IsZero() {
		return
	}
	if off := now.Sub(found.Date).Round(time.Second).Abs(); off > clockTolerance {
		d.add(finding{"Clock", checkWrong, fmt.Sprintf("This machine's clock is %s off Slack's.", off), "Have it set by a time server (NTP)."})
		return
	}
	d.add(finding{"Clock", checkOK, "It agrees with Slack's.", ""})
}

// slackHosts lists what is dialled for Slack.
func (p *program) slackHosts(d *diagnosis, found slackapp.Checkup) {
	if u, err := url.Parse(p.config.SlackAPIURL); err == nil && u.Host != "" {
		d.dials(u.Host, "Slack's Web API, and answers to commands")
	} else {
		d.dials("slack.com", "Slack's Web API")
		d.dials("hooks.slack.com", "answers to commands and clicks")
	}
	if found.SocketHost != "" {
		d.dials(found.SocketHost, "Socket Mode; Slack names the host anew for each connection")
	}
}

func botTokenFinding(c config, found slackapp.Checkup) finding {
	const check = "Slack bot token"
	copyIt := "Copy the Bot User OAuth Token from OAuth & Permissions " + tokensAt + " into SLACK_BOT_TOKEN."
	if c.SlackBotToken == "" {
		return finding{check, checkWrong, "SLACK_BOT_TOKEN is not set.", copyIt}
	}
	if found.Bot != nil {
		return slackFailure(check, found.Bot, copyIt)
	}
	return finding{check, checkOK, fmt.Sprintf("It works in the workspace %s, as %s.", found.Workspace, found.User), ""}
}

// scopesFinding holds the scopes of the app against those of the manifest.
func scopesFinding(found slackapp.Checkup) finding {
	const check = "Slack scopes"
	if len(found.Missing) > 0 {
		return finding{check, checkWrong, "The app lacks " + strings.Join(found.Missing, ", ") + ".",
			"Paste what `pullquote manifest` prints into App Manifest " + tokensAt + ", then install the app again."}
	}
	says := "The app has all it needs."
	if len(found.Unneeded) > 0 {
		says = "The app has all it needs, and more than that: " + strings.Join(found.Unneeded, ", ") + "."
	}
	return finding{check, checkOK, says, ""}
}

func appTokenFinding(c config, found slackapp.Checkup) finding {
	const check = "Slack connection"
	copyIt := "Make a token with connections:write under Basic Information, App-Level Tokens, " + tokensAt + " and put it into SLACK_APP_TOKEN."
	switch {
	case c.SlackAppToken == "" && c.SlackSecret == "":
		return finding{check, checkWrong, "SLACK_APP_TOKEN is not set.", copyIt}
	case c.SlackAppToken == "":
		return finding{check, checkOK, fmt.Sprintf("Events come over HTTP to /slack of %s; whether the signing secret is right shows with the first one.", c.HTTPAddr), ""}
	case slackapp.FaultName(found.App) == "socket_mode_not_enabled":
		return finding{check, checkWrong, "Socket Mode is not switched on for the app.", "Switch it on under Socket Mode " + tokensAt + "."}
	case found.App != nil:
		return slackFailure(check, found.App, copyIt)
	}
	return finding{check, checkOK, "Socket Mode can be connected.", ""}
}

// slackFailure says what Slack's error means.
func slackFailure(check string, err error, copyIt string) finding {
	const mendNetwork = "Check this machine's network and proxy, and SLACK_API_URL if it is set."
	var network *url.Error
	switch name := slackapp.FaultName(err); {
	case name == "" && errors.As(err, &network):
		return finding{check, checkWrong, "Slack cannot be reached.", mendNetwork}
	case name == "":
		return finding{check, checkWrong, "Something answers, but not as Slack does.", mendNetwork}
	case name == "ratelimited":
		return finding{check, checkWrong, "Slack turns requests away: there were too many.", "Wait a minute and run `pullquote doctor` again."}
	case slices.Contains([]string{"account_inactive", "token_revoked", "token_expired"}, name):
		return finding{check, checkWrong, "The token is no longer valid (" + name + ").", "Install the app to the workspace again. " + copyIt}
	default:
		return finding{check, checkWrong, "Slack does not accept the token (" + oneLine(name) + ").", copyIt}
	}
}
