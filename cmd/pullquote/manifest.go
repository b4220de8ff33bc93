package main

import (
	"net/url"

	"github.com/pullquote/pullquote/bot/slackapp"
)

// manifestCommand prints what Slack makes the app from.
type manifestCommand struct {
	URL string `name:"url" placeholder:"ADDRESS" help:"Where Slack is to send events over HTTP, such as https://bot.example.org/slack; without it, the app uses Socket Mode."`
}

// Help is shown by --help.
func (manifestCommand) Help() string {
	return `Prints the app's manifest as JSON: paste it at https://api.slack.com/apps, Create New App, From a manifest.

Example:

    pullquote manifest > manifest.json`
}

// Run prints the manifest.
func (c *manifestCommand) Run(p *program) error {
	if address, err := url.Parse(c.URL); c.URL != "" && (err != nil || address.Scheme != "https" || address.Host == "") {
		return &mistake{
			said: "Slack sends events to an address that begins with https:// only.", status: statusUsage,
			next: "pullquote manifest --url https://bot.example.org/slack",
		}
	}
	text, err := slackapp.Manifest(c.URL)
	if err == nil {
		_, err = p.stdout.Write(text)
	}
	return err
}
