package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/connector"
	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
)

// connectorShelf puts what a connector gives into the archive, as an intake
// does with files.
type connectorShelf struct {
	in       *intake
	settings connector.Settings
	now      func() time.Time
	// fault is an error of the archive, which ends the run.
	fault error
}

// id is the article's: that of a connector begins with its name, so that no
// other place gives a revision of it.
func (s *connectorShelf) id(key string) news.ArticleID {
	return news.ArticleID(s.settings.Name + ":" + key)
}

// connectedMark begins what the archive knows instead of a file.
const connectedMark = "connector:"

func connectedPath(id news.ArticleID) string { return connectedMark + string(id) }

// otherGiver returns who else gave the article, when one of the two is a
// connector: only a file may have been moved.
func otherGiver(givers []string, path string) string {
	for _, g := range givers {
		if g != path && (strings.HasPrefix(g, connectedMark) || strings.HasPrefix(path, connectedMark)) {
			return g
		}
	}
	return ""
}

// keep remembers an error of the archive.
func (s *connectorShelf) keep(err error) error {
	if err != nil {
		s.fault = err
	}
	return err
}

// Seen implements connector.Shelf.
func (s *connectorShelf) Seen(ctx context.Context) (map[string]connector.Seen, error) {
	all, err := s.in.archive.Seen(ctx, s.settings.Name)
	out := map[string]connector.Seen{}
	for key, c := range all {
		out[key] = connector.Seen{Version: c.Version, Gone: c.Gone}
	}
	return out, s.keep(err)
}

// Take implements connector.Shelf. That the article is known is written down
// before it is taken, and which form of it, after: whatever breaks off in
// between is done again.
func (s *connectorShelf) Take(ctx context.Context, item connector.Item) error {
	archive := s.in.archive
	err := archive.See(ctx, s.settings.Name, item.Key, retrieval.Connected{})
	if err == nil {
		err = s.take(ctx, item)
	}
	if err == nil {
		err = archive.See(ctx, s.settings.Name, item.Key, retrieval.Connected{Version: item.Version})
	}
	return s.keep(err)
}

// take takes the article, or says why not.
func (s *connectorShelf) take(ctx context.Context, item connector.Item) error {
	id := s.id(item.Key)
	path := connectedPath(id)
	givers, err := s.in.archive.Givers(ctx, id)
	if err != nil {
		return err
	}
	if other := otherGiver(givers, path); other != "" {
		s.refuse(item, "its id "+string(id)+" is taken by "+other)
		return nil
	}
	retracted, err := s.in.archive.Retracted(ctx, id)
	if err != nil {
		return err
	}
	if retracted && item.Refused == "" {
		s.refuse(item, "it was withdrawn by hand; `pullquote withdraw --undo "+string(id)+"` lets it in again")
		return nil
	}
	if end := item.Stated.Expires; item.Refused == "" && !end.IsZero() && !s.now().Before(end) {
		item.Refused = "it may not be shown any more since " + end.In(s.in.zone).Format("2 Jan 2006 15:04 MST")
	}
	if item.Refused != "" && item.Later {
		s.refuse(item, item.Refused)
		return nil
	}
	if item.Refused != "" {
		s.refuse(item, item.Refused)
		return s.withhold(ctx, id, item.Refused)
	}
	article, raw, err := item.Read(id, s.now(), feed.Options{Zone: s.in.zone})
	var kill *feed.Kill
	switch {
	case errors.As(err, &kill):
		s.refuse(item, kill.Error())
		return s.kill(ctx, kill.Headline)
	case errors.Is(err, feed.ErrHeld):
		s.refuse(item, reasonOf(err))
		s.in.account.Held = append(s.in.account.Held, s.in.account.Skipped[len(s.in.account.Skipped)-1])
		return s.withhold(ctx, id, "it is held back")
	case err != nil:
		s.refuse(item, reasonOf(err))
		return nil
	}
	return s.in.take(ctx, feed.File{Path: shownPath(item, id), Raw: raw, Size: int64(len(raw)), Modified: article.Updated, Article: article}, retrieval.Source{Path: path})
}

