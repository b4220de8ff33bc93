package feed

import (
	"encoding/json"
	"regexp"
	"strings"
)

// plainField matches a line of front matter whose value is text for people.
var plainField = regexp.MustCompile(`(?i)^(["']?(headline|title|byline|author|publisher)["']?[ \t]*:)[ \t]+(\S.*)$`)

// quoteFields puts the values of such lines in quotation marks where YAML
// would refuse or clip them: "Storm Ash: what we know", "“Never,” says mayor",
// "Man held at Gate #5". To people who write front matter by hand such a field
// is the rest of its line.
func quoteFields(front string) string {
	lines := strings.Split(front, "\n")
	for i, line := range lines {
		m := plainField.FindStringSubmatch(line)
		if m == nil || i+1 < len(lines) && strings.TrimLeft(lines[i+1], " \t") != lines[i+1] && strings.TrimSpace(lines[i+1]) != "" {
			continue // none, or one that goes on in the next line
		}
		value := strings.TrimSpace(m[3])
		if isWhole(value) || value[0] == '[' && strings.HasSuffix(value, "]") && !strings.EqualFold(m[2], "headline") && !strings.EqualFold(m[2], "title") {
			continue
		}
		quoted, err := json.Marshal(value) // a JSON string is one of YAML
		if err != nil {
			continue
		}
		lines[i] = m[1] + " " + string(quoted)
	}
	return strings.Join(lines, "\n")
}

// isWhole reports whether YAML reads the value as it is meant: in quotation
// marks from end to end, or the mark of a text in the lines below.
func isWhole(value string) bool {
	switch first := value[0]; first {
	case '|', '>':
		return len(value) <= len("|+2")
	case '\'':
		inner := strings.ReplaceAll(value[1:], "''", "")
		return strings.Index(inner, "'") == len(inner)-1 && inner != ""
	case '"':
		inner := strings.ReplaceAll(strings.ReplaceAll(value[1:], `\\`, ""), `\"`, "")
		return strings.Index(inner, `"`) == len(inner)-1 && inner != ""
	}
	return false
}
