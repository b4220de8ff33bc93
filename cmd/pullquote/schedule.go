package main

import (
	"context"
	"fmt"
	"time"

	"github.com/pullquote/pullquote/bot/daily"
	"github.com/pullquote/pullquote/bot/digest"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/books"
)

// digestSchedule keeps in the books when each channel gets its digest.
type digestSchedule struct {
	books *books.Books
	now   func() time.Time
}

// Subscriptions implements slackapp.Schedule.
func (s digestSchedule) Subscriptions(ctx context.Context) ([]digest.Subscription, error) {
	stored, err := s.books.Subscriptions(ctx)
	if err != nil {
		return nil, err
	}
	var all []digest.Subscription
	for _, one := range stored {
		if !one.Active {
			continue
		}
		subscription, err := subscriptionOf(one)
		if err != nil {
			return nil, err
		}
		all = append(all, subscription)
	}
	return all, nil
}

// Subscribe implements slackapp.Schedule.
func (s digestSchedule) Subscribe(ctx context.Context, wanted digest.Subscription, person string) error {
	return s.books.Subscribe(ctx, books.Subscription{
		Channel: string(wanted.Channel), Hour: wanted.Rule.Hour, Minute: wanted.Rule.Minute, Zone: wanted.Rule.Zone.String(),
		Weekdays: wanted.Rule.Weekdays, Topics: wanted.Topics, Quiet: wanted.Quiet, Active: true, SetBy: person,
	}, s.now())
}

// Unsubscribe implements slackapp.Schedule.
func (s digestSchedule) Unsubscribe(ctx context.Context, channel say.Place, person string) (bool, error) {
	return s.books.Unsubscribe(ctx, string(channel), person, s.now())
}

// subscriptionOf is a stored subscription without what became of its digests.
func subscriptionOf(s books.Subscription) (digest.Subscription, error) {
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		return digest.Subscription{}, fmt.Errorf("time zone of %s: %w", s.Channel, err)
	}
	return digest.Subscription{
		Channel: say.Place(s.Channel), Rule: daily.Rule{Hour: s.Hour, Minute: s.Minute, Zone: zone, Weekdays: s.Weekdays},
		Topics: s.Topics, Quiet: s.Quiet, Since: s.Since,
	}, nil
}
