package blockkit

import (
	"fmt"
	"net/url"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// report gathers problems while rules walk through a value.
type report struct{ problems []Problem }

func (r *report) add(at, format string, args ...any) {
	r.problems = append(r.problems, Problem{Pointer: at, Text: fmt.Sprintf(format, args...)})
}

// rule looks at one JSON value and reports what is wrong with it at pointer at.
type rule func(r *report, at string, v any)

func runes(s string) int { return utf8.RuneCountInString(s) }

// str is a string of least to most characters.
func str(least, most int) rule {
	return func(r *report, at string, v any) {
		s, ok := v.(string)
		switch {
		case !ok:
			r.add(at, "must provide a string")
		case runes(s) < least:
			r.add(at, "must be more than %d characters", least-1)
		case runes(s) > most:
			r.add(at, "must be less than %d characters", most+1)
		}
	}
}

// text is a text object of 1 to most characters; kinds are the allowed types,
// both when none is given.
func text(most int, kinds ...string) rule {
	if len(kinds) == 0 {
		kinds = []string{"plain_text", "mrkdwn"}
	}
	return func(r *report, at string, v any) {
		obj, ok := v.(map[string]any)
		if !ok {
			r.add(at, "must provide an object")
			return
		}
		kind, _ := obj["type"].(string)
		if !slices.Contains(kinds, kind) {
			r.add(at+"/type", "must be one of: %s", strings.Join(kinds, ", "))
			return
		}
		extra := fields{"emoji": boolean}
		if kind == "mrkdwn" {
			extra = fields{"verbatim": boolean}
		}
		object(fields{"text": str(1, most)}, extra)(r, at, v)
	}
}

// plain is a plain_text object of 1 to most characters.
func plain(most int) rule { return text(most, "plain_text") }

func boolean(r *report, at string, v any) {
	if _, ok := v.(bool); !ok {
		r.add(at, "must provide a boolean")
	}
}

func number(r *report, at string, v any) {
	if _, ok := v.(float64); !ok {
		r.add(at, "must provide a number")
	}
}

// anything accepts every value: fields that the desk keeps but does not judge.
func anything(*report, string, any) {}

// between is a number from low to high.
func between(low, high float64) rule {
	return func(r *report, at string, v any) {
		if n, ok := v.(float64); !ok || n < low || n > high {
			r.add(at, "must be a number between %v and %v", low, high)
		}
	}
}

func oneOf(values ...string) rule {
	return func(r *report, at string, v any) {
		if s, ok := v.(string); !ok || !slices.Contains(values, s) {
			r.add(at, "must be one of: %s", strings.Join(values, ", "))
		}
	}
}

// address is an absolute URL of at most most characters.
func address(most int) rule {
	return func(r *report, at string, v any) {
		before := len(r.problems)
		str(1, most)(r, at, v)
		if len(r.problems) > before {
			return
		}
		if u, err := url.Parse(v.(string)); err != nil || u.Scheme == "" {
			r.add(at, "must be a valid URL")
		}
	}
}

// list is an array of least to most items.
func list(least, most int, item rule) rule {
	return func(r *report, at string, v any) {
		items, ok := v.([]any)
		switch {
		case !ok:
			r.add(at, "must provide an array")
			return
		case len(items) < least:
			r.add(at, "no fewer than %d items allowed", least)
		case len(items) > most:
			r.add(at, "no more than %d items allowed", most)
		}
		for i, entry := range items {
			item(r, fmt.Sprintf("%s/%d", at, i), entry)
		}
	}
}

// fields are the rules for an object's members, by name.
type fields map[string]rule

// object is an object with exactly these members. "type" is always allowed:
// whoever chose this rule has looked at it.
func object(required, optional fields) rule {
	return func(r *report, at string, v any) {
		obj, ok := v.(map[string]any)
		if !ok {
			r.add(at, "must provide an object")
			return
		}
		for _, name := range sortedKeys(required) {
			if obj[name] == nil {
				r.add(at, "missing required field: %s", name)
			}
		}
		for _, name := range sortedKeys(obj) {
			check := required[name]
			if check == nil {
				check = optional[name]
			}
			switch {
			case check != nil && obj[name] != nil:
				check(r, at+"/"+name, obj[name])
			case check == nil && name != "type":
				r.add(at, "invalid additional property: %s", name)
			}
		}
	}
}

// untyped is an object that has no "type".
func untyped(required, optional fields) rule {
	return object(required, with(optional, fields{"type": func(r *report, at string, _ any) {
		r.add(strings.TrimSuffix(at, "/type"), "invalid additional property: type")
	}}))
}

// byType picks the rule by the object's "type".
func byType(rules map[string]rule) rule {
	return func(r *report, at string, v any) {
		obj, ok := v.(map[string]any)
		if !ok {
			r.add(at, "must provide an object")
			return
		}
		kind, _ := obj["type"].(string)
		check := rules[kind]
		if check == nil {
			r.add(at+"/type", "unsupported type: %s", kind)
			return
		}
		check(r, at, v)
	}
}

// both applies two rules to one value.
func both(first, second rule) rule {
	return func(r *report, at string, v any) {
		first(r, at, v)
		second(r, at, v)
	}
}

// someOf wants at least one of the named members.
func someOf(names ...string) rule {
	return func(r *report, at string, v any) {
		obj, _ := v.(map[string]any)
		for _, name := range names {
			if obj[name] != nil {
				return
			}
		}
		r.add(at, "missing required field: %s", strings.Join(names, " or "))
	}
}

// with is optional extended by more.
func with(base, more fields) fields {
	all := make(fields, len(base)+len(more))
	for name, check := range base {
		all[name] = check
	}
	for name, check := range more {
		all[name] = check
	}
	return all
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
