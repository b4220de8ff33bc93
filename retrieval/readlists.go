package retrieval

import "sync"

// readLists are lists of passages that were read from one generation of the
// index. The words that take longest to look up stand in many passages, and in
// many questions.
type readLists struct {
	mu    sync.Mutex
	lists map[listKey][]int64
	ids   int // in all lists
}

// listKey is the first passages after one that match a query of the index.
type listKey struct {
	match string
	after int64
	most  int
}

// mostRead is how many passages the lists name before all are forgotten: 8 MB.
const mostRead = 1 << 20

func newReadLists() *readLists { return &readLists{lists: map[listKey][]int64{}} }

func (r *readLists) of(k listKey) (ids []int64, known bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	ids, known = r.lists[k]
	return ids, known
}

func (r *readLists) add(k listKey, ids []int64) {
	cost := len(ids) + 16 // with its key
	if cost > mostRead {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, known := r.lists[k]; known { // read twice at a time
		return
	}
	if r.ids += cost; r.ids > mostRead {
		clear(r.lists)
		r.ids = cost
	}
	r.lists[k] = ids
}
