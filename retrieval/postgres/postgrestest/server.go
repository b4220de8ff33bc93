// Package postgrestest starts a PostgreSQL server of a test's own, from the
// programs of this machine. Nothing of PostgreSQL is imitated.
package postgrestest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/postgres"
)

// Server is a server that listens at a socket in a folder of its own.
type Server struct {
	folder string
	runs   *exec.Cmd

	mu        sync.Mutex
	fault     error // why it did not start
	databases int
}

// errNotHere says that the programs are not on this machine.
var errNotHere = errors.New("PostgreSQL is not installed (Debian: postgresql)")

// Main runs the tests of a package with the server, which is started when the
// first test asks for it, and stops it. Its result is for os.Exit.
func (s *Server) Main(m *testing.M) int {
	defer s.End()
	return m.Run()
}

// Address returns the address of a database for one test, which holds nothing
// yet. Where there is no PostgreSQL, the test is skipped, and fails with CI=true.
func (s *Server) Address(t testing.TB) string {
	t.Helper()
	return s.make(t, model)
}

// Empty is Address of a database that no version of the program ever opened.
func (s *Server) Empty(t testing.TB) string {
	t.Helper()
	return s.make(t, "")
}

// model is the database that those of tests are made like: to bring one up to
// date takes longer than most tests.
const model = "model"

func (s *Server) make(t testing.TB, like string) string {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.runs == nil && s.fault == nil {
		s.fault = s.start()
	}
	if errors.Is(s.fault, errNotHere) && os.Getenv("CI") != "true" {
		t.Skip(s.fault)
	}
	if s.fault != nil {
		t.Fatal(s.fault)
	}
	s.databases++
	name := "test" + strconv.Itoa(s.databases)
	if err := postgres.Make(context.Background(), s.address("postgres"), name, like); err != nil {
		t.Fatal(err)
	}
	return s.address(name)
}

// Folder returns the folder of the server's socket, for a program in between.
func (s *Server) Folder() string { return s.folder }

// Stop stops the server at once, as a crash does; Start starts it again with
// what it had written.
func (s *Server) Stop(t testing.TB) {
	t.Helper()
	if err := s.halt(syscall.SIGQUIT); err != nil {
		t.Fatal(err)
	}
}

// Start starts the server again after Stop.
func (s *Server) Start(t testing.TB) {
	t.Helper()
	if err := s.run(); err != nil {
		t.Fatal(err)
	}
}

func (s *Server) address(database string) string {
	return "postgres:///" + database + "?user=pullquote&host=" + url.QueryEscape(s.folder)
}

// start makes a cluster and runs it. A test that runs as root runs it as
// another user, since PostgreSQL does not run as root.
func (s *Server) start() error {
	programs, err := programs()
	if err != nil {
		return err
	}
	if s.folder, err = os.MkdirTemp("", "pg"); err != nil { // short: the path of a socket is
		return err
	}
	if err := s.giveAway(); err != nil {
		return err
	}
	make := s.command(filepath.Join(programs, "initdb"), "-D", s.data(), "-U", "pullquote", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
	if out, err := make.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	if err := s.run(); err != nil {
		return err
	}
	return s.makeModel(context.Background())
}

func (s *Server) makeModel(ctx context.Context) error {
	if err := postgres.Make(ctx, s.address("postgres"), model, ""); err != nil {
		return err
	}
	db, err := postgres.Open(ctx, s.address(model))
	if err != nil {
		return err
	}
	err = db.Change(ctx, func(tx books.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM corpus`) // each has a name of its own
		return err
	})
	return errors.Join(err, db.Close())
}

func (s *Server) data() string { return filepath.Join(s.folder, "data") }

// run starts the server and waits until it takes connections.
func (s *Server) run() error {
	programs, err := programs()
	if err != nil {
		return err
	}
	s.runs = s.command(filepath.Join(programs, "postgres"), "-D", s.data(), "-k", s.folder,
		"-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200")
	log, err := os.Create(filepath.Join(s.folder, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	s.runs.Stdout, s.runs.Stderr = log, log
	if err := s.runs.Start(); err != nil {
		return err
	}
	deadline := time.Now().Add(20 * time.Second)
	for {
		out, err := exec.Command(filepath.Join(programs, "pg_isready"), "-h", s.folder).CombinedOutput()
		if err == nil {
			return nil
		}
		if time.Now().After(deadline) {
			told, _ := os.ReadFile(log.Name())
			return fmt.Errorf("the server does not come up: %w: %s%s", err, out, told)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// command is a program of PostgreSQL. It ends with the test, however that ends.
func (s *Server) command(program string, args ...string) *exec.Cmd {
	if os.Getuid() == 0 {
		args = append([]string{"--reuid=" + other, "--regid=" + other, "--clear-groups", "--pdeathsig=QUIT", program}, args...)
		program = "setpriv"
	}
	c := exec.Command(program, args...)
	c.Dir = s.folder
	return c
}

// other is the user, and the group, that the server runs as when the test runs
// as root: nobody, as Debian has it.
const other = "65534"

// giveAway lets the other user own the folder when the test runs as root.
func (s *Server) giveAway() error {
	if os.Getuid() != 0 {
		return nil
	}
	id, err := strconv.Atoi(other)
	if err != nil {
		return err
	}
	return os.Chown(s.folder, id, id)
}

func (s *Server) halt(signal syscall.Signal) error {
	err := s.runs.Process.Signal(signal)
	_ = s.runs.Wait() // its status tells of the signal
	return err
}

// End stops the server for good and removes what it had written.
func (s *Server) End() {
	if s.runs != nil {
		_ = s.halt(syscall.SIGQUIT)
	}
	if s.folder != "" {
		os.RemoveAll(s.folder)
	}
}

// programs returns the folder of PostgreSQL's programs: Debian keeps those of
// each version apart from the path.
func programs() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		path, err = filepath.EvalSymlinks(path) // the others may not be linked
		return filepath.Dir(path), err
	}
	all, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(all) == 0 {
		return "", errNotHere
	}
	return strings.TrimSuffix(all[len(all)-1], "/initdb"), nil
}
