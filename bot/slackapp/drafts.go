package slackapp

import (
	"sync"
	"time"

	"github.com/pullquote/pullquote/bot/review"
)

// How much of what people have checked is held in memory, and for how long:
// long enough to look at the findings and mend the draft.
const (
	draftLife      = time.Hour
	mostDraftBytes = 64 << 20 // of all drafts together
)

// drafts hold what people gave to be checked and what was found, in memory and
// nowhere else: none of it is written down, and it is gone with the process.
type drafts struct {
	now func() time.Time

	mu      sync.Mutex
	order   []string // ids of requests, oldest first
	waiting map[string]heldDraft
	checked map[string]heldReview
}

// heldDraft is a draft that waits to be checked.
type heldDraft struct {
	text string
	at   time.Time
}

// heldReview is a review, and who may see it.
type heldReview struct {
	review.Review
	user  string
	where where
	at    time.Time
}

func newDrafts(now func() time.Time) *drafts {
	return &drafts{now: now, waiting: map[string]heldDraft{}, checked: map[string]heldReview{}}
}

// hold keeps the draft of a request.
func (d *drafts) hold(id, text string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.waiting[id] = heldDraft{text, d.now()}
	d.forget(id)
}

// text returns the draft of a request, if it is held.
func (d *drafts) text(id string) (text string, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	held, ok := d.waiting[id]
	return held.text, ok
}

// keep holds the review of a request in the place of its draft.
func (d *drafts) keep(id string, r heldReview) {
	d.mu.Lock()
	defer d.mu.Unlock()
	r.at = d.now()
	d.checked[id] = r
	d.forget(id)
}

// review returns what was found for a request, to whom it belongs.
func (d *drafts) review(id, user string) (r heldReview, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	r, ok = d.checked[id]
	return r, ok && r.user == user && d.now().Sub(r.at) < draftLife
}

// drop lets go of the draft of a request that is done.
func (d *drafts) drop(id string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.waiting, id)
}

// forget notes the newest request and drops what is old or too much.
func (d *drafts) forget(newest string) {
	d.order = append(d.order, newest)
	size := 0
	for _, held := range d.waiting {
		size += len(held.text)
	}
	for _, held := range d.checked {
		size += len(held.Raw)
	}
	for len(d.order) > 1 {
		id := d.order[0]
		draft, review := d.waiting[id], d.checked[id]
		young := d.now().Sub(draft.at) < draftLife || d.now().Sub(review.at) < draftLife
		if young && size <= mostDraftBytes {
			return
		}
		size -= len(draft.text) + len(review.Raw)
		delete(d.waiting, id)
		delete(d.checked, id)
		d.order = d.order[1:]
	}
}
