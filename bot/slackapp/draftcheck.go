package slackapp

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/bot/review"
)

const (
	// checksAtOnce is how many drafts are checked at the same moment: each takes
	// a processor for as long as it lasts.
	checksAtOnce = 2
	// progressAfter is when somebody who waits is told that the check goes on;
	// most are done before.
	progressAfter = 3 * time.Second
)

// What is said of a draft that is not checked.
const (
	howToCheckText = "Paste a draft after “check:”, or send it as a file (.txt, .md, .html, .docx), and I look for its quotations and figures in our articles. " +
		commandName + " check opens a form, and “" + checkName + "” stands in the menu of every message. Transcripts (.vtt, .srt) sent along are checked against too. A draft is never stored."
	lostText       = "I was restarted before I had checked your draft. A draft is never stored, so please send it once more."
	nothingInText  = "There is nothing to check in it: no quotation of four words or more, no number, date or name with an office."
	noChecksText   = "Drafts are not checked here."
	checkingText   = "I am checking the draft. What needs a look comes in a message that you alone see."
	stillText      = "I am still checking your draft…"
	damagedText    = " cannot be read as what its name says. Open it in a word processor and save it again."
	emptyDraftText = "There is no text in it. If it is made of pictures, send me the text."
)

// check checks a draft and tells the asker what was found. Why it cannot be
// checked is said in a sentence.
func (a *App) check(ctx context.Context, r request, attempt int) error {
	if over, err := a.isOver(ctx, r, attempt); over || err != nil {
		return err
	}
	working, end := a.sessions.begin(ctx, r)
	defer end()
	stop := a.progress(working, r)
	found, err := a.review(working, r)
	stop()
	var refusal refused
	if errors.As(err, &refusal) {
		a.updateForm(ctx, r, noticeView(checkTitle, refusal.text))
		return a.post(ctx, r, literally(refusal.text), attempt > 1)
	}
	if err != nil {
		return err
	}
	held := heldReview{Review: found, user: r.User, where: r.where()}
	a.drafts.keep(r.ID, held)
	if err := a.post(ctx, r, reviewMessage(found, r.ID), attempt > 1); err != nil {
		return err
	}
	a.updateForm(ctx, r, a.detailsView(ctx, held, a.client.reader(ctx, r)))
	a.health.accept()
	a.counts.answered.Inc()
	a.counts.took(a.opts.Now().Sub(r.At))
	if isLong(found) {
		return a.sendPage(ctx, held)
	}
	return nil
}

// progress says after a while that the check goes on; in a conversation with the
// app a status says so already. stop ends it and waits.
func (a *App) progress(ctx context.Context, r request) (stop func()) {
	if !r.where().private() {
		return func() {}
	}
	waiting, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		if a.opts.Wait(waiting, progressAfter) != nil {
			return
		}
		if err := a.post(waiting, r, literally(stillText), false); err != nil && waiting.Err() == nil {
			a.opts.Log.InfoContext(ctx, "no word of progress was taken", "request", r.ID, "error", codeOf(err))
		}
	}()
	return func() {
		cancel()
		<-done
	}
}

// review reads what was given and checks it. The error is a refused when it
// cannot be checked.
func (a *App) review(ctx context.Context, r request) (review.Review, error) {
	if a.opts.Texts == nil {
		return review.Review{}, refused{noChecksText}
	}
	select {
	case a.checking <- struct{}{}:
		defer func() { <-a.checking }()
	case <-ctx.Done():
		return review.Review{}, context.Cause(ctx)
	}
	given, err := a.given(ctx, r)
	if err != nil {
		return review.Review{}, err
	}
	out := review.Review{Name: given.name, Pasted: given.pasted, Raw: given.raw, At: a.opts.Now().In(a.opts.Zone)}
	if out.Draft, err = draft.Read(given.name, given.raw); err != nil {
		return review.Review{}, unreadableDraft(given.name, err)
	}
	if strings.TrimSpace(out.Draft.Text) == "" {
		return review.Review{}, refused{emptyDraftText}
	}
	var texts []*draft.Text
	for _, id := range r.Material.Against {
		file, err := a.client.file(ctx, id)
		if err != nil {
			return review.Review{}, err
		}
		text, err := draft.ReadText(file.name, file.raw)
		if err != nil {
			return review.Review{}, unreadableDraft(file.name, err)
		}
		texts, out.Against = append(texts, text), append(out.Against, file.name)
	}
	stored, err := a.opts.Texts(ctx, a.client.reader(ctx, r), out.Draft)
	if err != nil {
		return review.Review{}, err
	}
	texts, left := out.Draft.Apart(texts)
	stored, same := out.Draft.Apart(stored)
	out.Articles, out.Left = len(stored), append(left, same...)
	if out.Report = draft.Check(out.Draft, append(texts, stored...)); out.Report.Quotations+out.Report.Figures == 0 {
		return review.Review{}, refused{nothingInText}
	}
	return out, context.Cause(ctx)
}

// pastedName is the name under which a draft that came as text is read: as Markdown,
// in which a block quote is a quotation. A file may have it too.
const pastedName = "draft.md"

// given returns the draft: its file, or the text that is held in memory or, after
// a restart, stands in the message.
func (a *App) given(ctx context.Context, r request) (givenFile, error) {
	if r.Material.Draft != "" {
		return a.client.file(ctx, r.Material.Draft)
	}
	text, held := a.drafts.text(r.ID)
	if !held && r.Message != "" {
		said, found, err := a.client.messageText(ctx, r.Channel, r.Message)
		if err != nil {
			return givenFile{}, err
		}
		self, err := a.client.identify(ctx)
		if err != nil {
			return givenFile{}, err
		}
		if text, held = r.draftOf(said, self), found; !found {
			return givenFile{}, refused{lostText}
		}
	}
	switch {
	case !held:
		return givenFile{}, refused{lostText}
	case strings.TrimSpace(text) == "":
		return givenFile{}, refused{howToCheckText}
	}
	return givenFile{name: pastedName, raw: []byte(text), pasted: true}, nil
}

// draftOf is the draft in the message that the request came from, or that a
// shortcut was used on.
func (r request) draftOf(said string, self identity) string {
	said = plainLines(said, self.user)
	if r.Shortcut {
		return said
	}
	words, _ := draftIn(greeted.ReplaceAllString(strings.TrimSpace(said), ""), 0, r.DM)
	return words
}

// unreadableDraft says why a file cannot be read.
func unreadableDraft(name string, err error) error {
	shown := "“" + shorten(oneLine(path.Base(name)), headlineMax) + "”"
	switch {
	case errors.Is(err, draft.ErrTooLarge):
		return refused{shown + tooLargeText}
	case errors.Is(err, draft.ErrDamaged):
		return refused{shown + damagedText}
	}
	return fmt.Errorf("reading a draft: %w", err)
}

// updateForm shows a view where the form was from which a draft was sent. Whoever
// has closed it sees the message.
func (a *App) updateForm(ctx context.Context, r request, view slack.ModalViewRequest) {
	if r.View == "" {
		return
	}
	if _, err := a.client.api.UpdateViewContext(ctx, view, "", "", r.View); err != nil && ctx.Err() == nil {
		a.opts.Log.InfoContext(ctx, "a form was closed before its findings", "request", r.ID, "error", codeOf(err))
	}
}
