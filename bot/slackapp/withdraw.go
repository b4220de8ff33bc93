package slackapp

import (
	"context"
	"math"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/slack-go/slack"
)

// Withdraw takes an article back for everybody and returns the number of its
// revision without text.
type Withdraw func(ctx context.Context, id news.ArticleID) (revision int, err error)

// What the requests to take an article back want: its name is looked for and a
// button is shown, and the button was pressed.
const (
	wantWithdraw = "withdraw"
	wantTakeBack = "take back"
)

const actionTakeBack = "take_back"

// What somebody is told who asks for an article to be taken back.
const (
	withdrawUsage  = commandName + " withdraw and the article's id, address or headline takes it back: from then on nobody finds it."
	noWithdrawText = "Articles cannot be taken back from Slack here: whoever runs me names those who may in SLACK_WITHDRAWERS. In the terminal it is pullquote withdraw."
	mayNotText     = "You are none of those who may take articles back from Slack. Whoever runs me names them in SLACK_WITHDRAWERS."
	notThereText   = "There is no article of that id, address or headline that you may read."
	takenBackText  = "It is taken back: nobody finds it any more. What was answered with it before stands where it was posted; pullquote erase, in the terminal, removes that too."
)

// withdraw looks for the article that is to be taken back, and asks whether it
// is meant.
func (a *App) withdraw(ctx context.Context, r request, attempt int) error {
	reply := func(text string) error { return a.post(ctx, r, literally(text), attempt > 1) }
	if refusal, err := a.mayWithdraw(ctx, r.User); refusal != "" || err != nil {
		return orSay(err, reply, refusal)
	}
	if r.Text == "" {
		return reply(withdrawUsage)
	}
	found, err := a.articlesCalled(ctx, r)
	switch {
	case err != nil:
		return err
	case len(found) == 0:
		return reply(notThereText)
	case len(found) > 1:
		return a.post(ctx, r, whichMessage(found), attempt > 1)
	}
	return a.post(ctx, r, takeBackMessage(found[0]), attempt > 1)
}

// takeBack takes the article back whose button was pressed.
func (a *App) takeBack(ctx context.Context, r request, attempt int) error {
	reply := func(text string) error { return a.post(ctx, r, literally(text), attempt > 1) }
	if refusal, err := a.mayWithdraw(ctx, r.User); refusal != "" || err != nil {
		return orSay(err, reply, refusal)
	}
	if attempt == 1 { // it may be gone meanwhile, or the right to read it
		if found, err := a.articlesCalled(ctx, r); err != nil || len(found) != 1 || string(found[0].ID) != r.Text {
			return orSay(err, reply, notThereText)
		}
	}
	revision, err := a.opts.Withdraw(ctx, news.ArticleID(r.Text))
	if err != nil {
		return err
	}
	a.opts.Log.InfoContext(ctx, "article withdrawn from Slack", "article", r.Text, "revision", revision, "person", r.User)
	return reply(takenBackText)
}

// mayWithdraw returns why the person may not take articles back; empty when
// they may. They have to be full members of the workspace besides.
func (a *App) mayWithdraw(ctx context.Context, person string) (refusal string, err error) {
	switch {
	case a.opts.Withdraw == nil || len(a.opts.Withdrawers) == 0:
		return noWithdrawText, nil
	case !slices.Contains(a.opts.Withdrawers, person):
		return mayNotText, nil
	}
	facts, err := a.client.person(ctx, person)
	if err == nil && !facts.full {
		refusal = mayNotText
	}
	return refusal, err
}

// articlesCalled returns the articles of that id, address or headline that the
// person may read.
func (a *App) articlesCalled(ctx context.Context, r request) ([]news.Article, error) {
	as := a.client.reader(ctx, r)
	called := r.Text
	if at := links(called); len(at) == 1 {
		called = at[0]
	}
	all, err := a.opts.Archive.Newest(ctx, as, math.MaxInt)
	if err != nil {
		return nil, err
	}
	for _, is := range []func(news.Article) bool{
		func(x news.Article) bool { return string(x.ID) == called },
		func(x news.Article) bool { return x.URL != "" && x.URL == called },
		func(x news.Article) bool { return strings.EqualFold(oneLine(x.Headline), plainWords(called, "")) },
	} {
		found := slices.DeleteFunc(slices.Clone(all), func(x news.Article) bool { return !is(x) })
		if len(found) > 0 {
			return found, nil
		}
	}
	return nil, nil
}

// takeBackMessage asks whether the article is meant.
func takeBackMessage(x news.Article) message {
	said := "Take back " + nameOfArticle(x) + "?"
	button := slack.NewButtonBlockElement(actionTakeBack, string(x.ID), label("Take it back")).WithStyle(slack.StyleDanger)
	button.Confirm = slack.NewConfirmationBlockObject(label("Take this article back?"),
		label("Nobody finds it any more, and messages that quoted it are written over. A changed file brings it back; the same file does not."),
		label("Take it back"), label("Leave it"))
	return message{text: escape(said), plain: escape(said), blocks: []slack.Block{sentence(said), slack.NewActionBlock("", button)}}
}

// whichMessage names the articles of one headline with their ids.
func whichMessage(found []news.Article) message {
	said := "Several articles are called so. Write " + commandName + " withdraw with the id of the one that you mean:"
	var lines []string
	for _, x := range found[:min(len(found), mostLinks)] {
		lines = append(lines, string(x.ID)+": "+nameOfArticle(x))
	}
	plain := said + "\n• " + strings.Join(lines, "\n• ")
	return message{text: escape(said), plain: escape(plain), blocks: []slack.Block{sentence(said), list(lines)}}
}

// nameOfArticle names an article to a person.
func nameOfArticle(x news.Article) string {
	name := string(x.ID)
	if x.Headline != "" {
		name = "“" + shorten(oneLine(x.Headline), valueMax) + "” (" + name + ")"
	}
	if x.Publisher != "" {
		name += ", " + oneLine(x.Publisher)
	}
	if !x.Published.IsZero() {
		name += ", " + x.Published.Format("2 Jan 2006")
	}
	return name
}

// takingBack returns the request behind the button.
func (a *App) takingBack(in interaction, id string) request {
	return request{
		ID: strings.Join([]string{"slack", in.Team.ID, "withdraw", in.TriggerID}, "/"), Want: wantTakeBack, Text: id,
		Channel: in.Channel.ID, User: in.User.ID, Private: true, Response: in.Response, At: a.opts.Now(), DM: strings.HasPrefix(in.Channel.ID, "D"),
	}
}
