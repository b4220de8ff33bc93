package slackapp

import (
	"encoding/json"
	"fmt"

	"github.com/slack-go/slack"
)

// What the app is called where people meet it. Slack takes at most 24
// characters for the name of a shortcut.
const (
	appName     = "Pullquote"
	commandName = "/pullquote"
	findName    = "Find in our articles"
	// summarizeName is said of a message that links to an article.
	summarizeName = "Summarize this article"
	checkName     = "Check quotes"
)

// Scope is a permission that the app asks for, and what for.
type Scope struct{ Name, Reason string }

// Scopes are the bot scopes of the app, the fewest that everything it does
// can be done with.
func Scopes() []Scope {
	return []Scope{
		{"app_mentions:read", "Be told when somebody mentions it in a channel."},
		{"assistant:write", "Suggest questions to somebody who opens the conversation with it; Slack asks it of every agent."},
		{"channels:history", "Take follow-up questions in threads of public channels, and look whether an answer has arrived before sending it again."},
		{"channels:read", "See who is in a public channel: whose digests its members may change, and what time zone most of them have."},
		{"chat:write", "Post answers, show that it is working, and tell one person what others need not see."},
		{"commands", "Offer /pullquote and the shortcuts in the menu of messages."},
		{"files:read", "Read the drafts, and what they are checked against, that people give it as files."},
		{"files:write", "Send whoever had a draft checked the page with its findings."},
		{"groups:history", "The same as channels:history in private channels that it was invited to."},
		{"groups:read", "The same as channels:read in private channels that it was invited to, and see who reads along in those named in SLACK_COLLECTIONS."},
		{"im:history", "Take questions in direct messages to it."},
		{"users:read", "Tell members from guests and people of other organisations, who read the open articles only, and see people's time zones."},
	}
}

// toolScope is what Slack's own assistant needs to call tools of an app.
const toolScope = "mcp:connect"

// AppScopes are the scopes of the app-level token for Socket Mode.
func AppScopes() []Scope {
	return []Scope{{"connections:write", "Open the connections over which Slack delivers questions."}}
}

// events are what Slack tells the app. app_context_changed is subscribed to for
// what it adds to app_home_opened: which channel the person looks at
// (https://docs.slack.dev/reference/events/app_context_changed).
var events = []string{
	"agent_session_stopped", "app_context_changed", "app_home_opened", "app_mention", "message.channels", "message.groups", "message.im",
}

// manifest is slack-go's with what that leaves out when it is false.
type manifest struct {
	slack.Manifest
	Features features             `json:"features"`
	Tools    map[string]mcpServer `json:"mcp_servers,omitempty"`
}

// mcpServer is where Slack's own assistant calls tools
// (https://docs.slack.dev/reference/app-manifest#mcp_servers). With this kind of
// authentication Slack signs the calls and names in them who asks.
type mcpServer struct {
	URL  string `json:"url"`
	Auth string `json:"auth_type"`
}

type features struct {
	slack.Features
	AppHome appHome `json:"app_home"`
}

// appHome says outright that people may write to the app, which Slack lets
// nobody do by default (https://github.com/slackapi/python-slack-sdk/issues/1015).
type appHome struct {
	HomeTab  bool `json:"home_tab_enabled"`
	Messages bool `json:"messages_tab_enabled"`
	ReadOnly bool `json:"messages_tab_read_only_enabled"`
}

// Manifest returns the app's manifest, from which Slack makes the app, as
// JSON. url is where Slack sends events over HTTP; empty means Socket Mode. tools is
// where Slack's own assistant calls the tools; empty means nowhere.
func Manifest(url, tools string) ([]byte, error) {
	var scopes []string
	for _, s := range Scopes() {
		scopes = append(scopes, s.Name)
	}
	m := manifest{Manifest: slack.Manifest{
		Metadata: slack.ManifestMetadata{MajorVersion: 2},
		Display: slack.Display{
			Name: appName, Description: "Answers questions about our articles, with quotations you can check",
			LongDescription: "Ask a question, and Pullquote answers from the articles of your newsroom. Every claim stands on a quotation that is copied " +
				"from an article byte for byte, with a link to the sentence. Where articles differ, it says so. Where they do not hold the answer, it says that.",
			BackgroundColor: "#1f2933",
		},
		OAuthConfig: slack.OAuthConfig{Scopes: slack.OAuthScopes{Bot: scopes}},
		Settings: slack.Settings{
			EventSubscriptions: &slack.EventSubscriptions{BotEvents: events, RequestUrl: url},
			Interactivity:      &slack.Interactivity{IsEnabled: true, RequestUrl: url},
			SocketModeEnabled:  url == "",
		},
	}}
	if tools != "" {
		m.Tools = map[string]mcpServer{"pullquote": {tools, "slack_identity_auth"}}
		m.OAuthConfig.Scopes.Bot = append(m.OAuthConfig.Scopes.Bot, toolScope)
	}
	m.Features.AppHome = appHome{HomeTab: true, Messages: true}
	m.Features.Features = slack.Features{
		AgentView: &slack.AgentView{AgentDescription: "Answers questions about our articles. Every claim stands on a quotation that you can check."},
		BotUser:   slack.BotUser{DisplayName: appName, AlwaysOnline: true},
		SlashCommands: []slack.ManifestSlashCommand{{
			Command: commandName, Description: "Ask about our articles; only you see the answer", Url: url,
			UsageHint: "ask [question] | summary [article or topic] | timeline | compare | sources | check | digest | help",
		}},
		Shortcuts: []slack.Shortcut{{
			Name: findName, CallbackID: findShortcut, Description: "Look in our articles for what this message says", Type: slack.MessageShortcut,
		}, {
			Name: summarizeName, CallbackID: summarizeShortcut, Description: "Say in brief what the article says that this message links to", Type: slack.MessageShortcut,
		}, {
			Name: checkName, CallbackID: checkShortcut, Description: "Look for the quotations and figures of this message, or of its file, in our articles", Type: slack.MessageShortcut,
		}},
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing the manifest: %w", err)
	}
	return append(text, '\n'), nil
}
