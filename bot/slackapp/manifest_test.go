package slackapp

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
)

// manifestForm is what a manifest may hold, by path: the sizes of texts, in
// characters, and of lists. It says what Slack's own schema says of the parts
// that are used here (https://github.com/slackapi/manifest-schema, version
// 2.0.0 of the schema). The types of Slack's own Web API client, to which
// desktest.Manifest holds it, know shapes and names but no sizes.
var manifestForm = map[string]struct{ least, most int }{
	"_metadata.major_version":                          {},
	"display_information.name":                         {1, 35},
	"display_information.description":                  {1, 140},
	"display_information.long_description":             {175, 4000},
	"display_information.background_color":             {4, 7},
	"features.agent_view.agent_description":            {0, 300},
	"features.app_home.home_tab_enabled":               {},
	"features.app_home.messages_tab_enabled":           {},
	"features.app_home.messages_tab_read_only_enabled": {},
	"features.bot_user.display_name":                   {1, 80},
	"features.bot_user.always_online":                  {},
	"features.shortcuts":                               {1, 10},
	"features.shortcuts.name":                          {1, 24},
	"features.shortcuts.callback_id":                   {1, 255},
	"features.shortcuts.description":                   {1, 150},
	"features.shortcuts.type":                          {6, 7},
	"features.slash_commands":                          {1, 50},
	"features.slash_commands.command":                  {2, 32},
	"features.slash_commands.description":              {1, 2000},
	"features.slash_commands.usage_hint":               {1, 1000},
	"features.slash_commands.url":                      {8, 3000},
	"oauth_config.scopes.bot":                          {0, 255},
	"settings.event_subscriptions.bot_events":          {0, 100},
	"settings.event_subscriptions.request_url":         {8, 3500},
	"settings.interactivity.is_enabled":                {},
	"settings.interactivity.request_url":               {8, 3500},
	"settings.socket_mode_enabled":                     {},
}

// manifestNameLimit is the most characters that a scope or an event may have.
const manifestNameLimit = 50

// manifestWords are the forms of texts whose length does not say all.
var manifestWords = map[string]string{
	"display_information.background_color":     `^#([0-9a-fA-F]{3}){1,2}$`,
	"features.slash_commands.command":          `^/`,
	"features.slash_commands.url":              `^https?://`,
	"settings.event_subscriptions.request_url": `^https?://`,
	"settings.interactivity.request_url":       `^https?://`,
}

// The manifest holds what Slack takes and nothing else, for both ways in
// which events come.
func TestManifestForm(t *testing.T) {
	for _, url := range []string{"", "https://bot.example/slack"} {
		text, err := Manifest(url, "")
		if err != nil {
			t.Fatal(err)
		}
		var m map[string]any
		if err := json.Unmarshal(text, &m); err != nil {
			t.Fatal(err)
		}
		checkForm(t, "", m)
		desktest.Manifest(t, text)
		if socket := strings.Contains(string(text), `"socket_mode_enabled": true`); socket != (url == "") || strings.Contains(string(text), "url") != (url != "") {
			t.Errorf("for %q: %s", url, text)
		}
	}
	text, err := Manifest("", "")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "manifest", json.RawMessage(text))
}

func checkForm(t *testing.T, path string, v any) {
	t.Helper()
	size := 0
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			checkForm(t, strings.TrimPrefix(path+"."+key, "."), inner)
		}
		return
	case []any:
		size = len(v)
		for i, inner := range v {
			name, leaf := inner.(string)
			if !leaf {
				checkForm(t, path, inner)
			} else if utf8.RuneCountInString(name) > manifestNameLimit || slices.Contains(v[:i], inner) {
				t.Errorf("%s has %q, which is too long or stands there twice", path, name)
			}
		}
	case string:
		size = utf8.RuneCountInString(v)
		if form := manifestWords[path]; !regexp.MustCompile(form).MatchString(v) {
			t.Errorf("%s is %q, want the form %s", path, v, form)
		}
	}
	form, known := manifestForm[path]
	if !known {
		t.Errorf("%s is not in Slack's form", path)
	}
	if form.most > 0 && (size < form.least || size > form.most) {
		t.Errorf("%s has size %d, want %d to %d", path, size, form.least, form.most)
	}
}

// Every event that the app subscribes to has the scope that Slack wants for
// it (https://docs.slack.dev/reference/events), and is handled.
func TestEventsHaveScopes(t *testing.T) {
	needs := map[string]string{
		"agent_session_stopped": "chat:write", "app_context_changed": "", "app_home_opened": "", "app_mention": "app_mentions:read",
		"message.channels": "channels:history", "message.groups": "groups:history", "message.im": "im:history",
	}
	for _, event := range events {
		scope, known := needs[event]
		if !known || scope != "" && !slices.ContainsFunc(Scopes(), func(s Scope) bool { return s.Name == scope }) {
			t.Errorf("%s needs the scope %q", event, scope)
		}
		kind, _, _ := strings.Cut(event, ".")
		if !strings.Contains(readSource(t, "receive.go"), `"`+kind+`"`) {
			t.Errorf("%s is not received", event)
		}
	}
}

// Every scope is asked for once, in the order of the alphabet and for a
// reason.
func TestScopesHaveReasons(t *testing.T) {
	last := ""
	for _, s := range Scopes() {
		if s.Name <= last || !regexp.MustCompile(`^[A-Z].{20,}\.$`).MatchString(s.Reason) {
			t.Errorf("%+v after %s", s, last)
		}
		last = s.Name
	}
}

// readSource returns the text of a file of this package.
func readSource(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Slack's own assistant is told where the tools are only when somebody says where.
func TestManifestOfTools(t *testing.T) {
	for tools, want := range map[string]string{"": "null", "https://bot.example/mcp": `{"pullquote":{"url":"https://bot.example/mcp","auth_type":"slack_identity_auth"}}`} {
		text, err := Manifest("", tools)
		if err != nil {
			t.Fatal(err)
		}
		var m struct {
			Servers json.RawMessage `json:"mcp_servers"`
		}
		if err := json.Unmarshal(text, &m); err != nil {
			t.Fatal(err)
		}
		got := &bytes.Buffer{}
		if len(m.Servers) == 0 {
			got.WriteString("null")
		} else if err := json.Compact(got, m.Servers); err != nil {
			t.Fatal(err)
		}
		if got.String() != want || strings.Contains(string(text), "mcp:connect") != (tools != "") {
			t.Errorf("tools at %q: %s", tools, text)
		}
	}
}
