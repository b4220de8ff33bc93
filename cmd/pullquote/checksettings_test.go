package main

import (
	"os"
	"strings"
	"testing"
)

// A .env that others can read is wrong, a name that is no setting is told, and a
// proxy is listed without its password.
func TestDoctorOnSettings(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, ".env", "OPENAI_MODLE=s3cret\nNO_COLOR=1\nLOG_LEVEL=error\n", 0o600)
	found := diagnose(t, statusDone)
	if f := found["File .env"]; f.Result != checkOff || !strings.Contains(f.Says, ": OPENAI_MODLE.") {
		t.Errorf("a wrong name: %+v", f)
	}
	if err := os.Chmod(".env", 0o644); err != nil {
		t.Fatal(err)
	}
	writeFile(t, ".env", "LOG_LEVEL=error\n", 0o644)
	if f := diagnose(t, statusFault)["File .env"]; f.Result != checkWrong || f.Mend != "chmod 600 .env" {
		t.Errorf("open to others: %+v", f)
	}
	if err := os.Remove(".env"); err != nil {
		t.Fatal(err)
	}
	p, stdout, _ := newTestProgram(t, "", "doctor")
	p.env = environmentOf("DATA_DIR", t.TempDir(), "HTTPS_PROXY", "http://desk:s3cret@proxy.example:3128", "http_proxy", "10.0.0.1:80")
	p.run(t.Context())
	if out := strings.Join(strings.Fields(stdout.String()), " "); strings.Contains(out, "s3cret") || !strings.Contains(out, "proxy.example:3128: the proxy of HTTPS_PROXY") || !strings.Contains(out, "10.0.0.1:80: the proxy of http_proxy") {
		t.Errorf("proxies: %s", out)
	}
}
