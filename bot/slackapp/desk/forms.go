package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/slackapp/desk/blockkit"
)

// Values are what a person filled into a form: by action_id, or by
// "block_id/action_id" where an action_id stands in several blocks. Dates and
// numbers are as typed, options by their value.
type Values map[string][]string

func (v Values) of(blockID, actionID string) ([]string, bool) {
	if values, ok := v[blockID+"/"+actionID]; ok {
		return values, true
	}
	values, ok := v[actionID]
	return values, ok
}

// Submit is a person sending the topmost form. It returns the errors by block_id
// that Slack itself (a field that must be filled) or the app found; the form then
// stays open.
func (d *Desk) Submit(ctx context.Context, user, viewID string, values Values) (faults map[string]string, err error) {
	d.mu.Lock()
	v := d.views[viewID]
	stack := d.modals[user]
	if v == nil || len(stack) == 0 || stack[len(stack)-1] != v {
		d.mu.Unlock()
		return nil, errNoView
	}
	if faults := d.fill(v, values); len(faults) > 0 {
		d.mu.Unlock()
		return faults, nil
	}
	payload := d.interaction("view_submission", user, viewID)
	payload["view"], payload["response_urls"] = d.wireView(v), []any{}
	e := &envelope{kind: "interactive", label: "view_submission", payload: payload, accepts: true}
	answered := false
	wait := d.interact(e, func(answer json.RawMessage) error {
		answered = true
		faults, err = d.applyAnswer(user, v, answer)
		return err
	})
	d.mu.Unlock()
	if err := wait(ctx); err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if !answered {
		d.closeTop(user)
	}
	return faults, nil
}

// applyAnswer does what the app's answer to a submitted form says. Callers hold
// the lock.
func (d *Desk) applyAnswer(user string, v *view, raw json.RawMessage) (map[string]string, error) {
	var answer viewAnswer
	if err := json.Unmarshal(raw, &answer); err != nil {
		return nil, fmt.Errorf("the app's answer was refused: %w", err)
	}
	switch answer.Action {
	case "":
		d.closeTop(user)
	case "clear":
		d.closeModals(user)
	case "errors":
		return answer.Errors, checkErrors(v, answer.Errors)
	case "update", "push":
		next, refusal := d.readView(answer.View, "modal")
		if refusal != nil {
			return nil, fmt.Errorf("the app's answer was refused: %w", refusal)
		}
		if answer.Action == "update" {
			v.externalID = next.externalID
			d.replaceView(v, next)
			return nil, nil
		}
		if len(d.modals[user]) >= viewDepth {
			return nil, fmt.Errorf("the app's answer was refused: %w", refuse("push_limit_reached"))
		}
		d.showModal(user, next)
	default:
		return nil, fmt.Errorf("the app's answer was refused: response_action %q", answer.Action)
	}
	return nil, nil
}

// checkErrors refuses errors that name no input block: Slack shows those as
// trouble connecting.
func checkErrors(v *view, faults map[string]string) error {
	for blockID := range faults {
		known := slices.ContainsFunc(v.blocks, func(b blockkit.Block) bool { return b["block_id"] == blockID && b["type"] == "input" })
		if !known {
			return fmt.Errorf("the app's answer was refused: errors name no input block: %q", blockID)
		}
	}
	return nil
}

// fill puts values into the view's state and returns what is missing or wrong.
func (d *Desk) fill(v *view, values Values) map[string]string {
	faults := map[string]string{}
	for _, block := range v.blocks {
		blockID, _ := block["block_id"].(string)
		for _, element := range blockkit.Elements(block) {
			actionID, _ := element["action_id"].(string)
			given, ok := values.of(blockID, actionID)
			if !ok {
				given = initial(element)
			}
			given = slices.DeleteFunc(slices.Clone(given), func(s string) bool { return s == "" })
			if block["type"] == "input" {
				optional, _ := block["optional"].(bool)
				if fault := wrong(element, given, optional); fault != "" {
					faults[blockID] = fault
				}
			}
			if element["type"] == "button" || (block["type"] != "input" && !ok) {
				continue
			}
			state, _ := v.state[blockID].(map[string]any)
			if state == nil {
				state = map[string]any{}
				v.state[blockID] = state
			}
			state[actionID] = d.value(v.user, element, given)
		}
	}
	return faults
}

