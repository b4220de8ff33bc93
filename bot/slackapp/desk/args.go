package desk

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// bodyLimit is the largest request body that is read, in bytes: above any
// message or view that Slack would accept.
const bodyLimit = 1 << 20

// args are the arguments of one Web API call, from a form, JSON or the query.
type args struct {
	values map[string]any // strings, or decoded JSON
	base   string         // scheme and host under which the desk was called
}

// readArgs gathers the arguments of a request however they were sent.
func readArgs(r *http.Request) (args, error) {
	a := args{values: map[string]any{}, base: baseURL(r)}
	a.addForm(r.URL.Query())
	body, err := io.ReadAll(io.LimitReader(r.Body, bodyLimit+1))
	if err != nil {
		return a, fmt.Errorf("read body: %w", err)
	}
	if len(body) > bodyLimit {
		return a, fmt.Errorf("body is over %d bytes", bodyLimit)
	}
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case len(body) == 0:
		return a, nil
	case kind == "application/json":
		if err := json.Unmarshal(body, &a.values); err != nil {
			return a, fmt.Errorf("decode JSON body: %w", err)
		}
		return a, nil
	case kind == "multipart/form-data":
		return a, a.addMultipart(string(body), params["boundary"])
	}
	form, err := url.ParseQuery(string(body))
	if err != nil {
		return a, fmt.Errorf("decode form body: %w", err)
	}
	a.addForm(form)
	return a, nil
}

func (a *args) addForm(form url.Values) {
	for name, values := range form {
		if len(values) > 0 {
			a.values[name] = values[0]
		}
	}
}

func baseURL(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}

// str is an argument as text; numbers and booleans are written out.
func (a args) str(name string) string {
	switch v := a.values[name].(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

func (a args) has(name string) bool {
	v, ok := a.values[name]
	return ok && v != nil && v != ""
}

func (a args) boolean(name string) bool {
	s := strings.ToLower(a.str(name))
	return s == "true" || s == "1"
}

// number is an argument as a whole number, or fallback when absent or wrong.
func (a args) number(name string, fallback int) int {
	n, err := strconv.Atoi(a.str(name))
	if err != nil {
		return fallback
	}
	return n
}

// raw is an argument as JSON bytes: forms carry JSON as text.
func (a args) raw(name string) []byte {
	switch v := a.values[name].(type) {
	case nil:
		return nil
	case string:
		return []byte(v)
	default:
		raw, err := json.Marshal(v)
		if err != nil {
			return nil
		}
		return raw
	}
}

// words is an argument that lists words, as an array or with commas.
func (a args) words(name string) []string {
	if items, ok := a.values[name].([]any); ok {
		var words []string
		for _, item := range items {
			if s, ok := item.(string); ok {
				words = append(words, s)
			}
		}
		return words
	}
	var fromJSON []string
	if json.Unmarshal(a.raw(name), &fromJSON) == nil {
		return fromJSON
	}
	return strings.FieldsFunc(a.str(name), func(r rune) bool { return r == ',' })
}

// recorded are the arguments as they are written down: without the token.
func (a args) recorded() map[string]any {
	kept := make(map[string]any, len(a.values))
	for name, value := range a.values {
		if name == "token" {
			continue
		}
		if s, ok := value.(string); ok && (strings.HasPrefix(s, "[") || strings.HasPrefix(s, "{")) {
			var decoded any
			if json.Unmarshal([]byte(s), &decoded) == nil {
				value = decoded
			}
		}
		kept[name] = value
	}
	return kept
}
