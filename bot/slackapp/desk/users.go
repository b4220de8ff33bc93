package desk

import "slices"

// wireUser is a user as the Web API returns it.
func (d *Desk) wireUser(u User) map[string]any {
	isBot := u.ID == d.workspace.App.UserID
	profile := map[string]any{"real_name": u.RealName, "display_name": u.Name, "title": u.Title, "team": d.workspace.TeamID}
	if isBot {
		profile["bot_id"], profile["api_app_id"] = d.workspace.App.BotID, d.workspace.App.ID
	}
	return map[string]any{
		"id": u.ID, "team_id": d.workspace.TeamID, "name": u.Name, "real_name": u.RealName, "deleted": false,
		"tz": u.Zone, "locale": u.Locale, "is_bot": isBot, "is_app_user": false, "is_admin": u.Admin, "is_owner": false,
		"is_restricted": u.Guest, "is_ultra_restricted": false, "profile": profile, "updated": 0,
	}
}

func (d *Desk) usersInfo(a args) (reply, *apiError) {
	u, ok := d.workspace.user(a.str("user"))
	if !ok {
		return nil, refuse("user_not_found")
	}
	return reply{"user": d.wireUser(u)}, nil
}

func (d *Desk) usersList(a args) (reply, *apiError) {
	bot, _ := d.workspace.user(d.workspace.App.UserID)
	var all []map[string]any
	for _, u := range append(slices.Clone(d.workspace.Users), bot) {
		all = append(all, d.wireUser(u))
	}
	page, next, refusal := paginate(a, all, 1000)
	if refusal != nil {
		return nil, refusal
	}
	return reply{"members": page, "cache_ts": d.now().Unix(), "response_metadata": map[string]any{"next_cursor": next}}, nil
}

func (d *Desk) botsInfo(a args) (reply, *apiError) {
	app := d.workspace.App
	if id := a.str("bot"); id != "" && id != app.BotID {
		return nil, refuse("bot_not_found")
	}
	return reply{"bot": map[string]any{"id": app.BotID, "app_id": app.ID, "user_id": app.UserID, "name": app.Name, "deleted": false}}, nil
}

// reactionArg finds the message that a reactions method names.
func (d *Desk) reactionArg(a args) (*channel, *Message, *apiError) {
	c, refusal := d.channelArg(a, "channel")
	if refusal != nil {
		return nil, nil, refusal
	}
	m := c.find(a.str("timestamp"))
	if m == nil || m.OnlyFor != "" {
		return nil, nil, refuse("message_not_found")
	}
	return c, m, nil
}

func (d *Desk) reactionsAdd(a args) (reply, *apiError) {
	c, m, refusal := d.reactionArg(a)
	if refusal != nil {
		return nil, refusal
	}
	if a.str("name") == "" {
		return nil, refuse("invalid_name")
	}
	if !d.react(c, m, d.workspace.App.UserID, a.str("name")) {
		return nil, refuse("already_reacted")
	}
	return nil, nil
}

// react adds user's reaction; false when it is there already.
func (d *Desk) react(c *channel, m *Message, user, name string) bool {
	i := slices.IndexFunc(m.Reactions, func(r Reaction) bool { return r.Name == name })
	if i < 0 {
		m.Reactions = append(m.Reactions, Reaction{Name: name})
		i = len(m.Reactions) - 1
	}
	if slices.Contains(m.Reactions[i].Users, user) {
		return false
	}
	m.Reactions[i].Users = append(m.Reactions[i].Users, user)
	m.Reactions[i].Count++
	d.changed(change{kind: changeMessage, channel: c.ID, ts: m.TS})
	return true
}

func (d *Desk) reactionsRemove(a args) (reply, *apiError) {
	c, m, refusal := d.reactionArg(a)
	if refusal != nil {
		return nil, refusal
	}
	if !d.unreact(c, m, d.workspace.App.UserID, a.str("name")) {
		return nil, refuse("no_reaction")
	}
	return nil, nil
}

// unreact takes user's reaction away; false when there was none.
func (d *Desk) unreact(c *channel, m *Message, user, name string) bool {
	for i := range m.Reactions {
		r := &m.Reactions[i]
		j := slices.Index(r.Users, user)
		if r.Name != name || j < 0 {
			continue
		}
		r.Users = slices.Delete(r.Users, j, j+1)
		if r.Count--; r.Count == 0 {
			m.Reactions = slices.Delete(m.Reactions, i, i+1)
		}
		d.changed(change{kind: changeMessage, channel: c.ID, ts: m.TS})
		return true
	}
	return false
}

func (d *Desk) reactionsGet(a args) (reply, *apiError) {
	c, m, refusal := d.reactionArg(a)
	if refusal != nil {
		return nil, refusal
	}
	return reply{"type": "message", "channel": c.ID, "message": m.copy().withoutMetadata()}, nil
}
