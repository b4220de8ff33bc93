package feed

import (
	"regexp"
	"strings"
)

// quoteMark is what mail programs put before each line of a mail that is
// answered or sent on, once for every answer.
var quoteMark = regexp.MustCompile(`^ {0,3}>(?: ?>)*(?: |$)`)

// fewestQuoted is from how many such lines a text holds a mail: one line may
// begin with the sign for another reason.
const fewestQuoted = 2

// unquotedMail takes the marks of mail off the lines of a text. An empty line
// parts what is quoted from what is not.
func unquotedMail(text string) string {
	lines := strings.Split(text, "\n")
	marked := 0
	for _, line := range lines {
		if quoteMark.MatchString(line) {
			marked++
		}
	}
	if marked < fewestQuoted {
		return text
	}
	var out []string
	before := ""
	for i, line := range lines {
		mark := quoteMark.FindString(line)
		if i > 0 && (mark == "") != (before == "") {
			out = append(out, "")
		}
		out, before = append(out, strings.TrimPrefix(line, mark)), mark
	}
	return strings.Join(out, "\n")
}
