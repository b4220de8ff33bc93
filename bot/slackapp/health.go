package slackapp

import (
	"fmt"
	"sync"
)

// health is what is known about the way to Slack.
type health struct {
	mu        sync.Mutex
	accepted  bool
	revoked   string // the name of Slack's error
	connected map[int]bool
}

func (h *health) accept() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.accepted, h.revoked = true, ""
}

func (h *health) revoke(code string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.revoked = code
}

func (h *health) connect(n int, up bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.connected[n] = up
}

func (h *health) connections() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	up := 0
	for _, is := range h.connected {
		if is {
			up++
		}
	}
	return up
}

// Ready returns why the app cannot answer right now, or nil when it can.
func (a *App) Ready() error {
	up := a.health.connections()
	a.health.mu.Lock()
	defer a.health.mu.Unlock()
	switch {
	case a.health.revoked != "":
		return fmt.Errorf("Slack refuses what the app does: %s", a.health.revoked)
	case !a.health.accepted:
		return fmt.Errorf("Slack has not answered yet")
	case a.opts.AppToken != "" && up == 0:
		return fmt.Errorf("there is no connection to Slack")
	}
	return nil
}
