package prompts

import (
	"fmt"
	"time"
)

// FaultKind says in what way a request to a model failed.
type FaultKind int

// The kinds of fault. Every fault of a model endpoint is one of these.
const (
	// Unavailable: the endpoint could not be reached or failed (5xx,
	// connection refused, DNS, TLS, a redirect).
	Unavailable FaultKind = iota + 1
	// RateLimited: too many requests.
	RateLimited
	// TimedOut: no first token, or no end, within the time allowed.
	TimedOut
	// Stalled: the reply began and then nothing more came.
	Stalled
	// CutShort: the reply ended without the model saying that it was done.
	CutShort
	// Malformed: the reply is not what was asked for.
	Malformed
	// Refused: the model declined to answer.
	Refused
	// Filtered: a content filter of the endpoint stopped it.
	Filtered
	// TooLong: the request does not fit the model's context.
	TooLong
	// Unauthorised: the key is missing, wrong or not allowed.
	Unauthorised
	// UnknownModel: the endpoint does not have the model, or the address is
	// wrong.
	UnknownModel
	// Empty: the reply holds nothing.
	Empty
	// Unpaid: the account has no credit or quota left.
	Unpaid
	// Retired: the provider no longer offers the model.
	Retired
	// Rejected: the endpoint does not accept the request for another reason.
	Rejected
)

// faultWords holds the short name for logs and the sentence for people.
var faultWords = map[FaultKind][2]string{
	Unavailable:  {"unavailable", "The model could not be reached. Try again in a few minutes."},
	RateLimited:  {"rate limited", "The model is turning requests away: there were too many. Try again in a few minutes."},
	TimedOut:     {"timed out", "The model took too long. Try again, or ask a narrower question."},
	Stalled:      {"stalled", "The model stopped in the middle of its reply. Try again."},
	CutShort:     {"cut short", "The model's reply was cut off before its end. Try again, or ask a narrower question."},
	Malformed:    {"malformed", "The model's reply could not be read. Try again; if it happens often, ask whoever runs Pullquote to try another model."},
	Refused:      {"refused", "The model declined to answer this question. Put it in other words, or read the quotations themselves."},
	Filtered:     {"filtered", "The content filter of the model's provider stopped the reply. Put the question in other words, or read the quotations themselves."},
	TooLong:      {"too long", "The question and its articles were too long for the model. Ask a narrower question."},
	Unauthorised: {"unauthorised", "The model's provider did not accept our key. Ask whoever runs Pullquote to check OPENAI_API_KEY."},
	UnknownModel: {"unknown model", "The model's provider does not know the model. Ask whoever runs Pullquote to check OPENAI_MODEL and OPENAI_BASE_URL."},
	Empty:        {"empty", "The model sent an empty reply. Try again."},
	Unpaid:       {"unpaid", "The account at the model's provider has no credit left. Ask whoever runs Pullquote to top it up."},
	Retired:      {"retired", "The model's provider no longer offers the model. Ask whoever runs Pullquote to set another OPENAI_MODEL."},
	Rejected:     {"rejected", "The model's provider did not accept the request. Ask whoever runs Pullquote to look at the log."},
}

// String returns the kind in one or two words, for logs.
func (k FaultKind) String() string {
	if w, ok := faultWords[k]; ok {
		return w[0]
	}
	return "unknown fault"
}

// Sentence returns what happened and what to do next, for people. It is the
// same text every time: nothing of a reply or of an error is in it.
func (k FaultKind) Sentence() string {
	if w, ok := faultWords[k]; ok {
		return w[1]
	}
	return "The model could not be used. Try again in a few minutes."
}

// Fault is a failed request to a model. It holds only words of ours: never
// the text of a reply, of an error of a library, or a key, so that it may be
// logged as it is.
type Fault struct {
	Kind FaultKind
	// Status is the HTTP status, or 0 when there was none.
	Status int
	// Reason says more in fixed words; may be empty.
	Reason string
	// Retryable says that the same request may succeed a little later.
	Retryable bool
	// RetryAfter is how long the endpoint asks to wait first; 0 when it does
	// not say.
	RetryAfter time.Duration
}

// Error implements error.
func (f *Fault) Error() string {
	s := "model " + f.Kind.String()
	if f.Status != 0 {
		s += fmt.Sprintf(" (status %d)", f.Status)
	}
	if f.Reason != "" {
		s += ": " + f.Reason
	}
	return s
}
