package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"net/url"

	"github.com/pullquote/pullquote/bot/bodies"
	"github.com/slack-go/slack"
)

// ServeHTTP takes what Slack sends over HTTP: events, commands and
// interactions, all at one address. A request that Slack has not signed with
// the signing secret, is older than five minutes, was taken before, or is for
// another workspace or app, changes nothing and is answered with an empty 401.
// The form and the time of the signature are looked at before the body is read.
func (a *App) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost || a.opts.SigningSecret == "" {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	verifier, err := slack.NewSecretsVerifier(r.Header, a.opts.SigningSecret)
	if err != nil || !hasForm(r.Header) { // no signature, or one of another time
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), takeTime)
	defer cancel()
	body, done, err := a.room.read(ctx, w, r)
	if err != nil {
		refuseBody(w, err)
		return
	}
	defer done()
	if !signed(verifier, body) {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	signature := r.Header.Get("X-Slack-Signature")
	switch first, err := a.isFirst(ctx, signature); {
	case err != nil:
		a.refuseNow(ctx, w, err)
		return
	case !first:
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	answer, err := a.receiveBody(ctx, r.Header.Get("Content-Type"), body)
	if errors.Is(err, errForeign) {
		a.opts.Log.WarnContext(ctx, "a request for another workspace or app was refused")
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	if err != nil {
		a.refuseNow(ctx, w, errors.Join(err, a.forget(ctx, signature)))
		return
	}
	if answer == nil {
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(answer) // it failed when Slack has gone
}

// refuseNow answers a request that cannot be taken now.
func (a *App) refuseNow(ctx context.Context, w http.ResponseWriter, err error) {
	a.counts.faults.Inc()
	a.opts.Log.ErrorContext(ctx, "a delivery was not taken; Slack will repeat it", "error", err)
	w.WriteHeader(http.StatusInternalServerError)
}

// refuseBody answers a request whose body could not be read.
func refuseBody(w http.ResponseWriter, err error) {
	switch {
	case errors.As(err, new(*http.MaxBytesError)):
		w.WriteHeader(http.StatusRequestEntityTooLarge)
	case errors.Is(err, bodies.ErrNoRoom):
		w.Header().Set("Retry-After", waitForRoom)
		w.WriteHeader(http.StatusServiceUnavailable)
	default:
		w.WriteHeader(http.StatusBadRequest)
	}
}

// signed reports whether the signature that the verifier has read is that of
// the body.
func signed(verifier slack.SecretsVerifier, body []byte) bool {
	if _, err := verifier.Write(body); err != nil {
		return false
	}
	return verifier.Ensure() == nil
}

// errForeign says that a request was made for another workspace or app.
var errForeign = errors.New("a request for another workspace or app")

// receiveBody tells events, commands and interactions by their form.
func (a *App) receiveBody(ctx context.Context, contentType string, body []byte) (answer any, err error) {
	kind, _, _ := mime.ParseMediaType(contentType) // one that is no media type is neither form
	var form url.Values
	if kind == "application/x-www-form-urlencoded" {
		if form, err = url.ParseQuery(string(body)); err != nil {
			return nil, a.unreadable(ctx, "form")
		}
	} else {
		var hello struct{ Type, Challenge string }
		if json.Unmarshal(body, &hello) == nil && hello.Type == "url_verification" {
			return map[string]string{"challenge": hello.Challenge}, nil
		}
	}
	own, err := a.isOwn(ctx, senderOf(body, form))
	switch {
	case err != nil:
		return nil, err
	case !own:
		return nil, errForeign
	case form == nil:
		return a.receive(ctx, kindEvent, body)
	case form.Get("payload") != "":
		return a.receive(ctx, kindInteract, []byte(form.Get("payload")))
	}
	a.counts.received.Inc()
	return a.receiveCommand(ctx, commandForm(form))
}
