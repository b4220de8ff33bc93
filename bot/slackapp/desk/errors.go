package desk

import (
	"errors"
	"fmt"

	"github.com/pullquote/pullquote/bot/slackapp/desk/blockkit"
)

// apiError is a refusal of the Web API: HTTP 200 with ok false.
type apiError struct {
	Code     string
	Messages []string // response_metadata.messages
	Problems []string // errors
	Needed   string   // scope that is missing
	Provided string   // scopes that are there
}

func (e *apiError) Error() string { return e.Code }

func refuse(code string) *apiError { return &apiError{Code: code} }

// invalidArgument is the refusal of one argument, named by its JSON pointer.
func invalidArgument(text, at string) *apiError {
	return refuseProblems("invalid_arguments", []blockkit.Problem{{Pointer: at, Text: text}})
}

func refuseProblems(code string, problems []blockkit.Problem) *apiError {
	e := refuse(code)
	for _, p := range problems {
		e.Problems = append(e.Problems, p.String())
		e.Messages = append(e.Messages, "[ERROR] "+p.String())
	}
	return e
}

// body is the refusal as the Web API sends it.
func (e *apiError) body() reply {
	r := reply{"ok": false, "error": e.Code}
	if e.Needed != "" {
		r["needed"], r["provided"] = e.Needed, e.Provided
	}
	if e.Problems != nil {
		r["errors"] = e.Problems
	}
	if e.Messages != nil {
		r["response_metadata"] = map[string]any{"messages": e.Messages}
	}
	return r
}

// Errors of what people do. They are safe to show.
var (
	errNotMember    = errors.New("you are not in this channel")
	errArchived     = errors.New("this channel is archived")
	errNoUser       = errors.New("no such user")
	errNoMessage    = errors.New("no such message")
	errNoView       = errors.New("this form is no longer open")
	errNotYours     = errors.New("this message is not yours")
	ErrNoCommand    = errors.New("no such command")
	errInThread     = errors.New("slash commands cannot be used in threads")
	ErrNoApp        = errors.New("the app is not connected")
	ErrTimeout      = errors.New("the app did not answer within three seconds (operation_timeout)")
	ErrGuest        = errors.New("guests cannot use this app")
	errEmpty        = errors.New("write something first")
	ErrNoSuchAction = errors.New("this button is no longer there")
)

func errNoChannel(id string) error { return fmt.Errorf("no such channel: %s", id) }
