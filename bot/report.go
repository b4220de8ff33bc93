package bot

import (
	"context"
	"fmt"
)

// Report answers a request for a message of the kind: a summary, a timeline, a
// comparison or the sources. It returns what Summarise and its kin return.
func (b *Bot) Report(ctx context.Context, kind Kind, r Request) (Message, error) {
	switch kind {
	case KindSummary:
		return b.Summarise(ctx, r)
	case KindTimeline:
		return b.Timeline(ctx, r)
	case KindComparison:
		return b.Compare(ctx, r)
	case KindSources:
		return b.Sources(ctx, r)
	}
	return nil, fmt.Errorf("%s/%s: nothing is made that is called so", kind, r.ID)
}
