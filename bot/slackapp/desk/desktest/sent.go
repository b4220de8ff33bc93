package desktest

import (
	"encoding/json"
	"fmt"
	"testing"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/bot/slackapp/desk/blockkit"
)

// Lengths in characters (https://docs.slack.dev/reference/methods/chat.postMessage).
// The desk holds the text of chat.update to its shorter limit by itself.
const (
	textLimit     = 40_000
	markdownLimit = 12_000
)

// Sent fails the test for everything in a desk's record that the app sent, by whatever way
// and whatever the desk made of it, that Slack's types or its documented
// lengths do not allow. It returns how many messages and views it saw.
func Sent(t testing.TB, record []desk.Entry) int {
	t.Helper()
	return hold(t, record, func(desk.Entry) bool { return true })
}

// Accepted is Sent for the calls that the desk took: for tests that send what
// it must refuse. Nobody refuses an acknowledgement, so those do not count.
func Accepted(t testing.TB, record []desk.Entry) int {
	t.Helper()
	return hold(t, record, func(e desk.Entry) bool { return e.Error == "" && e.Kind != "ack" })
}

func hold(t testing.TB, record []desk.Entry, counts func(desk.Entry) bool) int {
	t.Helper()
	n := 0
	for _, e := range record {
		sent := e.Args
		switch e.Kind {
		case "ack":
			sent = nil
			_ = json.Unmarshal(e.Result, &sent) // an ack without a message or a form
		case "call", "response":
		default:
			continue
		}
		if !counts(e) {
			continue
		}
		seen, faults := check(sent)
		n += seen
		for _, fault := range faults {
			t.Errorf("%s %s, entry %d: %s", e.Kind, e.Method, e.Seq, fault)
		}
	}
	return n
}

// check looks at the members of a call that carry content.
func check(sent map[string]any) (seen int, faults []string) {
	note := func(err error) {
		seen = 1
		if err != nil {
			faults = append(faults, err.Error())
		}
	}
	for name, judge := range map[string]func(any) error{
		"blocks": fitBlocks, "view": fitView,
		"chunks":        func(v any) error { return chunksShape.fits(v) },
		"metadata":      fitMetadata,
		"text":          func(v any) error { return within(v, textLimit) },
		"markdown_text": func(v any) error { return within(v, markdownLimit) },
	} {
		if v := sent[name]; v != nil && v != "" {
			if err := judge(v); err != nil {
				note(fmt.Errorf("%s%w", name, err))
			} else {
				note(nil)
			}
		}
	}
	return seen, faults
}

func within(v any, limit int) error {
	if s, _ := v.(string); utf8.RuneCountInString(s) > limit {
		return fmt.Errorf(" is %d characters long, over %d", utf8.RuneCountInString(s), limit)
	}
	return nil
}

// fitMetadata lets empty metadata pass, which is what clears a message's.
func fitMetadata(v any) error {
	if m, _ := v.(map[string]any); m["event_type"] == "" {
		return nil
	}
	return metadataShape.fits(v)
}

// fitBlocks holds the blocks of a message to Slack's types and lengths.
func fitBlocks(v any) error {
	if err := blocksShape.fits(v); err != nil {
		return err
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	blocks, err := blockkit.Decode(raw)
	if err != nil {
		return err
	}
	return firstOf(blockkit.CheckBlocks(blocks, blockkit.Message, ""))
}

// fitView holds a modal or an App Home to Slack's types and lengths.
func fitView(v any) error {
	if err := viewShape.fits(v); err != nil {
		return err
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	var view map[string]any
	if err := json.Unmarshal(raw, &view); err != nil {
		return err
	}
	return firstOf(blockkit.CheckView(view))
}

func firstOf(problems []blockkit.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	return fmt.Errorf(": %s", problems[0])
}

// Blocks fails the test unless v, written as JSON, is an array of blocks that
// Slack takes in a message.
func Blocks(t testing.TB, v any) {
	t.Helper()
	if err := fitBlocks(v); err != nil {
		t.Errorf("blocks%v", err)
	}
}

// View fails the test unless v, written as JSON, is a modal or an App Home that
// Slack takes.
func View(t testing.TB, v any) {
	t.Helper()
	if err := fitView(v); err != nil {
		t.Errorf("view%v", err)
	}
}

// Manifest fails the test unless the JSON is of the form that Slack's types
// give to an app's manifest. Those know no lengths.
func Manifest(t testing.TB, text []byte) {
	t.Helper()
	if err := appShape.fits(json.RawMessage(text)); err != nil {
		t.Errorf("manifest%v", err)
	}
}
