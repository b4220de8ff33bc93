package postgres_test

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// pooled starts PgBouncer in transaction mode before the test's database, and
// returns the address through it.
func pooled(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("pgbouncer")
	if errors.Is(err, exec.ErrNotFound) && os.Getenv("CI") != "true" {
		t.Skip("PgBouncer is not installed (Debian: pgbouncer)")
	}
	if err != nil {
		t.Fatal(err)
	}
	direct := server.Address(t)
	name, _, _ := strings.Cut(strings.TrimPrefix(direct, "postgres:///"), "?")
	folder, err := os.MkdirTemp("", "pb") // short: the path of a socket is
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	users, config := filepath.Join(folder, "users"), filepath.Join(folder, "ini")
	for path, text := range map[string]string{
		users: `"pullquote" ""` + "\n",
		config: fmt.Sprintf("[databases]\n* = host=%s\n[pgbouncer]\nlisten_addr =\nunix_socket_dir = %s\nlisten_port = 6432\n"+
			"auth_type = trust\nauth_file = %s\npool_mode = transaction\ndefault_pool_size = 3\n", server.Folder(), folder, users),
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := exec.Command(program, config)
	if os.Getuid() == 0 { // it does not run as root either
		if err := os.Chown(folder, 65534, 65534); err != nil {
			t.Fatal(err)
		}
		run = exec.Command("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--pdeathsig=KILL", program, config)
	}
	var said strings.Builder
	run.Stdout, run.Stderr = &said, &said
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = run.Process.Kill()
		_ = run.Wait() // its status tells of the signal
	})
	for range 500 {
		if c, err := net.Dial("unix", filepath.Join(folder, ".s.PGSQL.6432")); err == nil {
			c.Close()
			return "postgres:///" + name + "?user=pullquote&port=6432&host=" + folder
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("PgBouncer does not come up: %s", &said)
	return ""
}

// Behind PgBouncer in transaction mode all is as without it: each statement may
// go to another connection.
func TestThroughPgBouncer(t *testing.T) {
	address := pooled(t)
	d := open(t, address)
	state, err := d.State(t.Context(), time.Now)
	if err != nil || !state.Pooled {
		t.Errorf("%+v, %v", state, err)
	}
	if direct, err := open(t, server.Address(t)).State(t.Context(), time.Now); err != nil || direct.Pooled || direct.Version == "" {
		t.Errorf("without it: %+v, %v", direct, err)
	}
	eachOnce(t, address)
	shifts(t, address)
}
