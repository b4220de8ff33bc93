package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/eval"
	"github.com/pullquote/pullquote/bot/write"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// evaluate takes the set's articles into an archive of its own, which is
// removed afterwards, and puts the questions to the bot.
func (p *program) evaluate(ctx context.Context, s *evalSet, model write.Model, reader news.Reader) (result eval.Result, err error) {
	folder, err := os.MkdirTemp("", "pullquote-eval-")
	if err != nil {
		return result, fmt.Errorf("making a folder for the articles: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	archive, err := p.openIn(ctx, retrieval.Options{Folder: folder})
	if err != nil {
		return result, err
	}
	defer func() { err = errors.Join(err, archive.Close()) }()
	start := time.Now()
	if err := p.takeSet(ctx, s, archive); err != nil {
		return result, err
	}
	result = eval.Result{Set: s.name, Mode: string(answer.Extractive), Questions: len(s.questions), Missed: []eval.Missed{}}
	result.Cost.Indexing = time.Since(start).Seconds()
	if model != nil {
		result.Mode = string(answer.ByModel)
	}
	if result.Articles, result.Passages, _, err = archive.Scope(ctx, reader); err != nil {
		return result, err
	}
	e := eval.NewExaminer(bot.Options{Archive: archive, Ledger: archive.Books, Model: model, Rules: p.config.rules(), Now: p.now, Random: p.random, Log: p.log}, reader, "eval")
	got, err := p.examineSet(ctx, s, e)
	if err != nil {
		return result, err
	}
	result.Reckon(s.questions, got)
	proof, err := archive.Prove(ctx)
	result.Quotes, result.Altered = proof.Quotes, len(proof.Failed)
	return result, err
}

// takeSet takes the articles of the set and makes their vectors.
func (p *program) takeSet(ctx context.Context, s *evalSet, archive *retrieval.Archive) error {
	in := newIntake(archive, p.config.Zone)
	if err := s.take(ctx, in); err != nil {
		return err
	}
	if in.account.held() == 0 {
		return &mistake{said: "There are no articles beside the questions.", next: "Put .txt, .md or .html files into a folder " + articlesName + " beside them, or name their folder with --articles."}
	}
	if n := len(in.account.Skipped); n > 0 {
		first := in.account.Skipped[0]
		p.note(fmt.Sprintf("%s could not be taken, such as %s: %s.", count(n, "file"), first.Path, first.Reason))
	}
	return p.embedMissing(ctx, archive)
}

// examineSet puts the questions to the bot, one after the other.
func (p *program) examineSet(ctx context.Context, s *evalSet, e *eval.Examiner) ([]eval.Examined, error) {
	bar := p.progress("Asking", len(s.questions))
	defer bar.end()
	var out []eval.Examined
	for _, q := range s.questions {
		got, err := e.Ask(ctx, q.Question)
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", q.ID, err)
		}
		out = append(out, got)
		bar.step()
	}
	return out, nil
}
