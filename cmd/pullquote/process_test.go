package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// buildProgram builds the program from this tree and returns its path.
func buildProgram(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pullquote")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("building the program: %v\n%s", err, out)
	}
	return path
}

// process is a run of the program as a process of its own.
type process struct {
	*exec.Cmd
	out, err screenful
	ended    chan error
}

// startProcess starts the program with the settings, which are pairs, and
// nothing else in its environment. It is killed when the test ends.
func startProcess(t testing.TB, path string, args []string, settings ...string) *process {
	t.Helper()
	p := &process{Cmd: exec.Command(path, args...), ended: make(chan error, 1)}
	p.Dir, p.Env = t.TempDir(), []string{"HOME=" + t.TempDir(), "NO_PROXY=*"}
	for i := 0; i < len(settings); i += 2 {
		p.Env = append(p.Env, settings[i]+"="+settings[i+1])
	}
	p.Stdout, p.Stderr = &p.out, &p.err
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { p.ended <- p.Wait() }()
	t.Cleanup(func() { p.end(t, os.Kill) })
	return p
}

// end ends the process with the signal and waits for it.
func (p *process) end(t testing.TB, signal os.Signal) {
	t.Helper()
	_ = p.Process.Signal(signal) // it may have ended already
	select {
	case err := <-p.ended:
		p.ended <- err
	case <-time.After(40 * time.Second):
		t.Errorf("the process does not end: %s", &p.err)
	}
}
