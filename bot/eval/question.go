package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
)

// Question is a question with what a right answer to it is: a line of a set
// of questions. All but the question may be left out.
type Question struct {
	ID       string `json:"id"` // the line's number when it is left out
	Question string `json:"question"`
	// Outcome is answered, which is also what an empty one means, or
	// not_found for a question that the articles do not answer.
	Outcome answer.Outcome `json:"outcome"`
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
func (q Question) answerable() bool { return q.Outcome != answer.NotFound }

// ReadQuestions reads a question a line. Empty lines are left out.
func ReadQuestions(raw []byte) ([]Question, error) {
	var out []Question
	known := map[string]bool{}
	lines := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\uFEFF"))))
	lines.Buffer(nil, longestQuestionLine)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		q, err := readQuestion(lines.Bytes())
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

// readQuestion reads one line. Its errors go on from "line 3".
func readQuestion(line []byte) (Question, error) {
	var q Question
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
		q.Outcome = answer.Answered
	case q.Outcome != answer.Answered && q.Outcome != answer.NotFound:
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
