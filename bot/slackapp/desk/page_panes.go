package desk

import (
	"encoding/json"
	"sort"
	"strings"
)

// sidebarView is the list at the left.
type sidebarView struct {
	Workspace Workspace
	Me        person
	App       person
	Connected bool
	Channels  []channelItem
	DM        channelItem
	People    []person
	Guest     bool
	Base      string
	BotToken  string
	AppToken  string
}

// channelItem is one line of the sidebar.
type channelItem struct {
	ID, Name                  string
	Private, Archived, Member bool
	Unread                    bool
	Mentions                  int
}

func (d *Desk) sidebar(user string) sidebarView {
	v := sidebarView{Workspace: d.workspace, Me: d.person(user), App: d.person(d.workspace.App.UserID), Base: d.workspaceBase,
		Connected: len(d.conns) > 0 || d.workspace.App.RequestURL != "", BotToken: d.botToken, AppToken: d.appToken}
	v.Guest = v.Me.Guest
	for _, u := range d.workspace.Users {
		v.People = append(v.People, d.person(u.ID))
	}
	for _, id := range d.order {
		c := d.channels[id]
		switch {
		case c.im == user:
			v.DM = d.channelItem(c, user)
		case c.im == "" && d.visible(c, user) && !(c.Archived && !c.isMember(user)):
			v.Channels = append(v.Channels, d.channelItem(c, user))
		}
	}
	sort.SliceStable(v.Channels, func(i, j int) bool { return !v.Channels[i].Archived && v.Channels[j].Archived })
	return v
}

// channelItem counts what user has not read in c.
func (d *Desk) channelItem(c *channel, user string) channelItem {
	item := channelItem{ID: c.ID, Name: c.Name, Private: c.Private, Archived: c.Archived, Member: c.isMember(user)}
	seen := d.read[readKey{user, c.ID}]
	for i := len(c.messages) - 1; i >= 0 && item.Member; i-- {
		m := c.messages[i]
		if !tsLess(seen, m.TS) {
			break
		}
		if m.User == user || (m.OnlyFor != "" && m.OnlyFor != user) {
			continue
		}
		item.Unread = true
		if c.im != "" || strings.Contains(m.Text, "<@"+user+">") {
			item.Mentions++
		}
	}
	return item
}

// feedLimit is how many messages of a channel the page draws: enough to scroll
// through, few enough to be quick.
const feedLimit = 200

// pageView is everything the page shows.
type pageView struct {
	Sidebar                      sidebarView
	Channel                      channelHead
	Feed                         []messageView
	Status                       statusView
	Thread                       []messageView
	ThreadTS, ThreadTitle        string
	ThreadStatus                 statusView
	Modal                        modalView
	Home                         homeView
	Tab                          string // home or messages, in the app's DM
	User                         string
	Changes                      int    // see Desk.changes
	Pane                         string // list, main or thread: what a phone shows
	Question                     string // suggested first question
	MainComposer, ThreadComposer composerView
}

// composerView is a message box.
type composerView struct {
	ID, Label, Thread string
	Completion        string // suggestions as JSON
	Shortcuts         []Shortcut
}

// composers are the message boxes of the channel and of the thread.
func (d *Desk) composers(c *channel, s spot) (main, thread composerView) {
	words := d.completion(s.user)
	main = composerView{ID: "composer", Label: "Message #" + c.Name, Completion: words}
	if c.im != "" {
		main.Label = "Ask " + d.workspace.App.Name
	}
	for _, shortcut := range d.workspace.App.Shortcuts {
		if !shortcut.OnMessage && d.mayUseApp(s.user) == nil {
			main.Shortcuts = append(main.Shortcuts, shortcut)
		}
	}
	return main, composerView{ID: "thread-composer", Label: "Reply…", Thread: s.thread, Completion: words}
}

// channelHead is the open channel.
type channelHead struct {
	channelItem
	Topic   string
	DM      bool
	Members int
}

func (d *Desk) pageView(s spot, base string) pageView {
	if d.workspaceBase == "" {
		d.workspaceBase = base
	}
	v := pageView{Sidebar: d.sidebar(s.user), User: s.user, Modal: d.modalView(s.user), Pane: s.pane(), Changes: d.changes}
	c := d.channels[s.channel]
	if c == nil {
		return v
	}
	v.MainComposer, v.ThreadComposer = d.composers(c, s)
	v.Channel = channelHead{channelItem: d.channelItem(c, s.user), Topic: c.Topic, DM: c.im != "", Members: len(c.Members)}
	v.Status = d.statusView(c, "")
	feed := c.feed(s.user)
	for _, m := range feed[max(0, len(feed)-feedLimit):] {
		v.Feed = append(v.Feed, d.messageView(c, m, s.user, false))
	}
	if v.Channel.DM {
		v.Tab, v.Home = "messages", d.homeView(s.user)
		if s.tab == "home" {
			v.Tab = "home"
		}
	} else if c.ID == d.firstChannel(s.user) && !d.appSpoken(c) {
		v.Question = d.workspace.FirstQuestion
	}
	if s.thread == "" {
		return v
	}
	v.ThreadTS, v.ThreadStatus = s.thread, d.statusView(c, s.thread)
	if session := d.sessions[place{c.ID, s.thread}]; session != nil {
		v.ThreadTitle = session.title
	}
	for _, m := range c.thread(s.thread, s.user) {
		v.Thread = append(v.Thread, d.messageView(c, m, s.user, true))
	}
	return v
}

// appSpoken says whether the app was asked or has said anything in c.
func (d *Desk) appSpoken(c *channel) bool {
	for _, m := range c.messages {
		if m.BotID != "" || d.mentionsApp(m.Text) {
			return true
		}
	}
	return false
}

// suggestion is one line of the composer's completion.
type suggestion struct {
	Insert string `json:"insert"`
	Label  string `json:"label"`
	Note   string `json:"note"`
}

// completion is what the composer completes for user, as JSON.
func (d *Desk) completion(user string) string {
	all := []suggestion{{"@" + d.workspace.App.Name, d.workspace.App.Name, "App"}}
	for _, u := range d.workspace.Users {
		all = append(all, suggestion{"@" + u.RealName, u.RealName, u.Title})
	}
	for _, id := range d.order {
		if c := d.channels[id]; c.Name != "" && d.visible(c, user) {
			all = append(all, suggestion{"#" + c.Name, c.Name, c.Topic})
		}
	}
	for _, k := range d.workspace.App.Commands {
		all = append(all, suggestion{k.Name, k.Name + " " + k.Usage, k.Description})
	}
	all = append(all, suggestion{"/invite", "/invite @name", "Add someone to this channel"})
	raw, err := json.Marshal(all)
	if err != nil {
		return "[]"
	}
	return string(raw)
}
