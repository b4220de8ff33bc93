package retrieval

import "context"

type termCounter struct{}

func newTermCounter(context.Context) (*termCounter, error) { return &termCounter{}, nil }
func (*termCounter) close() error                          { return nil }
