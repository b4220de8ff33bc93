package desk

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/pullquote/pullquote/bot/slackapp/desk/blockkit"
)

// Click says what a person used: a button, menu or other element of a message
// (Channel and TS) or of a modal or App Home (ViewID).
type Click struct {
	Channel, TS, ViewID string
	BlockID             string // empty: the first block with the action
	ActionID            string
	Value               string   // of the pressed button or chosen option; empty: the element's own
	Values              []string // of an element that takes several
}

// interaction are the members that all interactive payloads share.
func (d *Desk) interaction(kind, user, viewID string) map[string]any {
	u, _ := d.workspace.user(user)
	return map[string]any{
		"type": kind, "token": "desk-verification-token", "api_app_id": d.workspace.App.ID,
		"action_ts":  tsOf(d.now().UnixMicro()),
		"team":       map[string]any{"id": d.workspace.TeamID, "domain": d.workspace.Domain},
		"user":       map[string]any{"id": user, "username": u.Name, "name": u.Name, "team_id": d.workspace.TeamID},
		"trigger_id": d.newTrigger(user, viewID), "enterprise": nil, "is_enterprise_install": false,
	}
}

// Click uses an element and waits until the app has acknowledged.
func (d *Desk) Click(ctx context.Context, user string, click Click) error {
	d.mu.Lock()
	var wait func(context.Context) error
	err := d.mayUseApp(user)
	if err == nil {
		wait, err = d.click(user, click)
	}
	d.mu.Unlock()
	if err != nil {
		return err
	}
	return wait(ctx)
}

func (d *Desk) click(user string, click Click) (func(context.Context) error, error) {
	payload := d.interaction("block_actions", user, click.ViewID)
	var blocks []blockkit.Block
	if click.ViewID != "" {
		v := d.views[click.ViewID]
		if v == nil || v.user != user {
			return nil, errNoView
		}
		blocks = v.blocks
		payload["container"] = map[string]any{"type": "view", "view_id": v.id}
		payload["view"] = d.wireView(v)
	} else {
		found, err := d.clickedMessage(user, click, payload)
		if err != nil {
			return nil, err
		}
		blocks = found
	}
	blockID, element, err := blockkit.Element(blocks, click.BlockID, click.ActionID)
	if err != nil {
		return nil, ErrNoSuchAction
	}
	values := click.Values
	if click.Value != "" {
		values = append([]string{click.Value}, values...)
	}
	action := d.value(user, element, values)
	action["action_id"], action["block_id"], action["action_ts"] = click.ActionID, blockID, payload["action_ts"]
	label(action, element)
	payload["actions"] = []any{action}
	if click.ViewID != "" {
		d.remember(d.views[click.ViewID], blockID, click.ActionID, element, values)
		payload["view"] = d.wireView(d.views[click.ViewID])
	} else {
		payload["state"] = map[string]any{"values": map[string]any{}}
	}
	return d.interact(&envelope{kind: "interactive", label: "block_actions", payload: payload}, nil), nil
}

// label adds to an action what the pressed button shows.
func label(action map[string]any, element blockkit.Block) {
	if text, ok := element["text"]; ok {
		action["text"] = text
	}
	if icon, ok := element["icon"]; ok {
		action["icon"] = icon
	}
	for _, name := range []string{"positive_button", "negative_button"} {
		if button, _ := element[name].(map[string]any); button != nil && button["value"] == action["value"] {
			action["text"] = button["text"]
		}
	}
	if action["value"] == nil {
		delete(action, "value")
	}
}

// remember keeps what was chosen in a view's state.
func (d *Desk) remember(v *view, blockID, actionID string, element blockkit.Block, values []string) {
	if element["type"] == "button" {
		return
	}
	block, _ := v.state[blockID].(map[string]any)
	if block == nil {
		block = map[string]any{}
		v.state[blockID] = block
	}
	block[actionID] = d.value(v.user, element, values)
}

// clickedMessage fills the payload with the message that was acted on.
func (d *Desk) clickedMessage(user string, click Click, payload map[string]any) ([]blockkit.Block, error) {
	c := d.channels[click.Channel]
	if c == nil || !d.visible(c, user) {
		return nil, errNoChannel(click.Channel)
	}
	m := c.find(click.TS)
	if m == nil || (m.OnlyFor != "" && m.OnlyFor != user) {
		return nil, errNoMessage
	}
	container := map[string]any{"type": "message", "message_ts": m.TS, "channel_id": c.ID, "is_ephemeral": m.OnlyFor != ""}
	if m.ThreadTS != "" {
		container["thread_ts"] = m.ThreadTS
	}
	payload["container"] = container
	payload["channel"] = map[string]any{"id": c.ID, "name": channelName(c)}
	if m.OnlyFor == "" {
		payload["message"] = asMap(m) // Slack leaves the message out when it is ephemeral
	}
	thread := ""
	if m.isReply() {
		thread = m.ThreadTS
	}
	payload["response_url"] = d.newReplyURL(replyURL{user: user, channel: c.ID, thread: thread, message: m.TS})
	return m.Blocks, nil
}

// Shortcut is a person choosing a global shortcut.
func (d *Desk) Shortcut(ctx context.Context, user, callbackID string) error {
	d.mu.Lock()
	if err := d.shortcutKnown(user, callbackID, false); err != nil {
		d.mu.Unlock()
		return err
	}
	payload := d.interaction("shortcut", user, "")
	payload["callback_id"] = callbackID
	wait := d.interact(&envelope{kind: "interactive", label: "shortcut", payload: payload}, nil)
	d.mu.Unlock()
	return wait(ctx)
}

// MessageShortcut is a person choosing a shortcut in a message's menu.
func (d *Desk) MessageShortcut(ctx context.Context, user, callbackID, channelID, ts string) error {
	d.mu.Lock()
	if err := d.shortcutKnown(user, callbackID, true); err != nil {
		d.mu.Unlock()
		return err
	}
	payload := d.interaction("message_action", user, "")
	payload["callback_id"] = callbackID
	if _, err := d.clickedMessage(user, Click{Channel: channelID, TS: ts}, payload); err != nil {
		d.mu.Unlock()
		return err
	}
	delete(payload, "container")
	payload["message_ts"] = ts
	wait := d.interact(&envelope{kind: "interactive", label: "message_action", payload: payload}, nil)
	d.mu.Unlock()
	return wait(ctx)
}

func (d *Desk) shortcutKnown(user, callbackID string, onMessage bool) error {
	known := slices.ContainsFunc(d.workspace.App.Shortcuts, func(s Shortcut) bool {
		return s.CallbackID == callbackID && s.OnMessage == onMessage
	})
	if !known {
		return ErrNoSuchAction
	}
	return d.mayUseApp(user)
}

// CloseModal is a person closing the topmost form. The app hears of it when it
// asked to (notify_on_close).
func (d *Desk) CloseModal(user string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	stack := d.modals[user]
	if len(stack) == 0 {
		return
	}
	v := stack[len(stack)-1]
	notify, _ := v.body["notify_on_close"].(bool)
	clearAll, _ := v.body["clear_on_close"].(bool)
	payload := d.interaction("view_closed", user, "")
	payload["view"], payload["is_cleared"] = d.wireView(v), clearAll
	if clearAll {
		d.closeModals(user)
	} else {
		d.closeTop(user)
	}
	if notify {
		d.enqueue(&envelope{kind: "interactive", label: "view_closed", payload: payload})
	}
}

// viewAnswer is what an ack of view_submission may carry.
type viewAnswer struct {
	Action string            `json:"response_action"`
	Errors map[string]string `json:"errors"`
	View   json.RawMessage   `json:"view"`
}
