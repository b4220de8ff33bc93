package retrieval

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/meaning"
	"github.com/pullquote/pullquote/retrieval/sense"
)

// The reasons for which an archive does not open. Open wraps them with the
// folder.
var (
	// ErrLocked says that another process writes to the folder.
	ErrLocked = errors.New("in use by another process")
	// ErrNewer says that a newer version of the program wrote the archive.
	ErrNewer = errors.New("written by a newer version of the program")
	// ErrOlder says that a read-only archive must first be opened for writing
	// once, to bring it up to date.
	ErrOlder = errors.New("written by an older version of the program")
	// ErrNoArchive says that there is nothing to read in the folder.
	ErrNoArchive = errors.New("no archive")
)

// ErrNoArticle says that the archive holds no such article or revision.
var ErrNoArticle = errors.New("no such article")

// Options are the settings of an archive.
type Options struct {
	// Folder holds the archive; it is made when it is missing.
	Folder string
	// Embedder makes the vectors; nil means the local one.
	Embedder Embedder
	// Unsent names the collections whose articles no embedder on another
	// machine is given: they are found by their words.
	Unsent []string
	// Words are those that stand for each other; nil means those that come with
	// the program.
	Words *meaning.Groups
	// ReadOnly takes no lock, writes nothing and needs an archive to be there.
	ReadOnly bool
	// Origin is the database that holds the articles and the books, of which the
	// folder has a copy; nil: the folder's own file holds them. Close closes it as
	// well when it has a Close.
	Origin books.File
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Log receives ids, never text; nil means silence.
	Log *slog.Logger
	// LockWait is how long Open waits for another process to leave the
	// folder; 0 means not at all.
	LockWait time.Duration
}

// Archive keeps every revision of every article and finds passages in the
// newest ones. It is safe for use by several goroutines.
type Archive struct {
	// Books are kept where the articles are.
	Books *books.Books

	truth    books.File // where articles and books are kept
	origin   *origin    // nil: the folder's own file is
	folder   string
	write    *sql.DB // one connection; nil when read-only
	read     *sql.DB
	lock     *folderLock // nil when read-only
	embedder Embedder
	unsent   []string // collections, see Options
	words    *meaning.Groups
	vectors  *vectorIndex
	senses   *sense.Shelf
	corpus   atomic.Pointer[corpus]
	// vocabulary is that of the newest generation that was asked for.
	vocabulary atomic.Pointer[vocabulary]
	now        func() time.Time
	log        *slog.Logger

	ingesting sync.Mutex // held while an article is taken
}

// databaseName is the file within the folder.
const databaseName = "archive.db"

// readConnections bounds the searches that run at the same moment; the rest
// wait their turn. Found by trial on 2 cores: more gave no more throughput.
const readConnections = 4

// Open opens the archive of the folder and makes it when it is missing. Close
// it after use.
func Open(ctx context.Context, o Options) (*Archive, error) {
	a := &Archive{folder: o.Folder, embedder: o.Embedder, words: o.Words, now: o.Now, log: o.Log, vectors: newVectorIndex(), senses: sense.NewShelf()}
	if a.embedder == nil {
		a.embedder = NewLocalEmbedder()
	}
	if a.embedder.Model() != localModel {
		a.unsent = o.Unsent
	}
	if a.now == nil {
		a.now = time.Now
	}
	if a.log == nil {
		a.log = slog.New(slog.DiscardHandler)
	}
	a.truth, a.Books = file{a}, books.In(file{a}, books.SQLite())
	if o.Origin != nil {
		a.origin = &origin{File: o.Origin, readOnly: o.ReadOnly}
		a.truth, a.Books = a.origin, books.In(a.origin, books.Postgres())
	}
	if err := a.open(ctx, o); err != nil {
		return nil, errors.Join(fmt.Errorf("archive in %s: %w", o.Folder, err), a.Close())
	}
	return a, nil
}

func (a *Archive) open(ctx context.Context, o Options) error {
	all, err := steps()
	if err != nil {
		return err
	}
	path := filepath.Join(o.Folder, databaseName)
	if o.ReadOnly {
		if err := checkMark(o.Folder); err != nil {
			return err
		}
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return ErrNoArchive
		}
	} else if err := a.openWriter(ctx, path, all, o.LockWait); err != nil {
		return err
	}
	err = a.openReader(ctx, path, readerSettings, all)
	if cannotOpen(err) && o.ReadOnly && settledFile(path) {
		return a.openReader(ctx, path, mediumSettings, all)
	}
	return err
}

func (a *Archive) openReader(ctx context.Context, path string, settings url.Values, steps []string) error {
	db, err := openDatabase(path, settings, readConnections)
	if err != nil {
		return err
	}
	if err := checkSchema(ctx, db, steps); err != nil {
		return errors.Join(err, db.Close())
	}
	a.read = db
	return nil
}

func (a *Archive) openWriter(ctx context.Context, path string, steps []string, wait time.Duration) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	var err error
	if a.lock, err = lockFolder(ctx, filepath.Dir(path), wait); err != nil {
		return err
	}
	if err := checkMark(filepath.Dir(path)); err != nil {
		return err
	}
	// SQLite would make the file readable for all; its -wal and -shm files
	// take over the mode of the main file.
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if a.write, err = openDatabase(path, writerSettings, 1); err != nil {
		return err
	}
	if err := migrate(ctx, a.write, steps); err != nil {
		return err
	}
	if err := noteWordRules(ctx, a.write); err != nil {
		return err
	}
	if err := setMark(filepath.Dir(path)); err != nil {
		return err
	}
	if err := a.finishErasures(ctx); err != nil {
		return err
	}
	if a.origin != nil {
		return nil // what others have taken is theirs until their lease is over
	}
	return a.Books.Release(ctx)
}

// Close lets go of the folder. The archive must not be used after it.
func (a *Archive) Close() error {
	var errs []error
	if a.read != nil {
		errs = append(errs, a.read.Close())
	}
	if a.write != nil {
		errs = append(errs, a.write.Close())
	}
	if a.lock != nil {
		errs = append(errs, a.lock.release())
	}
	if a.origin != nil {
		if c, ok := a.origin.File.(io.Closer); ok {
			errs = append(errs, c.Close())
		}
	}
	return errors.Join(errs...)
}
