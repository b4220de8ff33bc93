package books

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Subscription says when a channel gets its daily digest and what of.
type Subscription struct {
	Channel      string // the place, as the ledger has it
	Hour, Minute int    // by the clocks of Zone
	Zone         string // IANA name, such as Europe/London
	Weekdays     bool   // not on Saturday and Sunday
	Topics       []string
	Active       bool
	// Quiet says nothing when nothing is new, instead of one line.
	Quiet bool
	// Since is when it was last switched on or its time was changed: digests
	// that were due before it are not owed. Subscribe sets it.
	Since time.Time
	SetBy string // the person who last changed it
	SetAt time.Time
}

// errNotATime says that a subscription's time of day or its zone is none.
var errNotATime = errors.New("no such time of day or time zone")

// Subscribe stores the subscription of a channel, in place of the one it had.
// Where it is switched on by this, or its time changes, nothing that was due
// before at is owed any more. The error wraps errNotATime when its time cannot
// be told.
func (b *Books) Subscribe(ctx context.Context, s Subscription, at time.Time) error {
	if _, err := time.LoadLocation(s.Zone); err != nil || s.Zone == "" || s.Hour < 0 || s.Hour > 23 || s.Minute < 0 || s.Minute > 59 {
		return fmt.Errorf("subscription of %s: %w", s.Channel, errNotATime)
	}
	if s.Topics == nil {
		s.Topics = []string{}
	}
	topics, err := json.Marshal(s.Topics)
	if err != nil {
		return fmt.Errorf("subscription of %s: %w", s.Channel, err)
	}
	err = b.file.Change(ctx, func(tx Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO subscriptions AS s
			(channel, hour, minute, zone, weekdays, topics, active, quiet, since, set_by, set_at)
			VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?9)
			ON CONFLICT (channel) DO UPDATE SET hour = ?2, minute = ?3, zone = ?4, weekdays = ?5, topics = ?6,
			since = CASE WHEN s.active = 1 AND (s.hour, s.minute, s.zone) = (?2, ?3, ?4) AND s.weekdays <= ?5 THEN s.since ELSE ?9 END,
			active = ?7, quiet = ?8, set_by = ?10, set_at = ?9`,
			s.Channel, s.Hour, s.Minute, s.Zone, s.Weekdays, string(topics), s.Active, s.Quiet, Stamp(at), s.SetBy)
		return err
	})
	if err != nil {
		return fmt.Errorf("subscription of %s: %w", s.Channel, err)
	}
	return nil
}

// Unsubscribe switches the digest of the channel off and keeps the rest of its
// subscription for when it is switched on again. It reports whether it was on.
func (b *Books) Unsubscribe(ctx context.Context, channel, person string, at time.Time) (was bool, err error) {
	err = b.file.Change(ctx, func(tx Tx) error {
		result, err := tx.ExecContext(ctx, `UPDATE subscriptions SET active = 0, set_by = ?, set_at = ? WHERE channel = ? AND active = 1`,
			person, Stamp(at), channel)
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		was = n > 0
		return err
	})
	if err != nil {
		return false, fmt.Errorf("subscription of %s: %w", channel, err)
	}
	return was, nil
}

// Subscriptions returns the subscriptions of all channels, those that are
// switched off too, in the order of the channels.
func (b *Books) Subscriptions(ctx context.Context) ([]Subscription, error) {
	rows, err := b.file.Query(ctx, `SELECT channel, hour, minute, zone, weekdays, topics, active, quiet, since, set_by, set_at
		FROM subscriptions ORDER BY channel`)
	if err != nil {
		return nil, fmt.Errorf("subscriptions: %w", err)
	}
	defer rows.Close()
	var out []Subscription
	for rows.Next() {
		var s Subscription
		var topics []byte
		var since, setAt string
		if err := rows.Scan(&s.Channel, &s.Hour, &s.Minute, &s.Zone, &s.Weekdays, &topics, &s.Active, &s.Quiet, &since, &s.SetBy, &setAt); err != nil {
			return nil, fmt.Errorf("subscriptions: %w", err)
		}
		var errs [3]error
		errs[0] = json.Unmarshal(topics, &s.Topics)
		s.Since, errs[1] = ReadStamp(since)
		s.SetAt, errs[2] = ReadStamp(setAt)
		if err := errors.Join(errs[:]...); err != nil {
			return nil, fmt.Errorf("subscription of %s: %w", s.Channel, err)
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// Subscription returns the subscription of the channel; ok is false when it
// never had one.
func (b *Books) Subscription(ctx context.Context, channel string) (s Subscription, ok bool, err error) {
	all, err := b.Subscriptions(ctx) // a workspace has tens of them at most
	for _, s := range all {
		if s.Channel == channel {
			return s, true, nil
		}
	}
	return Subscription{}, false, err
}
