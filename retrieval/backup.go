package retrieval

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
)

// ErrThere says that a file or an archive stands where one was to be written.
var ErrThere = errors.New("there is one already")

// Backup writes a copy of the archive to the file: all that was committed when
// it began, in one file that Restore takes, while others go on reading and
// writing. It returns an error that wraps ErrThere when the file exists.
func (a *Archive) Backup(ctx context.Context, file string) error {
	if _, err := os.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("backup %s: %w", file, errors.Join(ErrThere, err))
	}
	part, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*.part") // for its owner alone
	if err != nil {
		return fmt.Errorf("backup %s: %w", file, err)
	}
	defer os.Remove(part.Name()) // gone already when all went well
	if err := part.Close(); err != nil {
		return fmt.Errorf("backup %s: %w", file, err)
	}
	// A connection that may only query may not write another file either.
	db, err := openDatabase(filepath.Join(a.folder, databaseName), url.Values{"mode": {"ro"}, "_busy_timeout": {"10000"}}, 1)
	if err != nil {
		return fmt.Errorf("backup %s: %w", file, err)
	}
	_, err = db.ExecContext(ctx, `VACUUM INTO ?`, part.Name()) // an empty file counts as none
	if err = errors.Join(err, db.Close()); err != nil {
		return fmt.Errorf("backup %s: %w", file, err)
	}
	if err := synced(part.Name()); err != nil {
		return fmt.Errorf("backup %s: %w", file, err)
	}
	if err := os.Link(part.Name(), file); err != nil { // fails if it has come meanwhile
		return fmt.Errorf("backup %s: %w", file, err)
	}
	return nil
}

// Restore puts the archive of a backup into the folder, which must have none;
// with replace, one that is there is kept beside it under the name that is
// returned. The backup is checked before anything is changed: the error wraps
// ErrDamaged, ErrNewer or ErrThere.
func Restore(ctx context.Context, folder, backup string, replace bool) (kept string, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("restoring to %s: %w", folder, err)
	}
	lock, err := lockFolder(ctx, folder, 0)
	if err != nil {
		return "", fmt.Errorf("restoring to %s: %w", folder, err)
	}
	kept, err = restore(ctx, folder, backup, replace)
	if err = errors.Join(err, lock.release()); err != nil {
		return kept, fmt.Errorf("restoring to %s: %w", folder, err)
	}
	return kept, nil
}

func restore(ctx context.Context, folder, backup string, replace bool) (kept string, err error) {
	path := filepath.Join(folder, databaseName)
	if isThere(folder) && !replace {
		return "", ErrThere
	}
	part := path + ".part"
	defer os.Remove(part)
	if err := copyFile(backup, part); err != nil {
		return "", err
	}
	if err := checkBackup(ctx, part); err != nil {
		return "", err
	}
	if isThere(folder) {
		// What is in its journal goes along: SQLite finds it by the name.
		kept = path + ".replaced"
		for _, end := range []string{"", "-wal", "-shm"} {
			if err := os.Rename(path+end, kept+end); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return "", err
			}
		}
	}
	for _, end := range []string{"-wal", "-shm"} { // of a file that is gone
		if err := os.Remove(path + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return kept, err
		}
	}
	if err := os.Rename(part, path); err != nil {
		return kept, err
	}
	return kept, setMark(folder)
}

// checkBackup returns an error that wraps ErrDamaged when the file is no whole
// archive, and ErrNewer when a newer version wrote it.
func checkBackup(ctx context.Context, file string) error {
	db, err := openDatabase(file, mediumSettings, 1)
	if err != nil {
		return err
	}
	a := &Archive{read: db}
	all, err := steps()
	if err == nil {
		if err = checkSchema(ctx, db, all); errors.Is(err, ErrOlder) {
			err = nil // opening it brings it up to date
		}
	}
	if err == nil {
		err = a.CheckFile(ctx)
	} else if !errors.Is(err, ErrNewer) {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return errors.Join(err, db.Close())
}

// copyFile copies a file for its owner alone.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

// synced waits until the file is on the disk.
func synced(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
