package main

import (
	"path/filepath"
	"strings"
)

// fromHome returns the path with a leading ~/ replaced by the home directory,
// as a shell would have: the lines of .env pass through none.
func fromHome(path string, env environment) string {
	rest, ok := strings.CutPrefix(path, "~/")
	if home, _ := env("HOME"); ok && home != "" {
		return filepath.Join(home, rest)
	}
	return path
}

// defaultDataDir returns the folder for the archive on the system named goos:
// where that system keeps what programs store for a user. It returns a
// mistake when the environment does not say where that is.
func defaultDataDir(goos string, env environment) (string, error) {
	get := func(name string) string { v, _ := env(name); return v }
	home := get("HOME")
	switch goos {
	case "windows":
		if local := get("LocalAppData"); local != "" {
			return filepath.Join(local, "Pullquote"), nil
		}
	case "darwin":
		if home != "" {
			return filepath.Join(home, "Library", "Application Support", "Pullquote"), nil
		}
	default:
		// The XDG Base Directory Specification: a relative path is ignored.
		if data := get("XDG_DATA_HOME"); filepath.IsAbs(data) {
			return filepath.Join(data, "pullquote"), nil
		}
		if home != "" {
			return filepath.Join(home, ".local", "share", "pullquote"), nil
		}
	}
	return "", &mistake{
		said: "Pullquote does not know where to keep its archive: this system names no home directory.",
		next: "Set DATA_DIR to a folder, in the environment or in .env.",
	}
}
