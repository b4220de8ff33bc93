package llm

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync/atomic"

	"github.com/sashabaranov/go-openai"

	"github.com/pullquote/pullquote/prompts"
)

// Bounds of one embeddings request. Endpoints differ: OpenAI takes 2,048
// texts and 300,000 tokens, others 96 texts. A token is at least one byte, so
// maxBatchBytes keeps below the tokens as well.
const (
	maxBatchTexts = 96
	maxBatchBytes = 256 << 10
)

// Embedder turns texts into vectors. It is safe for concurrent use.
type Embedder struct {
	client *openai.Client
	model  string
	retry  retry
	limits Limits
	log    *slog.Logger
	// dimension is that of the first vector seen; 0 before.
	dimension atomic.Int64
}

// NewEmbedder returns an Embedder for the options, or an error that says
// which of them cannot work. It sends nothing.
func NewEmbedder(o Options) (*Embedder, error) {
	o, client, err := connect(o)
	if err != nil {
		return nil, fmt.Errorf("embedding model: %w", err)
	}
	return &Embedder{client: client, model: o.Model, retry: newRetry(o), limits: o.Limits, log: o.Log}, nil
}

// Model returns the name of the model, to be stored beside its vectors.
func (e *Embedder) Model() string { return e.model }

// Embed returns one vector for each text, in their order. All vectors of one
// Embedder have the same dimension, and none is zero. Many texts go out in
// several requests, one after the other; Limits.Total holds for each of them.
//
// The error is a *prompts.Fault, or the context's when the caller gave up, or
// one that names a text without words.
func (e *Embedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	for i, t := range texts {
		if strings.TrimSpace(t) == "" {
			return nil, fmt.Errorf("embed: text %d of %d has no words", i+1, len(texts))
		}
	}
	vectors := make([][]float32, 0, len(texts))
	for len(texts) > 0 {
		n := batch(texts)
		some, err := e.request(ctx, texts[:n])
		if err != nil {
			return nil, err
		}
		vectors = append(vectors, some...)
		texts = texts[n:]
	}
	return vectors, nil
}

// batch returns how many of the texts, at least one, fit into one request.
func batch(texts []string) int {
	bytes := 0
	for i, t := range texts {
		bytes += len(t)
		if i > 0 && (i == maxBatchTexts || bytes > maxBatchBytes) {
			return i
		}
	}
	return len(texts)
}

// request embeds one batch, with retries.
func (e *Embedder) request(ctx context.Context, texts []string) ([][]float32, error) {
	timed, cancel := context.WithTimeoutCause(ctx, e.limits.Total, errTotal)
	defer cancel()
	var vectors [][]float32
	err := e.retry.do(timed, func(attempt int) (bool, error) {
		var err error
		vectors, err = e.attempt(timed, texts)
		e.note(ctx, attempt, len(texts), err)
		return true, err
	})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return vectors, err
}

func (e *Embedder) attempt(ctx context.Context, texts []string) ([][]float32, error) {
	ctx, seen := watching(ctx)
	resp, err := e.client.CreateEmbeddings(ctx, openai.EmbeddingRequestStrings{
		Input: texts, Model: openai.EmbeddingModel(e.model),
	})
	if err != nil {
		return nil, diagnose(ctx, seen, err)
	}
	return e.vectors(resp.Data, len(texts))
}

// vectors puts the vectors in the order of the texts and checks them.
func (e *Embedder) vectors(data []openai.Embedding, n int) ([][]float32, error) {
	if len(data) != n {
		return nil, &prompts.Fault{Kind: prompts.Malformed, Reason: fmt.Sprintf("%d vectors for %d texts", len(data), n)}
	}
	out := make([][]float32, n)
	for _, d := range data {
		if d.Index < 0 || d.Index >= n || out[d.Index] != nil {
			return nil, &prompts.Fault{Kind: prompts.Malformed, Reason: "vectors are not numbered from 0"}
		}
		if zero(d.Embedding) {
			return nil, &prompts.Fault{Kind: prompts.Malformed, Reason: "a vector is zero"}
		}
		e.dimension.CompareAndSwap(0, int64(len(d.Embedding)))
		if want := e.dimension.Load(); int64(len(d.Embedding)) != want {
			return nil, &prompts.Fault{Kind: prompts.Malformed,
				Reason: fmt.Sprintf("a vector has %d numbers, earlier ones had %d", len(d.Embedding), want)}
		}
		out[d.Index] = d.Embedding
	}
	return out, nil
}

// zero reports whether the vector has no direction. JSON knows no NaN and no
// infinity, so there is nothing else to look for.
func zero(v []float32) bool {
	for _, x := range v {
		if x != 0 {
			return false
		}
	}
	return true
}

// note logs a failed attempt.
func (e *Embedder) note(ctx context.Context, attempt, texts int, err error) {
	var f *prompts.Fault
	if errors.As(err, &f) {
		e.log.WarnContext(ctx, "embeddings request failed", "model", e.model, "texts", texts, "attempt", attempt,
			"fault", f.Kind.String(), "status", f.Status, "reason", f.Reason)
	}
}
