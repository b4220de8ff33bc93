package meaning

import (
	"testing"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// The sentences below each plain list hold the words that they say. This test is
// here because the lexicon itself knows no letters.
func TestLists(t *testing.T) {
	for _, fault := range lexicon.TryAll(lang.Fold) {
		t.Error(fault)
	}
}
