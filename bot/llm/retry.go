package llm

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/pullquote/pullquote/prompts"
)

// firstWait is the longest wait before the first retry; it doubles with each
// further one. Half of it is random.
const firstWait = time.Second

// retry sends a failed request again.
type retry struct {
	times  int
	sleep  func(context.Context, time.Duration) error
	jitter func() float64
}

func newRetry(o Options) retry {
	return retry{times: o.Limits.Retries, sleep: o.Sleep, jitter: o.Jitter}
}

// do calls try, with attempts counted from 1, until it succeeds, fails in a
// way that will not pass, says that it may not be called again, or has been
// called often enough. It does not wait beyond the deadline of the context.
func (r retry) do(ctx context.Context, try func(attempt int) (again bool, err error)) error {
	for attempt := 1; ; attempt++ {
		again, err := try(attempt)
		var f *prompts.Fault
		if !errors.As(err, &f) || !again || !f.Retryable || attempt > r.allowed(f) {
			return err
		}
		wait := max(r.backoff(attempt), f.RetryAfter)
		if end, ok := ctx.Deadline(); ok && time.Until(end) <= wait {
			return err
		}
		if r.sleep(ctx, wait) != nil {
			return err
		}
	}
}

// allowed returns after how many attempts the fault is still worth another.
// What cannot be read costs a whole reply each time, so only one more.
func (r retry) allowed(f *prompts.Fault) int {
	if f.Kind == prompts.Malformed {
		return min(1, r.times)
	}
	return r.times
}

// backoff returns a random wait between half of the longest one and all of it.
func (r retry) backoff(attempt int) time.Duration {
	longest := firstWait << (attempt - 1)
	return longest/2 + time.Duration(r.jitter()*float64(longest/2))
}

// retryAfter reads the header of that name, which holds either seconds or a
// date (RFC 9110, section 10.2.3); 0 when it holds neither.
func retryAfter(h http.Header) time.Duration {
	value := h.Get("Retry-After")
	seconds, err := strconv.ParseUint(value, 10, 32)
	if err == nil || errors.Is(err, strconv.ErrRange) { // out of range it is the largest
		return time.Duration(seconds) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(0, time.Until(at))
	}
	return 0
}
