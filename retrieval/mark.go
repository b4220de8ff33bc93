package retrieval

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrLost says that a folder that had an archive has it no more, or an empty
// file in its place. To begin anew there would answer from the samples and let
// nobody know.
var ErrLost = errors.New("the archive of the folder is gone")

// markName is a file beside the archive that says that there was one.
const markName = "archive.made"

// checkMark returns ErrLost when the folder had an archive that is gone.
func checkMark(folder string) error {
	if _, err := os.Stat(filepath.Join(folder, markName)); err != nil {
		return nil // a folder without an archive, or one of an earlier version
	}
	if isThere(folder) {
		return nil
	}
	return ErrLost
}

// isThere reports whether the folder holds an archive's file that is not empty.
func isThere(folder string) bool {
	info, err := os.Stat(filepath.Join(folder, databaseName))
	return err == nil && info.Size() > 0
}

// setMark notes that the folder has an archive.
func setMark(folder string) error {
	path := filepath.Join(folder, markName)
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.WriteFile(path, []byte("This folder has an archive. If "+databaseName+" is gone, restore it from a backup.\n"), 0o600)
}
