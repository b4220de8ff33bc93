package main

import (
	"net/http"
	"sync"

	"github.com/pullquote/pullquote/bot/llm/fake"
)

// hostile is a model endpoint that replies as the round of the moment has it.
type hostile struct {
	mu    sync.Mutex
	round *round
}

// play sets the round for the requests to come; nil for none.
func (h *hostile) play(r *round) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.round = r
}

// ServeHTTP implements http.Handler.
func (h *hostile) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var once fake.Server // it keeps every request, so each gets its own
	once.Otherwise(h.reply)
	once.ServeHTTP(w, r)
}

func (h *hostile) reply(w http.ResponseWriter, request fake.Request) {
	write := fake.Status(http.StatusTeapot, "nobody has asked")
	h.mu.Lock()
	if h.round != nil {
		write = h.round.reply(request)
	}
	h.mu.Unlock()
	write(w, request)
}
