package prompts

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/template"

	"github.com/pullquote/pullquote/retrieval/news"
)

//go:embed point.tmpl
var pointText string

// pointSchema is the form of a reply that only points: numbers of lines.
//
//go:embed point.schema.json
var pointSchema string

var (
	pointTemplate = template.Must(template.New("point").Parse(pointText))
	pointVersion  = version(pointText, pointSchema)
)

// PointRequest is what lines are to be pointed at for: a question, or else a
// summary.
type PointRequest struct {
	// Question is what the lines are to answer; blank for a summary.
	Question string
	// Earlier are the earlier questions of this conversation, oldest first.
	Earlier []string
	// Subject is the topic of a summary; empty for an article, which tells its
	// own. A question has none.
	Subject string
	// Several says that a summary is of several articles.
	Several bool
	// Most is how many lines may be pointed at.
	Most int
	// Evidence holds the lines.
	Evidence news.Evidence
	// Delimiter fences the articles off, as in AnswerRequest.
	Delimiter string
}

// Point returns the request that asks a model which lines of the evidence
// answer a question or sum the articles up, and in what order, and for no word
// of its own. It fails when there is no evidence, when no line is asked for,
// and when the delimiter is unfit (ErrDelimiter).
func Point(r PointRequest) (Prompt, error) {
	if len(r.Evidence.Lines) == 0 || r.Most < 1 {
		return Prompt{}, errors.New("prompt point: nothing to point at")
	}
	data := struct {
		Question, Earlier, Subject, Articles, Delimiter string
		Several                                         bool
		Most                                            int
	}{Delimiter: r.Delimiter, Several: r.Several, Most: r.Most}
	for _, text := range []struct {
		to   *string
		from any
		none bool
	}{
		{&data.Question, r.Question, strings.TrimSpace(r.Question) == ""},
		{&data.Earlier, r.Earlier, len(r.Earlier) == 0},
		{&data.Subject, r.Subject, r.Subject == ""},
		{&data.Articles, articles(r.Evidence), false},
	} {
		if text.none {
			continue
		}
		var err error
		if *text.to, err = asJSON(text.from); err != nil {
			return Prompt{}, fmt.Errorf("prompt point: %w", err)
		}
	}
	if !fits(r.Delimiter, data.Question+data.Earlier+data.Subject+data.Articles) {
		return Prompt{}, fmt.Errorf("prompt point: %w", ErrDelimiter)
	}
	return renderPrompt(Prompt{Name: "point", Version: pointVersion, Schema: json.RawMessage(pointSchema), Points: true}, pointTemplate, data)
}
