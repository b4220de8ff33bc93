package slackapp

import (
	"context"
	"fmt"
	"path"
	"strings"

	"github.com/slack-go/slack"

	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/bot/page"
	"github.com/pullquote/pullquote/bot/review"
	"github.com/pullquote/pullquote/retrieval/news"
)

// checkTitle stands above all forms of a check.
const checkTitle = "Check a draft"

const (
	goneCheckText = "I no longer have this check: a draft is never stored, and what was found is kept for an hour at most. Send me the draft again."
	noPageText    = "I could not send you the page as a file. Whoever runs me finds what is missing with pullquote doctor."
	pageSentText  = "The page is in your conversation with me."
)

// showDetails opens the findings of a check for whoever asked for it.
func (a *App) showDetails(ctx context.Context, in interaction, id string) error {
	view := noticeView(checkTitle, goneCheckText)
	if held, ok := a.drafts.review(id, in.User.ID); ok {
		view = a.detailsView(ctx, held, a.readerOf(ctx, in))
	}
	if err := a.client.open(ctx, in, view); err != nil {
		return a.client.whisper(ctx, in, goneCheckText)
	}
	return nil
}

// detailsView is the modal with the findings, those that need a person in full. An
// article that the reader may not see any more, or that was changed, is not shown.
func (a *App) detailsView(ctx context.Context, held heldReview, as news.Reader) slack.ModalViewRequest {
	blocks := []slack.Block{heading(held.Counts()).block, quiet(page.Join(" · ", draftName(held.Review), held.Beside())).block}
	left, hidden := contextChars, 0
	for _, f := range held.Open() {
		p := finding(held.Review, f, detailChars)
		switch {
		case !a.stillStands(ctx, f, as):
			p = quiet(fmt.Sprintf("What stands on line %d cannot be shown here: its article was changed since, or is not for you.", f.Line))
		case len(p.text) > left || len(blocks) >= contextBlocks-2:
			hidden++
			continue
		}
		left -= len(p.text)
		blocks = append(blocks, slack.NewDividerBlock(), p.block)
	}
	for _, p := range differences(held.Review, func(article *news.Article) bool { return a.isShown(ctx, article, as) }) {
		if len(blocks) < contextBlocks && len(p.text) <= left {
			left -= len(p.text)
			blocks = append(blocks, p.block)
		}
	}
	if hidden > 0 {
		blocks = append(blocks, quiet(count(hidden, "more finding")+" on the page that I sent you.").block)
	}
	if clean := cleanList(held.Report); clean != nil && len(blocks) < contextBlocks {
		blocks = append(blocks, slack.NewDividerBlock(), quiet(held.Clean()).block, clean)
	}
	return slack.ModalViewRequest{Type: slack.VTModal, Title: label(checkTitle), Close: label("Close"), Blocks: slack.Blocks{BlockSet: blocks}}
}

// draftName is what a draft is called where people read it.
func draftName(r review.Review) string {
	if r.Pasted {
		return "the text that you gave me"
	}
	return oneLine(path.Base(r.Name))
}

// stillStands reports whether what a finding shows of the archive may be shown: the
// article is as it was checked against, and the reader may see it.
func (a *App) stillStands(ctx context.Context, f draft.Finding, as news.Reader) bool {
	if f.Source == nil || f.Source.Against != "" {
		return true
	}
	return a.isShown(ctx, f.Source.Article, as)
}

// isShown reports whether an article is as it was checked against, and the reader may
// see it.
func (a *App) isShown(ctx context.Context, of *news.Article, as news.Reader) bool {
	newest, err := a.opts.Archive.Article(ctx, of.ID, 0)
	return err == nil && newest.Revision == of.Revision && as.MayRead(newest)
}

// mostClean is how many findings that need nobody are listed.
const mostClean = 20

// cleanList lists what was found as it should be; nil where nothing was.
func cleanList(r draft.Report) slack.Block {
	var lines []string
	for _, f := range r.Findings {
		if f.Kind.Clean() && len(lines) < mostClean {
			lines = append(lines, shorten(oneLine(review.Summary(f)), findingChars))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return list(lines)
}

// givePage sends the page of a check to whoever asked for it.
func (a *App) givePage(ctx context.Context, in interaction, id string) error {
	held, ok := a.drafts.review(id, in.User.ID)
	if !ok {
		return a.client.whisper(ctx, in, goneCheckText)
	}
	if err := a.sendPage(ctx, held); err != nil {
		return err
	}
	if held.where.private() {
		return a.client.whisper(ctx, in, pageSentText)
	}
	return nil
}

// sendPage puts the page with the draft and its findings into the conversation of
// the asker with the app. That it could not be sent is said: the findings are in
// the message already.
func (a *App) sendPage(ctx context.Context, held heldReview) error {
	raw, err := held.HTML()
	if err != nil {
		return err
	}
	to := held.where
	if !strings.HasPrefix(to.channel, "D") {
		line := held.Counts() + ". The page below has the draft and its findings side by side, to decide on each and to print."
		if to.channel, to.thread, err = a.client.write(ctx, held.user, line); err != nil {
			return err
		}
	}
	name := strings.TrimSuffix(path.Base(held.Name), path.Ext(held.Name)) + "-check.html"
	if err := a.client.upload(ctx, to.channel, to.thread, name, "Check of "+draftName(held.Review), raw); err != nil {
		a.opts.Log.WarnContext(ctx, "the page of a check was not sent", "error", codeOf(err))
		_, err := a.client.postOne(ctx, where{channel: to.channel, thread: to.thread}, noPageText, nil, mark{key: "page"})
		return err
	}
	return nil
}
