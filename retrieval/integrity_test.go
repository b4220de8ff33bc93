package retrieval

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// A file is sound as it was written, and found out when pages of it are lost.
func TestCheckFile(t *testing.T) {
	folder := t.TempDir()
	a, err := Open(context.Background(), Options{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.CheckFile(context.Background()); err != nil {
		t.Errorf("a new archive: %v", err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, databaseName)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	clear(data[4*page : 9*page])
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	a = openTemp(t, Options{Folder: folder})
	if err := a.CheckFile(context.Background()); !errors.Is(err, ErrDamaged) {
		t.Errorf("lost pages: %v, want ErrDamaged", err)
	}
}
