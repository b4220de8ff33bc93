package desk

import (
	"fmt"
	"slices"
	"strings"
)

// member finds a channel that a person may write to.
func (d *Desk) member(user, channelID string) (*channel, error) {
	if _, ok := d.workspace.user(user); !ok {
		return nil, errNoUser
	}
	c := d.channels[channelID]
	switch {
	case c == nil || !d.visible(c, user):
		return nil, errNoChannel(channelID)
	case c.Archived:
		return nil, errArchived
	case !c.isMember(user):
		return nil, errNotMember
	}
	return c, nil
}

// Post is a person writing text into a channel, or into the thread of a root
// message. Text is as typed: @names, #channels and addresses are recognised. It
// returns the new message's timestamp.
func (d *Desk) Post(user, channelID, threadTS, text string) (ts string, err error) {
	return d.PostFiles(user, channelID, threadTS, text)
}

// PostFiles is Post with files that the person has uploaded; the text may then be
// empty.
func (d *Desk) PostFiles(user, channelID, threadTS, text string, files ...string) (ts string, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c, err := d.member(user, channelID)
	if err != nil {
		return "", err
	}
	attached, err := d.shareable(user, files)
	if err != nil {
		return "", err
	}
	if strings.TrimSpace(text) == "" && len(attached) == 0 {
		return "", errEmpty
	}
	if root := c.find(threadTS); threadTS != "" && (root == nil || root.isReply()) {
		return "", errNoMessage
	}
	m := d.userMessage(user, d.compose(text))
	d.attach(c, m, attached)
	d.placeInThread(c, m, threadTS)
	d.add(c, m)
	d.read[readKey{user, c.ID}] = m.TS
	d.messageEvent(c, m)
	d.warnIfAbsent(c, m)
	return m.TS, nil
}

// warnIfAbsent tells a person who mentions the app where it is not a member.
func (d *Desk) warnIfAbsent(c *channel, m *Message) {
	if d.mentionsApp(m.Text) && !c.isMember(d.workspace.App.UserID) {
		name := d.workspace.App.Name
		d.tell(m.User, fmt.Sprintf("%s is not in #%s. Type /invite @%s to add it.", name, c.Name, name))
	}
}

// Edit changes a person's own message.
func (d *Desk) Edit(user, channelID, ts, text string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	c, m, err := d.own(user, channelID, ts)
	if err != nil {
		return err
	}
	before := m.copy()
	now := d.userMessage(user, d.compose(text))
	m.Text, m.Blocks = now.Text, now.Blocks
	d.edited(c, m, before, user)
	return nil
}

// Delete removes a person's own message.
func (d *Desk) Delete(user, channelID, ts string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	c, m, err := d.own(user, channelID, ts)
	if err != nil {
		return err
	}
	d.remove(c, m)
	d.deletedEvent(c, m)
	return nil
}

func (d *Desk) own(user, channelID, ts string) (*channel, *Message, error) {
	c, err := d.member(user, channelID)
	if err != nil {
		return nil, nil, err
	}
	m := c.find(ts)
	switch {
	case m == nil:
		return nil, nil, errNoMessage
	case m.User != user:
		return nil, nil, errNotYours
	}
	return c, m, nil
}

// Dismiss takes an ephemeral message away from the person who alone sees it.
func (d *Desk) Dismiss(user, channelID, ts string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.channels[channelID]
	if c == nil {
		return errNoChannel(channelID)
	}
	m := c.find(ts)
	if m == nil || m.OnlyFor != user {
		return errNoMessage
	}
	d.remove(c, m)
	return nil
}

// React adds a person's reaction to a message, or takes it away when it is there.
func (d *Desk) React(user, channelID, ts, name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	c, err := d.member(user, channelID)
	if err != nil {
		return err
	}
	m := c.find(ts)
	if m == nil || m.OnlyFor != "" || name == "" {
		return errNoMessage
	}
	if d.unreact(c, m, user, name) {
		return nil
	}
	d.react(c, m, user, name)
	if c.isMember(d.workspace.App.UserID) {
		d.emit("reaction_added", map[string]any{"type": "reaction_added", "user": user, "reaction": name, "item_user": m.User,
			"item": map[string]any{"type": "message", "channel": c.ID, "ts": m.TS}})
	}
	return nil
}

