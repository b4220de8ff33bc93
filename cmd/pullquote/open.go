package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/pullquote/pullquote/bot/llm"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/meaning"
)

// lockWait is how long a command that writes waits for another one to leave
// the data folder: longer than a question takes, shorter than a person waits.
const lockWait = 10 * time.Second

// openArchive opens the archive for reading and writing.
func (p *program) openArchive(ctx context.Context, wait time.Duration) (*retrieval.Archive, error) {
	if p.beside != nil {
		return p.beside, nil
	}
	return p.open(ctx, retrieval.Options{LockWait: wait})
}

// openFilled opens the archive and brings it up to date with ARTICLES_DIR, or
// with the samples while there are no articles of the newsroom's own.
func (p *program) openFilled(ctx context.Context, wait time.Duration) (*retrieval.Archive, error) {
	archive, _, err := p.openTaking(ctx, wait)
	return archive, err
}

// openTaking is openFilled with what became of the files of ARTICLES_DIR.
func (p *program) openTaking(ctx context.Context, wait time.Duration) (*retrieval.Archive, account, error) {
	archive, err := p.openArchive(ctx, wait)
	if err != nil {
		return nil, account{}, err
	}
	taken, err := p.fill(ctx, archive)
	if err != nil {
		return nil, taken, errors.Join(err, p.close(archive))
	}
	return archive, taken, nil
}

// openToRead opens the archive for a command that only reads. While another
// process writes, or where nothing can be written, the archive is read as it
// is.
func (p *program) openToRead(ctx context.Context) (*retrieval.Archive, error) {
	archive, err := p.openFilled(ctx, 0)
	for _, reason := range []error{retrieval.ErrLocked, fs.ErrPermission, syscall.EROFS} {
		if !errors.Is(err, reason) {
			continue
		}
		if archive, readErr := p.open(ctx, retrieval.Options{ReadOnly: true}); readErr == nil {
			return archive, nil
		}
	}
	return archive, err
}

// errOpening says at which step an error came up.
var errOpening = errors.New("opening the archive")

// open opens the archive of the settings.
func (p *program) open(ctx context.Context, o retrieval.Options) (*retrieval.Archive, error) {
	o.Folder = p.config.DataDir
	if p.config.DatabaseURL != "" {
		return p.openCopy(ctx, o)
	}
	return p.openIn(ctx, o)
}

// openIn opens the archive of another folder than the one in the settings.
func (p *program) openIn(ctx context.Context, o retrieval.Options) (*retrieval.Archive, error) {
	embedder, err := p.embedder()
	if err != nil {
		return nil, err
	}
	o.Embedder, o.Unsent, o.Now, o.Log = embedder, p.config.unsent(), p.now, p.log
	if o.Words, err = p.words(); err != nil {
		return nil, err
	}
	archive, err := retrieval.Open(ctx, o)
	if errors.Is(err, fs.ErrNotExist) && !o.ReadOnly {
		return nil, &mistake{said: "The data folder cannot be made.", next: "Set DATA_DIR to a folder that is there, or to one that may be made.", cause: err}
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errOpening, err)
	}
	return archive, nil
}

// wordsFolder is the folder within the data folder that holds the newsroom's own
// words.
const wordsFolder = "words"

// words returns the newsroom's own words with those of the program; nil where
// the newsroom has none.
func (p *program) words() (*meaning.Groups, error) {
	folder := filepath.Join(p.config.DataDir, wordsFolder)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() { // opening the archive says what is wrong with the data folder
		return nil, lexicon.Join(nil, lang.Fold)
	}
	err := lexicon.Join(os.DirFS(folder), lang.Fold)
	var words *meaning.Groups
	if err == nil {
		words, err = meaning.Read(os.DirFS(folder))
	}
	if err != nil {
		return nil, &mistake{said: "The newsroom's own words cannot be used as they stand.", next: "In " + folder + ": " + err.Error(), cause: err}
	}
	return words, nil
}

// embedder returns the embedding model of the settings, or the one that needs
// no network.
func (p *program) embedder() (retrieval.Embedder, error) {
	if !p.config.embedsAfar() {
		return retrieval.NewLocalEmbedder(), nil
	}
	embedder, err := llm.NewEmbedder(llm.Options{
		BaseURL: cmp.Or(p.config.EmbeddingBaseURL, p.config.BaseURL),
		Key:     p.config.Key, Model: p.config.EmbeddingModel, Log: p.log,
	})
	if err != nil {
		return nil, &mistake{
			said: "The embedding model cannot be used as it is set up.",
			next: "Check EMBEDDING_MODEL and EMBEDDING_BASE_URL.", cause: err,
		}
	}
	return embedder, nil
}
