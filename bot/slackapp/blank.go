package slackapp

import (
	"context"
	"fmt"
	"maps"
	"strings"

	"github.com/pullquote/pullquote/bot/say"
	"github.com/slack-go/slack"
)

// Blank writes the text over the message of the key at the address, and over
// all its parts, so that nothing else is left of them. What nobody can edit any
// more, because it was deleted or only one person saw it, is no error.
func (c *Client) Blank(ctx context.Context, key, address string, place say.Place, text string) error {
	w, ok := readPlace(place)
	channel, first, addressed := strings.Cut(address, "/")
	if !ok || !addressed || w.private() {
		return nil
	}
	parts, _, err := c.look(ctx, key, where{channel: channel, thread: first})
	if err == nil && w.thread != "" {
		var further map[int]string
		further, _, err = c.look(ctx, key, where{channel: channel, thread: w.thread})
		maps.Copy(parts, further)
	}
	switch code := codeOf(err); {
	case code == "thread_not_found", code == "channel_not_found", code == "message_not_found", code == "missing_scope":
		parts = map[int]string{} // the address is all that is known
	case err != nil:
		return fmt.Errorf("looking for the parts of %s: %w", key, err)
	}
	parts[0] = first
	blocks := []slack.Block{slack.NewSectionBlock(label(text), nil, nil)}
	for part, ts := range parts {
		err := c.update(ctx, channel, ts, text, blocks, mark{key: key, part: part, parts: len(parts)})
		switch code := codeOf(err); {
		case code == "message_not_found", code == "cant_update_message", code == "channel_not_found", code == "is_archived":
		case err != nil:
			return err
		}
	}
	return nil
}
