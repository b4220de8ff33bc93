package desktest

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// The schemas of what an app sends (types/slack.ts) and receives
// (types/received.ts).
var (
	//go:embed slack.schema.json
	slackSchema []byte
	//go:embed received.schema.json
	receivedSchema []byte
)

// shape is one of the types that types/slack.ts or types/received.ts exports.
type shape string

const (
	blocksShape   shape = "Blocks"
	chunksShape   shape = "Chunks"
	metadataShape shape = "Metadata"
	viewShape     shape = "View"
	appShape      shape = "App"
)

// receivedShapes are the types of types/received.ts.
var receivedShapes = []shape{
	"agent_session_stopped", "agent_session_title_changed", "app_context_changed", "app_home_opened", "app_mention", "member_joined_channel",
	"message", "message_bot", "message_changed", "message_deleted", "message_file_share", "message_thread_broadcast", "reaction_added",
	"event_callback", "slash_commands", "block_actions", "shortcut", "message_action", "view_submission", "view_closed",
}

// shapes are read once: a test run opens hundreds of desks.
var shapes = sync.OnceValues(readShapes)

func readShapes() (map[shape]*jsonschema.Schema, error) {
	all := map[shape]*jsonschema.Schema{}
	sent := []shape{blocksShape, chunksShape, metadataShape, viewShape, appShape}
	return all, errors.Join(compile(all, slackSchema, addDocumented, sent), compile(all, receivedSchema, nil, receivedShapes))
}

// compile adds the shapes that a schema defines; mend may be nil.
func compile(all map[shape]*jsonschema.Schema, schema []byte, mend func(any) error, names []shape) error {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return fmt.Errorf("read schema of %s: %w", names[0], err)
	}
	if mend != nil {
		if err := mend(document); err != nil {
			return err
		}
	}
	definitions, _ := at(document, "definitions")
	discriminate(definitions, definitions)
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", document); err != nil {
		return err
	}
	for _, name := range names {
		if all[name], err = compiler.Compile("schema.json#/definitions/" + string(name)); err != nil {
			return err
		}
	}
	return nil
}

// addDocumented adds what Slack's reference has and its types lack: the offset
// of a list, which slack-go always writes
// (https://docs.slack.dev/reference/block-kit/block-elements/rich-text-list-element),
// the event without which an agent has no stop button
// (https://docs.slack.dev/reference/events/agent_session_stopped) and the scope
// of agents (https://docs.slack.dev/reference/scopes/assistant.write).
func addDocumented(document any) error {
	list, hasList := at(document, "definitions", "RichTextList", "properties")
	events, hasEvents := at(document, "definitions", "App", "properties", "settings", "properties", "event_subscriptions", "properties", "bot_events", "items")
	scopes, hasScopes := at(document, "definitions", "App", "properties", "oauth_config", "properties", "scopes", "properties", "bot", "items")
	if !hasList || !hasEvents || !hasScopes {
		return errors.New("slack.schema.json has other members than expected")
	}
	list["offset"] = map[string]any{"type": "integer"}
	for name, member := range map[string]map[string]any{"agent_session_stopped": events, "assistant:write": scopes} {
		known, _ := member["enum"].([]any)
		member["enum"] = append(known, name)
	}
	return nil
}

// at is the object that lies under the names.
func at(v any, names ...string) (map[string]any, bool) {
	object, ok := v.(map[string]any)
	if !ok || len(names) == 0 {
		return object, ok
	}
	return at(object[names[0]], names[1:]...)
}

// fits says where a value, as JSON writes it, differs from the shape.
func (s shape) fits(v any) error {
	known, err := shapes()
	if err != nil {
		return err
	}
	if known[s] == nil {
		return fmt.Errorf("Slack's types know no %s", s)
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	plain, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return err
	}
	err = known[s].Validate(plain)
	var invalid *jsonschema.ValidationError
	if errors.As(err, &invalid) {
		return errors.New(strings.Join(leaves(invalid), "; "))
	}
	return err
}

// leaves are the deepest causes. Of alternatives, such as the kinds of block,
// those count whose "type" is the value's own: the others say nothing.
func leaves(e *jsonschema.ValidationError) []string {
	if len(e.Causes) == 0 {
		return []string{"/" + strings.Join(e.InstanceLocation, "/") + ": " + e.ErrorKind.LocalizedString(message.NewPrinter(language.English))}
	}
	var all, meant []string
	for _, cause := range e.Causes {
		own := leaves(cause)
		all = append(all, own...)
		if !otherType(cause, e.InstanceLocation) {
			meant = append(meant, own...)
		}
	}
	if _, alternatives := e.ErrorKind.(*kind.AnyOf); alternatives && len(meant) > 0 {
		return meant
	}
	return all
}

// otherType reports whether e says that the value at the place has another
// "type" than the schema asks.
func otherType(e *jsonschema.ValidationError, place []string) bool {
	if _, isConst := e.ErrorKind.(*kind.Const); isConst {
		return slices.Equal(e.InstanceLocation, append(slices.Clone(place), "type"))
	}
	if _, alternatives := e.ErrorKind.(*kind.AnyOf); alternatives {
		return !slices.ContainsFunc(e.Causes, func(cause *jsonschema.ValidationError) bool { return !otherType(cause, place) })
	}
	return slices.ContainsFunc(e.Causes, func(cause *jsonschema.ValidationError) bool { return otherType(cause, place) })
}
