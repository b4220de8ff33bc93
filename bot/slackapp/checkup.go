package slackapp

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"
)

// Checkup is what Slack says about the tokens of the options.
type Checkup struct {
	// Bot and App are what is wrong with each token: nil, or one that
	// FaultName names. A token that is not set is not asked about.
	Bot, App error
	// Workspace and User are whom the bot token belongs to: a name and an id.
	Workspace, User string
	// Missing and Unneeded are bot scopes that the app has too few or too
	// many of.
	Missing, Unneeded []string
	// SocketHost is the host that Socket Mode connects to.
	SocketHost string
	// Date is Slack's clock, to the second; zero when it did not answer.
	Date time.Time
}

// CheckUp asks Slack about the tokens. It changes nothing in the workspace.
func CheckUp(ctx context.Context, o Options) Checkup {
	o = o.withDefaults()
	var c Checkup
	note := func(path string, headers http.Header) {
		if date, err := http.ParseTime(headers.Get("Date")); err == nil {
			c.Date = date
		}
		if granted := headers.Values("X-OAuth-Scopes"); path == "auth.test" && len(granted) > 0 {
			c.Missing, c.Unneeded = compareScopes(granted[0])
		}
	}
	api := slack.New(o.BotToken, slack.OptionAPIURL(o.APIURL), slack.OptionHTTPClient(o.HTTPClient),
		slack.OptionAppLevelToken(o.AppToken), slack.OptionOnResponseHeaders(note))
	if o.BotToken != "" {
		var answer *slack.AuthTestResponse
		if answer, c.Bot = api.AuthTestContext(ctx); c.Bot == nil {
			c.Workspace, c.User = answer.Team, answer.UserID
		} else {
			c.Missing, c.Unneeded = nil, nil
		}
	}
	if o.AppToken != "" {
		var address string
		if _, address, c.App = api.StartSocketModeContext(ctx); c.App == nil {
			if u, err := url.Parse(address); err == nil {
				c.SocketHost = u.Host
			}
		}
	}
	return c
}

// compareScopes holds the scopes that Slack says the token has, with commas
// between, against those that the app asks for.
func compareScopes(granted string) (missing, unneeded []string) {
	var has []string
	for scope := range strings.SplitSeq(granted, ",") {
		if scope = strings.TrimSpace(scope); scope != "" {
			has = append(has, scope)
		}
	}
	for _, s := range Scopes() {
		if !slices.Contains(has, s.Name) {
			missing = append(missing, s.Name)
		}
	}
	for _, scope := range has {
		if !slices.ContainsFunc(Scopes(), func(s Scope) bool { return s.Name == scope }) {
			unneeded = append(unneeded, scope)
		}
	}
	return missing, unneeded
}

// FaultName returns Slack's name for the error, such as invalid_auth, or
// nothing when it did not come from Slack: then Slack was not reached.
func FaultName(err error) string {
	if _, limited := tooMany(err); limited {
		return "ratelimited"
	}
	return codeOf(err)
}
