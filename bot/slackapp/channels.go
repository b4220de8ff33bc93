package slackapp

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"
)

// channelInfo is what Slack says about a channel itself.
type channelInfo struct {
	// closed says that it is a private channel of this workspace alone.
	closed bool
	// member says that this app was invited to it.
	member  bool
	creator string // the id of the person who made it
}

// info asks Slack about a channel.
func (c *Client) info(ctx context.Context, id string) (channelInfo, error) {
	var out channelInfo
	err := c.gates.pass(ctx, "conversations.info", func() error {
		info, err := c.api.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: id})
		if err == nil {
			shared := info.IsShared || info.IsExtShared || info.IsOrgShared || info.IsPendingExtShared
			out = channelInfo{closed: info.IsPrivate && !shared && !info.IsIM && !info.IsMpIM, member: info.IsMember, creator: info.Creator}
		}
		return err
	})
	if err != nil {
		return channelInfo{}, fmt.Errorf("channel %s: %w", id, err)
	}
	return out, nil
}

// reads reports whether this app takes part in the conversation: Slack shows
// it what was said last.
func (c *Client) reads(ctx context.Context, id string) (bool, error) {
	err := c.gates.pass(ctx, "conversations.history", func() error {
		_, err := c.api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{ChannelID: id, Limit: 1})
		return err
	})
	if isGone(err) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("channel %s: %w", id, err)
	}
	return true, nil
}

const (
	// pageOfChannels is how many channels Slack is asked for at once; it takes
	// up to 999 and advises 200 (https://docs.slack.dev/reference/methods/users.conversations).
	pageOfChannels = 200
	// pagesOfChannels bounds the calls for one person: a thousand channels.
	pagesOfChannels = 5
)

// channelsOf returns the channels that the person is a member of: all public
// ones, and the private ones that this app was invited to.
func (c *Client) channelsOf(ctx context.Context, person string) (map[string]bool, error) {
	out := map[string]bool{}
	cursor := ""
	for range pagesOfChannels {
		var page []slack.Channel
		err := c.gates.pass(ctx, "users.conversations", func() error {
			var err error
			page, cursor, err = c.api.GetConversationsForUserContext(ctx, &slack.GetConversationsForUserParameters{
				UserID: person, Cursor: cursor, Types: []string{"public_channel", "private_channel"}, Limit: pageOfChannels, ExcludeArchived: true,
			})
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("channels of user %s: %w", person, err)
		}
		for _, channel := range page {
			out[channel.ID] = true
		}
		if cursor == "" {
			break
		}
	}
	return out, nil
}
