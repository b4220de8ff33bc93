package feed

import (
	"errors"
	"strings"
	"testing"
)

// What looks like a key that keeps readers out, and is none, keeps the
// article out; other unknown keys do not matter.
func TestAccessKeysAreNotOverlooked(t *testing.T) {
	for front, want := range map[string]string{
		"embergo: 2030-01-01":               "did you mean embargo?",
		"Embargoed: 2030-01-01":             "did you mean embargo?",
		"colection: staff":                  "did you mean collection?",
		"collection: [staff, legal]":        "collection",
		"expiry: 2025-01-01":                "expires",
		"expires_at: 2025-01-01":            "expires",
		"valid_until: 2025-01-01":           "expires",
		"expires: 2030-01-01":               "",
		"experts: Ann Carr":                 "",
		"section: news\ntags: [a, b]":       "",
		"embargo: 2030-01-01":               "",
		"collection: staff\nmood: cheerful": "",
	} {
		_, err := Read("a.md", []byte("---\nheadline: Harbour\n"+front+"\n---\nThe harbour reopened on Monday.\n"), Options{})
		switch {
		case want == "" && err != nil:
			t.Errorf("%q: %v", front, err)
		case want != "" && (!errors.Is(err, ErrFront) || !strings.Contains(err.Error(), want)):
			t.Errorf("%q: %v, want a fault with %q", front, err, want)
		}
	}
}

// Front matter in TOML is not taken for text.
func TestTOMLIsNoText(t *testing.T) {
	_, err := Read("a.md", []byte("+++\nembargo = 2099-01-01\n+++\nThe harbour reopened on Monday.\n"), Options{})
	if !errors.Is(err, ErrFront) {
		t.Errorf("%v, want ErrFront", err)
	}
}
