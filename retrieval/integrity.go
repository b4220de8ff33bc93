package retrieval

import (
	"context"
	"errors"
	"fmt"
)

// errDamaged says that the archive's file is not as it was written.
var errDamaged = errors.New("the archive is damaged")

// CheckFile reads the whole file and returns an error that wraps errDamaged
// when its parts do not fit together. Whether quotations are as they were
// stored is for Prove to say.
func (a *Archive) CheckFile(ctx context.Context) error {
	var found string
	if err := a.read.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&found); err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	if found != "ok" {
		return fmt.Errorf("%w: %s", errDamaged, found)
	}
	return nil
}
