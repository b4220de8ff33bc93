package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	// totalTime bounds one request with its redirects, dialTime the wait for a
	// connection. The slowest listing of 100 posts that was seen took 4 s.
	totalTime = 30 * time.Second
	dialTime  = 10 * time.Second
	// maxRedirects is one more than an address without www, without TLS and
	// with another ending needs.
	maxRedirects = 5
	// maxHeader bounds the head of an answer; a large one has 8 KB.
	maxHeader = 64 << 10
	// hostGap is the time between two requests to one public host, so that a
	// first run does not weigh on the site.
	hostGap = 100 * time.Millisecond
	// maxWait bounds what a server may ask for with Retry-After.
	maxWait = 24 * time.Hour
)

// Options are the settings of a client.
type Options struct {
	// PrivateHosts are the names of hosts that may be in a private network and
	// be asked at any port. All others must be public.
	PrivateHosts []string
	// Resolver answers for names; nil means the system's.
	Resolver *net.Resolver
}

// Client gets documents. It keeps no cookies and takes no proxy from the
// environment. It may be used by several goroutines.
type Client struct {
	o    Options
	http *http.Client

	mu   sync.Mutex
	next map[string]time.Time // when a host may be asked again
}

// New returns a client.
func New(o Options) *Client {
	c := &Client{o: o, next: map[string]time.Time{}}
	c.http = &http.Client{
		Transport: &http.Transport{
			DialContext: c.dial, DisableCompression: true, MaxResponseHeaderBytes: maxHeader,
			TLSHandshakeTimeout: dialTime, ForceAttemptHTTP2: true, IdleConnTimeout: totalTime,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

// Request says what to get.
type Request struct {
	URL string
	// User and Password are sent as basic authentication. Keyed says that the
	// address holds a key. With either, no other host is asked.
	User, Password string
	Keyed          bool
	// ETag and LastModified are those of what is known.
	ETag, LastModified string
}

// private reports whether the request carries what only its host may see.
func (r Request) private() bool { return r.Password != "" || r.Keyed }

// Response is what a server sent.
type Response struct {
	URL                string // after redirects
	ContentType        string
	ETag, LastModified string
	Unchanged          bool // what is known is still so; there is no body
	Body               []byte
}

// Status is the error of an answer that is neither a success nor a request to
// wait.
type Status struct {
	Code int
	Body []byte
}

func (s *Status) Error() string {
	return strings.TrimSpace(fmt.Sprintf("the server answers %d %s", s.Code, http.StatusText(s.Code)))
}

// Busy is the error of a server that asks to wait.
type Busy struct {
	Code int
	// Wait is how long, zero when the server does not say.
	Wait time.Duration
}

func (b *Busy) Error() string {
	what := "the server is busy"
	if b.Code == http.StatusTooManyRequests {
		what = "the server was asked too often"
	}
	if b.Wait > 0 {
		return fmt.Sprintf("%s and wants to be left alone for %s", what, b.Wait)
	}
	return what
}

// Get gets one document. The error is or wraps ErrAddress, ErrTooLarge, a
// *Status or a *Busy; none holds a key or a password.
func (c *Client) Get(ctx context.Context, r Request) (*Response, error) {
	ctx, stop := context.WithTimeout(ctx, totalTime)
	defer stop()
	at, err := url.Parse(r.URL)
	if err != nil {
		return nil, fmt.Errorf("%w: it cannot be read", ErrAddress)
	}
	for range maxRedirects + 1 {
		answer, err := c.ask(ctx, at, r)
		if err != nil {
			return nil, bare(err)
		}
		to := answer.Header.Get("Location")
		if !redirects(answer.StatusCode) || to == "" {
			return finish(at, answer)
		}
		answer.Body.Close()
		next, err := at.Parse(to)
		if err != nil {
			return nil, fmt.Errorf("%w: the server sends on to one that cannot be read", ErrAddress)
		}
		if err := c.check(next); err != nil {
			return nil, fmt.Errorf("%s sends on: %w", at.Host, err)
		}
		if r.private() && (next.Host != at.Host || next.Scheme != at.Scheme) {
			return nil, fmt.Errorf("%w: %s sends on to %s://%s, which is not given the key; write that as url", ErrAddress, at.Host, next.Scheme, next.Host)
		}
		if next.Host != at.Host {
			r.ETag, r.LastModified = "", ""
		}
		at = next
	}
	return nil, fmt.Errorf("%w: more than %d redirects", ErrAddress, maxRedirects)
}

// ask sends one request.
func (c *Client) ask(ctx context.Context, at *url.URL, r Request) (*http.Response, error) {
	if err := c.check(at); err != nil {
		return nil, err
	}
	if err := c.pause(ctx, at.Hostname()); err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("%w: it cannot be read", ErrAddress)
	}
	request.Header.Set("User-Agent", "Pullquote")
	request.Header.Set("Accept-Encoding", "gzip")
	if r.Password != "" {
		request.SetBasicAuth(r.User, r.Password)
	}
	if r.ETag != "" {
		request.Header.Set("If-None-Match", r.ETag)
	}
	if r.LastModified != "" {
		request.Header.Set("If-Modified-Since", r.LastModified)
	}
	return c.http.Do(request)
}

// pause waits until the host may be asked again.
func (c *Client) pause(ctx context.Context, host string) error {
	if c.named(host) {
		return nil
	}
	c.mu.Lock()
	now := time.Now()
	at := c.next[host]
	if at.Before(now) {
		at = now
	}
	c.next[host] = at.Add(hostGap)
	c.mu.Unlock()
	select {
	case <-time.After(at.Sub(now)):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func redirects(code int) bool {
	switch code {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// finish reads the answer.
func finish(at *url.URL, answer *http.Response) (*Response, error) {
	defer answer.Body.Close()
	h := answer.Header
	out := &Response{URL: at.String(), ContentType: h.Get("Content-Type"), ETag: h.Get("ETag"), LastModified: h.Get("Last-Modified")}
	switch code := answer.StatusCode; {
	case code == http.StatusNotModified:
		out.Unchanged = true
		return out, nil
	case code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable:
		return nil, &Busy{Code: code, Wait: waitOf(h, time.Now())}
	}
	body, err := readBody(answer)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode < 200 || answer.StatusCode > 299 {
		return nil, &Status{Code: answer.StatusCode, Body: body}
	}
	out.Body = body
	return out, nil
}

// waitOf reads Retry-After: seconds, or an instant.
func waitOf(h http.Header, now time.Time) time.Duration {
	said := strings.TrimSpace(h.Get("Retry-After"))
	wait := time.Duration(0)
	if seconds, err := strconv.Atoi(said); err == nil {
		wait = time.Duration(min(max(seconds, 0), int(maxWait/time.Second))) * time.Second
	} else if at, err := http.ParseTime(said); err == nil {
		wait = at.Sub(now).Round(time.Second)
	}
	return min(max(wait, 0), maxWait)
}

// bare takes the address out of an error of net/http: a key may stand in it.
func bare(err error) error {
	var of *url.Error
	if errors.As(err, &of) {
		err = of.Err
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("the server took more than %s: %w", totalTime, err)
	}
	return err
}
