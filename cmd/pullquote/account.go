package main

import (
	"fmt"
	"time"
)

// accountPage returns the account of an ingest as a person reads it: the sums
// first, then each file that is not simply new or unchanged.
func accountPage(a account, s style) string {
	p := &page{style: s}
	p.text(nil, nil, span{fmt.Sprintf("%d new, %d changed, %d unchanged, %d skipped",
		len(a.New), len(a.Changed), a.Unchanged, len(a.Skipped)), strong})
	section(p, "Changed", a.Changed, func(f takenFile) string {
		return fmt.Sprintf("%s is now revision %d%s", f.Article, f.Revision, restrictions(f))
	})
	section(p, "Not for everybody", restricted(a.New), func(f takenFile) string { return f.Article + restrictions(f) })
	section(p, "Taken back", a.Withdrawn, func(w withdrawnArticle) string { return w.Article + ", because of " + w.Path })
	section(p, "Taken without", a.Unread, func(f skippedFile) string { return f.Path + ": " + f.Reason })
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

// restricted returns the files that not every reader may see at once.
func restricted(files []takenFile) []takenFile {
	var out []takenFile
	for _, f := range files {
		if f.Collection != "" || f.Embargo != "" {
			out = append(out, f)
		}
	}
	return out
}

// restrictions says who may see the article, and from when on.
func restrictions(f takenFile) string {
	out := ""
	if f.Collection != "" {
		out += ", in the collection " + f.Collection
	}
	if at, err := time.Parse(time.RFC3339, f.Embargo); err == nil {
		out += ", under embargo until " + at.Format("2 Jan 2006 15:04 MST")
	}
	return out
}
