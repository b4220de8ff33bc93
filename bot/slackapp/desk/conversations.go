package desk

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
)

// scopeOf is the scope that reading about a channel needs, such as
// groups:history for a private channel.
func scopeOf(c *channel, what string) string {
	return map[string]string{"channel": "channels", "group": "groups", "im": "im"}[c.kind()] + ":" + what
}

// wire is a channel as the Web API returns it.
func (d *Desk) wire(c *channel) map[string]any {
	w := map[string]any{
		"id": c.ID, "created": c.created, "is_archived": c.Archived, "context_team_id": d.workspace.TeamID,
		"is_channel": c.im == "" && !c.Private, "is_group": c.Private, "is_im": c.im != "", "is_mpim": false,
		"is_private": c.Private || c.im != "", "is_member": c.isMember(d.workspace.App.UserID), "is_org_shared": false,
		"creator": c.Creator,
	}
	if c.im != "" {
		w["user"] = c.im
		return w
	}
	w["name"], w["name_normalized"], w["is_general"], w["is_shared"] = c.Name, c.Name, false, false
	w["num_members"] = len(c.Members)
	w["topic"] = map[string]any{"value": c.Topic, "creator": "", "last_set": 0}
	w["purpose"] = map[string]any{"value": c.Purpose, "creator": "", "last_set": 0}
	return w
}

func (d *Desk) conversationsInfo(a args) (reply, *apiError) {
	c, refusal := d.channelArg(a, "channel")
	if refusal != nil {
		return nil, refusal
	}
	if refusal := d.requireScope(scopeOf(c, "read")); refusal != nil {
		return nil, refusal
	}
	return reply{"channel": d.wire(c)}, nil
}

// listed are the channels of the wanted types that keep says to keep.
func (d *Desk) listed(a args, keep func(*channel) bool) (reply, *apiError) {
	types := a.words("types")
	if len(types) == 0 {
		types = []string{"public_channel"}
	}
	var all []map[string]any
	for _, id := range d.order {
		c := d.channels[id]
		name := map[string]string{"channel": "public_channel", "group": "private_channel", "im": "im"}[c.kind()]
		if !slices.Contains(types, name) || (a.boolean("exclude_archived") && c.Archived) || !keep(c) {
			continue
		}
		if refusal := d.requireScope(scopeOf(c, "read")); refusal != nil {
			return nil, refusal
		}
		all = append(all, d.wire(c))
	}
	page, next, refusal := paginate(a, all, 1000)
	if refusal != nil {
		return nil, refusal
	}
	return reply{"channels": page, "response_metadata": map[string]any{"next_cursor": next}}, nil
}

func (d *Desk) conversationsList(a args) (reply, *apiError) {
	bot := d.workspace.App.UserID
	return d.listed(a, func(c *channel) bool { return c.kind() == "channel" || c.isMember(bot) })
}

func (d *Desk) usersConversations(a args) (reply, *apiError) {
	user := a.str("user")
	if user == "" {
		user = d.workspace.App.UserID
	}
	app := d.workspace.App.UserID
	return d.listed(a, func(c *channel) bool { return c.isMember(user) && (!c.Private || c.isMember(app)) })
}

// paginate cuts the page that cursor and limit ask for out of all, and returns
// the cursor of the next one.
func paginate[T any](a args, all []T, most int) ([]T, string, *apiError) {
	start := 0
	if a.has("cursor") {
		raw, err := base64.StdEncoding.DecodeString(a.str("cursor"))
		start, _ = strconv.Atoi(strings.TrimPrefix(string(raw), "next:"))
		if err != nil || start < 1 || start > len(all) {
			return nil, "", refuse("invalid_cursor")
		}
	}
	limit := a.number("limit", 100)
	if limit < 1 || limit > most {
		limit = most
	}
	end := min(start+limit, len(all))
	next := ""
	if end < len(all) {
		next = base64.StdEncoding.EncodeToString([]byte("next:" + strconv.Itoa(end)))
	}
	if all == nil {
		all = []T{}
	}
	return all[start:end], next, nil
}

