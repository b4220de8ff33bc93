package main

import (
	"fmt"
	"time"
)

// accountPage returns the account of an ingest as a person reads it: the sums
// first, then each file that is not simply new or unchanged. What has expired by now
// is told as that.
func accountPage(a account, s style, now time.Time) string {
	p := &page{style: s}
	added, over := expired(a.New, now)
	changed, alsoOver := expired(a.Changed, now)
	over = append(over, alsoOver...)
	sums := fmt.Sprintf("%d new, %d changed, %d unchanged, %d skipped", len(added), len(changed), a.Unchanged, len(a.Skipped))
	if len(over) > 0 {
		sums += fmt.Sprintf(", %d expired", len(over))
	}
	p.text(nil, nil, span{sums, strong})
	section(p, "Changed", changed, func(f takenFile) string {
		return fmt.Sprintf("%s is now revision %d%s", f.Article, f.Revision, restrictions(f, now))
	})
	section(p, "Not for everybody", restricted(added, now), func(f takenFile) string { return f.Article + restrictions(f, now) })
	section(p, "Expired, and shown to nobody", over, func(f takenFile) string { return f.Article + ", since " + moment(f.Expires) })
	section(p, "Taken back", a.Withdrawn, func(w withdrawnArticle) string { return w.Article + ", because of " + w.Path })
	section(p, "Taken with a fault", a.Unread, func(f skippedFile) string { return f.Path + ": " + f.Reason })
	section(p, "Skipped", a.Skipped, func(f skippedFile) string { return f.Path + ": " + f.Reason })
	if a.Unembedded > 0 {
		p.gap()
		p.text(nil, nil, span{count(a.Unembedded, "article") + " taken without vectors at first: the embedding model did not answer.", alert})
	}
	return p.String()
}

// section adds a heading and a line for each item, or nothing without items.
func section[T any](p *page, heading string, items []T, line1 func(T) string) {
	if len(items) == 0 {
		return
	}
	p.gap()
	p.text(nil, nil, span{heading, strong})
	for _, item := range items {
		p.text(line{{text: "  "}}, line{{text: "    "}}, span{text: oneLine(line1(item))})
	}
}

// restricted returns the files that not every reader may see by now.
func restricted(files []takenFile, now time.Time) []takenFile {
	var out []takenFile
	for _, f := range files {
		if restrictions(f, now) != "" {
			out = append(out, f)
		}
	}
	return out
}

// restrictions says who may see the article, and from when on where that is still
// to come.
func restrictions(f takenFile, now time.Time) string {
	out := ""
	if f.Collection != "" {
		out += ", in the collection " + f.Collection
	}
	if at, err := time.Parse(time.RFC3339, f.Embargo); err == nil && now.Before(at) {
		out += ", under embargo until " + moment(f.Embargo)
	}
	return out
}

// expired parts the files whose time is over from the others.
func expired(files []takenFile, now time.Time) (others, over []takenFile) {
	for _, f := range files {
		if at, err := time.Parse(time.RFC3339, f.Expires); err == nil && !now.Before(at) {
			over = append(over, f)
		} else {
			others = append(others, f)
		}
	}
	return others, over
}

// moment is an instant of RFC 3339 with its hour, or nothing.
func moment(instant string) string {
	at, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		return ""
	}
	return at.Format("2 Jan 2006 15:04 MST")
}
