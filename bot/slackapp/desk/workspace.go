package desk

import (
	"fmt"
	"time"
)

// Workspace is a team before anything happens in it.
type Workspace struct {
	TeamID, Name, Domain string
	Users                []User
	Channels             []Channel
	App                  App
	Posts                []Post // what was said before the desk opened, oldest first
	FirstQuestion        string // offered in the composer of the first channel; may be empty
}

// User is a person. The app's own bot user is made from App and is not listed.
type User struct {
	ID, Name, RealName, Title string // Name is the handle, RealName is shown
	Locale, Zone              string // such as en-GB and Europe/London
	Guest, Admin              bool   // neither: a member
}

// Channel is a conversation that members share. DMs come into being when opened.
type Channel struct {
	ID, Name, Topic, Purpose string
	Private, Archived        bool
	Members                  []string // user ids; the app's UserID among them when it was invited
	Creator                  string   // user id; empty: nobody who is known
}

// App is the one app that is installed in the workspace.
type App struct {
	ID, Name, Description string
	UserID, BotID         string // of its bot user
	Scopes                []string
	Events                []string // subscriptions as in a manifest: app_mention, message.channels ...
	Commands              []Command
	Shortcuts             []Shortcut
	HomeTab               bool
	SigningSecret         string // for HTTP delivery and its signature
	RequestURL            string // when set, envelopes go there by HTTP instead of Socket Mode
}

// Command is a slash command: Name with its slash.
type Command struct{ Name, Description, Usage string }

// Shortcut is an entry in a message's menu (OnMessage) or in the composer's.
type Shortcut struct {
	Name, CallbackID, Description string
	OnMessage                     bool
}

// Post is one message of a workspace's past.
type Post struct {
	Channel, User, Text string        // Text is mrkdwn
	Ago                 time.Duration // before the desk's start
	Replies             []Post
}

// check returns the first contradiction in the workspace.
func (w Workspace) check() error {
	users := map[string]bool{w.App.UserID: true}
	for _, u := range w.Users {
		if u.ID == "" || users[u.ID] {
			return fmt.Errorf("user %q: id is empty or taken", u.ID)
		}
		users[u.ID] = true
	}
	channels := map[string]bool{}
	for _, c := range w.Channels {
		if c.ID == "" || channels[c.ID] {
			return fmt.Errorf("channel %q: id is empty or taken", c.ID)
		}
		channels[c.ID] = true
		for _, member := range c.Members {
			if !users[member] {
				return fmt.Errorf("channel %s: member %q does not exist", c.ID, member)
			}
		}
	}
	if w.App.ID == "" || w.App.UserID == "" || w.App.BotID == "" {
		return fmt.Errorf("app %q: id, user id and bot id must be set", w.App.Name)
	}
	return nil
}

// user finds a person or the app's bot user.
func (w Workspace) user(id string) (User, bool) {
	if id == w.App.UserID {
		return User{ID: id, Name: w.botHandle(), RealName: w.App.Name, Locale: "en-US", Zone: "UTC"}, true
	}
	for _, u := range w.Users {
		if u.ID == id {
			return u, true
		}
	}
	return User{}, false
}

func (w Workspace) botHandle() string { return handle(w.App.Name) }
