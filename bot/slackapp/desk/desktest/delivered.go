package desktest

import (
	"encoding/json"
	"testing"
)

// Delivered fails the test unless what the desk sent to the app, an envelope's
// type and payload, is of the form that Slack's types give to it.
func Delivered(t testing.TB, envelope string, payload []byte) {
	t.Helper()
	var body struct {
		Type  string
		Event json.RawMessage
	}
	if err := json.Unmarshal(payload, &body); err != nil {
		t.Errorf("delivered %s: %v", envelope, err)
		return
	}
	if envelope == "slash_commands" {
		body.Type = envelope
	}
	if err := shape(body.Type).fits(withoutNulls(payload)); err != nil {
		t.Errorf("delivered %s: %v", body.Type, err)
	}
	if body.Event == nil {
		return
	}
	kind := eventShape(body.Event)
	if err := kind.fits(withWholeMessages(body.Event)); err != nil {
		t.Errorf("delivered the event %s: %v", kind, err)
	}
}

// withoutNulls leaves out the members that are null, such as "enterprise"
// (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload):
// the types say of them that they may be absent.
func withoutNulls(payload []byte) map[string]any {
	var members map[string]any
	_ = json.Unmarshal(payload, &members) // no JSON has no members
	for name, value := range members {
		if value == nil {
			delete(members, name)
		}
	}
	return members
}

// withWholeMessages gives the message within message_changed or message_deleted
// the members of an event, which Slack does not send there
// (https://docs.slack.dev/reference/events/message/message_changed) though its
// types have them.
func withWholeMessages(event []byte) map[string]any {
	members := withoutNulls(event)
	for _, name := range []string{"message", "previous_message"} {
		if inner, ok := members[name].(map[string]any); ok {
			inner["channel"], inner["channel_type"], inner["event_ts"] = members["channel"], members["channel_type"], inner["ts"]
		}
	}
	return members
}

// eventShape is the type of an event: messages have one for each subtype.
func eventShape(event []byte) shape {
	var e struct {
		Type, Subtype string
		BotID         string `json:"bot_id"`
	}
	_ = json.Unmarshal(event, &e) // no JSON has no shape either
	switch {
	case e.Type != "message":
		return shape(e.Type)
	case e.Subtype == "message_changed", e.Subtype == "message_deleted":
		return shape(e.Subtype)
	case e.Subtype != "":
		return shape("message_" + e.Subtype)
	}
	return "message"
}
