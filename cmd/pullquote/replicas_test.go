package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/postgres"
	"github.com/pullquote/pullquote/retrieval/postgres/postgrestest"
)

// databases is the PostgreSQL server of this package's tests.
var databases postgrestest.Server

func TestMain(m *testing.M) { os.Exit(databases.Main(m)) }

// runWith runs a command with the settings and returns its status and what it
// printed.
func runWith(t *testing.T, settings []string, args ...string) (status int, out, told string) {
	t.Helper()
	p, stdout, stderr := newTestProgram(t, "", args...)
	p.env = environmentOf(settings...)
	status = p.run(t.Context())
	return status, stdout.String(), stderr.String()
}

// mustRunWith is runWith for a command that is to be done.
func mustRunWith(t *testing.T, settings []string, args ...string) string {
	t.Helper()
	status, out, told := runWith(t, settings, args...)
	if status != statusDone {
		t.Fatalf("%v: status %d: %s", args, status, told)
	}
	return out
}

// answerOf returns an answer without what differs from one time to the next.
func answerOf(t *testing.T, out string) string {
	t.Helper()
	var fields map[string]any
	if err := json.Unmarshal([]byte(out), &fields); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	delete(fields, "as_of")
	plain, err := json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}

// A folder is moved into a database, two machines answer from there as the
// folder did, and it is moved back.
func TestMoveCommand(t *testing.T) {
	address := databases.Address(t)
	folder := []string{"DATA_DIR", t.TempDir()}
	want := answerOf(t, mustRunWith(t, folder, "ask", "--json", raids))
	if out := mustRunWith(t, folder, "move", "--to", address); !strings.Contains(out, "1 record with") {
		t.Errorf("moved: %s", out)
	}
	for range 2 {
		machine := []string{"DATA_DIR", t.TempDir(), "DATABASE_URL", address}
		if got := answerOf(t, mustRunWith(t, machine, "ask", "--json", raids)); got != want {
			t.Errorf("from the database\n%s\nfrom the folder\n%s", got, want)
		}
		mustRunWith(t, machine, "verify")
	}
	if status, _, told := runWith(t, folder, "move", "--to", address); status != statusFault || !strings.Contains(told, "holds something already") {
		t.Errorf("moved twice: %d, %s", status, told)
	}
	back := []string{"DATA_DIR", t.TempDir()}
	if out := mustRunWith(t, back, "move", "--from", address); !strings.Contains(out, "3 records") {
		t.Errorf("moved back: %s", out)
	}
	if got := answerOf(t, mustRunWith(t, back, "ask", "--json", raids)); got != want {
		t.Errorf("from the new folder\n%s\nfrom the old one\n%s", got, want)
	}
}

// What works on a data folder alone says so when there is a database, and what
// is about replicas when there is none.
func TestDatabaseMistakes(t *testing.T) {
	shared := []string{"DATA_DIR", t.TempDir(), "DATABASE_URL", "postgres://u:s3cret@127.0.0.1:1/none"}
	for _, args := range [][]string{{"backup", "x.db"}, {"restore", "x.db"}, {"try"}, {"move", "--to", "postgres://h/n"}} {
		if status, _, told := runWith(t, shared, args...); status != statusUsage || !strings.Contains(told, "DATABASE_URL is set") {
			t.Errorf("%v: %d, %s", args, status, told)
		}
	}
	status, out, told := runWith(t, shared, "ask", raids)
	if status != statusFault || !strings.Contains(told, "The database does not answer.") || strings.Contains(out+told, "s3cret") {
		t.Errorf("a database that is not there: %d, %s%s", status, out, told)
	}
	if status, _, told := runWith(t, []string{"DATA_DIR", t.TempDir()}, "replicas"); status != statusUsage || !strings.Contains(told, "DATABASE_URL is not set") {
		t.Errorf("replicas without one: %d, %s", status, told)
	}
}

// Doctor says how the database is.
func TestDoctorOnDatabase(t *testing.T) {
	p, stdout, _ := newTestProgram(t, "", "doctor")
	p.env, p.now = environmentOf("DATA_DIR", t.TempDir(), "DATABASE_URL", databases.Address(t)), time.Now
	if status := p.run(t.Context()); status != statusDone || !strings.Contains(stdout.String(), "ok     Database: PostgreSQL") {
		t.Errorf("status %d: %s", status, stdout)
	}
	s := postgres.State{Version: "15.1", RoundTrip: time.Second, Ahead: -time.Minute, Pooled: true}
	all := databaseFindings("Database", s)
	if len(all) != 2 || all[0].Result != checkWrong || all[1].Result != checkWrong || !strings.Contains(all[0].Says, "PgBouncer") || !strings.Contains(all[1].Says, "60.0 s") {
		t.Errorf("of a slow one with another clock: %+v", all)
	}
}