// wrong says what Slack's own form check would say, or nothing.
func wrong(element blockkit.Block, given []string, optional bool) string {
	if len(given) == 0 {
		if optional {
			return ""
		}
		return "Please complete this required field."
	}
	if element["type"] == "file_input" {
		if most, has := element["max_files"].(float64); has && len(given) > int(most) {
			return fmt.Sprintf("Please give at most %d files.", int(most))
		}
		return ""
	}
	length := utf8.RuneCountInString(given[0])
	least, hasLeast := element["min_length"].(float64)
	most, hasMost := element["max_length"].(float64)
	switch {
	case hasLeast && length < int(least):
		return fmt.Sprintf("Please enter at least %d characters.", int(least))
	case hasMost && length > int(most):
		return fmt.Sprintf("Please enter at most %d characters.", int(most))
	}
	if element["type"] == "number_input" {
		if _, err := strconv.ParseFloat(given[0], 64); err != nil {
			return "Please enter a number."
		}
	}
	return ""
}

// initial is what an element holds before anyone touches it.
func initial(element blockkit.Block) []string {
	for _, name := range []string{"initial_value", "initial_date", "initial_time", "initial_user", "initial_channel", "initial_conversation"} {
		if s, ok := element[name].(string); ok {
			return []string{s}
		}
	}
	if option, ok := element["initial_option"].(map[string]any); ok {
		s, _ := option["value"].(string)
		return []string{s}
	}
	options, _ := element["initial_options"].([]any)
	var all []string
	for _, item := range options {
		option, _ := item.(map[string]any)
		s, _ := option["value"].(string)
		all = append(all, s)
	}
	return all
}

// value is an element's state as interactions carry it.
func (d *Desk) value(user string, element blockkit.Block, given []string) map[string]any {
	kind, _ := element["type"].(string)
	first := any(nil)
	if len(given) > 0 {
		first = given[0]
	}
	out := map[string]any{"type": kind}
	switch kind {
	case "button", "icon_button", "workflow_button", "feedback_buttons":
		out["value"] = firstOr(first, element["value"])
	case "static_select", "radio_buttons", "overflow", "external_select":
		out["selected_option"] = option(element, given)
	case "checkboxes", "multi_static_select", "multi_external_select":
		out["selected_options"] = options(element, given)
	case "datepicker":
		out["selected_date"] = first
	case "timepicker":
		out["selected_time"] = first
	case "datetimepicker":
		out["selected_date_time"] = seconds(first)
	case "users_select", "channels_select", "conversations_select":
		out["selected_"+kind[:len(kind)-len("s_select")]] = first
	case "multi_users_select", "multi_channels_select", "multi_conversations_select":
		out["selected_"+kind[len("multi_"):len(kind)-len("_select")]] = append([]string{}, given...)
	case "file_input":
		out["files"] = d.given(user, given)
	case "rich_text_input":
		text, _ := first.(string)
		out["rich_text_value"] = blockkit.ParseMrkdwn(blockkit.Escape(text))
	default:
		out["value"] = first
	}
	return out
}

// given are the files that a person gives to the app in a form.
func (d *Desk) given(user string, ids []string) []any {
	out := []any{}
	for _, id := range ids {
		if f := d.files[id]; f != nil && f.user == user {
			f.toApp = true
			out = append(out, d.wireFile(f))
		}
	}
	return out
}

func firstOr(v, other any) any {
	if v == nil {
		return other
	}
	return v
}

// seconds is a moment typed as in <input type=datetime-local>, or as Unix seconds.
func seconds(v any) any {
	s, _ := v.(string)
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n
	}
	at, err := time.Parse("2006-01-02T15:04", s)
	if err != nil {
		return nil
	}
	return at.Unix()
}

func option(element blockkit.Block, given []string) any {
	if all := options(element, given); len(all) > 0 {
		return all[0]
	}
	return nil
}

// options are the element's own option objects that were chosen.
func options(element blockkit.Block, given []string) []any {
	candidates, _ := element["options"].([]any)
	groups, _ := element["option_groups"].([]any)
	for _, item := range groups {
		group, _ := item.(map[string]any)
		more, _ := group["options"].([]any)
		candidates = append(slices.Clone(candidates), more...)
	}
	chosen := []any{}
	for _, item := range candidates {
		o, _ := item.(map[string]any)
		s, _ := o["value"].(string)
		if slices.Contains(given, s) {
			chosen = append(chosen, o)
		}
	}
	return chosen
}
