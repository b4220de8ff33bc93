package desk

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/slackapp/desk/blockkit"
)

// person is someone as the page shows them.
type person struct {
	ID, Name, Handle, Title, Initials string
	Color                             int // 0 to 7: the colour of their picture
	Bot, Guest                        bool
}

func (d *Desk) person(id string) person {
	u, ok := d.workspace.user(id)
	if !ok {
		return person{ID: id, Name: id, Initials: "?"}
	}
	var initials strings.Builder
	for i, word := range strings.Fields(u.RealName) {
		if r, _ := utf8.DecodeRuneInString(word); i < 2 {
			initials.WriteRune(r)
		}
	}
	return person{ID: id, Name: u.RealName, Handle: u.Name, Title: u.Title, Initials: initials.String(),
		Color: slices.IndexFunc(d.workspace.Users, func(other User) bool { return other.ID == id }) & 7, Bot: id == d.workspace.App.UserID, Guest: u.Guest}
}

// names are what mentions show to user.
func (d *Desk) names(user string) blockkit.Names {
	n := blockkit.Names{Users: map[string]string{d.workspace.App.UserID: d.workspace.App.Name}, Channels: map[string]string{}, Archived: map[string]bool{}, Me: user}
	for _, u := range d.workspace.Users {
		n.Users[u.ID] = u.RealName
	}
	for _, c := range d.channels {
		if c.Name != "" && d.visible(c, user) {
			n.Channels[c.ID], n.Archived[c.ID] = c.Name, c.Archived
		}
	}
	return n
}

// drawBlocks draws blocks, or text when there are none.
func (d *Desk) drawBlocks(blocks []blockkit.Block, text, user string) template.HTML {
	var drawn template.HTML
	var err error
	if len(blocks) > 0 {
		drawn, err = d.page.blocks.Blocks(blocks, d.names(user))
	} else {
		drawn, err = d.page.blocks.Mrkdwn(text, d.names(user))
	}
	if err != nil {
		d.log.Error("desk cannot draw", "error", err)
	}
	return drawn
}

// messageView is one message as the page shows it.
type messageView struct {
	*Message
	Channel, Root string
	Author        person
	Body          template.HTML
	At            time.Time
	Clock, Day    string
	InThread      bool // drawn in the thread pane
	Mine, OnlyYou bool
	Streaming     bool
	Repliers      []person
	LastReply     string
	Line          string // what the agent is doing in this message's thread
	Pills         []pill
	Shortcuts     []Shortcut
	Quick         []string // reactions offered in the menu
	Attached      []attached
}

// pill is one reaction below a message.
type pill struct {
	Name, Who string
	Count     int
	Mine      bool
}

func (d *Desk) messageView(c *channel, m *Message, user string, inThread bool) messageView {
	at := tsTime(m.TS).In(d.zone)
	v := messageView{
		Message: m, Channel: c.ID, Root: m.TS, Author: d.person(m.User), Body: d.drawBlocks(m.Blocks, m.Text, user),
		At: at, Clock: at.Format("15:04"), Day: dayName(at, d.now().In(d.zone)), InThread: inThread,
		Mine: m.User == user, OnlyYou: m.OnlyFor != "", Streaming: m.StreamState == "in_progress",
		Quick: []string{"+1", "eyes", "white_check_mark"},
	}
	if m.isReply() {
		v.Root = m.ThreadTS
	}
	for _, id := range m.ReplyUsers {
		v.Repliers = append(v.Repliers, d.person(id))
	}
	if m.LatestReply != "" {
		v.LastReply = tsTime(m.LatestReply).In(d.zone).Format("15:04")
	}
	if s := d.sessions[place{c.ID, m.TS}]; s != nil && !inThread {
		v.Line = s.text()
	}
	for _, r := range m.Reactions {
		var who []string
		for _, id := range r.Users {
			who = append(who, d.person(id).Name)
		}
		v.Pills = append(v.Pills, pill{r.Name, strings.Join(who, ", "), r.Count, slices.Contains(r.Users, user)})
	}
	for _, f := range m.Files {
		v.Attached = append(v.Attached, attachedOf(f, user))
	}
	for _, s := range d.workspace.App.Shortcuts {
		if s.OnMessage && m.OnlyFor == "" {
			v.Shortcuts = append(v.Shortcuts, s)
		}
	}
	return v
}

// attached is a file of a message as the page shows it.
type attached struct{ Name, Note, Address string }

func attachedOf(f map[string]any, user string) attached {
	text := func(name string) string { s, _ := f[name].(string); return s }
	size, _ := f["size"].(float64)
	return attached{Name: text("title"), Note: fmt.Sprintf("%s · %s", text("pretty_type"), sizeOf(int(size))), Address: "/desk/file/" + text("id") + "?as=" + user}
}

// sizeOf is a number of bytes as people read it.
func sizeOf(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1_000_000:
		return fmt.Sprintf("%d KB", (n+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

func dayName(at, now time.Time) string {
	switch at.Format(time.DateOnly) {
	case now.Format(time.DateOnly):
		return "Today"
	case now.AddDate(0, 0, -1).Format(time.DateOnly):
		return "Yesterday"
	}
	return at.Format("Monday, 2 January")
}

// text is the session's status line, or nothing when it rests.
func (s *session) text() string {
	switch {
	case s.line != "":
		return s.line
	case len(s.loading) > 0:
		return s.loading[0]
	case s.status == "processing":
		return "is working…"
	}
	return ""
}

// statusView is what stands above a composer: what the agent does and suggests.
type statusView struct {
	Channel, Thread, App string
	Line                 string
	CanStop              bool
	Prompts              prompts
}

func (d *Desk) statusView(c *channel, thread string) statusView {
	v := statusView{Channel: c.ID, Thread: thread, App: d.workspace.App.Name, Prompts: d.prompts[place{c.ID, thread}]}
	if s := d.sessions[place{c.ID, thread}]; s != nil {
		v.Line = s.text()
		v.CanStop = s.status == "processing" && d.subscribed("agent_session_stopped")
	}
	return v
}

// modalView is the topmost form of a user; ID is empty when none is open.
type modalView struct {
	ID, Title, Submit, Close string
	Body                     template.HTML
	Depth                    int
}

func (d *Desk) modalView(user string) modalView {
	stack := d.modals[user]
	if len(stack) == 0 {
		return modalView{}
	}
	v := stack[len(stack)-1]
	label := func(name, fallback string) string {
		text, _ := v.body[name].(map[string]any)
		if s, _ := text["text"].(string); s != "" {
			return s
		}
		return fallback
	}
	return modalView{ID: v.id, Title: label("title", ""), Submit: label("submit", ""), Close: label("close", "Close"),
		Body: d.drawBlocks(v.blocks, "", user), Depth: len(stack)}
}

// homeView is the app's Home tab.
type homeView struct {
	ID   string
	App  App
	Body template.HTML
}

func (d *Desk) homeView(user string) homeView {
	v := homeView{App: d.workspace.App}
	if home := d.homes[user]; home != nil {
		v.ID, v.Body = home.id, d.drawBlocks(home.blocks, "", user)
	}
	return v
}
