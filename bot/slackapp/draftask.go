package slackapp

import (
	"encoding/json"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/draft"
)

// wantCheck asks for a draft to be checked. A draft is never stored: the request
// has the ids of files and of the message alone, and the text of the draft is
// held in memory until it is checked (drafts.go). After a restart the message is
// read again where there is one.
const wantCheck = "check"

// attachment is what this app reads of a file of a message or a form.
type attachment struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Filetype string `json:"filetype"`
}

// attachments are the files of a message. Of an unknown form they are none: what
// came with them still counts.
type attachments []attachment

// UnmarshalJSON implements json.Unmarshaler.
func (a *attachments) UnmarshalJSON(raw []byte) error {
	if json.Unmarshal(raw, (*[]attachment)(a)) != nil {
		*a = nil
	}
	return nil
}

// named is the name of the file with the ending that tells its kind: Slack's
// snippets of text have none.
func (f attachment) named() string {
	if draft.Reads(f.Name) {
		return f.Name
	}
	switch f.Filetype {
	case "text":
		return f.Name + ".txt"
	case "markdown":
		return f.Name + ".md"
	case "html", "docx":
		return f.Name + "." + f.Filetype
	}
	return f.Name
}

// isRecording reports whether the file is a transcript with times: a draft is
// checked against it, and it is none itself.
func (f attachment) isRecording() bool {
	ending := strings.ToLower(path.Ext(f.Name))
	return ending == ".vtt" || ending == ".srt"
}

// material are the files of a request: the draft, and what it is checked against.
type material struct {
	// Draft is the id of the file with the draft; empty: it is the text.
	Draft string `json:"draft,omitempty"`
	// Against are the ids of the files that it is checked against besides.
	Against []string `json:"against,omitempty"`
}

// materialOf tells the draft among the files from what it is checked against: it is
// the first that can be read as one. Where the message itself is the draft, all
// files are material.
func materialOf(files []attachment, hasText bool) (m material) {
	rest := slices.Clone(files)
	at := slices.IndexFunc(rest, func(f attachment) bool { return !f.isRecording() && draft.Reads(f.named()) })
	if at < 0 && !hasText { // it is refused with its name
		at = slices.IndexFunc(rest, func(f attachment) bool { return !f.isRecording() })
	}
	if at >= 0 && !hasText {
		m.Draft = rest[at].ID
		rest = slices.Delete(rest, at, at+1)
	}
	for _, f := range rest {
		if draft.Reads(f.named()) {
			m.Against = append(m.Against, f.ID)
		}
	}
	return m
}

// draftIn returns the draft in a message to the app, and whether the message asks
// for a check: it begins with "check" and a colon or a quotation, has
// several lines, or is too long for a question; or it has files and no other words. What is longer than a
// question can be is a draft too, in the conversation with the app.
func draftIn(text string, files int, dm bool) (words string, asks bool) {
	text = strings.TrimSpace(text)
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(text)
	}
	rest := text[end:]
	words = strings.TrimSpace(strings.TrimLeft(rest, ":,"))
	tooLong := utf8.RuneCountInString(text) > bot.MaxQuestion
	switch {
	case !strings.EqualFold(text[:end], wantCheck):
		return text, text == "" && files > 0 || dm && tooLong
	case words == "", strings.HasPrefix(strings.TrimLeft(rest, " "), ":"), strings.Contains(words, "\n"), opensQuotation(words), tooLong:
		return words, true
	case files > 0: // "check this, please"
		return "", true
	}
	return text, false
}

// opensQuotation reports whether the text begins with a quotation mark.
func opensQuotation(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.In(first, unicode.Pi, unicode.Pf) || strings.ContainsRune(`"„`, first)
}

// asCheck makes the request one for a check of the words or the files.
func (r *request) asCheck(words string, files []attachment) {
	r.Want, r.Text, r.Reading, r.FollowUp, r.Overheard = wantCheck, "", reading{}, false, false
	r.draft, r.Material = words, materialOf(files, words != "")
}
