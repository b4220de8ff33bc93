package desk

import (
	"encoding/json"
	"fmt"
	"maps"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp/desk/blockkit"
)

const (
	triggerLife = 3 * time.Second // a trigger_id opens one modal within three seconds
	viewLimit   = 250_000         // bytes of one view
	viewDepth   = 3               // modals over one another
)

// view is an open modal or a user's App Home.
type view struct {
	id, user, hash, externalID string
	root, previous             string
	body                       map[string]any   // as the app sent it
	blocks                     []blockkit.Block // body's blocks, with ids
	state                      map[string]any   // block_id to action_id to value, as last submitted or acted on
}

// trigger lets an app open a modal for a user.
type trigger struct {
	user   string
	made   time.Time
	used   bool
	viewID string // the modal in which the user acted, for views.push
}

func (d *Desk) newTrigger(user, viewID string) string {
	now := d.now()
	maps.DeleteFunc(d.triggers, func(_ string, t *trigger) bool { return now.Sub(t.made) > time.Hour })
	id := fmt.Sprintf("%d.%s.%s", now.UnixMilli(), d.newID("", 10), d.newID("", 16))
	d.triggers[id] = &trigger{user: user, made: now, viewID: viewID}
	return id
}

// useTrigger spends the trigger of a call.
func (d *Desk) useTrigger(a args) (*trigger, *apiError) {
	t := d.triggers[a.str("trigger_id")]
	switch {
	case t == nil:
		return nil, refuse("invalid_trigger_id")
	case t.used:
		return nil, refuse("exchanged_trigger_id")
	case d.now().Sub(t.made) > triggerLife:
		return nil, refuse("expired_trigger_id")
	}
	t.used = true
	return t, nil
}

// readView reads and checks a view; surface is modal or home.
func (d *Desk) readView(raw []byte, surface string) (*view, *apiError) {
	if len(raw) > viewLimit {
		return nil, refuse("view_too_large")
	}
	v := &view{state: map[string]any{}}
	if json.Unmarshal(raw, &v.body) != nil || v.body == nil {
		return nil, invalidArgument("must provide an object", "/view")
	}
	if v.body["type"] != surface {
		return nil, invalidArgument("must be one of: "+surface, "/view/type")
	}
	if problems := blockkit.CheckView(v.body); problems != nil {
		return nil, refuseProblems("invalid_arguments", problems)
	}
	items, _ := json.Marshal(v.body["blocks"])
	blocks, err := blockkit.Decode(items)
	if err != nil {
		return nil, invalidArgument("must provide an array", "/view/blocks")
	}
	blockkit.AssignIDs(blocks, d.blockID)
	v.blocks = blocks
	v.externalID, _ = v.body["external_id"].(string)
	return v, nil
}

func (d *Desk) newHash() string { return fmt.Sprintf("%d.%s", d.now().Unix(), d.newID("", 8)) }

// wireView is a view as the Web API and interactions carry it.
func (d *Desk) wireView(v *view) map[string]any {
	text := func(name string) any { return v.body[name] }
	str := func(name string) string { s, _ := v.body[name].(string); return s }
	flag := func(name string) bool { b, _ := v.body[name].(bool); return b }
	return asMap(map[string]any{ // a copy: answers are written without the lock
		"id": v.id, "team_id": d.workspace.TeamID, "type": v.body["type"], "blocks": v.blocks,
		"title": text("title"), "close": text("close"), "submit": text("submit"),
		"private_metadata": str("private_metadata"), "callback_id": str("callback_id"), "external_id": v.externalID,
		"state": map[string]any{"values": v.values()}, "hash": v.hash, "clear_on_close": flag("clear_on_close"),
		"notify_on_close": flag("notify_on_close"), "previous_view_id": orNil(v.previous), "root_view_id": v.root,
		"app_id": d.workspace.App.ID, "bot_id": d.workspace.App.BotID, "app_installed_team_id": d.workspace.TeamID,
	})
}

