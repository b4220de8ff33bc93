package blockkit

import "fmt"

var (
	dispatch = untyped(nil, fields{"trigger_actions_on": list(1, 2, oneOf("on_enter_pressed", "on_character_entered"))})
	confirm  = untyped(fields{"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
		fields{"style": oneOf("primary", "danger")})
	color = oneOf("primary", "danger")
)

// actionable are the members of every interactive element.
var actionable = fields{"action_id": str(1, idLength)}

// chooser are the members of elements that a user picks from.
var chooser = with(actionable, fields{"confirm": confirm, "focus_on_load": boolean, "placeholder": plain(150)})

// typed are the members of elements that a user types into.
var typed = with(actionable, fields{"focus_on_load": boolean, "placeholder": plain(150), "dispatch_action_config": dispatch})

func option(kinds ...string) rule {
	return untyped(fields{"text": text(75, kinds...), "value": str(1, 150)},
		fields{"description": plain(75), "url": address(urlLength)})
}

var plainOption = option("plain_text")

var optionGroup = untyped(fields{"label": plain(75), "options": list(1, 100, plainOption)}, nil)

var optionSource = fields{"options": list(1, 100, plainOption), "option_groups": list(1, 100, optionGroup)}

// selects are the menus, single and multi.
func selects() map[string]rule {
	all := map[string]rule{}
	for kind, initial := range map[string]string{"users": "initial_user", "conversations": "initial_conversation", "channels": "initial_channel"} {
		extra := fields{"filter": anything, "default_to_current_conversation": boolean}
		all[kind+"_select"] = object(nil, with(chooser, with(extra, fields{initial: str(1, idLength), "response_url_enabled": boolean})))
		all["multi_"+kind+"_select"] = object(nil, with(chooser, with(extra,
			fields{initial + "s": list(1, 100, str(1, idLength)), "max_selected_items": between(1, 100)})))
	}
	all["static_select"] = both(object(nil, with(chooser, with(optionSource, fields{"initial_option": plainOption}))), someOf("options", "option_groups"))
	all["multi_static_select"] = both(object(nil, with(chooser, with(optionSource,
		fields{"initial_options": list(1, 100, plainOption), "max_selected_items": between(1, 100)}))), someOf("options", "option_groups"))
	all["external_select"] = object(nil, with(chooser, fields{"initial_option": plainOption, "min_query_length": between(0, 100)}))
	return all
}

// pickers are the dates, times and choices.
func pickers() map[string]rule {
	choice := fields{"options": list(1, 10, option())}
	return map[string]rule{
		"datepicker":     object(nil, with(chooser, fields{"initial_date": str(10, 10)})),
		"timepicker":     object(nil, with(chooser, fields{"initial_time": str(5, 5), "timezone": str(1, 100)})),
		"datetimepicker": object(nil, with(chooser, fields{"initial_date_time": number})),
		"checkboxes":     object(choice, with(chooser, fields{"initial_options": list(1, 10, option())})),
		"radio_buttons":  object(choice, with(chooser, fields{"initial_option": option()})),
	}
}

// buttons are what is pressed.
func buttons() map[string]rule {
	return map[string]rule{
		"button": object(fields{"text": plain(75)}, with(actionable, fields{"url": address(urlLength), "value": str(1, 2000),
			"style": color, "confirm": confirm, "accessibility_label": str(1, 75)})),
		"workflow_button": object(fields{"text": plain(75), "workflow": anything},
			with(actionable, fields{"style": color, "accessibility_label": str(1, 75)})),
		"overflow": object(fields{"options": list(1, 5, plainOption)}, with(actionable, fields{"confirm": confirm})),
	}
}

// inputs are what is typed into; they stand in input blocks only.
func inputs() map[string]rule {
	length := fields{"min_length": between(0, 3000), "max_length": between(1, 3000)}
	return map[string]rule{
		"plain_text_input": object(nil, with(typed, with(length, fields{"initial_value": str(0, 3000), "multiline": boolean}))),
		"email_text_input": object(nil, with(typed, fields{"initial_value": str(0, 3000)})),
		"url_text_input":   object(nil, with(typed, fields{"initial_value": str(0, 3000)})),
		"number_input": object(fields{"is_decimal_allowed": boolean}, with(typed,
			fields{"initial_value": str(0, 100), "min_value": str(1, 100), "max_value": str(1, 100)})),
		"rich_text_input": object(nil, with(typed, fields{"initial_value": richText, "min_lines": between(1, 100), "max_lines": between(1, 100)})),
		"file_input":      object(nil, with(actionable, fields{"filetypes": list(1, 100, str(1, 20)), "max_files": between(1, 10)})),
	}
}

var (
	accessories    = merge(selects(), pickers(), buttons(), map[string]rule{"image": imageElement})
	actionElements = merge(selects(), pickers(), buttons())
	inputElements  = merge(selects(), pickers(), inputs())
)

var feedbackButton = untyped(fields{"text": plain(75), "value": str(1, 2000)}, fields{"accessibility_label": str(1, 75)})

var contextActionElements = map[string]rule{
	"feedback_buttons": object(fields{"positive_button": feedbackButton, "negative_button": feedbackButton}, actionable),
	"icon_button": object(fields{"icon": oneOf("trash"), "text": plain(75)}, with(actionable, fields{"value": str(1, 2000),
		"confirm": confirm, "accessibility_label": str(1, 75), "visible_to_user_ids": list(1, 100, str(1, idLength))})),
}

// Element finds the interactive element with an action_id, and the block_id of
// its block. An empty blockID matches every block.
func Element(blocks []Block, blockID, actionID string) (foundBlock string, element Block, err error) {
	for _, block := range blocks {
		id, _ := block["block_id"].(string)
		if blockID != "" && id != blockID {
			continue
		}
		for _, candidate := range Elements(block) {
			if candidate["action_id"] == actionID {
				return id, candidate, nil
			}
		}
	}
	return "", nil, fmt.Errorf("no element with action_id %q", actionID)
}

// Elements are the interactive elements of a block, in order.
func Elements(block Block) []Block {
	var found []Block
	for _, key := range []string{"accessory", "element"} {
		if element, ok := block[key].(map[string]any); ok {
			found = append(found, element)
		}
	}
	if block["type"] == "actions" || block["type"] == "context_actions" {
		items, _ := block["elements"].([]any)
		for _, item := range items {
			if element, ok := item.(map[string]any); ok {
				found = append(found, element)
			}
		}
	}
	return found
}
