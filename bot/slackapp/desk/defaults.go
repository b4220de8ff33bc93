package desk

import (
	"fmt"
	"slices"
	"time"
)

// allScopes are the bot scopes of the default workspace's app: what a newsroom
// bot may need. Tests of missing scopes take some away.
func allScopes() []string {
	return []string{
		"app_mentions:read", "assistant:write", "channels:history", "channels:join", "channels:read", "chat:write",
		"commands", "files:read", "files:write", "groups:history", "groups:read", "im:history", "im:read", "im:write",
		"reactions:read", "reactions:write", "users:read",
	}
}

// allEvents are the subscriptions of the default workspace's app.
func allEvents() []string {
	return []string{
		"agent_session_stopped", "agent_session_title_changed", "app_context_changed", "app_home_opened", "app_mention",
		"member_joined_channel", "message.channels", "message.groups", "message.im", "reaction_added",
	}
}

// DefaultWorkspace is a small newsroom: an editor, three reporters and a guest,
// with the Pullquote app in most channels.
func DefaultWorkspace() Workspace {
	everyone := []string{"U0EDITOR01", "U0REPORT01", "U0REPORT02", "U0REPORT03"}
	withApp := append([]string{"U0PULLQUOTE"}, everyone...)
	return Workspace{
		TeamID: "T0NEWSROOM", Name: "The Daily Ledger", Domain: "daily-ledger",
		Users: []User{
			{ID: "U0EDITOR01", Name: "maya", RealName: "Maya Okafor", Title: "News editor", Locale: "en-GB", Zone: "Europe/London", Admin: true},
			{ID: "U0REPORT01", Name: "tom", RealName: "Tom Lindqvist", Title: "Crime reporter", Locale: "en-GB", Zone: "Europe/London"},
			{ID: "U0REPORT02", Name: "priya", RealName: "Priya Raman", Title: "Data reporter", Locale: "en-US", Zone: "America/New_York"},
			{ID: "U0REPORT03", Name: "elena", RealName: "Elena Duarte", Title: "Courts reporter", Locale: "es-ES", Zone: "Europe/Madrid"},
			{ID: "U0GUEST001", Name: "sam", RealName: "Sam Whitlock", Title: "Freelance", Locale: "en-GB", Zone: "Europe/London", Guest: true},
		},
		Channels: []Channel{
			{ID: "C0NEWSDESK", Name: "newsdesk", Topic: "What we run today", Purpose: "The daily plan", Members: append(withApp, "U0GUEST001")},
			{ID: "C0CRIME001", Name: "crime-and-courts", Topic: "Police, courts, prisons", Members: withApp, Creator: "U0REPORT01"},
			{ID: "C0FACTS001", Name: "fact-check", Topic: "Ask before it is printed", Members: withApp},
			{ID: "C0LUNCH001", Name: "canteen", Topic: "Not work", Members: everyone},
			{ID: "C0OLDBEAT1", Name: "election-2024", Archived: true, Members: withApp},
			{ID: "C0PRIVATE1", Name: "investigations", Topic: "Not to be quoted", Private: true, Members: []string{"U0PULLQUOTE", "U0EDITOR01", "U0REPORT01"}},
		},
		App:   defaultApp(),
		Posts: defaultPosts(),
	}
}

// Crowd adds n people, U0CROWD0000 and so on, to the public channels that the
// app is in.
func (w *Workspace) Crowd(n int) {
	var ids []string
	for i := range n {
		id := fmt.Sprintf("U0CROWD%04d", i)
		ids = append(ids, id)
		w.Users = append(w.Users, User{ID: id, Name: fmt.Sprintf("crowd%d", i), RealName: fmt.Sprintf("Reader %d", i), Locale: "en-GB", Zone: "Europe/London"})
	}
	for i, c := range w.Channels {
		if !c.Private && slices.Contains(c.Members, w.App.UserID) {
			w.Channels[i].Members = append(slices.Clone(c.Members), ids...)
		}
	}
}

func defaultApp() App {
	return App{
		ID: "A0PULLQUOTE", Name: "Pullquote", UserID: "U0PULLQUOTE", BotID: "B0PULLQUOTE",
		Description: "Answers questions about our articles, with quotations you can check",
		Scopes:      allScopes(), Events: allEvents(), HomeTab: true,
		SigningSecret: "desk-signing-secret",
		Commands: []Command{
			{Name: "/pullquote", Description: "Ask about our articles", Usage: "ask [question] · summary [topic] · help"},
		},
		Shortcuts: []Shortcut{
			{Name: "Find in our articles", CallbackID: "find_in_articles", Description: "Look for this claim in what we published", OnMessage: true},
			{Name: "Ask our articles", CallbackID: "ask_articles", Description: "Open the question form"},
		},
	}
}

func defaultPosts() []Post {
	return []Post{
		{Channel: "C0CRIME001", User: "U0REPORT03", Ago: 26 * time.Hour, Text: "Sentencing in the harbour case is moved to Thursday, 10:00, court two."},
		{Channel: "C0NEWSDESK", User: "U0EDITOR01", Ago: 95 * time.Minute, Text: "Morning all. Plan for today: *raids follow-up* for page 3, council budget for page 5."},
		{Channel: "C0NEWSDESK", User: "U0REPORT01", Ago: 88 * time.Minute, Text: "I have the raids. Two agencies ran it and they do not agree on everything, so please wait for me before you use a number.",
			Replies: []Post{{User: "U0EDITOR01", Ago: 86 * time.Minute, Text: "Good. Quote them both and say so."}}},
		{Channel: "C0NEWSDESK", User: "U0REPORT02", Ago: 41 * time.Minute, Text: "Budget table is done: <https://example.org/budget|spreadsheet>. Graphics has it."},
		{Channel: "C0FACTS001", User: "U0EDITOR01", Ago: 30 * time.Hour, Text: "&gt; Nothing goes out with a number that nobody has read in a source.\nThat rule is older than I am. It stays."},
		{Channel: "C0LUNCH001", User: "U0REPORT02", Ago: 20 * time.Minute, Text: "Soup is back :tada:"},
		{Channel: "C0PRIVATE1", User: "U0REPORT01", Ago: 3 * time.Hour, Text: "Second source called back. Notes are in the safe, not here."},
	}
}
