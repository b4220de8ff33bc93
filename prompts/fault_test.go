package prompts

import (
	"strings"
	"testing"
)

// Each kind has words of its own, and its sentence for people says what
// happened and then what to do.
func TestFaultKindsHaveWords(t *testing.T) {
	seen := map[string]FaultKind{}
	for k := Unavailable; k <= Rejected; k++ {
		name, sentence := k.String(), k.Sentence()
		if name == FaultKind(0).String() || sentence == FaultKind(0).Sentence() {
			t.Errorf("kind %d has no words", k)
		}
		for _, words := range []string{name, sentence} {
			if other, ok := seen[words]; ok {
				t.Errorf("kinds %d and %d share %q", k, other, words)
			}
			seen[words] = k
		}
		if strings.Count(sentence, ". ") != 1 || !strings.HasSuffix(sentence, ".") {
			t.Errorf("kind %s: want what happened and what to do, got %q", name, sentence)
		}
	}
	if len(faultWords) != int(Rejected) {
		t.Errorf("%d kinds have words, want %d", len(faultWords), Rejected)
	}
}

func TestFaultError(t *testing.T) {
	for want, f := range map[string]*Fault{
		"model stalled":                                         {Kind: Stalled},
		"model rate limited (status 429)":                       {Kind: RateLimited, Status: 429},
		"model malformed: a claim over 2,000 bytes":             {Kind: Malformed, Reason: "a claim over 2,000 bytes"},
		"model unavailable (status 307): redirect not followed": {Kind: Unavailable, Status: 307, Reason: "redirect not followed"},
	} {
		if got := f.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