// Join makes a person a member of a public channel.
func (d *Desk) Join(user, channelID string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.channels[channelID]
	if c == nil || !d.visible(c, user) {
		return errNoChannel(channelID)
	}
	if c.Archived {
		return errArchived
	}
	if !c.isMember(user) {
		d.join(c, user, "")
	}
	return nil
}

// Invite adds someone, or the app, to a channel that user is a member of.
func (d *Desk) Invite(user, channelID, invited string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	c, err := d.member(user, channelID)
	if err != nil {
		return err
	}
	if _, ok := d.workspace.user(invited); !ok {
		return errNoUser
	}
	if !c.isMember(invited) {
		d.join(c, invited, user)
	}
	return nil
}

// OpenDM opens a person's conversation with the app and returns its channel id.
// The app hears of it as app_home_opened with the given tab, home or messages.
func (d *Desk) OpenDM(user, tab string) (channelID string, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	u, ok := d.workspace.user(user)
	if !ok || user == d.workspace.App.UserID {
		return "", errNoUser
	}
	if u.Guest {
		return "", ErrGuest // guests cannot use agent apps
	}
	c := d.dm(user)
	event := map[string]any{"type": "app_home_opened", "user": user, "channel": c.ID, "tab": tab}
	if home := d.homes[user]; home != nil && tab == "home" {
		event["view"] = d.wireView(home)
	}
	if d.subscribed("app_context_changed") {
		event["context"] = d.context(d.looking[user])
	}
	d.emit("app_home_opened", event)
	return c.ID, nil
}

func (d *Desk) subscribed(event string) bool { return slices.Contains(d.workspace.App.Events, event) }

// Look tells the app which channel a person has open beside their conversation
// with it (app_context_changed).
func (d *Desk) Look(user, channelID string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.channels[channelID]
	if c == nil || !d.visible(c, user) {
		return errNoChannel(channelID)
	}
	d.looking[user] = c.ID
	home := d.channels[dmID(user)]
	if home == nil {
		return nil // the app is not open for this person
	}
	d.emit("app_context_changed", map[string]any{
		"type": "app_context_changed", "user": user, "channel": home.ID, "context": d.context(c.ID),
	})
	return nil
}

// context is what a person has open beside the app: a channel, or nothing.
func (d *Desk) context(channelID string) map[string]any {
	if channelID == "" {
		return map[string]any{}
	}
	return map[string]any{"entities": []any{map[string]any{
		"type": "slack#/types/channel_id", "value": channelID, "team_id": d.workspace.TeamID,
	}}}
}

// Stop is a person pressing the stop button of an agent's session: streams in
// the thread end at once, and the app is told.
func (d *Desk) Stop(user, channelID, threadTS string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	c, err := d.member(user, channelID)
	if err != nil {
		return err
	}
	var streams []string
	for _, m := range c.thread(threadTS, user) {
		if s := d.streams[place{c.ID, m.TS}]; s != nil && !s.stopped {
			s.stopped, m.StreamState = true, "completed"
			streams = append(streams, m.TS)
			d.changed(change{kind: changeMessage, channel: c.ID, ts: m.TS})
		}
	}
	event := map[string]any{"type": "agent_session_stopped", "channel": c.ID, "thread_ts": threadTS, "user": user}
	if streams != nil {
		event["streaming_message_ts"] = streams
	}
	d.emit("agent_session_stopped", event)
	return nil
}

// MarkRead says that a person has seen a channel up to now.
func (d *Desk) MarkRead(user, channelID string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.channels[channelID]
	if c == nil || len(c.messages) == 0 {
		return
	}
	newest := c.messages[len(c.messages)-1].TS
	if tsLess(d.read[readKey{user, c.ID}], newest) {
		d.read[readKey{user, c.ID}] = newest
		d.changed(change{kind: changeChannels})
	}
}
