package slackapp

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"github.com/pullquote/pullquote/bot/draft"
)

// The ids of the form that takes a draft. Each input stands in a block of the same
// name.
const (
	draftForm    = "check_form"
	fieldDraft   = "draft"
	fieldFile    = "file"
	fieldAgainst = "against"
)

// The endings of files that a form takes, as Slack writes them, and how many it
// takes to check against: Slack allows ten in one field.
var (
	draftTypes    = []string{"txt", "md", "html", "htm", "docx"}
	materialTypes = append(slices.Clone(draftTypes), "vtt", "srt")
)

const mostMaterial = 10

// checkFormState goes with the form and comes back with it: where to answer.
type checkFormState struct {
	Channel  string `json:"channel"`
	Response string `json:"response,omitempty"`
}

// checkFormView is the form to paste a draft into. Slack takes 3,000 for the most
// that max_length may be, and a field without it takes much more
// (https://github.com/slackapi/node-slack-sdk/issues/940), so that the field has
// none; a long draft may be a file as well, of up to 10 MB
// (https://docs.slack.dev/reference/block-kit/block-elements/file-input-element).
// Without files it is for an app that was installed before it asked for files:read.
func checkFormView(metadata string, files bool) slack.ModalViewRequest {
	text := slack.NewPlainTextInputBlockElement(label("Paste it with its quotation marks"), fieldDraft)
	text.Multiline = true
	blocks := []slack.Block{field(fieldDraft, "Draft", "It is checked in memory: not stored, not logged, and no model sees it.", text, true)}
	if files {
		blocks = append(blocks,
			field(fieldFile, "Or as a file", "A .txt, .md, .html or .docx file of up to 10 MB.", slack.NewFileInputBlockElement(fieldFile).WithFileTypes(draftTypes...).WithMaxFiles(1), true),
			field(fieldAgainst, "Also check against", "Interviews, speeches, pages; .vtt and .srt too. They are read for this check only.", slack.NewFileInputBlockElement(fieldAgainst).WithFileTypes(materialTypes...).WithMaxFiles(mostMaterial), true))
	}
	return slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: draftForm, PrivateMetadata: metadata, Title: label(checkTitle), Submit: label("Check"), Close: label("Cancel"),
		Blocks: slack.Blocks{BlockSet: blocks},
	}
}

// draft returns the words after "check" of a command, and whether it is that
// command.
func (c command) draft() (words string, is bool) {
	text := strings.TrimSpace(c.Text)
	first := text
	if i := strings.IndexAny(text, " \t\n:"); i >= 0 {
		first, words = text[:i], strings.TrimSpace(strings.TrimLeft(text[i:], " \t\n:"))
	}
	return words, strings.EqualFold(strings.TrimRight(first, ",.!"), wantCheck)
}

// receiveCheck opens the form, or takes the draft that stands in the command.
func (a *App) receiveCheck(ctx context.Context, c command, words string) (ack any, err error) {
	if words == "" {
		a.aside(func(ctx context.Context) error { return a.openCheckForm(ctx, c) })
		return nil, nil
	}
	r := request{
		ID: strings.Join([]string{"slack", c.TeamID, "command", c.TriggerID}, "/"), Channel: c.ChannelID, User: c.UserID,
		Private: true, Response: c.ResponseURL, At: a.opts.Now(), DM: strings.HasPrefix(c.ChannelID, "D"),
	}
	r.asCheck(words, nil)
	if err := a.put(ctx, r); err != nil {
		return nil, err
	}
	return map[string]string{"response_type": "ephemeral", "text": checkingText}, nil
}

const noFormText = "Slack did not open the form. Type " + commandName + " check again, or send me the draft in a direct message."

func (a *App) openCheckForm(ctx context.Context, c command) error {
	state, err := json.Marshal(checkFormState{Channel: c.ChannelID, Response: c.ResponseURL})
	if err != nil {
		return err
	}
	in := interaction{TriggerID: c.TriggerID}
	err = a.client.open(ctx, in, checkFormView(string(state), true))
	if code := codeOf(err); code != "" && code != "expired_trigger_id" && code != "exchanged_trigger_id" {
		err = a.client.open(ctx, in, checkFormView(string(state), false))
	}
	if err == nil {
		return nil
	}
	a.opts.Log.WarnContext(ctx, "the form of a check did not open", "error", codeOf(err))
	_, err = a.client.postOne(ctx, where{channel: c.ChannelID, user: c.UserID, response: c.ResponseURL}, noFormText, nil, mark{})
	return err
}

// formUpdate puts another view in the place of a form that was sent.
type formUpdate struct {
	Action string                 `json:"response_action"`
	View   slack.ModalViewRequest `json:"view"`
}

// submitCheck takes the draft of a form, or says what is wrong with the form.
func (a *App) submitCheck(ctx context.Context, in interaction) (ack any, err error) {
	var state checkFormState
	if json.Unmarshal([]byte(in.View.PrivateMetadata), &state) != nil {
		return nil, a.unreadable(ctx, kindInteract)
	}
	words, files, against := strings.TrimSpace(in.chosen(fieldDraft)), in.files(fieldFile), in.files(fieldAgainst)
	faults := map[string]string{}
	switch {
	case words == "" && len(files) == 0:
		faults[fieldDraft] = "Paste the draft here, or choose it as a file below."
	case words != "" && len(files) > 0:
		faults[fieldFile] = "There are two drafts now. Leave one out."
	}
	for name, given := range map[string][]attachment{fieldFile: files, fieldAgainst: against} {
		for _, f := range given {
			if !draft.Reads(f.named()) {
				faults[name] = "“" + shorten(oneLine(f.Name), headlineMax) + "” is none of the kinds of file that I read."
			}
		}
	}
	if len(faults) > 0 {
		return formFaults{"errors", faults}, nil
	}
	r := request{
		ID: strings.Join([]string{"slack", in.Team.ID, "form", in.View.ID}, "/"), Channel: state.Channel, User: in.User.ID,
		Private: true, Response: state.Response, At: a.opts.Now(), DM: strings.HasPrefix(state.Channel, "D"),
	}
	r.asCheck(words, files)
	r.View = in.View.ID
	for _, f := range against {
		r.Material.Against = append(r.Material.Against, f.ID)
	}
	if err := a.put(ctx, r); err != nil {
		return nil, err
	}
	return formUpdate{"update", noticeView(checkTitle, checkingText)}, nil
}

// files are those that were given in the field of a form.
func (in interaction) files(name string) []attachment { return in.View.State.Values[name][name].Files }

// checkingOf returns the request of "Check quotes": what the message says is the
// draft, or the file that it has.
func (a *App) checkingOf(in interaction) request {
	r := request{
		ID: strings.Join([]string{"slack", in.Team.ID, "shortcut", in.TriggerID}, "/"), Channel: in.Channel.ID, User: in.User.ID, Message: in.Message.TS,
		Shortcut: true, Private: true, Response: in.Response, At: a.opts.Now(), DM: strings.HasPrefix(in.Channel.ID, "D"),
	}
	words := strings.TrimSpace(plainLines(in.Message.Text, ""))
	if slices.ContainsFunc(in.Message.Files, func(f attachment) bool { return !f.isRecording() && draft.Reads(f.named()) }) {
		words = ""
	}
	r.asCheck(words, in.Message.Files)
	return r
}
