package main

import (
	"encoding/json"
	"fmt"

	"github.com/pullquote/pullquote/bot/slackapp"
	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
)

// install puts the app of this program's manifest into a workspace, as Slack
// does: with its commands and shortcuts, and no more rights than it asks for.
func install(w *slackdesk.Workspace) error {
	text, err := slackapp.Manifest("", "")
	if err != nil {
		return err
	}
	var manifest struct {
		Features struct {
			Commands []struct {
				Command, Description string
				Usage                string `json:"usage_hint"`
			} `json:"slash_commands"`
			Shortcuts []struct {
				Name, Type, Description string
				CallbackID              string `json:"callback_id"`
			}
		}
		OAuth    struct{ Scopes struct{ Bot []string } } `json:"oauth_config"`
		Settings struct {
			Events struct {
				Bot []string `json:"bot_events"`
			} `json:"event_subscriptions"`
		}
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		return fmt.Errorf("reading the manifest: %w", err)
	}
	w.App.Scopes, w.App.Events = manifest.OAuth.Scopes.Bot, manifest.Settings.Events.Bot
	w.App.Commands, w.App.Shortcuts = nil, nil
	for _, c := range manifest.Features.Commands {
		w.App.Commands = append(w.App.Commands, slackdesk.Command{Name: c.Command, Description: c.Description, Usage: c.Usage})
	}
	for _, s := range manifest.Features.Shortcuts {
		w.App.Shortcuts = append(w.App.Shortcuts, slackdesk.Shortcut{
			Name: s.Name, CallbackID: s.CallbackID, Description: s.Description, OnMessage: s.Type == "message",
		})
	}
	return nil
}
