package desk

import (
	"slices"
	"sort"
	"strings"
)

// historyLimit is how many messages a channel keeps; the oldest go first.
const historyLimit = 4000

// channel is one conversation with its messages in order of their timestamps.
type channel struct {
	Channel
	im       string // the other person's user id in a DM with the app
	created  int64  // Unix seconds
	messages []*Message
}

func (d *Desk) addChannel(c Channel) *channel {
	c.Members = slices.Clone(c.Members)
	made := &channel{Channel: c, created: d.now().Unix()}
	d.channels[c.ID] = made
	d.order = append(d.order, c.ID)
	return made
}

// dm is the conversation between a person and the app, made when first needed.
func (d *Desk) dm(user string) *channel {
	id := dmID(user)
	if c := d.channels[id]; c != nil {
		return c
	}
	c := d.addChannel(Channel{ID: id, Members: []string{user, d.workspace.App.UserID}})
	c.im = user
	d.changed(change{kind: changeChannels})
	return c
}

func (c *channel) isMember(user string) bool { return slices.Contains(c.Members, user) }

// dmID is the channel id of a person's conversation with the app.
func dmID(user string) string { return "D" + strings.TrimPrefix(user, "U") }

// visible says whether a user can read the channel: members, and for public
// channels everyone but guests.
func (d *Desk) visible(c *channel, user string) bool {
	if c.isMember(user) {
		return true
	}
	u, ok := d.workspace.user(user)
	return ok && !c.Private && c.im == "" && !u.Guest
}

// kind is the channel_type of events.
func (c *channel) kind() string {
	switch {
	case c.im != "":
		return "im"
	case c.Private:
		return "group"
	}
	return "channel"
}

func (c *channel) find(ts string) *Message {
	i := c.index(ts)
	if i < len(c.messages) && c.messages[i].TS == ts {
		return c.messages[i]
	}
	return nil
}

func (c *channel) index(ts string) int {
	return sort.Search(len(c.messages), func(i int) bool { return tsLess(ts, c.messages[i].TS) || c.messages[i].TS == ts })
}

// tsLess orders timestamps: as numbers, which have the same count of decimals.
func tsLess(a, b string) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

// add puts a message into the channel, updates its thread's root and tells the page.
func (d *Desk) add(c *channel, m *Message) {
	if m.TS == "" {
		m.TS = d.newTS()
	}
	c.messages = slices.Insert(c.messages, c.index(m.TS), m)
	if len(c.messages) > historyLimit {
		c.messages = slices.Delete(c.messages, 0, len(c.messages)-historyLimit)
	}
	if m.isReply() && m.OnlyFor == "" {
		d.countReplies(c, m.ThreadTS)
	}
	d.changed(change{kind: changeMessage, channel: c.ID, ts: m.TS})
	if m.OnlyFor == "" {
		d.changed(change{kind: changeChannels})
	}
}

// remove deletes a message, and for a root its thread stays without it.
func (d *Desk) remove(c *channel, m *Message) {
	i := c.index(m.TS)
	c.messages = slices.Delete(c.messages, i, i+1)
	if m.isReply() {
		d.countReplies(c, m.ThreadTS)
	}
	d.changed(change{kind: changeMessage, channel: c.ID, ts: m.TS, thread: m.ThreadTS})
}

// countReplies renews what a root says about its thread.
func (d *Desk) countReplies(c *channel, rootTS string) {
	root := c.find(rootTS)
	if root == nil {
		return
	}
	root.ThreadTS, root.ReplyCount, root.ReplyUsers, root.LatestReply = "", 0, nil, ""
	for _, m := range c.messages {
		if m.ThreadTS != rootTS || m.TS == rootTS || m.OnlyFor != "" {
			continue
		}
		root.ThreadTS, root.LatestReply = rootTS, m.TS
		root.ReplyCount++
		if !slices.Contains(root.ReplyUsers, m.User) {
			root.ReplyUsers = append(root.ReplyUsers, m.User)
		}
	}
	root.ReplyUserCount = len(root.ReplyUsers)
	d.changed(change{kind: changeMessage, channel: c.ID, ts: rootTS})
}

// thread is a root and its replies, ephemeral ones left out unless they are for user.
func (c *channel) thread(rootTS, user string) []*Message {
	var all []*Message
	for _, m := range c.messages {
		if (m.TS == rootTS || m.ThreadTS == rootTS) && (m.OnlyFor == "" || m.OnlyFor == user) {
			all = append(all, m)
		}
	}
	return all
}

// feed is what the channel itself shows to user: roots, broadcasts and the
// user's own ephemeral messages.
func (c *channel) feed(user string) []*Message {
	var all []*Message
	for _, m := range c.messages {
		if (!m.isReply() || m.Broadcast) && (m.OnlyFor == "" || m.OnlyFor == user) {
			all = append(all, m)
		}
	}
	return all
}

// settlePost adds one message of the workspace's past, with its replies.
func (d *Desk) settlePost(p Post) error {
	c := d.channels[p.Channel]
	if c == nil {
		return errNoChannel(p.Channel)
	}
	at := func(p Post) string {
		micros := d.now().Add(-p.Ago).UnixMicro()
		for c.find(tsOf(micros)) != nil {
			micros++
		}
		return tsOf(micros)
	}
	root := d.userMessage(p.User, p.Text)
	root.TS = at(p)
	d.add(c, root)
	for _, reply := range p.Replies {
		m := d.userMessage(reply.User, reply.Text)
		m.TS, m.ThreadTS, m.ParentUser = at(reply), root.TS, p.User
		d.add(c, m)
	}
	for _, u := range d.workspace.Users {
		d.read[readKey{u.ID, c.ID}] = tsOf(d.now().UnixMicro())
	}
	return nil
}
