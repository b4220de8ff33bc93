package slackapp

import "sync"

// ongoing are the requests that were taken from the inbox and are not settled
// for good: those being worked on, and those that are to be tried again.
type ongoing struct {
	mu  sync.Mutex
	all map[string]*errand // by the key of the job
}

// errand is one of them.
type errand struct {
	request request
	inHand  bool // being worked on
}

// begin notes that work on the job begins. It returns false when it is being
// worked on already: its lease ended while Slack made it wait.
func (o *ongoing) begin(key string, r request) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.all[key] != nil && o.all[key].inHand {
		return false
	}
	o.all[key] = &errand{request: r, inHand: true}
	return true
}

// end notes that the work has ended, for good or until it is tried again.
func (o *ongoing) end(key string, forGood bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if forGood {
		delete(o.all, key)
	} else if o.all[key] != nil {
		o.all[key].inHand = false
	}
}

// awaited reports whether the thread waits for an answer to a question that
// named the app.
func (o *ongoing) awaited(w where) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, e := range o.all {
		if !e.request.FollowUp && e.request.where() == w {
			return true
		}
	}
	return false
}

// count is how many there are.
func (o *ongoing) count() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.all)
}
