package connector

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Source is a place of one kind.
type Source interface {
	// Changed hands on what changed since the cursor, oldest first and in
	// portions, each with the cursor after it. Some may be handed on that did
	// not change. An empty cursor stands for the beginning of time.
	Changed(ctx context.Context, cursor string, take func(items []Item, cursor string) error) error
	// Listed hands on the key and the version of all that is there. The error
	// is errUnlisted when the place cannot tell.
	Listed(ctx context.Context, each func(key, version string)) error
	// Fetch gets one. The error wraps errGone when the place says that it is
	// not there for us, which is no fault of the place or the key.
	Fetch(ctx context.Context, key string) (Item, error)
}

var (
	errUnlisted = errors.New("it does not list all that it holds")
	errGone     = errors.New("it is gone")
)

// Seen is what is known of an article of a place.
type Seen struct {
	Version string // that was dealt with
	Gone    bool   // it was taken back
}

// Shelf is where the articles go.
type Shelf interface {
	// Seen returns all that is known of the place, by its keys.
	Seen(ctx context.Context) (map[string]Seen, error)
	// Take deals with an item.
	Take(ctx context.Context, item Item) error
	// TakeBack takes the article of the key out of all answers.
	TakeBack(ctx context.Context, key string) error
}

// fewMissed is up to how many articles that the listing has in another form
// are got one by one; with more of them everything is read anew, which is a
// request for every hundred.
const fewMissed = 100

// Sync brings the shelf up to date: what changed since the cursor; then what
// the listing has otherwise than the shelf, such as a scheduled article that
// is out now; then what is not listed any more. Each of those is asked for by
// itself, and only one that its place says is not there is taken back: a wrong
// key, a busy server or a fault ends the reading and takes nothing back. mark
// is told how far the reading has come. unchanged counts the articles that were
// found as they were known.
func Sync(ctx context.Context, s Source, shelf Shelf, cursor string, mark func(cursor string) error) (unchanged int, err error) {
	seen, err := shelf.Seen(ctx)
	if err != nil {
		return 0, err
	}
	r := &reading{source: s, shelf: shelf, mark: mark, seen: seen, same: map[string]bool{}, taken: map[string]bool{}}
	err = r.sync(ctx, cursor)
	return len(r.same), err
}

func (r *reading) sync(ctx context.Context, cursor string) error {
	if err := r.changed(ctx, cursor); err != nil {
		return err
	}
	gone, differing := maps.Clone(r.seen), []string{}
	err := r.source.Listed(ctx, func(key, version string) {
		delete(gone, key)
		if known, ok := r.seen[key]; !ok || known.Gone || known.Version != version {
			differing = append(differing, key)
		} else if !r.taken[key] {
			r.same[key] = true
		}
	})
	if errors.Is(err, errUnlisted) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("listing what is there: %w", err)
	}
	if len(differing) > fewMissed {
		if err := r.changed(ctx, ""); err != nil {
			return err
		}
		differing = nil
	}
	for key, known := range gone {
		if !known.Gone {
			differing = append(differing, key)
		}
	}
	slices.Sort(differing)
	for _, key := range differing {
		if err := r.look(ctx, key); err != nil {
			return err
		}
	}
	return nil
}

// reading is one run over a place.
type reading struct {
	source Source
	shelf  Shelf
	mark   func(cursor string) error
	seen   map[string]Seen
	// same and taken are the keys of what was found unchanged and of what was
	// dealt with in this run.
	same, taken map[string]bool
	// later says that something is to be tried again, from the same cursor.
	later bool
}

// changed takes what changed since the cursor.
func (r *reading) changed(ctx context.Context, cursor string) error {
	return r.source.Changed(ctx, cursor, func(items []Item, cursor string) error {
		met := map[string]bool{}
		for _, item := range items {
			if met[item.Key] { // some feeds name an article twice
				continue
			}
			met[item.Key] = true
			if err := r.take(ctx, item); err != nil {
				return err
			}
		}
		if r.later {
			return nil
		}
		return r.mark(cursor)
	})
}

// take deals with one item unless that was done before.
func (r *reading) take(ctx context.Context, item Item) error {
	if known, ok := r.seen[item.Key]; ok && !known.Gone && (item.Version != "" && known.Version == item.Version || item.Order > 0 && item.Order < orderOf(known.Version)) {
		if !r.taken[item.Key] {
			r.same[item.Key] = true
		}
		return nil
	}
	if item.complete != nil && item.Refused == "" {
		if err := item.complete(ctx, &item); err != nil {
			return err
		}
		if item.Later {
			item.Version, r.later = "", true
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := r.shelf.Take(ctx, item); err != nil {
		return err
	}
	r.seen[item.Key], r.taken[item.Key] = Seen{Version: item.Version}, true
	delete(r.same, item.Key)
	return nil
}

// orderOf returns the place of a version among those of its article, 0 when
// that is unknown.
func orderOf(version string) int64 {
	order, _, _ := strings.Cut(version, " ")
	n, err := strconv.ParseInt(order, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// look gets one article by itself, and takes it back when it is gone.
func (r *reading) look(ctx context.Context, key string) error {
	item, err := r.source.Fetch(ctx, key)
	if errors.Is(err, errGone) {
		if known, ok := r.seen[key]; !ok || known.Gone {
			return nil // it went between the listing and now
		}
		r.seen[key] = Seen{Gone: true}
		return r.shelf.TakeBack(ctx, key)
	}
	if err != nil {
		return fmt.Errorf("article %s: %w", key, err)
	}
	return r.take(ctx, item)
}
