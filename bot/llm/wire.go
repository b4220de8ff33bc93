package llm

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
)

// Most bytes that are read of one response. A reply's own text is capped far
// lower by its parser; a stream wraps each token in about 300 bytes of JSON,
// and 96 vectors of 4,096 numbers are about 9 MB.
const maxResponseBytes = 32 << 20

var (
	errResponseTooLong = errors.New("response too long")
	errRedirect        = errors.New("redirect not followed")
)

// sight is what one attempt saw of its response. go-openai loses the status
// and the headers of a failed stream, so the transport notes them here.
type sight struct {
	status int // 0 when no response came
	header http.Header
}

type sightKey struct{}

// watching returns a context whose requests note their response in the sight.
func watching(ctx context.Context) (context.Context, *sight) {
	s := &sight{header: http.Header{}}
	return context.WithValue(ctx, sightKey{}, s), s
}

// wire is the transport under go-openai's client. It notes the status and
// headers, caps the body and takes from a stream what go-openai cannot read.
type wire struct{ next http.RoundTripper }

// RoundTrip implements http.RoundTripper. A redirect is an error: to follow it
// would carry the key and the articles to a place that nobody configured.
func (w wire) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := w.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if s, ok := r.Context().Value(sightKey{}).(*sight); ok {
		s.status, s.header = resp.StatusCode, resp.Header
	}
	if resp.StatusCode >= 300 && resp.StatusCode < 400 {
		resp.Body.Close()
		return nil, errRedirect
	}
	// The line end is for a last line that has none: go-openai would drop it.
	body := io.MultiReader(&capped{r: resp.Body, left: maxResponseBytes}, strings.NewReader("\n"))
	if resp.StatusCode == http.StatusOK && r.Header.Get("Accept") == streamType {
		body = eventsOf(body)
	}
	resp.Body = struct {
		io.Reader
		io.Closer
	}{body, resp.Body}
	return resp, nil
}

// streamType is the media type of a stream, which go-openai asks for.
const streamType = "text/event-stream"

func isStream(h http.Header) bool {
	return strings.HasPrefix(strings.ToLower(h.Get("Content-Type")), streamType)
}

// eventsOf reads the response to a request for a stream, whatever the endpoint
// calls it: events, or JSON values of which each is taken for the data of one.
func eventsOf(body io.Reader) io.Reader {
	r := bufio.NewReader(body)
	for {
		first, err := r.Peek(1)
		if err != nil || !bytes.ContainsAny(first, " \r\n\t") {
			break
		}
		if _, err := r.Discard(1); err != nil {
			break
		}
	}
	if first, err := r.Peek(1); err == nil && first[0] == '{' {
		return &values{d: json.NewDecoder(r)}
	}
	return &events{r: r}
}

// values passes on JSON values as the data lines of a stream.
type values struct {
	d    *json.Decoder
	line []byte // not yet passed on
}

func (v *values) Read(p []byte) (int, error) {
	if len(v.line) == 0 {
		var raw json.RawMessage
		if err := v.d.Decode(&raw); err != nil {
			return 0, err
		}
		var line bytes.Buffer
		if err := json.Compact(&line, raw); err != nil {
			return 0, err
		}
		v.line = dataLine(append(line.Bytes(), '\n'))
	}
	n := copy(p, v.line)
	v.line = v.line[n:]
	return n, nil
}

// dataLine is one line of data for go-openai, with a space after the first
// brace: by that go-openai no longer knows an error, of which it would lose the
// text in most shapes, and hands it on like any other piece.
func dataLine(data []byte) []byte {
	return append([]byte("data: "), bytes.Replace(data, []byte("{"), []byte("{ "), 1)...)
}

// capped fails with errResponseTooLong after so many bytes.
type capped struct {
	r    io.Reader
	left int
}

func (c *capped) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return 0, errResponseTooLong
	}
	n, err := c.r.Read(p[:min(len(p), c.left)])
	c.left -= n
	return n, err
}

// events passes on the data lines of a stream of server-sent events and drops
// the rest: go-openai gives up after 300 keep-alive comments.
type events struct {
	r    *bufio.Reader
	line []byte // not yet passed on
}

func (e *events) Read(p []byte) (int, error) {
	for len(e.line) == 0 {
		line, err := e.r.ReadBytes('\n')
		if err != nil {
			return 0, err
		}
		if data, ok := bytes.CutPrefix(line, []byte("data:")); ok {
			e.line = dataLine(data)
		}
	}
	n := copy(p, e.line)
	e.line = e.line[n:]
	return n, nil
}
