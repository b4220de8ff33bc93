package prompts

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// decodeClaim reads one claim strictly: each key once and spelt as it is, no
// other key, no null, whole numbers only. It returns why it would not.
//
// encoding/json alone is too forgiving here: it takes the last of two keys,
// ignores the case of a key, and reads null as nothing.
func decodeClaim(element []byte) (Claim, string) {
	if !utf8.Valid(element) {
		return Claim{}, "invalid UTF-8"
	}
	d := json.NewDecoder(bytes.NewReader(element))
	if _, err := d.Token(); err != nil { // the opening brace
		return Claim{}, "a claim is not JSON"
	}
	var text *string
	var sentences []*int
	var repairs *int
	for d.More() {
		key, err := d.Token()
		switch {
		case err != nil:
			return Claim{}, "a claim is not JSON"
		case key == "text" && text == nil:
			if err = d.Decode(&text); err != nil || text == nil {
				return Claim{}, "a claim's text is not a string"
			}
		case key == "sentences" && sentences == nil:
			if err = d.Decode(&sentences); err != nil || sentences == nil {
				return Claim{}, "a claim's sentences are not a list of whole numbers"
			}
		case key == "repairs" && repairs == nil:
			if err = d.Decode(&repairs); err != nil || repairs == nil {
				return Claim{}, "the number of the claim that a claim repairs is no whole number"
			}
		default:
			return Claim{}, "a claim has an unknown key or the same key twice"
		}
	}
	if _, err := d.Token(); err != nil { // the closing brace
		return Claim{}, "a claim is not JSON"
	}
	c, why := checkClaim(text, sentences)
	if repairs != nil && why == "" {
		c.Repairs = *repairs
	}
	return c, why
}

// checkClaim holds a decoded claim against the limits.
func checkClaim(text *string, sentences []*int) (Claim, string) {
	switch {
	case text == nil || sentences == nil:
		return Claim{}, "a claim lacks its text or its sentences"
	case strings.TrimSpace(*text) == "":
		return Claim{}, "a claim without words"
	case len(*text) > maxClaimBytes:
		return Claim{}, "a claim over 2,000 bytes"
	case strings.ContainsRune(*text, utf8.RuneError):
		// Decoders put U+FFFD where bytes were lost, here and on the way here.
		return Claim{}, "a claim with lost characters"
	}
	c := Claim{Text: *text, Sentences: make([]int, len(sentences))}
	for i, n := range sentences {
		if n == nil {
			return Claim{}, "a claim's sentences are not a list of whole numbers"
		}
		c.Sentences[i] = *n
	}
	return c, ""
}
