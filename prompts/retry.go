package prompts

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"text/template"

	"github.com/pullquote/pullquote/retrieval/news"
)

//go:embed retry.tmpl
var retryText string

// retrySchema is the form of the reply: claims that say which one they repair.
//
//go:embed retry.schema.json
var retrySchema string

var (
	retryTemplate = template.Must(template.New("retry").Parse(retryText))
	retryVersion  = version(retryText, retrySchema)
)

// RetryRequest is what a model is to write again.
type RetryRequest struct {
	// Asked is the question or the topic; empty for the summary of an article,
	// which tells its own.
	Asked string
	// Claims are those that did not hold. Each is known in the reply by its
	// place among them, counted from 1.
	Claims []FallenClaim
	// Evidence holds the lines around the claims, under the numbers that they
	// had in the first request.
	Evidence news.Evidence
	// Delimiter fences the articles and the claims off, as in AnswerRequest.
	Delimiter string
}

// FallenClaim is a claim that did not hold.
type FallenClaim struct {
	Text      string
	Sentences []int
	// Wrong is what is wrong with it, in words.
	Wrong string
}

// promptClaim is a fallen claim as the model sees it.
type promptClaim struct {
	N         int    `json:"n"`
	Text      string `json:"text"`
	Sentences []int  `json:"sentences"`
	Wrong     string `json:"wrong"`
}

// Retry returns the request that asks a model to write claims again. It is
// sent once: the printed sentences can stand in for the claims. It fails when
// there is no claim or no evidence and when the delimiter is unfit
// (ErrDelimiter).
//
// What is wrong with a claim holds words of the claim and of the articles, so
// it is data like these.
func Retry(r RetryRequest) (Prompt, error) {
	if len(r.Evidence.Lines) == 0 || len(r.Claims) == 0 {
		return Prompt{}, errors.New("prompt retry: nothing to write again")
	}
	data := struct{ Asked, Articles, Claims, Delimiter string }{Delimiter: r.Delimiter}
	var err error
	if r.Asked != "" {
		if data.Asked, err = asJSON(r.Asked); err != nil {
			return Prompt{}, fmt.Errorf("prompt retry: what was asked: %w", err)
		}
	}
	if data.Articles, err = asJSON(articles(r.Evidence)); err != nil {
		return Prompt{}, fmt.Errorf("prompt retry: articles: %w", err)
	}
	claims := make([]promptClaim, len(r.Claims))
	for i, c := range r.Claims {
		claims[i] = promptClaim{N: i + 1, Text: c.Text, Sentences: c.Sentences, Wrong: c.Wrong}
	}
	if data.Claims, err = asJSON(claims); err != nil {
		return Prompt{}, fmt.Errorf("prompt retry: claims: %w", err)
	}
	if !fits(r.Delimiter, data.Asked+data.Articles+data.Claims) {
		return Prompt{}, fmt.Errorf("prompt retry: %w", ErrDelimiter)
	}
	return renderPrompt(Prompt{Name: "retry", Version: retryVersion, Schema: json.RawMessage(retrySchema), Once: true}, retryTemplate, data)
}
