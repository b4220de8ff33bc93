package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/seeds"
)

// fill brings the archive up to date before it is read, and returns what became
// of the files of ARTICLES_DIR. What cannot be taken is told in one line and
// does not keep the rest from being read.
func (p *program) fill(ctx context.Context, archive *retrieval.Archive) (taken account, err error) {
	if p.config.ArticlesDir != "" {
		if taken, err = p.takeFolder(ctx, archive); err != nil {
			return taken, err
		}
	}
	if err := archive.Expire(ctx); err != nil {
		return taken, err
	}
	own, err := archive.HasOwn(ctx)
	if err != nil {
		return taken, err
	}
	if !own && p.config.ArticlesDir == "" {
		if err := p.takeSamples(ctx, archive); err != nil {
			return taken, err
		}
	}
	return taken, p.embedMissing(ctx, archive)
}

// takeFolder takes what is new or changed in ARTICLES_DIR.
func (p *program) takeFolder(ctx context.Context, archive *retrieval.Archive) (account, error) {
	if err := p.findFolder(); err != nil {
		return account{}, err
	}
	in := newIntake(archive, p.config.Zone)
	if err := in.files(ctx, []string{p.config.ArticlesDir}); err != nil {
		return in.account, err
	}
	if err := p.watchGone(ctx, archive, in); err != nil {
		return in.account, err
	}
	if n := len(in.account.Skipped); n > 0 {
		first := in.account.Skipped[0]
		p.note(fmt.Sprintf("%s of ARTICLES_DIR could not be taken, such as %s: %s. `pullquote ingest` with the folder lists all.",
			count(n, "file"), first.Path, first.Reason))
	}
	if in.account.held() == 0 {
		p.note("The folder in ARTICLES_DIR holds no article yet.")
	}
	return in.account, nil
}

// findFolder says what is wrong with ARTICLES_DIR, if anything is.
func (p *program) findFolder() error {
	info, err := os.Stat(p.config.ArticlesDir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &mistake{said: "The folder in ARTICLES_DIR does not exist.", next: "Make it, or set ARTICLES_DIR to the folder of your articles.", cause: err}
	case err != nil:
		return &mistake{said: "The folder in ARTICLES_DIR cannot be read.", next: "Check that you may read it.", cause: err}
	case !info.IsDir():
		return &mistake{said: "What ARTICLES_DIR names is not a folder.", next: "Set ARTICLES_DIR to the folder of your articles."}
	}
	return nil
}

// takeSamples takes the articles that come with the program.
func (p *program) takeSamples(ctx context.Context, archive *retrieval.Archive) error {
	if err := takeSeeds(ctx, newIntake(archive, p.config.Zone), true); err != nil {
		return err
	}
	if p.screen.err {
		p.note("Using the two sample articles; `pullquote ingest` takes your own.")
	}
	return nil
}

// takeSeeds takes the articles that come with the program, as samples or as a
// newsroom's own.
func takeSeeds(ctx context.Context, in *intake, sample bool) error {
	all := func(feed.Found) bool { return true }
	take := func(f feed.File) error {
		return in.take(ctx, f, retrieval.Source{Path: f.Path, Sample: sample})
	}
	if err := feed.WalkFS(ctx, seeds.FS, ".", feed.Options{}, all, take, in.skip); err != nil {
		return fmt.Errorf("taking the samples: %w", err)
	}
	return nil
}

// embedMissing makes the vectors that the embedding model lacks: all of them
// when another model was set, those of new articles when it had failed.
func (p *program) embedMissing(ctx context.Context, archive *retrieval.Archive) error {
	bar := p.progress("Indexing passages", 0)
	err := archive.Reindex(ctx, bar.set)
	bar.end()
	var fault *prompts.Fault
	if !errors.As(err, &fault) && !errors.Is(err, retrieval.ErrBadVector) {
		return err
	}
	p.log.Debug("fault", "cause", err)
	p.note("Some passages can be found by their words only: the embedding model did not answer. Check EMBEDDING_MODEL and EMBEDDING_BASE_URL; the next command tries again.")
	return nil
}

// note prints one line beside the answer, once in a run.
func (p *program) note(text string) {
	text = oneLine(text)
	if !slices.Contains(p.noted, text) {
		p.noted = append(p.noted, text)
		fmt.Fprintln(p.stderr, text)
	}
}
