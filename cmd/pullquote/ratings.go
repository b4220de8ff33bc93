package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval"
)

// ratingsCommand shows what people think of the answers.
type ratingsCommand struct {
	JSON bool `name:"json" help:"Print the ratings as JSON."`
}

// Help is shown by --help.
func (ratingsCommand) Help() string {
	return `Lists the ratings that people gave to answers in Slack, with the reasons for bad ones.`
}

// rated is a rating, as --json prints it.
type rated struct {
	Answer   string    `json:"answer"` // the key of the ledger's entry
	Question string    `json:"question"`
	Rating   string    `json:"rating"` // "good" or "bad"
	Reason   string    `json:"reason"`
	Person   string    `json:"person"`
	At       time.Time `json:"at"`
}

// Run lists the ratings. Where nothing was ever said there are none.
func (c *ratingsCommand) Run(ctx context.Context, p *program) error {
	all := []rated{}
	archive, err := p.open(ctx, retrieval.Options{ReadOnly: true})
	if err != nil && !errors.Is(err, retrieval.ErrNoArchive) {
		return err
	}
	if err == nil {
		all, err = readRatings(ctx, archive)
		if err := errors.Join(err, archive.Close()); err != nil {
			return err
		}
	}
	if c.JSON {
		return writeJSON(p.stdout, all)
	}
	_, err = io.WriteString(p.stdout, ratingsPage(all, p.style(), p.config.Zone))
	return err
}

// readRatings returns the ratings with the questions that were answered.
func readRatings(ctx context.Context, archive *retrieval.Archive) ([]rated, error) {
	ratings, err := archive.Books.Ratings(ctx)
	if err != nil {
		return nil, err
	}
	all := []rated{}
	for _, r := range ratings {
		raw, _, err := archive.Books.Said(ctx, r.Key)
		if err != nil {
			return nil, err
		}
		var record say.Record
		if err := json.Unmarshal(raw, &record); err != nil {
			return nil, fmt.Errorf("%s: reading the record: %w", r.Key, err)
		}
		all = append(all, rated{Answer: r.Key, Question: record.Answer.Question, Rating: r.Rating, Reason: r.Reason, Person: r.Person, At: r.At})
	}
	return all, nil
}

// ratingsPage returns the ratings as a person reads them.
func ratingsPage(all []rated, s style, zone *time.Location) string {
	p := &page{style: s}
	bad := 0
	for _, r := range all {
		if r.Rating == "bad" {
			bad++
		}
	}
	p.text(nil, nil, span{fmt.Sprintf("%s, %d bad", count(len(all), "rating"), bad), strong})
	for _, r := range all {
		p.gap()
		p.text(nil, nil, span{text: oneLine(r.Question)})
		if r.Reason != "" {
			p.text(line{{text: "  "}}, line{{text: "  "}}, span{text: "“" + oneLine(r.Reason) + "”"})
		}
		p.items(quiet, r.Rating, r.Person, r.At.In(zone).Format("2 Jan 2006 15:04 MST"))
	}
	return p.String()
}
