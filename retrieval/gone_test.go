package retrieval

import (
	"strings"
	"testing"
)

// What is asked for every file that is taken looks at no article but its own, or
// taking an archive costs the square of its articles.
func TestFilesAreFoundByTheirBytes(t *testing.T) {
	a, err := Open(t.Context(), Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	rows, err := a.read.Query(`EXPLAIN QUERY PLAN `+filesOf, "x")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	plan := ""
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		plan += step + "\n"
	}
	if err := rows.Err(); err != nil || !strings.Contains(plan, "r USING INDEX revisions_of_bytes (raw_sha256=?") {
		t.Errorf("%v\n%s", err, plan)
	}
}
