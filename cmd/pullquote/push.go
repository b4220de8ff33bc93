package main

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"regexp"
	"strconv"
	"sync"
	"time"

	"github.com/pullquote/pullquote/bot/bodies"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/connector"
)

// The heads of a request that sends articles: when it was signed, in seconds
// since 1970, and "v1=" with the HMAC-SHA256 of "v1:", that time, ":" and the
// body, in hexadecimal digits.
const (
	pushTimeHead      = "Pullquote-Timestamp"
	pushSignatureHead = "Pullquote-Signature"
)

const (
	// pushWindow is how far the time of a signature may be from ours, as with
	// Slack and Stripe.
	pushWindow = 5 * time.Minute
	// maxPush bounds a body, in bytes, and pushesAtOnce how many are in memory:
	// 40 MB of bodies.
	maxPush      = 10 << 20
	pushesAtOnce = 4
	// pushAgain is after how many seconds to try again when there is no room.
	pushAgain = "5"
)

// push takes the articles that systems send.
type push struct {
	p       *program
	archive *retrieval.Archive
	secret  []byte
	room    *bodies.Room
	taking  sync.Mutex // one push at a time compares versions
}

func newPush(p *program, archive *retrieval.Archive) *push {
	return &push{p: p, archive: archive, secret: []byte(p.config.PushSecret), room: bodies.New(pushesAtOnce, maxPush, requestTime)}
}

// pushed is what became of one article, as the answer says it.
type pushed struct {
	ID string `json:"id"` // as it was sent
	// Article is the id in the archive.
	Article string `json:"article"`
	// Status is new, changed, unchanged, withdrawn or refused.
	Status   string `json:"status"`
	Revision int    `json:"revision,omitempty"`
	// Reason says why it was refused.
	Reason string `json:"reason,omitempty"`
	// TakenBack says that what a refused article said before is shown no more.
	TakenBack bool `json:"taken_back,omitempty"`
}

// ServeHTTP takes articles. The form and the time of the signature are looked at
// before the body is read; without a right signature nothing is said but that.
func (h *push) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	stamp, given := h.heads(r.Header)
	if given == nil {
		pushFault(w, http.StatusUnauthorized, "It is not signed as it should be, or its time is more than five minutes from ours.")
		return
	}
	waiting, cancel := context.WithTimeout(r.Context(), headerTime)
	defer cancel()
	body, done, err := h.room.Read(waiting, w, r)
	switch {
	case errors.As(err, new(*http.MaxBytesError)):
		pushFault(w, http.StatusRequestEntityTooLarge, "It is larger than 10 MB; send fewer articles at once.")
		return
	case errors.Is(err, bodies.ErrNoRoom):
		w.Header().Set("Retry-After", pushAgain)
		pushFault(w, http.StatusServiceUnavailable, "Too many are sent at once; send it again.")
		return
	case err != nil:
		pushFault(w, http.StatusBadRequest, "It did not arrive as a whole.")
		return
	}
	defer done()
	if !hmac.Equal(given, pushSignature(h.secret, stamp, body)) {
		pushFault(w, http.StatusUnauthorized, "It is not signed as it should be, or its time is more than five minutes from ours.")
		return
	}
	h.answer(w, r, body)
}

// answer takes the articles of a body that was signed.
func (h *push) answer(w http.ResponseWriter, r *http.Request, body []byte) {
	records, err := connector.Records(body, h.p.config.Zone)
	if err != nil {
		pushFault(w, http.StatusBadRequest, "Nothing was taken: "+err.Error()+".")
		return
	}
	all, err := h.take(r.Context(), records)
	if err != nil {
		h.p.log.Error("articles that were sent cannot be stored", "err", err)
		w.Header().Set("Retry-After", pushAgain)
		pushFault(w, http.StatusServiceUnavailable, "The articles cannot be stored now; send them again.")
		return
	}
	status := http.StatusOK
	for _, one := range all {
		if one.Status == "refused" {
			status = http.StatusUnprocessableEntity
		}
	}
	pushAnswer(w, status, map[string]any{"articles": all})
}

