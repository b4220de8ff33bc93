package connector

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/fetch"
)

const (
	// settledFor is how long a file must have been left alone before it is read,
	// so that none is taken that an agency is still writing.
	settledFor = 2 * time.Second
	// maxDropped bounds a file, and perPortion how many are read between two
	// marks of how far the reading has come.
	maxDropped = 10 << 20
	perPortion = 200
)

// folder reads the files that agencies and systems drop in a folder: NewsML-G2,
// NITF, ninjs, and JSON with the fields of a push, one object or one on each
// line. An article is known by the agency's id, whatever its file is called.
type folder struct{ settings Settings }

func openFolder(s Settings, _ *fetch.Client, _ string) Source { return &folder{s} }

func (f *folder) options() feed.Options { return feed.Options{Zone: f.settings.Zone} }

// dropped is a file that was found.
type dropped struct {
	name     string
	size     int64
	modified time.Time
}

// mark stands for the file as it was found.
func (d dropped) mark(settings string) uint64 {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d\x00%d\x00%s", d.name, d.size, d.modified.UnixNano(), settings))
	return binary.BigEndian.Uint64(sum[:])
}

// Changed implements Source. The cursor holds the marks of the files that were
// read: a renamed file is read again, and gives what is known already.
func (f *folder) Changed(ctx context.Context, cursor string, take func([]Item, string) error) error {
	root, err := os.OpenRoot(f.settings.URL)
	if err != nil {
		return errors.New("the folder cannot be read; check url, and that you may read it")
	}
	defer root.Close()
	files, err := f.list(ctx, root)
	if err != nil {
		return err
	}
	known, read := marksOf(cursor), map[uint64]bool{}
	files = slices.DeleteFunc(files, func(d dropped) bool {
		m := d.mark(f.settings.mark())
		if known[m] {
			read[m] = true
		}
		return known[m]
	})
	for portion := range slices.Chunk(files, perPortion) {
		var items []Item
		for _, d := range portion {
			found, done := f.read(root, d)
			if items = append(items, found...); done {
				read[d.mark(f.settings.mark())] = true
			}
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		for _, batch := range apart(items) {
			if err := take(batch, cursor); err != nil {
				return err
			}
		}
		cursor = cursorOf(read)
		if err := take(nil, cursor); err != nil {
			return err
		}
	}
	return take(nil, cursorOf(read))
}

// apart parts items so that no part holds two versions of one article.
func apart(items []Item) (parts [][]Item) {
	first, met := 0, map[string]bool{}
	for i, it := range items {
		if met[it.Key] {
			parts, first, met = append(parts, items[first:i]), i, map[string]bool{}
		}
		met[it.Key] = true
	}
	return append(parts, items[first:])
}

// list returns the files whose names may hold articles, those that were written
// first in front. Files that are being written are left for the next time.
func (f *folder) list(ctx context.Context, root *os.Root) (files []dropped, err error) {
	now := time.Now()
	err = fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && name == ".":
			return errors.New("the folder cannot be read; check url, and that you may read it")
		case err != nil:
			return nil // it went meanwhile, or is not for us
		case strings.HasPrefix(e.Name(), ".") && name != "." && e.IsDir():
			return fs.SkipDir
		case !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") || formatOf(name) == "":
			return nil
		}
		info, err := e.Info()
		if err == nil && now.Sub(info.ModTime()).Abs() >= settledFor {
			files = append(files, dropped{name, info.Size(), info.ModTime()})
		}
		return nil
	})
	slices.SortFunc(files, func(a, b dropped) int {
		return cmp.Or(a.modified.Compare(b.modified), strings.Compare(a.name, b.name))
	})
	return files, err
}

// formatOf tells by its name what a file may hold; empty: nothing of ours.
func formatOf(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".xml", ".nitf", ".g2":
		return "xml"
	case ".json", ".jsonl", ".ndjson":
		return "json"
	}
	return ""
}

// read returns what a file holds. done is false when it is to be read again the
// next time: it was changed meanwhile, or ends too early.
func (f *folder) read(root *os.Root, d dropped) (items []Item, done bool) {
	raw, err := readDropped(root, d)
	if errors.Is(err, errMoving) {
		return nil, false
	}
	if err == nil && formatOf(d.name) == "json" {
		items, err = f.objects(raw)
	} else if err == nil {
		items, err = f.wire(raw)
	}
	if err != nil {
		it := Item{Key: "file " + short(d.name), Refused: err.Error(), Later: true}
		it.Stated.URL = filepath.Join(f.settings.URL, filepath.FromSlash(d.name))
		return []Item{it}, false
	}
	return items, true
}

var errMoving = errors.New("it is being written")

