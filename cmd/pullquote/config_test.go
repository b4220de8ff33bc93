package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// environmentOf returns an environment of name, value pairs.
func environmentOf(pairs ...string) environment {
	return func(name string) (string, bool) {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1], true
			}
		}
		return "", false
	}
}

// Nothing has to be set.
func TestReadConfigDefaults(t *testing.T) {
	c, err := readConfig(environmentOf())
	if err != nil {
		t.Fatal(err)
	}
	if c.usesModel() || c.Zone.String() != "UTC" || c.LogLevel != slog.LevelError || c.Model == "" {
		t.Errorf("defaults are %+v", c)
	}
}

// A key or an address is enough to use a model, and an empty value is as good
// as none.
func TestReadConfigModel(t *testing.T) {
	tests := []struct {
		pairs []string
		want  bool
	}{
		{[]string{"OPENAI_API_KEY", "sk-1"}, true},
		{[]string{"OPENAI_BASE_URL", "http://localhost:11434/v1"}, true},
		{[]string{"OPENAI_API_KEY", " "}, false},
		{[]string{"OPENAI_MODEL", "llama"}, false},
	}
	for _, test := range tests {
		c, err := readConfig(environmentOf(test.pairs...))
		if err != nil || c.usesModel() != test.want {
			t.Errorf("%q: usesModel() = %t, error %v; want %t", test.pairs, c.usesModel(), err, test.want)
		}
	}
}

// All wrong settings are named at once, and no value is ever shown.
func TestReadConfigNamesEveryFault(t *testing.T) {
	const secret = "s3cret value"
	_, err := readConfig(environmentOf(
		"OPENAI_API_KEY", secret, "OPENAI_BASE_URL", secret, "EMBEDDING_BASE_URL", "ftp://"+secret,
		"NEWSROOM_TIMEZONE", secret, "LOG_LEVEL", secret, "EMBEDDING_MODEL", secret,
		"CLAIMS", secret, "CLAIMS_CHANNELS", "C0123ABCD="+secret, "CLAIMS_COLLECTIONS", secret+"=maybe",
	))
	if err == nil {
		t.Fatal("no error")
	}
	for _, name := range []string{"OPENAI_API_KEY", "OPENAI_BASE_URL", "EMBEDDING_BASE_URL", "NEWSROOM_TIMEZONE", "LOG_LEVEL", "CLAIMS must", "CLAIMS_CHANNELS", "CLAIMS_COLLECTIONS"} {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%s is not named in: %v", name, err)
		}
	}
	if strings.Contains(err.Error(), "s3cret") {
		t.Errorf("a value is shown in: %v", err)
	}
}

// Vectors cannot come from a model without an endpoint.
func TestReadConfigEmbeddingNeedsEndpoint(t *testing.T) {
	if _, err := readConfig(environmentOf("EMBEDDING_MODEL", "m")); err == nil {
		t.Error("EMBEDDING_MODEL alone is taken")
	}
	for _, name := range []string{"OPENAI_API_KEY", "OPENAI_BASE_URL", "EMBEDDING_BASE_URL"} {
		if _, err := readConfig(environmentOf("EMBEDDING_MODEL", "m", name, "http://localhost/v1")); err != nil {
			t.Errorf("with %s: %v", name, err)
		}
	}
}

// What is set in the environment, even to nothing, hides the file's line.
func TestEnvironmentOverFile(t *testing.T) {
	e := environmentOf("A", "1", "B", "").over(map[string]string{"A": "x", "B": "x", "C": "x"})
	for name, want := range map[string]string{"A": "1", "B": "", "C": "x", "D": ""} {
		if got, _ := e(name); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
}

func TestReadDotenv(t *testing.T) {
	tests := []struct{ name, text, want, broken string }{
		{"plain", "LOG_LEVEL=info\n", "info", ""},
		{"byte order mark, CRLF and comments", "\uFEFF# mine\r\nLOG_LEVEL = info # or debug\r\n", "info", ""},
		{"quotes", "LOG_LEVEL='info'\n", "info", ""},
		{"empty", "", "", ""},
		{"broken line", "A=1\n\nnot a setting s3cret\nB=2\n", "", "Line 3"},
		{"broken first line", "s3cret s3cret\n", "", "Line 1"},
		{"open quote", "A=1\nKEY=\"s3cret\n", "", "Line 2"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), ".env")
			if err := os.WriteFile(path, []byte(test.text), 0o600); err != nil {
				t.Fatal(err)
			}
			values, err := readDotenv(path)
			if test.broken == "" {
				if err != nil || values["LOG_LEVEL"] != test.want {
					t.Errorf("LOG_LEVEL = %q, error %v; want %q", values["LOG_LEVEL"], err, test.want)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), test.broken) || strings.Contains(err.Error(), "s3cret") {
				t.Errorf("error %v; want one that names %s and no value", err, test.broken)
			}
		})
	}
}

// A missing file sets nothing; one that cannot be read is a mistake.
func TestReadDotenvMissing(t *testing.T) {
	folder := t.TempDir()
	if values, err := readDotenv(filepath.Join(folder, ".env")); err != nil || len(values) > 0 {
		t.Errorf("a missing file gives %v, %v", values, err)
	}
	if _, err := readDotenv(folder); err == nil {
		t.Error("a folder is taken for a file")
	}
}

// A home directory is written as in a shell, since .env passes through none.
func TestFromHome(t *testing.T) {
	c, err := readConfig(environmentOf("HOME", "/h", "DATA_DIR", "~/data", "ARTICLES_DIR", "~/a/b"))
	if err != nil || filepath.ToSlash(c.DataDir) != "/h/data" || filepath.ToSlash(c.ArticlesDir) != "/h/a/b" {
		t.Errorf("%q and %q, error %v", c.DataDir, c.ArticlesDir, err)
	}
	if got := fromHome("a/~/b", environmentOf("HOME", "/h")); got != "a/~/b" {
		t.Errorf("a/~/b became %q", got)
	}
}

func TestDefaultDataDir(t *testing.T) {
	tests := []struct {
		system string
		pairs  []string
		want   string
	}{
		{"linux", []string{"HOME", "/h"}, "/h/.local/share/pullquote"},
		{"linux", []string{"HOME", "/h", "XDG_DATA_HOME", "/d"}, "/d/pullquote"},
		{"linux", []string{"HOME", "/h", "XDG_DATA_HOME", "relative"}, "/h/.local/share/pullquote"},
		{"linux", nil, ""},
		{"darwin", []string{"HOME", "/h"}, "/h/Library/Application Support/Pullquote"},
		{"windows", []string{"LocalAppData", "/l"}, "/l/Pullquote"},
		{"windows", []string{"HOME", "/h"}, ""},
	}
	for _, test := range tests {
		got, err := defaultDataDir(test.system, environmentOf(test.pairs...))
		if filepath.ToSlash(got) != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%s %q: %q, error %v; want %q", test.system, test.pairs, got, err, test.want)
		}
	}
}
