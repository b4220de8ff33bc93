package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/feed"
)

// heldShown is how many files a finding names; `pullquote ingest` names all.
const heldShown = 5

// checkLimits finds the files of ARTICLES_DIR that are held back because they
// seem to be limited to some readers or a later time in a form that cannot be
// read. Files that the archive knows are not opened.
func (p *program) checkLimits(ctx context.Context, archive *retrieval.Archive) (finding, bool) {
	const check = "Limited articles"
	if p.config.ArticlesDir == "" {
		return finding{}, false
	}
	in := newIntake(archive, p.config.Zone)
	var held []string
	skip := func(s feed.Skipped) {
		if s.Held != nil {
			held = append(held, s.Path+": "+s.Reason)
		}
	}
	options := feed.Options{Zone: p.config.Zone}
	wanted := func(f feed.Found) bool { return in.wanted(ctx, f) }
	err := feed.Walk(ctx, []string{p.config.ArticlesDir}, options, wanted, func(feed.File) error { return nil }, skip)
	switch {
	case err != nil || len(held) == 0: // a folder that cannot be read has a finding of its own
		return finding{}, false
	case len(held) > heldShown:
		held = append(held[:heldShown:heldShown], fmt.Sprintf("and %d more", len(held)-heldShown))
	}
	return finding{
		check, checkWrong,
		"Held back, and in no answer, because who may read it, or from when, cannot be read: " + strings.Join(held, "; ") + ".",
		"Write the limit as the words after each file say, and run `pullquote ingest`.",
	}, true
}
