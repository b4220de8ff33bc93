package slackapp

import (
	"context"
	"sync"
	"time"

	"github.com/slack-go/slack"
)

// zoneSample is how many members of a channel are asked for their time zone:
// enough to see where most of them are, and a fifth of the calls that Slack
// takes in a minute.
const zoneSample = 20

// zoneOf returns the time zone that most members of the channel have; the
// person's own where that is as common, or where Slack does not tell; otherwise
// where it tells nothing at all.
func (c *Client) zoneOf(ctx context.Context, channel, person string, otherwise *time.Location) *time.Location {
	own, err := c.person(ctx, person)
	if err != nil {
		c.opts.Log.WarnContext(ctx, "a person's time zone is not known", "user", person, "error", codeOf(err))
	}
	if own.zone == nil {
		own.zone = otherwise
	}
	if ofTwo(channel) {
		return own.zone
	}
	people, err := c.some(ctx, channel)
	if err != nil {
		c.opts.Log.WarnContext(ctx, "the members of a channel are not known", "channel", channel, "error", codeOf(err))
		return own.zone
	}
	return mostCommon(c.zones(ctx, people), own.zone)
}

// some returns members of the channel, zoneSample at most.
func (c *Client) some(ctx context.Context, channel string) (people []string, err error) {
	err = c.gates.pass(ctx, "conversations.members", func() error {
		var err error
		people, _, err = c.api.GetUsersInConversationContext(ctx, &slack.GetUsersInConversationParameters{ChannelID: channel, Limit: zoneSample})
		return err
	})
	return people, err
}

// zones returns the time zones of those people of whom Slack tells it.
func (c *Client) zones(ctx context.Context, people []string) []*time.Location {
	found := make([]*time.Location, len(people))
	var asking sync.WaitGroup
	for i, id := range people {
		asking.Go(func() {
			if p, err := c.person(ctx, id); err == nil && !p.bot {
				found[i] = p.zone
			}
		})
	}
	asking.Wait()
	return found
}

// mostCommon returns the zone that stands most often in the list; own where
// none stands there more often than it.
func mostCommon(zones []*time.Location, own *time.Location) *time.Location {
	count := map[string]int{}
	for _, zone := range zones {
		if zone != nil {
			count[zone.String()]++
		}
	}
	most := own
	for _, zone := range zones { // in their order: the same list, the same zone
		if zone != nil && count[zone.String()] > count[most.String()] {
			most = zone
		}
	}
	return most
}
