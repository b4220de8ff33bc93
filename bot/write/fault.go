package write

import (
	"context"
	"errors"
	"fmt"

	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/prompts"
)

// What the reader is told of an answer that ends before the model did. What
// it shows was checked before it was shown, so it stands.
const (
	stoppedNotice = "You stopped me here. What I had checked by then stands."
	keptNotice    = "What it had written by then was checked and stands."
)

// instead tells what the reader gets where a model should have written.
const instead = "Meanwhile, these are the sentences themselves."

// Notice is the fixed sentence that tells the reader why no model wrote.
func Notice(err error) string {
	var fault *prompts.Fault
	if errors.As(err, &fault) {
		return fault.Kind.Sentence() + " " + instead
	}
	return "The model could not be used. " + instead
}

// CutShort marks an answer of which the model wrote only a part: all of it was
// shown, none is taken back.
func CutShort(d *compose.Draft, err error) {
	var fault *prompts.Fault
	switch {
	case err == nil:
		return
	case errors.As(err, &fault):
		d.Answer.Notice = fault.Kind.Sentence() + " " + keptNotice
	case errors.Is(err, say.ErrStopped), errors.Is(err, context.Canceled):
		d.Answer.Notice = stoppedNotice
	default:
		d.Answer.Notice = "The model could not be used to its end. " + keptNotice
	}
	d.Lost = true
}

// FaultOf names the fault for the log, without any text from outside.
func FaultOf(err error) string {
	var fault *prompts.Fault
	if errors.As(err, &fault) {
		return fmt.Sprint(fault.Kind)
	}
	return "other"
}
