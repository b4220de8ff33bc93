package desk

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// reply is the body of a Web API answer, without "ok".
type reply = map[string]any

// call is one Web API call on its way through the desk.
type call struct {
	name   string
	method method
	args   args
	entry  Entry
}

// serveAPI answers POST and GET /api/{method}.
func (d *Desk) serveAPI(w http.ResponseWriter, r *http.Request) {
	c := &call{name: r.PathValue("method")}
	a, err := readArgs(r)
	c.args = a
	c.entry = Entry{Kind: "call", Method: c.name, Args: a.recorded()}
	if err != nil {
		d.answer(w, c, refuse("invalid_json"), nil)
		return
	}
	known := false
	if c.method, known = methods[c.name]; !known {
		d.answer(w, c, refuse("unknown_method"), nil)
		return
	}
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	if token == "" {
		token = a.str("token")
	}
	if refusal := d.authorize(c.method, token); refusal != nil {
		d.answer(w, c, refusal, nil)
		return
	}
	if d.misbehaveBefore(w, r, c) {
		return
	}
	d.mu.Lock()
	d.workspaceBase = a.base
	var body reply
	var refusal *apiError
	wait := d.spend(c)
	if wait == 0 {
		body, refusal = c.method.run(d, c.args)
	}
	d.mu.Unlock()
	if wait > 0 {
		d.tooMany(w, c, wait)
		return
	}
	if d.misbehaveAfter(w, c, body, refusal) {
		return
	}
	d.answer(w, c, refusal, body)
}

// authorize checks the token and its scopes.
func (d *Desk) authorize(m method, token string) *apiError {
	isBot, isApp := token == d.botToken, token == d.appToken
	switch {
	case token == "":
		return refuse("not_authed")
	case !isBot && !isApp:
		return refuse("invalid_auth")
	case isApp != m.appToken:
		return refuse("not_allowed_token_type")
	}
	if len(m.scopes) == 0 {
		return nil
	}
	return d.requireScope(m.scopes...)
}

// requireScope refuses unless the app has at least one of the scopes.
func (d *Desk) requireScope(any ...string) *apiError {
	for _, scope := range any {
		if slices.Contains(d.workspace.App.Scopes, scope) {
			return nil
		}
	}
	return &apiError{Code: "missing_scope", Needed: strings.Join(any, ","), Provided: strings.Join(d.workspace.App.Scopes, ",")}
}

// answer writes the outcome and records it.
func (d *Desk) answer(w http.ResponseWriter, c *call, refusal *apiError, body reply) {
	out := reply{"ok": true}
	for name, value := range body {
		out[name] = value
	}
	if refusal != nil {
		out = refusal.body()
		c.entry.Error = refusal.Code
		d.log.Info("desk refused a call", "method", c.name, "error", refusal.Code)
	}
	c.entry.Status = http.StatusOK
	d.note(c.entry, out)
	w.Header().Set("X-OAuth-Scopes", strings.Join(d.workspace.App.Scopes, ","))
	w.Header().Set("X-Accepted-OAuth-Scopes", strings.Join(c.method.scopes, ","))
	writeJSON(w, http.StatusOK, out)
}

// tooMany is the answer over the rate limit.
func (d *Desk) tooMany(w http.ResponseWriter, c *call, wait time.Duration) {
	seconds := int((wait + time.Second - 1) / time.Second)
	c.entry.Error, c.entry.Status = "ratelimited", http.StatusTooManyRequests
	out := reply{"ok": false, "error": "ratelimited"}
	d.note(c.entry, out)
	w.Header().Set("Retry-After", strconv.Itoa(max(1, seconds)))
	writeJSON(w, http.StatusTooManyRequests, out)
}

// writeJSON answers with a JSON body.
func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // the client has gone when this fails
}
