package retrieval

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// lockRetry is how often a waiting Open asks for the folder again.
const lockRetry = 50 * time.Millisecond

// folderLock keeps a second writer out of a folder. The operating system lets
// go of it when the process ends, however it ends; the pid beside it is only
// there to tell a person who holds the folder.
type folderLock struct {
	file    *flock.Flock
	pidPath string
}

// lockFolder takes the folder, waiting for at most the time given, or returns
// an error that wraps ErrLocked and names the holder.
func lockFolder(ctx context.Context, folder string, wait time.Duration) (*folderLock, error) {
	l := &folderLock{
		file:    flock.New(filepath.Join(folder, "lock"), flock.SetPermissions(0o600)),
		pidPath: filepath.Join(folder, "lock.pid"),
	}
	ok, err := l.file.TryLock()
	if err == nil && !ok && wait > 0 {
		within, cancel := context.WithTimeout(ctx, wait)
		defer cancel()
		ok, err = l.file.TryLockContext(within, lockRetry)
		if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
			err = nil
		}
	}
	if err != nil {
		return nil, fmt.Errorf("locking: %w", err)
	}
	if !ok {
		return nil, fmt.Errorf("%w (%s)", ErrLocked, l.holder())
	}
	if err := os.WriteFile(l.pidPath, []byte(strconv.Itoa(os.Getpid())+"\n"), 0o600); err != nil {
		return nil, errors.Join(err, l.file.Unlock())
	}
	return l, nil
}

func (l *folderLock) holder() string {
	pid, err := os.ReadFile(l.pidPath)
	if err != nil {
		return "its process id is not known"
	}
	return "process " + strings.TrimSpace(string(pid))
}

func (l *folderLock) release() error {
	err := os.Remove(l.pidPath)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, l.file.Close())
}
