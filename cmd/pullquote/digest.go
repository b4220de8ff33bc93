package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/digest"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// digestCommand prints what is new.
type digestCommand struct {
	Since   string   `placeholder:"TIME" help:"From when on articles are new: 2025-11-09, yesterday or 7d. Without it, since the channel's last digest, or for a day."`
	Channel string   `placeholder:"ID" help:"As this Slack channel would get it: with its collections, its topics and what it was told before."`
	Topic   []string `sep:"none" placeholder:"WORDS" help:"Put stories about this first. May be given several times."`
	outputFlags
	readerFlags
}

// Help is shown by --help.
func (digestCommand) Help() string {
	return `Prints what is new in the articles: several articles about one event are one story, with two or three quotations and where they differ. Nothing is posted.

Examples:

    pullquote digest --since yesterday
    pullquote digest --since "2025-11-21 18:00" --topic harbour --topic "local elections"
    pullquote digest --json --channel C0123ABCD

The exit status is 0 when something is new, 3 when nothing is, 1 after a fault and 2 when the command was not understood.`
}

// Run prints the digest.
func (c *digestCommand) Run(ctx context.Context, p *program) error {
	reader, err := c.reader(p)
	if err != nil {
		return err
	}
	since, err := c.from(p, reader.At)
	if err != nil {
		return err
	}
	d, err := p.openDesk(ctx, c.outputFlags)
	if err != nil {
		return err
	}
	return errors.Join(c.print(ctx, d, reader, since), d.close())
}

// from returns from when on articles are new; zero when it was not said.
func (c *digestCommand) from(p *program, now time.Time) (time.Time, error) {
	since, err := p.sinceTime(c.Since)
	if err == nil && !since.Before(now) {
		err = &mistake{said: "The time after --since has not passed yet.", next: "Give a time that has passed, or leave --since out.", status: statusUsage}
	}
	return since, err
}

// print has the digest made and printed.
func (c *digestCommand) print(ctx context.Context, d *desk, reader news.Reader, since time.Time) error {
	id, err := d.id()
	if err != nil {
		return err
	}
	r := digest.Request{ID: id, Place: terminalAddress, Reader: reader, Topics: c.Topic, Since: since, Faults: faultsOf(d.taken.Skipped)}
	if err := c.forChannel(ctx, d.p, d.archive, &r); err != nil {
		return err
	}
	if d.model {
		d.p.wait("Reading the articles…")
		defer d.p.waited()
	}
	told, err := digest.NewEditor(d.bot, d.archive, d.archive.Books).Digest(ctx, r)
	return unlessMissed(told.Outcome, err)
}

// forChannel fills in what the channel that was named reads and wants.
func (c *digestCommand) forChannel(ctx context.Context, p *program, archive *retrieval.Archive, r *digest.Request) error {
	if c.Channel == "" {
		return nil
	}
	r.Channel = say.Place("slack:" + c.Channel)
	collections, err := readCollections(p.config.SlackCollections)
	if err != nil {
		return err
	}
	for name, channels := range collections {
		if slices.Contains(channels, c.Channel) && !slices.Contains(r.Reader.Collections, name) {
			r.Reader.Collections = append(r.Reader.Collections, name)
		}
	}
	s, _, err := archive.Books.Subscription(ctx, string(r.Channel))
	if err == nil && len(r.Topics) == 0 {
		r.Topics = s.Topics
	}
	return err
}

// faultsOf are the files that could not be taken, as a digest names them.
func faultsOf(skipped []skippedFile) []answer.Fault {
	var faults []answer.Fault
	for _, s := range skipped {
		faults = append(faults, answer.Fault{Source: s.Path, Reason: s.told})
	}
	return faults
}
