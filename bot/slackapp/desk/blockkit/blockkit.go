// Package blockkit checks Block Kit as Slack does and draws it as HTML.
//
// Checking follows the shapes and lengths of Slack's reference
// (https://docs.slack.dev/reference/block-kit): [CheckBlocks] and [CheckView]
// return every fault with the JSON pointer at which it lies, in the words that
// Slack's Web API puts into response_metadata.messages. Lengths are counted in
// characters (runes).
//
// Drawing is by html/template, so every text is escaped, and only http and
// https addresses become links. See [Renderer].
package blockkit

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Block is one decoded block or element: JSON objects are map[string]any,
// arrays []any, numbers float64.
type Block = map[string]any

// Surface is where blocks are shown; Slack allows other blocks on each.
type Surface string

// The surfaces that Slack knows. Stream is a message that is written piece by
// piece with chat.appendStream, which takes more kinds of block.
const (
	Message Surface = "message"
	Stream  Surface = "stream"
	Modal   Surface = "modal"
	Home    Surface = "home"
)

// maxBlocks is how many blocks one message may carry; a view may carry MaxViewBlocks.
const (
	maxBlocks     = 50
	maxViewBlocks = 100
)

// Problem is one thing that Slack would refuse.
type Problem struct {
	Pointer string // JSON pointer of the value at fault, such as /blocks/0/text/text
	Text    string // what is wrong with it
}

// String is the problem in the form of Slack's "errors" array.
func (p Problem) String() string {
	return fmt.Sprintf("%s [json-pointer:%s]", p.Text, p.Pointer)
}

// errNotArray says that the bytes are JSON, but no array of blocks.
var errNotArray = errors.New("blocks must be a JSON array of objects")

// Decode reads a JSON array of blocks. It returns an error when the bytes are
// no JSON or no array of objects; what the objects hold is not looked at.
func Decode(raw []byte) ([]Block, error) {
	var items []any
	if err := json.Unmarshal(raw, &items); err != nil {
		return nil, fmt.Errorf("decode blocks: %w", err)
	}
	blocks := make([]Block, 0, len(items))
	for _, item := range items {
		block, ok := item.(map[string]any)
		if !ok {
			return nil, errNotArray
		}
		blocks = append(blocks, block)
	}
	return blocks, nil
}

// CheckBlocks returns what Slack would refuse in the blocks of a message or a
// view; at is the JSON pointer of the array, such as /blocks. Nil means accepted.
func CheckBlocks(blocks []Block, on Surface, at string) []Problem {
	r := &report{}
	limit := maxBlocks
	if on == Modal || on == Home {
		limit = maxViewBlocks
	}
	if len(blocks) > limit {
		r.add(at, "no more than %d items allowed", limit)
	}
	rules := surfaces[on]
	seen := map[string]bool{}
	tables := 0
	for i, block := range blocks {
		here := fmt.Sprintf("%s/%d", at, i)
		byType(rules)(r, here, block)
		if id, _ := block["block_id"].(string); id != "" {
			if seen[id] {
				r.add(here+"/block_id", "block_id already exists: %s", id)
			}
			seen[id] = true
		}
		if block["type"] == "table" {
			tables++
		}
		uniqueActions(r, here, block)
	}
	if tables > 1 {
		r.add(at, "only_one_table_allowed")
	}
	return r.problems
}

// uniqueActions reports two elements of one block with the same action_id.
func uniqueActions(r *report, at string, block Block) {
	elements, _ := block["elements"].([]any)
	seen := map[string]bool{}
	for i, item := range elements {
		element, _ := item.(map[string]any)
		id, _ := element["action_id"].(string)
		if id != "" && seen[id] {
			r.add(fmt.Sprintf("%s/elements/%d/action_id", at, i), "action_id already exists: %s", id)
		}
		seen[id] = true
	}
}

// CheckView returns what Slack would refuse in a modal or an App Home view.
func CheckView(view map[string]any) []Problem {
	r := &report{}
	kind, _ := view["type"].(string)
	switch kind {
	case "modal":
		modalShape(r, "/view", view)
	case "home":
		homeShape(r, "/view", view)
	default:
		r.add("/view/type", "unsupported type: %s", kind)
		return r.problems
	}
	items, _ := view["blocks"].([]any)
	blocks := make([]Block, 0, len(items))
	hasInput := false
	for i, item := range items {
		block, ok := item.(map[string]any)
		if !ok {
			r.add(fmt.Sprintf("/view/blocks/%d", i), "must provide an object")
			return r.problems
		}
		hasInput = hasInput || block["type"] == "input"
		blocks = append(blocks, block)
	}
	if kind == "modal" && hasInput && view["submit"] == nil {
		r.add("/view", "missing required field: submit")
	}
	r.problems = append(r.problems, CheckBlocks(blocks, Surface(kind), "/view/blocks")...)
	return r.problems
}

// AssignIDs gives every block a block_id and every interactive element an
// action_id where they have none, as Slack does when it stores a message.
func AssignIDs(blocks []Block, newID func() string) {
	for _, block := range blocks {
		if s, _ := block["block_id"].(string); s == "" {
			block["block_id"] = newID()
		}
		for _, key := range []string{"accessory", "element"} {
			if element, ok := block[key].(map[string]any); ok {
				assignAction(element, newID)
			}
		}
		elements, _ := block["elements"].([]any)
		if block["type"] == "rich_text" || block["type"] == "context" {
			continue
		}
		for _, item := range elements {
			if element, ok := item.(map[string]any); ok {
				assignAction(element, newID)
			}
		}
	}
}

func assignAction(element map[string]any, newID func() string) {
	if element["type"] == "image" {
		return
	}
	if s, _ := element["action_id"].(string); s == "" {
		element["action_id"] = newID()
	}
}

// MarkdownLength is the number of characters in all markdown blocks together,
// which Slack limits to 12,000 for one message.
func MarkdownLength(blocks []Block) int {
	n := 0
	for _, block := range blocks {
		if block["type"] == "markdown" {
			text, _ := block["text"].(string)
			n += runes(text)
		}
	}
	return n
}
