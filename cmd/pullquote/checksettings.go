package main

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// checkSettings looks at the file .env: who can read the keys in it, and whether
// it has names that are no settings.
func (p *program) checkSettings(d *diagnosis) {
	const check = "File .env"
	info, err := os.Stat(".env")
	if err != nil {
		return
	}
	if info.Mode().Perm()&0o077 != 0 && p.screen.system != "windows" { // which has no such bits
		d.add(finding{check, checkWrong, "Others on this machine can read it, and the keys in it.", "chmod 600 .env"})
	}
	file, err := readDotenv(".env")
	if err != nil {
		return // no command runs then
	}
	connectors, _ := os.ReadFile(filepath.Join(p.config.DataDir, connectorsFile)) // without one no name stands in it
	var unknown []string
	for name := range file {
		known := name == "NO_COLOR" || slices.ContainsFunc(settings, func(s setting) bool { return s.name == name })
		if !known && !strings.Contains(string(connectors), name) {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) > 0 {
		slices.Sort(unknown)
		d.add(finding{check, checkOff, "These are no settings, and change nothing: " + strings.Join(unknown, ", ") + ".", "Correct the names, if they are meant for Pullquote; .env.example lists all."})
	}
}

// listProxies names the proxies that the environment sets, by host and never
// with the password that may stand before it.
func (p *program) listProxies(d *diagnosis) {
	for _, name := range []string{"HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"} {
		value, _ := p.env(name)
		if value == "" {
			continue
		}
		if !strings.Contains(value, "://") {
			value = "http://" + value
		}
		host := "an address that cannot be read"
		if u, err := url.Parse(value); err == nil && u.Host != "" {
			host = u.Host
		}
		d.dials(host, "the proxy of "+name+", through which other hosts are reached, but for those in NO_PROXY")
	}
}
