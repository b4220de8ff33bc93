package prompts

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"text/template"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// ErrDelimiter says that the delimiter is not fit for this request: too
// short, or found in what it should delimit. Draw another one.
var ErrDelimiter = errors.New("delimiter unfit for this request")

//go:embed answer.tmpl
var answerText string

// claimsSchema is the form of a reply: claims that point at lines, and on what
// lines differ.
//
//go:embed claims.schema.json
var claimsSchema string

var (
	answerTemplate = template.Must(template.New("answer").Parse(answerText))
	answerVersion  = version(answerText, claimsSchema)
)

// AnswerRequest is a question with what may be used to answer it.
type AnswerRequest struct {
	Question string
	// Earlier are the earlier questions of this conversation, oldest first.
	Earlier []string
	// Evidence holds the lines that the claims may point at.
	Evidence news.Evidence
	// Delimiter fences the articles off. It must be random and made for this
	// request: 16 to 64 letters, digits or hyphens.
	Delimiter string
}

// promptArticle is an article as the model sees it.
type promptArticle struct {
	Publisher string       `json:"publisher"`
	Headline  string       `json:"headline"`
	Published string       `json:"published,omitempty"`
	Lines     []promptLine `json:"lines"`
}

type promptLine struct {
	N    int    `json:"n"`
	Text string `json:"text"`
}

// Answer returns the request that asks a model to answer a question from the
// evidence. It fails when the question is blank, when there is no evidence
// and when the delimiter is unfit (ErrDelimiter).
func Answer(r AnswerRequest) (Prompt, error) {
	if strings.TrimSpace(r.Question) == "" {
		return Prompt{}, errors.New("prompt answer: no question")
	}
	if len(r.Evidence.Lines) == 0 {
		return Prompt{}, errors.New("prompt answer: no evidence")
	}
	data := struct{ Question, Earlier, Articles, Delimiter string }{Delimiter: r.Delimiter}
	var err error
	if data.Question, err = asJSON(r.Question); err != nil {
		return Prompt{}, fmt.Errorf("prompt answer: question: %w", err)
	}
	if len(r.Earlier) > 0 {
		if data.Earlier, err = asJSON(r.Earlier); err != nil {
			return Prompt{}, fmt.Errorf("prompt answer: earlier questions: %w", err)
		}
	}
	if data.Articles, err = asJSON(articles(r.Evidence)); err != nil {
		return Prompt{}, fmt.Errorf("prompt answer: articles: %w", err)
	}
	if !fits(r.Delimiter, data.Question+data.Earlier+data.Articles) {
		return Prompt{}, fmt.Errorf("prompt answer: %w", ErrDelimiter)
	}
	return renderPrompt(Prompt{Name: "answer", Version: answerVersion, Schema: json.RawMessage(claimsSchema)}, answerTemplate, data)
}

// renderPrompt fills in both messages of a prompt from its template.
func renderPrompt(p Prompt, t *template.Template, data any) (_ Prompt, err error) {
	if p.System, err = render(t, "system", data); err != nil {
		return Prompt{}, err
	}
	if p.User, err = render(t, "user", data); err != nil {
		return Prompt{}, err
	}
	return p, nil
}

// fits reports whether the delimiter has the right form and stands nowhere in
// what it is to fence off.
func fits(delimiter, data string) bool {
	return delimiterForm.MatchString(delimiter) && !strings.Contains(data, delimiter)
}

var delimiterForm = regexp.MustCompile(`^[A-Za-z0-9-]{16,64}$`)

// articles groups the lines by article, the best article first, each with its
// lines in the order of its text.
func articles(e news.Evidence) []promptArticle {
	lines := map[*news.Article][]news.Line{}
	var order []*news.Article
	for _, l := range e.Lines {
		if lines[l.Article] == nil {
			order = append(order, l.Article)
		}
		lines[l.Article] = append(lines[l.Article], l)
	}
	out := make([]promptArticle, len(order))
	for i, a := range order {
		slices.SortFunc(lines[a], func(x, y news.Line) int { return x.Sentence.Start - y.Sentence.Start })
		out[i] = promptArticle{Publisher: a.Publisher, Headline: a.Headline}
		if !a.Published.IsZero() {
			out[i].Published = a.Published.Format(time.RFC3339)
		}
		for _, l := range lines[a] {
			out[i].Lines = append(out[i].Lines, promptLine{N: l.Number, Text: l.Text()})
		}
	}
	return out
}

// asJSON returns v as JSON on one line. The characters <, > and & come out as
// escapes, so that no tag or role marker of an article reaches the model as
// one.
func asJSON(v any) (string, error) {
	b, err := json.Marshal(v)
	return string(b), err
}

func render(t *template.Template, name string, data any) (string, error) {
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, name, data); err != nil {
		return "", fmt.Errorf("prompt %s: %w", t.Name(), err)
	}
	return b.String(), nil
}

// version returns the first 12 hex digits of the SHA-256 of the parts.
func version(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:])[:12]
}
