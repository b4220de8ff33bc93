package slackapp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"path"

	"github.com/slack-go/slack"

	"github.com/pullquote/pullquote/bot/draft"
)

// refused says in words for the asker why something cannot be checked, and what
// to do. It is no fault: nothing is tried again.
type refused struct{ text string }

func (r refused) Error() string { return "a draft that cannot be read" }

// givenFile is a file that somebody gave to be checked, or pasted text.
type givenFile struct {
	name   string
	raw    []byte
	pasted bool
}

// file reads a file of the id from Slack. Slack is asked where it lies, so that a
// restart loses nothing; only Slack's own hosts are asked for its bytes, which
// slack-go sees to, no redirect is followed, and no more than a draft may have
// is read. The error is a refused when the file cannot be checked.
func (c *Client) file(ctx context.Context, id string) (givenFile, error) {
	var info *slack.File
	err := c.gates.pass(ctx, "files.info", func() (err error) {
		info, _, _, err = c.api.GetFileInfoContext(ctx, id, 0, 0)
		return err
	})
	switch code := codeOf(err); {
	case code == "missing_scope":
		return givenFile{}, refused{noFilesText}
	case code == "file_not_found", code == "file_deleted", code == "not_visible", code == "access_denied", code == "channel_not_found":
		return givenFile{}, refused{hiddenFileText}
	case err != nil:
		return givenFile{}, fmt.Errorf("file %s: %w", id, err)
	}
	name := path.Base(attachment{ID: id, Name: info.Name, Filetype: info.Filetype}.named())
	shown := "“" + shorten(oneLine(name), headlineMax) + "”"
	switch {
	case info.IsExternal:
		return givenFile{}, refused{shown + " is kept outside of Slack. Download it as .docx and send me that."}
	case !draft.Reads(name):
		return givenFile{}, refused{shown + " is not .txt, .md, .html or .docx, nor a transcript in .vtt or .srt. Save it in one of these forms and send me that."}
	case info.Size > draft.MostBytes:
		return givenFile{}, refused{shown + tooLargeText}
	}
	body := &limitedBuffer{left: draft.MostBytes}
	address := info.URLPrivateDownload
	if address == "" {
		address = info.URLPrivate
	}
	err = c.files.GetFileContext(ctx, address, body)
	status := statusOf(err)
	switch {
	case errors.Is(err, errTooMuch):
		return givenFile{}, refused{shown + tooLargeText}
	case status == http.StatusForbidden || status == http.StatusNotFound || status/100 == 3:
		return givenFile{}, refused{hiddenFileText}
	case err != nil:
		return givenFile{}, fmt.Errorf("reading file %s: %w", id, withoutAddress(err))
	}
	return givenFile{name: name, raw: body.Bytes()}, nil
}

// tooLargeText follows the name of a file.
var tooLargeText = fmt.Sprintf(" is larger than the %d MB that I read. Leave out its pictures, or send me its text.", draft.MostBytes>>20)

const (
	noFilesText    = "I may not read files here: the app lacks a permission. Paste the draft with " + commandName + " check. Whoever runs me finds what is missing with pullquote doctor."
	hiddenFileText = "I cannot read that file: it is gone, or stands in a conversation that I take no part in. Send it to me in a direct message."
)

// errTooMuch ends the reading of a file that is larger than it said.
var errTooMuch = errors.New("more than a draft may have")

// limitedBuffer takes so many bytes and no more.
type limitedBuffer struct {
	bytes.Buffer
	left int
}

func (b *limitedBuffer) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errTooMuch
	}
	return b.Buffer.Write(p)
}

// withoutAddress keeps the address of a file, which tells its name, out of errors:
// they are logged.
func withoutAddress(err error) error {
	if ofSlack(err) {
		return err
	}
	return errors.New("the file cannot be read")
}

// fileClient is one that follows no redirect: Slack sends who may not read a file
// to the page on which people sign in, and nobody else is to be asked.
func fileClient(o Options) *slack.Client {
	own := *o.HTTPClient
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return slack.New(o.BotToken, slack.OptionAPIURL(o.APIURL), slack.OptionHTTPClient(&own))
}

// upload puts a page as a file into a conversation, or into a thread of it.
func (c *Client) upload(ctx context.Context, channel, thread, name, title string, page []byte) error {
	_, err := c.api.UploadFileContext(ctx, slack.UploadFileParameters{
		Filename: name, Title: title, FileSize: len(page), Reader: bytes.NewReader(page), Channel: channel, ThreadTimestamp: thread,
	})
	if err != nil {
		return fmt.Errorf("uploading a page to %s: %w", channel, err)
	}
	return nil
}

// write posts a line to a person and returns where it stands: a channel's id is
// needed for files, and Slack takes a person for their conversation with the app
// in messages alone.
func (c *Client) write(ctx context.Context, person, text string) (channel, ts string, err error) {
	err = c.gates.pass(ctx, "chat.postMessage/"+person, func() error {
		channel, ts, err = c.api.PostMessageContext(ctx, person, slack.MsgOptionText(escape(text), false),
			slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl())
		return err
	})
	return channel, ts, err
}

// messageText reads what a message says, after a restart; ok is false when it is
// gone or the app takes no part there.
func (c *Client) messageText(ctx context.Context, channel, ts string) (text string, ok bool, err error) {
	var messages []slack.Message
	err = c.gates.pass(ctx, "conversations.replies", func() (err error) {
		messages, _, _, err = c.api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
			ChannelID: channel, Timestamp: ts, Oldest: ts, Latest: ts, Inclusive: true, Limit: 2,
		})
		return err
	})
	switch {
	case codeOf(err) != "":
		return "", false, nil // whatever Slack says: it cannot be read
	case err != nil:
		return "", false, err
	}
	for _, m := range messages {
		if m.Timestamp == ts {
			return m.Text, true, nil
		}
	}
	return "", false, nil
}
