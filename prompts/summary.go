package prompts

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"text/template"

	"github.com/pullquote/pullquote/retrieval/news"
)

//go:embed summary.tmpl
var summaryText string

var (
	summaryTemplate = template.Must(template.New("summary").Parse(summaryText))
	summaryVersion  = version(summaryText, claimsSchema)
)

// SummaryRequest is what is to be summarised.
type SummaryRequest struct {
	// Subject is the topic; empty for an article, which tells its own.
	Subject string
	// Several says that the evidence is of several articles.
	Several bool
	// Claims is how many claims the summary has at most.
	Claims int
	// Evidence holds the lines that the claims may point at.
	Evidence news.Evidence
	// Delimiter fences the articles off, as in AnswerRequest.
	Delimiter string
}

// Summary returns the request that asks a model to summarise the evidence. It
// fails when there is no evidence, when no claim is asked for, and when the
// delimiter is unfit (ErrDelimiter).
func Summary(r SummaryRequest) (Prompt, error) {
	if len(r.Evidence.Lines) == 0 || r.Claims < 1 {
		return Prompt{}, errors.New("prompt summary: nothing to summarise")
	}
	data := struct {
		Subject, Articles, Delimiter string
		Several                      bool
		Claims                       int
	}{Delimiter: r.Delimiter, Several: r.Several, Claims: r.Claims}
	var err error
	if r.Subject != "" {
		if data.Subject, err = asJSON(r.Subject); err != nil {
			return Prompt{}, fmt.Errorf("prompt summary: subject: %w", err)
		}
	}
	if data.Articles, err = asJSON(articles(r.Evidence)); err != nil {
		return Prompt{}, fmt.Errorf("prompt summary: articles: %w", err)
	}
	if !fits(r.Delimiter, data.Subject+data.Articles) {
		return Prompt{}, fmt.Errorf("prompt summary: %w", ErrDelimiter)
	}
	return renderPrompt(Prompt{Name: "summary", Version: summaryVersion, Schema: json.RawMessage(claimsSchema)}, summaryTemplate, data)
}
