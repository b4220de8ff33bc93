package slackapp

import (
	"context"
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"github.com/pullquote/pullquote/bot/answer"
)

// updateChars is the longest text that chat.update takes, in characters
// (https://docs.slack.dev/reference/methods/chat.update).
const updateChars = 4000

// Finish implements say.Stage. The stream ends with the quotations and all
// that follows them. Where that does not fit what was streamed, as after a
// crash, a cut or a change of an article, the stream is only ended and the
// message is written anew.
func (s *stream) Finish(ctx context.Context, key, address string, m answer.Message) (string, error) {
	s.stopWriting()
	parts, ok := lay(m, renderOptions{key: key, streamed: true, zone: s.client.opts.Zone})
	if !ok {
		return "", fmt.Errorf("Slack cannot show a %T", m)
	}
	if _, arrived := s.client.seen(key)[0]; !arrived {
		_, ts, _ := strings.Cut(address, "/")
		err := s.finishFirst(ctx, ts, m, parts[0], mark{key: key, parts: len(parts)})
		if code := codeOf(err); code == "message_not_found" || code == "cant_update_message" {
			return s.client.post(ctx, key, s.to, parts) // somebody deleted it
		}
		if err != nil {
			return "", err
		}
		s.client.saw(key, 0, ts)
	}
	return s.client.post(ctx, key, s.to, parts)
}

// finishFirst makes the streamed message the first part of the answer.
func (s *stream) finishFirst(ctx context.Context, ts string, whole answer.Message, part message, m mark) error {
	c := s.client
	if s.state == streaming && ts == s.ts && s.continuedBy(whole) {
		err := c.stopStream(ctx, s.to.channel, ts, part.blocks[s.sent:], m)
		if err == nil {
			return nil
		}
		c.opts.Log.WarnContext(ctx, "a stream did not end; the message is written anew", "key", m.key, "error", nameOf(err))
	}
	c.endStream(ctx, s.to.channel, ts)
	err := c.update(ctx, s.to.channel, ts, part.text, part.blocks, m)
	if !isBadContent(err) {
		return err
	}
	c.opts.Log.WarnContext(ctx, "Slack refused the blocks of a message; it is sent as plain text", "key", m.key, "error", codeOf(err))
	texts := cut(part.plain, updateChars)
	if err := c.update(ctx, s.to.channel, ts, texts[0], nil, m); err != nil {
		return err
	}
	for _, text := range texts[1:] {
		if _, err := c.postOne(ctx, s.to, text, nil, mark{key: m.key + "/more"}); err != nil {
			return err
		}
	}
	return nil
}

// continuedBy reports whether the answer begins with the claims that were
// streamed: not when an article was changed in between, and not for a message
// that orders its claims in another way.
func (s *stream) continuedBy(m answer.Message) bool {
	a, ok := m.(answer.Answer)
	whole := claims(a, true)
	if !ok || len(whole) < s.sent || a.Outcome == answer.NotFound {
		return false
	}
	for i, p := range s.claims[:s.sent] {
		if whole[i].text != p.text {
			return false
		}
	}
	return true
}

// appendStream adds the pieces to a stream.
func (c *Client) appendStream(ctx context.Context, channel, ts string, pieces []piece) error {
	return c.gates.pass(ctx, "chat.appendStream", func() error {
		_, _, err := c.api.AppendStreamContext(ctx, channel, ts, slack.MsgOptionChunks(slack.NewBlocksChunk(blocksOf(pieces)...)))
		return err
	})
}

// stopStream ends a stream with the blocks. The message has its mark then.
func (c *Client) stopStream(ctx context.Context, channel, ts string, blocks []slack.Block, m mark) error {
	return c.gates.pass(ctx, "chat.stopStream", func() error {
		_, _, err := c.api.StopStreamContext(ctx, channel, ts, slack.MsgOptionBlocks(blocks...), slack.MsgOptionMetadata(m.metadata()))
		return err
	})
}

// endStream ends a stream as it is, if it has not ended. Whether it did, the
// edit that follows will show.
func (c *Client) endStream(ctx context.Context, channel, ts string) {
	err := c.gates.pass(ctx, "chat.stopStream", func() error {
		_, _, err := c.api.StopStreamContext(ctx, channel, ts)
		return err
	})
	if err != nil {
		c.opts.Log.InfoContext(ctx, "a stream had ended or could not be ended", "channel", channel, "error", nameOf(err))
	}
}

// update makes the message what is given, whatever it was. The empty mark
// leaves it without one.
func (c *Client) update(ctx context.Context, channel, ts, text string, blocks []slack.Block, m mark) error {
	options := []slack.MsgOption{
		slack.MsgOptionText(text, false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl(),
	}
	if len(blocks) > 0 {
		options = append(options, slack.MsgOptionBlocks(blocks...))
	}
	if m.key != "" {
		options = append(options, slack.MsgOptionMetadata(m.metadata()))
	}
	err := c.gates.pass(ctx, "chat.update/"+channel, func() error {
		_, _, _, err := c.api.UpdateMessageContext(ctx, channel, ts, options...)
		return err
	})
	if err != nil {
		return fmt.Errorf("writing message %s/%s anew: %w", channel, ts, err)
	}
	return nil
}
