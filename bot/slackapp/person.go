package slackapp

import (
	"cmp"
	"context"
	"fmt"
	"time"
)

// personFacts is what decides about a person.
type personFacts struct {
	asked time.Time
	// full says that the person is a member of this workspace and no guest.
	full bool
	// admin says that the person is an admin or an owner of the workspace.
	admin bool
	bot   bool
	name  string
	zone  *time.Location // of the person's clock; nil where Slack does not tell
}

// person asks Slack about a person, or remembers.
func (c *Client) person(ctx context.Context, id string) (personFacts, error) {
	c.mu.Lock()
	facts, known := c.audience.people[id]
	c.mu.Unlock()
	if known && c.opts.Now().Sub(facts.asked) < rightsLife {
		return facts, nil
	}
	self, err := c.identify(ctx)
	if err != nil {
		return personFacts{}, err
	}
	facts = personFacts{asked: c.opts.Now()}
	err = c.gates.pass(ctx, "users.info", func() error {
		u, err := c.api.GetUserInfoContext(ctx, id)
		if err != nil {
			return err
		}
		facts.full = u.TeamID == self.team && !u.IsRestricted && !u.IsUltraRestricted && !u.IsStranger && !u.Deleted && !u.IsBot
		facts.admin = u.IsAdmin || u.IsOwner || u.IsPrimaryOwner
		facts.bot, facts.name = u.IsBot, cmp.Or(u.RealName, u.Profile.RealName)
		if zone, err := time.LoadLocation(u.TZ); err == nil && u.TZ != "" {
			facts.zone = zone
		}
		return nil
	})
	if err != nil {
		return personFacts{}, fmt.Errorf("user %s: %w", id, err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.audience.people == nil {
		c.audience.people = map[string]personFacts{}
	}
	c.audience.people[id] = facts
	return facts, nil
}