// readDropped reads a file whole, if it stays as it was found.
func readDropped(root *os.Root, d dropped) ([]byte, error) {
	in, err := root.OpenFile(filepath.FromSlash(d.name), os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, errMoving
	}
	defer in.Close()
	if info, err := in.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errMoving
	}
	raw, err := io.ReadAll(io.LimitReader(in, maxDropped+1))
	if err != nil {
		return nil, errMoving
	}
	if len(raw) > maxDropped {
		return nil, errors.New("it is larger than 10 MB")
	}
	if info, err := in.Stat(); err != nil || info.Size() != d.size || !info.ModTime().Equal(d.modified) {
		return nil, errMoving
	}
	return raw, nil
}

// objects reads JSON: each object is ninjs or has the fields of a push.
func (f *folder) objects(raw []byte) (items []Item, err error) {
	raws, err := objects(bytes.TrimPrefix(raw, []byte("\ufeff")))
	if err != nil {
		return nil, errors.New("its JSON is broken, or it is cut off")
	}
	for _, one := range raws {
		pieces, ok, err := feed.ReadWire(one, f.options())
		switch {
		case ok:
			items = append(items, f.item(pieces, one, err)...)
		default:
			items = append(items, f.record(readRecord(one, f.settings.Zone)))
		}
	}
	return items, nil
}

// wire reads XML.
func (f *folder) wire(raw []byte) ([]Item, error) {
	pieces, ok, err := feed.ReadWire(raw, f.options())
	if !ok && err == nil {
		err = errors.New("it is neither NewsML-G2 nor NITF")
	}
	if !ok || len(pieces) == 0 {
		return nil, err
	}
	return f.item(pieces, raw, err), nil
}

// item makes items of the pieces of a file; fault is what is wrong with the
// only one.
func (f *folder) item(pieces []feed.Wire, raw []byte, fault error) (items []Item) {
	for i, w := range pieces {
		it := Item{Key: w.GUID, Order: w.Order, Stated: w.Stated, Body: w.Body, Refused: w.Gone}
		switch {
		case w.GUID == "":
			it.Key, it.Refused, it.Later = "none "+short(string(raw)), "it has no id of its agency", true
		case len(w.GUID) > maxKey:
			it.Key = short(w.GUID)
		}
		switch {
		case it.Refused != "":
		case fault != nil:
			it.Refused, it.Later = fault.Error(), !errors.Is(fault, feed.ErrHeld)
		case strings.TrimSpace(w.Body) == "":
			it.Refused, it.Later = "it has no text", true
		}
		items = append(items, f.finish(it, short(fmt.Sprint(i)+"\x00"+string(raw))))
	}
	return items
}

// record makes an item of a record. One without an id cannot be known again.
func (f *folder) record(r Record) Item {
	if r.Key == "" {
		r.Key = "none " + short(fmt.Sprintf("%+v", r.Stated)+r.Body)
	}
	if r.Withdrawn && r.Refused == "" {
		r.Refused = "its system takes it back"
	}
	_, digest, _ := strings.Cut(r.form(), " ")
	return f.finish(r.Item, digest)
}

// finish adds what the connector states. An article that is for the readers of
// another collection than the connector's goes to nobody.
func (f *folder) finish(it Item, digest string) Item {
	it.Version = strconv.FormatInt(it.Order, 10) + " " + digest + f.settings.mark()
	it.Stated.Publisher = cmp.Or(it.Stated.Publisher, f.settings.Publisher)
	switch stated := it.Stated.Collection; {
	case f.settings.Collection == "":
	case stated != "" && stated != f.settings.Collection:
		it.Refused, it.Later = "it is for the collection "+stated+", and the connector for "+f.settings.Collection, false
	default:
		it.Stated.Collection = f.settings.Collection
	}
	return it
}

// Listed implements Source: a file that was cleared away takes nothing back.
func (f *folder) Listed(context.Context, func(key, version string)) error { return errUnlisted }

// Fetch implements Source.
func (f *folder) Fetch(context.Context, string) (Item, error) { return Item{}, errUnlisted }

// cursorOf packs the marks of files, and marksOf unpacks them.
func cursorOf(read map[uint64]bool) string {
	all := make([]byte, 0, 8*len(read))
	for m := range read {
		all = binary.BigEndian.AppendUint64(all, m)
	}
	return base64.RawStdEncoding.EncodeToString(all)
}

func marksOf(cursor string) map[uint64]bool {
	out := map[uint64]bool{}
	all, err := base64.RawStdEncoding.DecodeString(cursor)
	if err != nil {
		return out // everything is read again
	}
	for ; len(all) >= 8; all = all[8:] {
		out[binary.BigEndian.Uint64(all)] = true
	}
	return out
}