// shownPath names an item for a person.
func shownPath(item connector.Item, id news.ArticleID) string {
	return cmp.Or(item.Stated.URL, item.Lacking.URL, string(id))
}

// reasonOf is the reason without the name of the file, which is none.
func reasonOf(err error) string {
	_, reason, _ := strings.Cut(err.Error(), ": ")
	return reason
}

func (s *connectorShelf) refuse(item connector.Item, reason string) {
	s.in.account.Skipped = append(s.in.account.Skipped, skippedFile{Path: shownPath(item, s.id(item.Key)), Reason: reason, told: reason})
}

// withhold takes back what an article said before, when its place does not
// show that any more. Whatever form comes next, the earlier one too, brings it
// back.
func (s *connectorShelf) withhold(ctx context.Context, id news.ArticleID, why string) error {
	back, err := s.in.archive.Withhold(ctx, id, fmt.Appendf(nil, "%s: %s", s.settings.Name, why))
	if err == nil && back {
		s.in.account.Withdrawn = append(s.in.account.Withdrawn, withdrawnArticle{Path: why, Article: string(id)})
	}
	return err
}

// move takes back the articles that stand in another collection than the
// settings say: one that has left the place, or cannot be had, is not read
// again, and would stay open for ever. What is read again comes back, for which
// the archive forgets how far the place was read, and that it knew the articles.
// It returns how many were taken back.
func (s *connectorShelf) move(ctx context.Context, state *retrieval.Connection) (moved int, err error) {
	shelved, err := s.in.archive.Shelved(ctx, s.settings.Name)
	for key, collection := range shelved {
		if err == nil && !s.belongs(collection) {
			var back bool
			if back, err = s.moveOne(ctx, key, state); back {
				moved++
			}
		}
	}
	return moved, err
}

// moveOne takes back one of them, unless a file gave it. What is forgotten is
// so before, so that one that was taken back always finds its way again.
func (s *connectorShelf) moveOne(ctx context.Context, key string, state *retrieval.Connection) (bool, error) {
	id, archive := s.id(key), s.in.archive
	givers, err := archive.Givers(ctx, id)
	if err != nil || otherGiver(givers, connectedPath(id)) != "" {
		return false, err
	}
	if state.Cursor != "" {
		state.Cursor = ""
		err = archive.Connect(ctx, *state)
	}
	if err == nil {
		err = archive.See(ctx, s.settings.Name, key, retrieval.Connected{})
	}
	if err != nil {
		return false, err
	}
	return archive.Withhold(ctx, id, fmt.Appendf(nil, "%s: its collection is another now", s.settings.Name))
}

// belongs reports whether an article may go on standing in the collection. When
// the settings name none, all may: what is not read again stays limited.
func (s *connectorShelf) belongs(collection string) bool {
	wanted, unpublished := s.settings.Collection, s.settings.Unpublished
	return collection == wanted || unpublished != "" && collection == unpublished || wanted == "" && unpublished == ""
}

// kill takes back the stories of this connector that a notice names: one place
// takes back nothing of another.
func (s *connectorShelf) kill(ctx context.Context, headline string) error {
	if headline == "" {
		return nil
	}
	ids, err := s.in.archive.Headlined(ctx, headline)
	for _, id := range ids {
		if err == nil && strings.HasPrefix(string(id), s.settings.Name+":") {
			err = s.withhold(ctx, id, "a notice takes it back")
		}
	}
	return err
}

// TakeBack implements connector.Shelf.
func (s *connectorShelf) TakeBack(ctx context.Context, key string) error {
	err := s.withhold(ctx, s.id(key), "its place does not show it any more")
	if err == nil {
		err = s.in.archive.See(ctx, s.settings.Name, key, retrieval.Connected{Gone: true})
	}
	return s.keep(err)
}
