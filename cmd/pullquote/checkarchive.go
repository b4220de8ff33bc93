package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// checkArchive opens the data folder as any command does, reads all of it,
// and looks at ARTICLES_DIR.
func (p *program) checkArchive(ctx context.Context, d *diagnosis) {
	const check = "Data folder"
	folder := finding{check, checkOK, p.config.DataDir + " can be written to.", ""}
	archive, err := p.openArchive(ctx, 0)
	if errors.Is(err, retrieval.ErrLocked) {
		folder.Says = p.config.DataDir + " is in use by another Pullquote, which is well while `pullquote serve` runs."
		archive, err = p.open(ctx, retrieval.Options{ReadOnly: true})
	}
	if err != nil {
		folder = failure(check, err)
		folder.Says = p.config.DataDir + ": " + folder.Says
		d.add(folder)
		return
	}
	d.add(folder, p.checkFile(ctx, archive), p.checkArticles(ctx, archive))
	if limits, found := p.checkLimits(ctx, archive); found {
		d.add(limits)
	}
	if err := archive.Close(); err != nil {
		d.add(failure(check, err))
	}
}

// checkFile finds damage of the archive's file, and quotations that are no
// longer what was shown.
func (p *program) checkFile(ctx context.Context, archive *retrieval.Archive) finding {
	const check = "Archive"
	damaged := finding{check, checkWrong, "The archive in the data folder is damaged.", "Restore the folder from a backup, or set DATA_DIR to a new one and take the articles again."}
	if err := archive.CheckFile(ctx); err != nil {
		p.log.Debug("fault", "cause", err)
		return damaged
	}
	proof, err := archive.Prove(ctx)
	if err != nil {
		p.log.Debug("fault", "cause", err)
		return damaged
	}
	if n := len(proof.Failed); n > 0 {
		return finding{check, checkWrong, fmt.Sprintf("%s of %d are not what the archive holds.", count(n, "quotation"), proof.Quotes), "Run `pullquote verify` to see which."}
	}
	return finding{check, checkOK, fmt.Sprintf("The file is sound; %s in %s stand as they were shown.", count(proof.Quotes, "quotation"), count(proof.Entries, "answer")), ""}
}

// checkArticles says what there is to answer from.
func (p *program) checkArticles(ctx context.Context, archive *retrieval.Archive) finding {
	const check = "Articles"
	if p.config.ArticlesDir != "" {
		if _, err := os.ReadDir(p.config.ArticlesDir); err != nil {
			p.log.Debug("fault", "cause", err)
			return finding{check, checkWrong, "The folder in ARTICLES_DIR cannot be read.", "Make it, check that you may read it, or set ARTICLES_DIR to the folder of your articles."}
		}
	}
	n, passages, _, err := archive.Scope(ctx, news.Reader{At: p.now()})
	if err != nil {
		return failure(check, err)
	}
	own, err := archive.HasOwn(ctx)
	switch {
	case err != nil:
		return failure(check, err)
	case own:
		return finding{check, checkOK, fmt.Sprintf("%s in %s are open to everybody.", count(n, "article"), count(passages, "passage")), ""}
	case p.config.ArticlesDir != "":
		return finding{check, checkOK, "None was taken from ARTICLES_DIR yet; the next question does.", ""}
	}
	return finding{check, checkOff, "None of your own: answers come from the two samples. `pullquote ingest` takes yours.", ""}
}