func pushFault(w http.ResponseWriter, status int, said string) {
	pushAnswer(w, status, map[string]any{"error": said})
}

func pushAnswer(w http.ResponseWriter, status int, answer any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(answer) // it failed when the sender has gone
}

var (
	pushTimeForm      = regexp.MustCompile(`^[0-9]{10}$`)
	pushSignatureForm = regexp.MustCompile(`^v1=([0-9a-f]{64})$`)
)

// heads returns the time and the signature, nil when one of them is not as it
// should be.
func (h *push) heads(head http.Header) (stamp string, signature []byte) {
	stamps, signatures := head.Values(pushTimeHead), head.Values(pushSignatureHead)
	if len(stamps) != 1 || len(signatures) != 1 || !pushTimeForm.MatchString(stamps[0]) {
		return "", nil
	}
	form := pushSignatureForm.FindStringSubmatch(signatures[0])
	seconds, err := strconv.ParseInt(stamps[0], 10, 64)
	if form == nil || err != nil || h.p.now().Sub(time.Unix(seconds, 0)).Abs() > pushWindow {
		return "", nil
	}
	if signature, err = hex.DecodeString(form[1]); err != nil {
		return "", nil
	}
	return stamps[0], signature
}

// pushSignature returns the signature of a body.
func pushSignature(secret []byte, stamp string, body []byte) []byte {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte("v1:" + stamp + ":"))
	mac.Write(body)
	return mac.Sum(nil)
}

// take deals with the articles one after the other. The error is one of the
// archive; those before it were taken, and are unchanged when they come again.
func (h *push) take(ctx context.Context, records []connector.Record) ([]pushed, error) {
	h.taking.Lock()
	defer h.taking.Unlock()
	out := make([]pushed, len(records))
	for i := range records {
		var err error
		if out[i], err = h.one(ctx, &records[i]); err != nil {
			return nil, err
		}
	}
	now := h.p.now()
	return out, h.archive.Connect(ctx, retrieval.Connection{Name: connector.PushName, Success: now, Tried: now})
}

// one deals with one article. Which version was dealt with is written down
// after it was, so that what breaks off in between is done again.
func (h *push) one(ctx context.Context, r *connector.Record) (pushed, error) {
	if r.Key == "" {
		return pushed{Status: "refused", Reason: r.Refused}, nil
	}
	known, seen, err := h.archive.SeenOne(ctx, connector.PushName, r.Key)
	if err != nil {
		return pushed{}, err
	}
	in := newIntake(h.archive, h.p.config.Zone)
	shelf := &connectorShelf{in: in, settings: connector.Settings{Name: connector.PushName}, now: h.p.now}
	step := r.Next(known.Version)
	if !seen && step == connector.Take {
		err = h.archive.See(ctx, connector.PushName, r.Key, retrieval.Connected{})
	}
	said := pushed{ID: r.Key, Article: string(shelf.id(r.Key)), Status: retrieval.Unchanged.String()}
	switch {
	case err != nil:
	case step == connector.Leave:
		return said, nil
	case step == connector.Back:
		said.Status, err = "withdrawn", shelf.TakeBack(ctx, r.Key)
	default:
		err = shelf.take(ctx, r.Item)
	}
	switch a := in.account; {
	case len(a.New) > 0:
		said.Status, said.Revision = retrieval.New.String(), a.New[0].Revision
	case len(a.Changed) > 0:
		said.Status, said.Revision = retrieval.Changed.String(), a.Changed[0].Revision
	case len(a.Skipped) > 0:
		said.Status, said.Reason, said.TakenBack = "refused", a.Skipped[0].Reason, len(a.Withdrawn) > 0
		if step == connector.Take {
			r.HeldBack()
		}
	}
	if err == nil && (step != connector.Refuse || r.Version != known.Version) {
		err = h.archive.See(ctx, connector.PushName, r.Key, retrieval.Connected{Version: r.Version, Gone: r.Withdrawn})
	}
	return said, err
}
