package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pullquote/pullquote/bot/eval"
	"github.com/pullquote/pullquote/seeds"
)

// evalSet is a set of questions and where the articles are that they are about.
type evalSet struct {
	name      string
	questions []eval.Question
	// take takes the articles.
	take func(ctx context.Context, in *intake) error
}

// questionsName is the file of questions in a folder that is a set.
const questionsName = "questions.jsonl"

// articlesName is the folder of articles beside the questions. Without one,
// the articles lie beside them.
const articlesName = "articles"

// openSet reads the questions at a path, a file or a folder with a
// questions.jsonl in it. An empty path stands for the samples' own questions.
// The articles are in the folder given, or beside the questions.
func openSet(path, articles string) (*evalSet, error) {
	if path == "" {
		return goldenSet()
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, questionsName)
	}
	raw, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &mistake{said: "There is no file " + path + ".", next: "Give a file of questions, or a folder with a " + questionsName + " in it; `pullquote eval --help` shows one.", cause: err}
	case err != nil:
		return nil, &mistake{said: path + " cannot be read.", next: "Check that you may read it.", cause: err}
	}
	if articles == "" {
		articles = filepath.Dir(path)
		if info, err := os.Stat(filepath.Join(articles, articlesName)); err == nil && info.IsDir() {
			articles = filepath.Join(articles, articlesName)
		}
	}
	if err := checkPath(articles); err != nil {
		return nil, err
	}
	s := &evalSet{name: path, take: func(ctx context.Context, in *intake) error { return in.files(ctx, []string{articles}) }}
	if s.questions, err = eval.ReadQuestions(raw); err != nil {
		return nil, &mistake{said: fmt.Sprintf("%s cannot be used: %v.", path, err), next: "`pullquote eval --help` shows what a line of questions looks like.", cause: err}
	}
	return s, nil
}

// goldenSet is the samples with their own questions.
func goldenSet() (*evalSet, error) {
	questions, err := eval.ReadQuestions(seeds.Golden)
	if err != nil {
		return nil, fmt.Errorf("the samples' questions: %w", err)
	}
	return &evalSet{name: "the samples", questions: questions, take: func(ctx context.Context, in *intake) error { return takeSeeds(ctx, in, false) }}, nil
}
