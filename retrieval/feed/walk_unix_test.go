//go:build unix

package feed_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/pullquote/pullquote/retrieval/feed"
)

// A named pipe is named, not waited for; nor is a device behind a link.
func TestWalkPipe(t *testing.T) {
	folder := plant(t, map[string]string{"a.txt": first})
	pipe := filepath.Join(folder, "pipe.txt")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Fatal(err)
	}
	link(t, "/dev/zero", filepath.Join(folder, "zero.txt"))
	expect(t, walk(t, folder, feed.Options{}, nil, folder),
		"take a.txt a", "skip pipe.txt: not a regular file",
		"skip zero.txt: a symbolic link that leads out of the folder or nowhere")
	expect(t, walk(t, folder, feed.Options{}, nil, pipe, filepath.Join(folder, "zero.txt")),
		"skip pipe.txt: not a regular file", "skip zero.txt: not a regular file")
}

// What may not be read is named, and the rest is read.
func TestWalkPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	folder := plant(t, map[string]string{"a.txt": first, "locked.txt": first, "vault/b.txt": first, "z.txt": second})
	for _, name := range []string{"locked.txt", "vault"} {
		name = filepath.Join(folder, name)
		if err := os.Chmod(name, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(name, 0o755) })
	}
	expect(t, walk(t, folder, feed.Options{}, nil, folder),
		"take a.txt a", "skip locked.txt: no permission to read it", "skip vault: no permission to read it", "take z.txt z")
}

// A name that is no text cannot be an id.
func TestWalkNames(t *testing.T) {
	folder := plant(t, map[string]string{"a.txt": first, "b\xff.txt": second, "c\n.txt": third, "un título.txt": second})
	expect(t, walk(t, folder, feed.Options{}, nil, folder),
		"take a.txt a", "skip b\xff.txt: its name is not valid UTF-8",
		"skip c\n.txt: its name is empty or holds invisible characters", "take un título.txt un título")
}