func (d *Desk) conversationsMembers(a args) (reply, *apiError) {
	c, refusal := d.channelArg(a, "channel")
	if refusal != nil {
		return nil, refusal
	}
	if refusal := d.requireScope(scopeOf(c, "read")); refusal != nil {
		return nil, refusal
	}
	page, next, refusal := paginate(a, c.Members, 1000)
	if refusal != nil {
		return nil, refusal
	}
	return reply{"members": page, "response_metadata": map[string]any{"next_cursor": next}}, nil
}

// readable is a channel whose messages the app may read.
func (d *Desk) readable(a args) (*channel, *apiError) {
	c, refusal := d.channelArg(a, "channel")
	if refusal != nil {
		return nil, refusal
	}
	if refusal := d.requireScope(scopeOf(c, "history")); refusal != nil {
		return nil, refusal
	}
	if !c.isMember(d.workspace.App.UserID) {
		return nil, refuse("not_in_channel")
	}
	return c, nil
}

func (d *Desk) conversationsHistory(a args) (reply, *apiError) {
	c, refusal := d.readable(a)
	if refusal != nil {
		return nil, refusal
	}
	newestFirst := c.feed("")
	slices.Reverse(newestFirst)
	return d.messagePage(a, newestFirst)
}

func (d *Desk) conversationsReplies(a args) (reply, *apiError) {
	c, refusal := d.readable(a)
	if refusal != nil {
		return nil, refusal
	}
	m := c.find(a.str("ts"))
	if m == nil || m.OnlyFor != "" {
		return nil, refuse("thread_not_found")
	}
	root := m.TS
	if m.isReply() {
		root = m.ThreadTS
	}
	return d.messagePage(a, c.thread(root, ""))
}

// messagePage is the part of list within oldest and latest, page by page. As in
// Slack, a thread's root is returned whatever the bounds.
func (d *Desk) messagePage(a args, list []*Message) (reply, *apiError) {
	oldest, latest, inclusive := a.str("oldest"), a.str("latest"), a.boolean("inclusive")
	var kept []Message
	for _, m := range list {
		tooOld := oldest != "" && oldest != "0" && !tsLess(oldest, m.TS) && !(inclusive && m.TS == oldest)
		tooNew := latest != "" && !tsLess(m.TS, latest) && !(inclusive && m.TS == latest)
		if (tooOld || tooNew) && !(a.has("ts") && m.TS == m.ThreadTS) {
			continue
		}
		shown := m.copy()
		if !a.boolean("include_all_metadata") {
			shown = shown.withoutMetadata()
		}
		kept = append(kept, shown)
	}
	page, next, refusal := paginate(a, kept, 999)
	if refusal != nil {
		return nil, refusal
	}
	return reply{"messages": page, "has_more": next != "", "pin_count": 0,
		"response_metadata": map[string]any{"next_cursor": next}}, nil
}

func (d *Desk) conversationsOpen(a args) (reply, *apiError) {
	users := a.words("users")
	if c := d.channels[a.str("channel")]; c != nil && c.im != "" {
		users = []string{c.im}
	}
	if len(users) != 1 {
		return nil, refuse("users_list_not_supplied") // the desk has no group DMs
	}
	if _, ok := d.workspace.user(users[0]); !ok || users[0] == d.workspace.App.UserID {
		return nil, refuse("user_not_found")
	}
	existed := d.channels[dmID(users[0])] != nil
	c := d.dm(users[0])
	channel := map[string]any{"id": c.ID}
	if a.boolean("return_im") {
		channel = d.wire(c)
	}
	return reply{"channel": channel, "no_op": existed, "already_open": existed}, nil
}

func (d *Desk) conversationsJoin(a args) (reply, *apiError) {
	c, refusal := d.channelArg(a, "channel")
	switch {
	case refusal != nil:
		return nil, refusal
	case c.im != "" || c.Private:
		return nil, refuse("method_not_supported_for_channel_type")
	case c.Archived:
		return nil, refuse("is_archived")
	}
	if c.isMember(d.workspace.App.UserID) {
		return reply{"channel": d.wire(c), "warning": "already_in_channel"}, nil
	}
	d.join(c, d.workspace.App.UserID, "")
	return reply{"channel": d.wire(c)}, nil
}
