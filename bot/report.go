package bot

import (
	"context"
	"fmt"

	"github.com/pullquote/pullquote/bot/answer"
)

// Report answers a request for a message of the kind: a summary, a timeline, a
// comparison or the sources. It returns what Summarise and its kin return.
func (b *Bot) Report(ctx context.Context, kind answer.Kind, r Request) (answer.Message, error) {
	switch kind {
	case answer.KindSummary:
		return b.Summarise(ctx, r)
	case answer.KindTimeline:
		return b.Timeline(ctx, r)
	case answer.KindComparison:
		return b.Compare(ctx, r)
	case answer.KindSources:
		return b.Sources(ctx, r)
	}
	return nil, fmt.Errorf("%s/%s: nothing is made that is called so", kind, r.ID)
}
