package main

import (
	"context"
	"io"
)

// interruptible is a reader that stops waiting when the context ends: a read
// from a keyboard or a pipe cannot be called back otherwise, and Ctrl-C would
// go unanswered. The read left behind ends with the process.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

// Read implements io.Reader; its error is the context's once that has ended.
func (i interruptible) Read(b []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	own := make([]byte, len(b)) // b is the caller's again when Read returns
	done := make(chan result, 1)
	go func() {
		n, err := i.r.Read(own)
		done <- result{n, err}
	}()
	select {
	case <-i.ctx.Done():
		return 0, i.ctx.Err()
	case got := <-done:
		return copy(b, own[:got.n]), got.err
	}
}
