package main

import (
	"net/url"

	"github.com/pullquote/pullquote/bot/slackapp"
)

// manifestCommand prints what Slack makes the app from.
type manifestCommand struct {
	URL   string `name:"url" placeholder:"ADDRESS" help:"Where Slack is to send events over HTTP, such as https://bot.example.org/slack; without it, the app uses Socket Mode."`
	Tools string `name:"tools" placeholder:"ADDRESS" help:"Where Slack's own assistant is to call the tools, such as https://bot.example.org/mcp; without it, it does not. Slack offers this to some workspaces only."`
}

// Help is shown by --help.
func (manifestCommand) Help() string {
	return `Prints the app's manifest as JSON: paste it at https://api.slack.com/apps, Create New App, From a manifest.

Example:

    pullquote manifest > manifest.json`
}

// Run prints the manifest.
func (c *manifestCommand) Run(p *program) error {
	for _, given := range []string{c.URL, c.Tools} {
		if address, err := url.Parse(given); given != "" && (err != nil || address.Scheme != "https" || address.Host == "") {
			return &mistake{
				said: "Slack sends events and calls to an address that begins with https:// only.", status: statusUsage,
				next: "pullquote manifest --url https://bot.example.org/slack",
			}
		}
	}
	text, err := slackapp.Manifest(c.URL, c.Tools)
	if err == nil {
		_, err = p.stdout.Write(text)
	}
	return err
}
