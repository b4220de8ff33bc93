package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/seeds"
)

// evalQuestion is a question with what a right answer to it is: a line of a set
// of questions. All but the question may be left out.
type evalQuestion struct {
	ID       string `json:"id"` // the line's number when it is left out
	Question string `json:"question"`
	// Outcome is answered, which is also what an empty one means, or
	// not_found for a question that the articles do not answer.
	Outcome bot.Outcome `json:"outcome"`
	// QuoteAny are words of which one must stand in a quotation.
	QuoteAny []string `json:"quote_any"`
	// Articles are the ids of those that must be cited.
	Articles []string `json:"articles"`
	// Facts are the words of the articles, each within one passage, that a
	// search must find.
	Facts []string `json:"facts"`
	// Disagreement is what must stand among the positions where sources
	// differ, each in one of them.
	Disagreement []string `json:"disagreement"`
}

// answerable reports whether the articles answer the question.
func (q evalQuestion) answerable() bool { return q.Outcome != bot.NotFound }

// evalSet is a set of questions and where the articles are that they are about.
type evalSet struct {
	name      string
	questions []evalQuestion
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
	if s.questions, err = readQuestions(raw); err != nil {
		return nil, &mistake{said: fmt.Sprintf("%s cannot be used: %v.", path, err), next: "`pullquote eval --help` shows what a line of questions looks like.", cause: err}
	}
	return s, nil
}

// goldenSet is the samples with their own questions.
func goldenSet() (*evalSet, error) {
	questions, err := readQuestions(seeds.Golden)
	if err != nil {
		return nil, fmt.Errorf("the samples' questions: %w", err)
	}
	return &evalSet{name: "the samples", questions: questions, take: func(ctx context.Context, in *intake) error { return takeSeeds(ctx, in, false) }}, nil
}

// readQuestions reads a question a line. Empty lines are left out.
func readQuestions(raw []byte) ([]evalQuestion, error) {
	var out []evalQuestion
	known := map[string]bool{}
	lines := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\uFEFF"))))
	lines.Buffer(nil, longestQuestionLine)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		q, err := readEvalQuestion(lines.Bytes())
		if err != nil {
			return nil, fmt.Errorf("line %d %w", n, err)
		}
		if q.ID == "" {
			q.ID = fmt.Sprint(n)
		}
		if known[q.ID] {
			return nil, fmt.Errorf("line %d has the id %q, as an earlier one", n, q.ID)
		}
		known[q.ID] = true
		out = append(out, q)
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, errors.New("a line of it is longer than a megabyte")
	case err != nil:
		return nil, err
	case len(out) == 0:
		return nil, errors.New("there is no question in it")
	}
	return out, nil
}

// longestQuestionLine is in bytes: no question with its facts comes near it,
// and a file that is no set of questions soon does.
const longestQuestionLine = 1 << 20

// readEvalQuestion reads one line. Its errors go on from "line 3".
func readEvalQuestion(line []byte) (evalQuestion, error) {
	var q evalQuestion
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields() // a misspelt field would be a demand that is never made
	if err := d.Decode(&q); err != nil {
		if field, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
			return q, fmt.Errorf("has a field %s that means nothing", field)
		}
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) && wrong.Field != "" {
			return q, fmt.Errorf("has in its field %q a %s where %s belongs", wrong.Field, wrong.Value, kindOf(wrong.Type))
		}
		return q, errors.New("is no JSON object as it should be")
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return q, errors.New("holds more than one JSON object")
	}
	switch {
	case strings.TrimSpace(q.Question) == "":
		return q, errors.New("has no question")
	case len([]rune(q.Question)) > bot.MaxQuestion:
		return q, fmt.Errorf("has a question of more than %d characters", bot.MaxQuestion)
	case q.Outcome == "":
		q.Outcome = bot.Answered
	case q.Outcome != bot.Answered && q.Outcome != bot.NotFound:
		return q, fmt.Errorf("has the outcome %q, which is neither answered nor not_found", q.Outcome)
	}
	if !q.answerable() && len(q.QuoteAny)+len(q.Articles)+len(q.Facts)+len(q.Disagreement) > 0 {
		return q, errors.New("asks for an answer to a question that is not_found")
	}
	return q, nil
}

// kindOf names what belongs in a field, in plain words.
func kindOf(t reflect.Type) string {
	if t.Kind() == reflect.Slice {
		return "a list of texts"
	}
	return "a text"
}
