package main

import (
	"context"
	"fmt"
	"time"

	"github.com/pullquote/pullquote/retrieval/postgres"
)

// replicasCommand lists who shares the database.
type replicasCommand struct {
	JSON bool `name:"json" help:"Print the list as JSON."`
}

// Help is shown by --help.
func (replicasCommand) Help() string {
	return `Lists each "pullquote serve" of the last day on the database of DATABASE_URL: whether it answers, when it was last heard of, and by how many changes of the articles its copy is behind.`
}

// listedReplica is a replica as --json prints it.
type listedReplica struct {
	Name    string    `json:"name"` // the machine, and what tells its folder
	Version string    `json:"version"`
	State   string    `json:"state"` // answers, begins, gone
	Leads   bool      `json:"leads"` // it reads the connectors and posts the digests
	Started time.Time `json:"started"`
	Seen    time.Time `json:"seen"`
	Behind  int64     `json:"behind"` // changes of the articles
}

// Run prints the list.
func (c *replicasCommand) Run(ctx context.Context, p *program) error {
	if p.config.DatabaseURL == "" {
		return &mistake{said: "There are no replicas: DATABASE_URL is not set.", next: "One machine needs none; README.md says when several do.", status: statusUsage}
	}
	db, err := p.openDatabase(ctx, p.config.DatabaseURL)
	if err != nil {
		return err
	}
	defer db.Close()
	all, change, err := db.Replicas(ctx, scheduleLease)
	if err != nil {
		return err
	}
	list := []listedReplica{}
	for _, r := range all {
		list = append(list, listedReplica{r.Name, r.Version, p.stateOf(r), r.Leads, r.Started, r.Seen, change - r.Change})
	}
	if c.JSON {
		return writeJSON(p.stdout, list)
	}
	if len(list) == 0 {
		_, err := fmt.Fprintln(p.stdout, "No replica was there in the last day.")
		return err
	}
	for _, r := range list {
		does := r.State
		if r.Leads {
			does += " and keeps the schedule"
		}
		if _, err := fmt.Fprintf(p.stdout, "%s  %s, last heard of %s, %d changes behind\n", r.Name, does, r.Seen.In(p.config.Zone).Format("2 Jan 15:04:05 MST"), r.Behind); err != nil {
			return err
		}
	}
	return nil
}

// stateOf says what a replica does. One that was not heard of for as long as a
// lease lasts has ended or hangs.
func (p *program) stateOf(r postgres.Replica) string {
	switch {
	case r.Answers:
		return "answers"
	case p.now().Sub(r.Seen) > shiftTime:
		return "gone"
	}
	return "begins"
}
