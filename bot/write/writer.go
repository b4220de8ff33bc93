package write

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/pullquote/pullquote/prompts"
)

// Model is a language model that writes claims. Each claim is handed over
// the moment it is complete; with a complete reply come the differences that it
// names. An error that is a *prompts.Fault says why there is no complete reply.
type Model interface {
	Reply(ctx context.Context, p prompts.Prompt, claim func(prompts.Claim) error) ([]prompts.Difference, error)
}

// Options are what a Writer is made of. All are required.
type Options struct {
	Model  Model
	Now    func() time.Time
	Random io.Reader // for delimiters
	Log    *slog.Logger
}

// Writer has a model write claims, or point at sentences.
type Writer struct {
	model  Model
	now    func() time.Time
	random io.Reader
	log    *slog.Logger
}

// New returns a Writer.
func New(o Options) *Writer {
	return &Writer{model: o.Model, now: o.Now, random: o.Random, log: o.Log}
}

// Delimiter draws the random mark that fences the evidence in a prompt.
func (w *Writer) Delimiter() (string, error) {
	var raw [16]byte
	if _, err := io.ReadFull(w.random, raw[:]); err != nil {
		return "", fmt.Errorf("drawing a delimiter: %w", err)
	}
	sum := sha256.Sum256(raw[:])
	return hex.EncodeToString(sum[:12]), nil
}
