package desk

import "github.com/pullquote/pullquote/bot/slackapp/desk/blockkit"

// Messages are a channel's messages as one person sees them, threads included,
// oldest first. An empty user sees no ephemeral messages.
func (d *Desk) Messages(channelID, user string) []Message {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.channels[channelID]
	if c == nil {
		return nil
	}
	var all []Message
	for _, m := range c.messages {
		if m.OnlyFor == "" || m.OnlyFor == user {
			all = append(all, m.copy())
		}
	}
	return all
}

// Thread is a root message and its replies as one person sees them.
func (d *Desk) Thread(channelID, rootTS, user string) []Message {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.channels[channelID]
	if c == nil {
		return nil
	}
	var all []Message
	for _, m := range c.thread(rootTS, user) {
		all = append(all, m.copy())
	}
	return all
}

// View is an open modal or an App Home as a person sees it.
type View struct {
	ID     string
	Body   map[string]any // as the app sent it
	Blocks []blockkit.Block
}

// Modal is the topmost form that a person has open; ok is false when none is.
func (d *Desk) Modal(user string) (v View, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	stack := d.modals[user]
	if len(stack) == 0 {
		return View{}, false
	}
	return stack[len(stack)-1].copy(), true
}

// Home is what the app last published to a person's App Home.
func (d *Desk) Home(user string) (v View, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	home := d.homes[user]
	if home == nil {
		return View{}, false
	}
	return home.copy(), true
}

func (v *view) copy() View {
	kept := asMap(map[string]any{"body": v.body})
	body, _ := kept["body"].(map[string]any)
	return View{ID: v.id, Body: body, Blocks: v.blocks}
}

// Session is the state of an agent's session in a thread.
type Session struct{ Status, Title, Line string }

// Session returns the session of a thread; ok is false when there is none.
func (d *Desk) Session(channelID, threadTS string) (s Session, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	found := d.sessions[place{channelID, threadTS}]
	if found == nil {
		return Session{}, false
	}
	return Session{Status: found.status, Title: found.title, Line: found.line}, true
}
