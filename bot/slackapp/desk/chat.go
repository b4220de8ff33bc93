package desk

import (
	"fmt"
	"slices"
	"strings"
)

// channelArg finds the channel of a call as the app may see it.
func (d *Desk) channelArg(a args, name string) (*channel, *apiError) {
	id := a.str(name)
	if _, ok := d.workspace.user(id); ok && id != d.workspace.App.UserID {
		return d.dm(id), nil // a user id stands for the DM with that user
	}
	c := d.channels[id]
	if c == nil || ((c.Private || c.im != "") && !c.isMember(d.workspace.App.UserID)) {
		return nil, refuse("channel_not_found")
	}
	return c, nil
}

// writable is a channel that the app may post to.
func (d *Desk) writable(a args) (*channel, *apiError) {
	c, refusal := d.channelArg(a, "channel")
	switch {
	case refusal != nil:
		return nil, refusal
	case c.Archived:
		return nil, refuse("is_archived")
	case !c.isMember(d.workspace.App.UserID) && !slices.Contains(d.workspace.App.Scopes, "chat:write.public"):
		return nil, refuse("not_in_channel")
	}
	return c, nil
}

// threadArg checks that thread_ts names a root: replies to replies are refused.
func threadArg(a args, c *channel) (string, *apiError) {
	ts := a.str("thread_ts")
	if ts == "" {
		return "", nil
	}
	root := c.find(ts)
	if root == nil || root.isReply() || root.OnlyFor != "" {
		return "", refuse("thread_not_found")
	}
	return ts, nil
}

func (d *Desk) chatPost(a args) (reply, *apiError) {
	c, refusal := d.writable(a)
	if refusal != nil {
		return nil, refusal
	}
	thread, refusal := threadArg(a, c)
	if refusal != nil {
		return nil, refusal
	}
	body, refusal := d.readContent(a, postTextLimit)
	if refusal != nil {
		return nil, refusal
	}
	m := d.botMessage(body.text, body.blocks)
	m.Attachments, m.Metadata = body.attachments, body.metadata
	m.Broadcast = a.boolean("reply_broadcast") && thread != ""
	m.UnfurlLinks, m.UnfurlMedia = a.optional("unfurl_links"), a.optional("unfurl_media")
	d.placeInThread(c, m, thread)
	d.add(c, m)
	d.clearStatus(c, thread)
	d.messageEvent(c, m)
	return reply{"channel": c.ID, "ts": m.TS, "message": m.copy()}, nil
}

// optional is a boolean argument that may be absent.
func (a args) optional(name string) *bool {
	if !a.has(name) {
		return nil
	}
	v := a.boolean(name)
	return &v
}

// placeInThread makes m a reply to thread, if any.
func (d *Desk) placeInThread(c *channel, m *Message, thread string) {
	if thread == "" {
		return
	}
	m.ThreadTS = thread
	if root := c.find(thread); root != nil {
		m.ParentUser = root.User
	}
	if m.Broadcast {
		m.Subtype = "thread_broadcast"
	}
}

func (d *Desk) chatEphemeral(a args) (reply, *apiError) {
	c, refusal := d.writable(a)
	if refusal != nil {
		return nil, refusal
	}
	user := a.str("user")
	if _, ok := d.workspace.user(user); !ok {
		return nil, refuse("user_not_found")
	}
	if !c.isMember(user) {
		return nil, refuse("user_not_in_channel")
	}
	body, refusal := d.readContent(a, postTextLimit)
	if refusal != nil {
		return nil, refusal
	}
	m := d.botMessage(body.text, body.blocks)
	m.OnlyFor, m.ThreadTS = user, a.str("thread_ts")
	d.add(c, m)
	return reply{"message_ts": m.TS}, nil
}

// ownMessage finds a message of the app; code is the refusal for others' messages.
func (d *Desk) ownMessage(a args, code string) (*channel, *Message, *apiError) {
	c, refusal := d.channelArg(a, "channel")
	if refusal != nil {
		return nil, nil, refusal
	}
	m := c.find(a.str("ts"))
	switch {
	case m == nil || m.OnlyFor != "":
		return nil, nil, refuse("message_not_found")
	case m.BotID != d.workspace.App.BotID:
		return nil, nil, refuse(code)
	}
	return c, m, nil
}

func (d *Desk) chatUpdate(a args) (reply, *apiError) {
	c, m, refusal := d.ownMessage(a, "cant_update_message")
	if refusal != nil {
		return nil, refusal
	}
	if d.streaming(c.ID, m) {
		return nil, refuse("streaming_state_conflict")
	}
	body, refusal := d.readContent(a, updateTextLimit)
	if refusal != nil {
		return nil, refusal
	}
	before := m.copy()
	m.Text, m.Blocks = body.text, body.blocks // text without blocks takes the blocks away
	if a.has("attachments") {
		m.Attachments = body.attachments
	}
	if a.has("metadata") {
		m.Metadata = body.metadata
	}
	d.edited(c, m, before, d.workspace.App.UserID)
	return reply{"channel": c.ID, "ts": m.TS, "text": m.Text, "message": m.copy()}, nil
}

// edited marks m as changed by user and tells everyone.
func (d *Desk) edited(c *channel, m *Message, before Message, user string) {
	m.Edited = &Edit{User: user, TS: d.newTS()}
	d.changed(change{kind: changeMessage, channel: c.ID, ts: m.TS})
	d.changedEvent(c, m, before)
}

func (d *Desk) chatDelete(a args) (reply, *apiError) {
	c, m, refusal := d.ownMessage(a, "cant_delete_message")
	if refusal != nil {
		return nil, refusal
	}
	d.remove(c, m)
	d.deletedEvent(c, m)
	return reply{"channel": c.ID, "ts": m.TS}, nil
}

func (d *Desk) chatPermalink(a args) (reply, *apiError) {
	c, refusal := d.channelArg(a, "channel")
	if refusal != nil {
		return nil, refusal
	}
	m := c.find(a.str("message_ts"))
	if m == nil || m.OnlyFor != "" {
		return nil, refuse("message_not_found")
	}
	link := fmt.Sprintf("%s/archives/%s/p%s", a.base, c.ID, strings.ReplaceAll(m.TS, ".", ""))
	if m.isReply() {
		link += fmt.Sprintf("?thread_ts=%s&cid=%s", m.ThreadTS, c.ID)
	}
	return reply{"channel": c.ID, "permalink": link}, nil
}
