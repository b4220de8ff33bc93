package retrieval

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/pullquote/pullquote/retrieval/books"
)

// fileAt makes an archive file as an older program would have left it: with
// the first migrations only.
func fileAt(t *testing.T, folder string, all []string) {
	t.Helper()
	db := rawDatabase(t, folder)
	if err := migrate(context.Background(), db, all); err != nil {
		t.Fatal(err)
	}
}

// rawDatabase opens the file of an archive behind the archive's back.
func rawDatabase(t *testing.T, folder string) *sql.DB {
	t.Helper()
	db, err := openDatabase(filepath.Join(folder, databaseName), writerSettings, 1)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// A file of any earlier version is brought up to date, whether it is empty or
// not, and works.
func TestOpenMigratesEveryVersion(t *testing.T) {
	all, err := steps()
	if err != nil {
		t.Fatal(err)
	}
	for version := range len(all) + 1 {
		folder := t.TempDir()
		fileAt(t, folder, all[:version])
		a := openTemp(t, Options{Folder: folder})
		if n := count(t, a.read, `PRAGMA user_version`); n != len(all) {
			t.Errorf("from %d: the schema is %d, want %d", version, n, len(all))
		}
		article := crashArticle("a", 1)
		take(t, a, article)
		if got := find(t, a, "raids in towns", anybody); len(got) == 0 {
			t.Errorf("from %d: nothing found", version)
		}
	}
}

// What an archive of version 1 held is there in the newest.
func TestMigrationKeepsWhatIsThere(t *testing.T) {
	all, err := steps()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	fileAt(t, folder, all[:1])
	db := rawDatabase(t, folder)
	if _, err := db.Exec(`INSERT INTO revisions (article, revision, listed, sample, withdrawn, collection, embargo, passages, first,
		publisher, headline, byline, url, published, updated, language, headline_stems, taken, sha256, raw_sha256, text, raw)
		VALUES ('old', 1, 1, 0, 0, '', '', 0, 0, '', 'Raids', '', '', '', '', 'en', '', '', ?, '', 'Raids.', 'Raids.')`, books.Digest([]byte("Raids."))); err != nil {
		t.Fatal(err)
	}
	a := openTemp(t, Options{Folder: folder})
	if got, err := a.Article(context.Background(), "old", 0); err != nil || got.Text != "Raids." {
		t.Errorf("got %v, %v", got, err)
	}
}

// A migration that fails leaves the file as the one before it left it.
func TestFailedMigrationLeavesNoTrace(t *testing.T) {
	folder := t.TempDir()
	db := rawDatabase(t, folder)
	good := `CREATE TABLE one (x)`
	err := migrate(context.Background(), db, []string{good, `CREATE TABLE two (x); CREATE TABLE one (x)`})
	if err == nil {
		t.Fatal("a migration that cannot run gave no error")
	}
	if n := count(t, db, `PRAGMA user_version`); n != 1 {
		t.Errorf("the schema is %d, want 1", n)
	}
	if n := count(t, db, `SELECT count(*) FROM sqlite_master WHERE name = 'two'`); n != 0 {
		t.Error("half of the migration is there")
	}
}

// A file of a newer program is not touched, and one of an older program is
// not read before it has been brought up to date.
func TestOpenRefusesOtherSchemas(t *testing.T) {
	all, err := steps()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	fileAt(t, folder, all)
	db := rawDatabase(t, folder)
	if _, err := db.Exec(fmt.Sprintf(`PRAGMA user_version = %d`, len(all)+1)); err != nil {
		t.Fatal(err)
	}
	for _, readOnly := range []bool{false, true} {
		if _, err := Open(context.Background(), Options{Folder: folder, ReadOnly: readOnly}); !errors.Is(err, ErrNewer) {
			t.Errorf("read-only %v: got %v, want ErrNewer", readOnly, err)
		}
	}
	if err := checkSchema(context.Background(), db, append(all, "", "")); !errors.Is(err, ErrOlder) {
		t.Errorf("got %v, want ErrOlder", err)
	}
}
