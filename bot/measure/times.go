package measure

import (
	"slices"
	"time"
)

// Quantile returns the time that the share q of the times does not exceed, by
// the nearest-rank rule; 0 without times.
func Quantile(times []time.Duration, q float64) time.Duration {
	if len(times) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(times))
	rank := int(q*float64(len(sorted)) + 0.999999)
	return sorted[min(max(rank, 1), len(sorted))-1]
}
