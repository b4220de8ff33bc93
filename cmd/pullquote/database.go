package main

import (
	"context"
	"errors"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/postgres"
)

const (
	unreachableSaid = "The database does not answer."
	unreachableNext = "Check that it runs and that DATABASE_URL is right."
)

// openDatabase opens the database of DATABASE_URL.
func (p *program) openDatabase(ctx context.Context, address string) (*postgres.Database, error) {
	db, err := postgres.Open(ctx, address)
	switch {
	case err == nil:
		return db, nil
	case errors.Is(err, postgres.ErrNoAddress):
		return nil, &mistake{said: "The address of the database cannot be read.", next: "Write it as postgres://USER:PASSWORD@HOST/NAME.", cause: err}
	case errors.Is(err, postgres.ErrNewer):
		return nil, &mistake{said: "The database was written by a newer version of Pullquote.", next: "Use that version on every machine.", cause: err}
	case postgres.IsUnreachable(err):
		return nil, &mistake{said: unreachableSaid, next: unreachableNext, cause: err}
	}
	return nil, &mistake{said: "The database cannot be used as it is set up.", next: "Check the user, the password, the name and that this user may make tables; LOG_LEVEL=debug shows what it said.", cause: err}
}

// openCopy opens the folder as a copy of the database of DATABASE_URL, and brings
// it up to date. Where another process has the folder, one that only reads takes
// the copy as that process left it.
func (p *program) openCopy(ctx context.Context, o retrieval.Options) (*retrieval.Archive, error) {
	reads := o.ReadOnly
	o.ReadOnly = false // who only reads needs a copy too
	archive, err := p.openOrigin(ctx, o)
	if reads && errors.Is(err, retrieval.ErrLocked) {
		o.ReadOnly = true
		return p.openOrigin(ctx, o)
	}
	if err != nil {
		return nil, err
	}
	bar := p.progress("Copying articles", 0)
	err = archive.CatchUp(ctx, bar.set)
	bar.end()
	if err != nil {
		return nil, errors.Join(copyMistake(err), archive.Close())
	}
	return archive, nil
}

// openAmong opens the folder as a copy for a replica that answers. One that has
// articles answers from those at once, and is brought up to date meanwhile.
func (p *program) openAmong(ctx context.Context) (*retrieval.Archive, error) {
	archive, err := p.openOrigin(ctx, retrieval.Options{Folder: p.config.DataDir, LockWait: lockWait})
	if err != nil {
		return nil, err
	}
	_, err = archive.Behind(ctx)
	at, copied := archive.Change(ctx)
	if err = errors.Join(err, copied); err == nil && at == 0 {
		bar := p.progress("Copying articles", 0)
		err = archive.CatchUp(ctx, bar.set)
		bar.end()
	}
	if err != nil {
		return nil, errors.Join(copyMistake(err), archive.Close())
	}
	return archive, nil
}

// copyMistake explains why a folder cannot be the copy of the database.
func copyMistake(err error) error {
	if errors.Is(err, retrieval.ErrOtherDatabase) {
		return &mistake{said: "The data folder holds other articles than the database.", next: "Set DATA_DIR to an empty folder for the copy, or move its articles with `pullquote move --to`.", cause: err}
	}
	return err
}

func (p *program) openOrigin(ctx context.Context, o retrieval.Options) (*retrieval.Archive, error) {
	db, err := p.openDatabase(ctx, p.config.DatabaseURL)
	if err != nil {
		return nil, err
	}
	o.Origin = db // the archive closes it
	return p.openIn(ctx, o)
}

// refuseDatabase is for a command that works on a data folder alone.
func (p *program) refuseDatabase(next string) error {
	if p.config.DatabaseURL == "" {
		return nil
	}
	return &mistake{said: "This does not work with a database: DATABASE_URL is set.", next: next, status: statusUsage}
}
