package fetch

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// ErrTooLarge: the answer is over a limit.
var ErrTooLarge = errors.New("the answer is too large")

const (
	// maxWire and maxExpanded bound an answer as it is sent and as it is read.
	// A page of 100 long articles is about 2 MB.
	maxWire     = 10 << 20
	maxExpanded = 20 << 20
	// maxRatio bounds how much larger an answer may grow when it is unpacked.
	// HTML shrinks to a tenth; a bomb of zeros, to a thousandth. Small answers
	// may: a page of blanks hurts nobody.
	maxRatio     = 100
	ratioAppears = 1 << 20
)

// counted counts what is read, up to the limit.
type counted struct {
	in io.Reader
	n  int64
}

func (c *counted) Read(p []byte) (int, error) {
	if c.n > maxWire {
		return 0, fmt.Errorf("%w: more than %d MB", ErrTooLarge, maxWire>>20)
	}
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}

// readBody reads the answer within its limits. It asks for gzip by itself, to
// see how much an answer grows.
func readBody(r *http.Response) ([]byte, error) {
	wire := &counted{in: r.Body}
	var in io.Reader = wire
	switch encoding := strings.ToLower(strings.TrimSpace(r.Header.Get("Content-Encoding"))); encoding {
	case "", "identity":
	case "gzip", "x-gzip":
		unpacked, err := gzip.NewReader(wire)
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, fmt.Errorf("unpacking the answer: %w", err)
		}
		in = unpacked
	default:
		return nil, fmt.Errorf("the answer is packed as %q, which was not asked for", encoding)
	}
	var out bytes.Buffer
	for {
		n, err := io.CopyN(&out, in, ratioAppears)
		switch {
		case int64(out.Len()) > maxExpanded:
			return nil, fmt.Errorf("%w: more than %d MB", ErrTooLarge, maxExpanded>>20)
		case int64(out.Len()) > ratioAppears && int64(out.Len()) > maxRatio*wire.n:
			return nil, fmt.Errorf("%w: it grows more than a hundredfold when it is unpacked", ErrTooLarge)
		case errors.Is(err, io.EOF):
			return out.Bytes(), nil
		case err != nil:
			return nil, fmt.Errorf("reading the answer: %w", err)
		case n == 0:
			return nil, io.ErrNoProgress
		}
	}
}
