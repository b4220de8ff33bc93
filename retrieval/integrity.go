package retrieval

import (
	"context"
	"errors"
	"fmt"
)

// ErrDamaged says that the archive's file is not as it was written.
var ErrDamaged = errors.New("the archive is damaged")

// CheckFile reads the whole file and returns an error that wraps ErrDamaged
// when its parts do not fit together. Whether quotations are as they were
// stored is for Prove to say.
func (a *Archive) CheckFile(ctx context.Context) error {
	var found string
	if err := a.read.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&found); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if found != "ok" {
		return fmt.Errorf("%w: %s", ErrDamaged, found)
	}
	return nil
}