// values is a copy of the view's state: what is on its way to the app does not
// change when the person goes on typing.
func (v *view) values() map[string]any {
	all := map[string]any{}
	for blockID, state := range v.state {
		if state, ok := state.(map[string]any); ok {
			all[blockID] = maps.Clone(state)
		}
	}
	return all
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func (d *Desk) viewsOpen(a args) (reply, *apiError) { return d.openView(a, false) }

func (d *Desk) viewsPush(a args) (reply, *apiError) { return d.openView(a, true) }

func (d *Desk) openView(a args, push bool) (reply, *apiError) {
	v, refusal := d.readView(a.raw("view"), "modal")
	if refusal != nil {
		return nil, refusal
	}
	if v.externalID != "" && d.byExternalID(v.externalID) != nil {
		return nil, refuse("duplicate_external_id")
	}
	t, refusal := d.useTrigger(a)
	if refusal != nil {
		return nil, refusal
	}
	if push && len(d.modals[t.user]) >= viewDepth {
		return nil, refuse("push_limit_reached")
	}
	if !push {
		d.closeModals(t.user)
	}
	d.showModal(t.user, v)
	return reply{"view": d.wireView(v)}, nil
}

// showModal puts v on top of the user's modals.
func (d *Desk) showModal(user string, v *view) {
	v.id, v.user, v.hash = d.newID("V", 10), user, d.newHash()
	v.root = v.id
	if stack := d.modals[user]; len(stack) > 0 {
		v.root, v.previous = stack[0].id, stack[len(stack)-1].id
	}
	d.views[v.id] = v
	d.modals[user] = append(d.modals[user], v)
	d.changed(change{kind: changeModal, user: user})
}

// closeModals takes all of a user's modals away.
func (d *Desk) closeModals(user string) {
	for _, v := range d.modals[user] {
		delete(d.views, v.id)
	}
	delete(d.modals, user)
	d.changed(change{kind: changeModal, user: user})
}

// closeTop takes the topmost modal away.
func (d *Desk) closeTop(user string) {
	stack := d.modals[user]
	if len(stack) == 0 {
		return
	}
	delete(d.views, stack[len(stack)-1].id)
	d.modals[user] = stack[:len(stack)-1]
	d.changed(change{kind: changeModal, user: user})
}

func (d *Desk) byExternalID(id string) *view {
	for _, v := range d.views {
		if v.externalID == id {
			return v
		}
	}
	return nil
}

func (d *Desk) viewsUpdate(a args) (reply, *apiError) {
	old := d.views[a.str("view_id")]
	if a.has("external_id") {
		old = d.byExternalID(a.str("external_id"))
	}
	if old == nil {
		return nil, refuse("not_found")
	}
	if a.has("hash") && a.str("hash") != old.hash {
		return nil, refuse("hash_conflict")
	}
	surface, _ := old.body["type"].(string)
	v, refusal := d.readView(a.raw("view"), surface)
	if refusal != nil {
		return nil, refusal
	}
	d.replaceView(old, v)
	return reply{"view": d.wireView(old)}, nil
}

// replaceView gives an open view new content and a new hash.
func (d *Desk) replaceView(old, with *view) {
	old.body, old.blocks, old.hash = with.body, with.blocks, d.newHash()
	kind := changeModal
	if old.body["type"] == "home" {
		kind = changeHome
	}
	d.changed(change{kind: kind, user: old.user})
}

func (d *Desk) viewsPublish(a args) (reply, *apiError) {
	user := a.str("user_id")
	if _, ok := d.workspace.user(user); !ok || user == d.workspace.App.UserID {
		return nil, refuse("user_not_found")
	}
	if !d.workspace.App.HomeTab {
		return nil, refuse("not_enabled")
	}
	v, refusal := d.readView(a.raw("view"), "home")
	if refusal != nil {
		return nil, refusal
	}
	home := d.homes[user]
	if home != nil && a.has("hash") && a.str("hash") != home.hash {
		return nil, refuse("hash_conflict")
	}
	if home == nil {
		home = &view{id: d.newID("V", 10), user: user, state: map[string]any{}}
		home.root = home.id
		d.homes[user], d.views[home.id] = home, home
	}
	d.replaceView(home, v)
	return reply{"view": d.wireView(home)}, nil
}
