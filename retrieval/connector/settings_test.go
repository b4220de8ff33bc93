package connector

import (
	"fmt"
	"strings"
	"testing"
)

// Each fault of the file is named with its line and with what to do.
func TestParseFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"site:\n  kind: wordpress\n  url: https://example.org\n", ""},
		{"# nothing yet\n", ""},
		{"", ""},
		{"site:\n  kind: wordpress\n  url: example.org\n", "3: site has no address that can be asked."},
		{"site:\n  kind: wordpress\n  url: ftp://example.org\n", "3: site has no address that can be asked."},
		{"site:\n  kind: drupal\n  url: https://example.org\n", "2: site has no kind that is known."},
		{"site:\n  url: https://example.org\n", "1: site has no kind that is known."},
		{"site:\n  kind: wordpress\n", "1: site has no address that can be asked."},
		{"site:\n", "1: Nothing stands below site."},
		{"Our Site:\n  kind: wordpress\n", `1: "Our Site" cannot be the name of a connector.`},
		{"site:\n  kind: wordpress\n  url: https://example.org\n  colection: staff\n", "4: colection is not a key."},
		{"site:\n  kind: wordpress\n  url: https://example.org\n  collection:\n", "4: collection has no value."},
		{"site:\n  kind: wordpress\n  url: https://example.org\n  key_env: KEY\n", "4: key_env has no meaning for the kind wordpress."},
		{"site:\n  kind: wordpress\n  url: https://example.org\n  user: ann\n  password_env: WP\n", "1: Of user, password_env and unpublished some are missing: what is not published needs a collection."},
		{"site:\n  kind: wordpress\n  url: https://example.org\n  user: ann\n  password_env: abcd EFGH\n  unpublished: desk\n", "5: password_env is to be a name and not the key itself."},
		{"site:\n  kind: wordpress\n  url: http://example.org\n  user: ann\n  password_env: WP\n  unpublished: desk\n", "3: The key would be sent in the open."},
		{"site:\n  kind: wordpress\n  url: https://example.org\n  collection: staff\n  collection: desk\n", "5: collection stands there twice."},
		{"- a\n- b\n", "1: Here should be the name of a connector."},
		{"site: [\n", "1: "},
		{"site:\n  kind: wordpress\n   url: x\n", "2: "},
	} {
		settings, faults := Parse([]byte(c.text))
		said := ""
		for _, f := range faults {
			said += fmt.Sprintf("%d: %s", f.Line, f.Said)
			if f.Next == "" {
				t.Errorf("%q: no remedy for %s", c.text, f.Said)
			}
		}
		if said != c.want && (!strings.HasSuffix(c.want, ": ") || !strings.HasPrefix(said, c.want)) {
			t.Errorf("%q: got %q, want %q", c.text, said, c.want)
		}
		if strings.HasPrefix(c.text, "site:") && c.want == "" && len(settings) != 1 {
			t.Errorf("%q: %d connectors", c.text, len(settings))
		}
	}
}

// FuzzParse: no file is too odd to be read.
func FuzzParse(f *testing.F) {
	f.Add("site:\n  kind: wordpress\n  url: https://example.org\n  private_hosts: [a, b]\n")
	f.Add("a: {b: [c]}\n---\n- &x *x\n")
	f.Fuzz(func(t *testing.T, text string) { Parse([]byte(text)) })
}
