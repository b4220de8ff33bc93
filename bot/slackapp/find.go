package slackapp

import (
	"context"
	"errors"
	"fmt"
	"maps"

	"github.com/pullquote/pullquote/bot/say"
	"github.com/slack-go/slack"
)

// metadataType names the metadata of this app's messages.
const metadataType = "pullquote_answer"

// mark is what tells a message of this app among others: it travels with it
// as metadata. The members of the workspace and their apps can read it.
type mark struct {
	key         string
	part, parts int // part counts from 0
}

func (m mark) metadata() slack.SlackMetadata {
	return slack.SlackMetadata{EventType: metadataType, EventPayload: map[string]any{"key": m.key, "part": m.part, "parts": m.parts}}
}

// readMark reads what metadata wrote.
func readMark(m slack.SlackMetadata) mark {
	key, _ := m.EventPayload["key"].(string)
	part, _ := m.EventPayload["part"].(float64) // what JSON has for numbers
	parts, _ := m.EventPayload["parts"].(float64)
	return mark{key: key, part: int(part), parts: int(parts)}
}

// lookBack is how many messages of a channel are looked through for one that
// stands in no thread: some hours of a busy channel.
const lookBack = 400

// pageSize is how many messages are asked for at once; Slack advises against
// more than 200.
const pageSize = 200

// Find looks in the place for the message of the key and returns its address,
// or nothing when none arrived. Of a message in several parts that arrived in
// part it remembers which, so that Send posts the rest. The error wraps
// errUnknown for what one person alone can see: Slack shows such messages to
// no app.
func (c *Client) Find(ctx context.Context, key string, to say.Place) (string, error) {
	w, ok := readPlace(to)
	if !ok {
		return "", fmt.Errorf("place %q is not in Slack", to)
	}
	if w.private() {
		return "", errUnknown
	}
	seen, parts, err := c.look(ctx, key, w)
	if first, there := seen[0]; err == nil && there && w.thread == "" && len(seen) < parts { // the rest may stand in its thread
		var below map[int]string
		if below, _, err = c.look(ctx, key, where{channel: w.channel, thread: first}); err == nil {
			maps.Copy(seen, below)
		}
	}
	if codeOf(err) == "missing_scope" {
		return "", errors.Join(errUnknown, err)
	}
	if err != nil {
		return "", err
	}
	if len(seen) < parts || parts == 0 {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.arrived[key] = seen
		return "", nil
	}
	return w.channel + "/" + seen[0], nil
}

// look returns the timestamps of the parts of the message that are there.
func (c *Client) look(ctx context.Context, key string, w where) (seen map[int]string, parts int, err error) {
	seen = map[int]string{}
	err = c.each(ctx, w, func(m slack.Message) {
		if found := readMark(m.Metadata); m.Metadata.EventType == metadataType && found.key == key {
			seen[found.part], parts = m.Timestamp, found.parts
		}
	})
	return seen, parts, err
}

// each pages through the thread, or the newest messages of the channel, and
// calls do with those of this app.
func (c *Client) each(ctx context.Context, w where, do func(slack.Message)) error {
	self, err := c.identify(ctx)
	if err != nil {
		return err
	}
	for cursor, read := "", 0; ; {
		page, next, err := c.page(ctx, w, cursor)
		if err != nil {
			return err
		}
		for _, m := range page {
			if m.User == self.user || m.BotID == self.bot {
				do(m)
			}
		}
		if read += len(page); next == "" || (w.thread == "" && read >= lookBack) {
			return nil
		}
		cursor = next
	}
}

func (c *Client) page(ctx context.Context, w where, cursor string) (page []slack.Message, next string, err error) {
	if w.thread != "" {
		err = c.gates.pass(ctx, "conversations.replies", func() error {
			page, _, next, err = c.api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
				ChannelID: w.channel, Timestamp: w.thread, Cursor: cursor, Limit: pageSize, IncludeAllMetadata: true,
			})
			return err
		})
		return page, next, err
	}
	err = c.gates.pass(ctx, "conversations.history", func() error {
		history, err := c.api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
			ChannelID: w.channel, Cursor: cursor, Limit: pageSize, IncludeAllMetadata: true,
		})
		if err == nil {
			page, next = history.Messages, history.ResponseMetaData.NextCursor
		}
		return err
	})
	return page, next, err
}
