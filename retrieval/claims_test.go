package retrieval

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
)

func TestDigestClaimIsUniqueInTheStore(t *testing.T) {
	folder := t.TempDir()
	writers := []*Archive{openTemp(t, Options{Folder: folder}), {}}
	writers[1].Books = books.In(file{writers[1]}, books.SQLite())
	second, err := openDatabase(filepath.Join(folder, databaseName), writerSettings, 1)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { second.Close() })
	writers[1].write = second
	const channels = 60
	var claims [channels]atomic.Int32
	var wait sync.WaitGroup
	for g := range 8 {
		wait.Go(func() {
			for i := range channels {
				attempt, err := writers[g%2].Books.ClaimDigest(context.Background(), fmt.Sprint("slack:C", i), "2025-11-10", noon, time.Minute)
				if err != nil {
					t.Error(err)
				}
				if attempt > 0 {
					claims[i].Add(1)
				}
			}
		})
	}
	wait.Wait()
	for i := range claims {
		if got := claims[i].Load(); got != 1 {
			t.Errorf("channel %d: claimed %d times", i, got)
		}
	}
}
