package say

import (
	"time"

	"github.com/pullquote/pullquote/bot/answer"
)

// Outline is what a record of the ledger says in brief.
type Outline struct {
	Key     string
	Address string // where it was said; empty while there is no receipt
	Kind    answer.Kind
	Of      string // the key of the message that was shared
	Place   Place
	At      time.Time
	// Question is what was asked, or what a message is about; a digest has none.
	Question string
	Outcome  answer.Outcome
	// Good and Bad are how many people rated it so.
	Good, Bad int
}
