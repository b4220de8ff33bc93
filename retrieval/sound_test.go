package retrieval

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"
)

// checkSound holds a closed archive to what must be true of its file at any
// time.
func checkSound(t *testing.T, folder string) {
	t.Helper()
	db, err := openDatabase(filepath.Join(folder, databaseName), writerSettings, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var result string
	if err := db.QueryRow(`PRAGMA integrity_check`).Scan(&result); err != nil || result != "ok" {
		t.Errorf("integrity: %s, error %v", result, err)
	}
	// Rank 1 compares the index with the stems it was made from.
	if _, err := db.Exec(`INSERT INTO passage_index (passage_index, rank) VALUES ('integrity-check', 1)`); err != nil {
		t.Errorf("full-text index: %v", err)
	}
	for what, query := range map[string]string{
		"broken references":                      `SELECT count(*) FROM pragma_foreign_key_check`,
		"articles listed twice":                  `SELECT count(*) FROM (SELECT 1 FROM revisions WHERE listed = 1 GROUP BY article HAVING count(*) > 1)`,
		"passages of unlisted revisions":         `SELECT count(*) FROM passages p JOIN revisions r ON r.id = p.revision WHERE r.listed = 0`,
		"revisions with a wrong passage count":   `SELECT count(*) FROM revisions r WHERE r.passages <> (SELECT count(*) FROM passages p WHERE p.revision = r.id)`,
		"passages outside their revision's run":  `SELECT count(*) FROM passages p JOIN revisions r ON r.id = p.revision WHERE p.id NOT BETWEEN r.first AND r.first + r.passages - 1`,
		"passages outside their revision's text": `SELECT count(*) FROM passages p JOIN revisions r ON r.id = p.revision WHERE p."end" > length(r.text)`,
		"vectors without their passage":          `SELECT count(*) FROM vectors WHERE passage NOT IN (SELECT id FROM passages)`,
		"gaps in the revisions":                  `SELECT count(*) FROM (SELECT 1 FROM revisions GROUP BY article HAVING max(revision) <> count(*))`,
	} {
		if n := count(t, db, query); n != 0 {
			t.Errorf("%d %s", n, what)
		}
	}
}

// count returns the one number that the query gives.
func count(t *testing.T, db *sql.DB, query string, args ...any) int {
	t.Helper()
	var n int
	if err := db.QueryRowContext(context.Background(), query, args...).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}
