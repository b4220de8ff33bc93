package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/pullquote/pullquote/retrieval"
)

// moveCommand moves everything into a database or back.
type moveCommand struct {
	To   string `placeholder:"URL" xor:"way" required:"" help:"The empty database to move the data folder into."`
	From string `placeholder:"URL" xor:"way" required:"" help:"The database to move into the data folder."`
}

// Help is shown by --help.
func (moveCommand) Help() string {
	return `Copies every article with all its revisions, and the log of all that was said, from DATA_DIR into an empty PostgreSQL database, or from a database into DATA_DIR. It may be interrupted, and goes on from there when it is given again. At its end every quotation is proved on both sides. What was moved from is left as it was. No other Pullquote may be using the folder, nor the database.

Examples:

    pullquote move --to postgres://pullquote@db/pullquote
    pullquote move --from postgres://pullquote@db/pullquote`
}

// Run moves it.
func (c *moveCommand) Run(ctx context.Context, p *program) error {
	if err := p.refuseDatabase("Give this command without DATABASE_URL; it takes the database's address after --to or --from."); err != nil {
		return err
	}
	db, err := p.openDatabase(ctx, cmp.Or(c.To, c.From))
	if err != nil {
		return err
	}
	all, _, err := db.Replicas(ctx, scheduleLease)
	for _, r := range all {
		if err == nil && r.Answers {
			err = &mistake{said: "A replica answers from the database: " + r.Name + ".", next: "Stop `pullquote serve` on all machines first."}
		}
	}
	if err != nil {
		return errors.Join(err, db.Close())
	}
	folder := retrieval.Options{Folder: p.config.DataDir, LockWait: lockWait}
	shared := folder
	shared.Origin = db // the archive closes it
	if c.To != "" {
		return errors.Join(c.into(ctx, p, folder, shared), db.Close())
	}
	return c.back(ctx, p, folder, shared)
}

// into moves the folder into the database.
func (c *moveCommand) into(ctx context.Context, p *program, folder, shared retrieval.Options) error {
	archive, err := p.openIn(ctx, folder)
	if err != nil {
		return err
	}
	bar := p.progress("Moving articles", 0)
	err = archive.MoveTo(ctx, shared.Origin, bar.set)
	bar.end()
	var before, after retrieval.Proof
	if err == nil {
		before, err = archive.Prove(ctx)
	}
	if err == nil {
		after, err = retrieval.ProveIn(ctx, shared.Origin)
	}
	if err = errors.Join(err, archive.Close()); err != nil {
		return moveMistake(err)
	}
	return p.tellMoved(before, after, "Set DATABASE_URL to it, and DATA_DIR to an empty folder on each machine.")
}

// back moves the database into the folder.
func (c *moveCommand) back(ctx context.Context, p *program, folder, shared retrieval.Options) error {
	before, err := retrieval.ProveIn(ctx, shared.Origin)
	if err != nil {
		return err
	}
	archive, err := p.openIn(ctx, shared)
	if err != nil {
		return err
	}
	bar := p.progress("Moving articles", 0)
	err = archive.KeepHere(ctx, bar.set)
	bar.end()
	if err = errors.Join(err, archive.Close()); err != nil {
		return moveMistake(err)
	}
	if archive, err = p.openIn(ctx, folder); err != nil {
		return err
	}
	after, err := archive.Prove(ctx)
	if err = errors.Join(err, archive.Close()); err != nil {
		return err
	}
	return p.tellMoved(before, after, "Unset DATABASE_URL to go on with the folder.")
}

func (p *program) tellMoved(before, after retrieval.Proof, next string) error {
	if before.Entries != after.Entries || before.Quotes != after.Quotes || before.Erased != after.Erased || len(before.Failed) != len(after.Failed) {
		return &mistake{said: fmt.Sprintf("Not all arrived: %d records with %d quotations before, %d with %d after.", before.Entries, before.Quotes, after.Entries, after.Quotes), next: "Go on with what was moved from; it is as it was."}
	}
	_, err := fmt.Fprintf(p.stdout, "Everything is moved: on both sides the log has %s with %s, of which %d cannot be proved. %s\n",
		count(before.Entries, "record"), count(before.Quotes, "quotation"), len(before.Failed), next)
	return err
}

func moveMistake(err error) error {
	switch {
	case errors.Is(err, retrieval.ErrNotEmpty):
		return &mistake{said: "The database holds something already.", next: "Make an empty database, such as with createdb.", cause: err}
	case errors.Is(err, retrieval.ErrOtherDatabase):
		return &mistake{said: "The data folder holds something already.", next: "Set DATA_DIR to an empty folder.", cause: err}
	}
	return err
}
