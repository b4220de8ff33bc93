package main

import (
	"context"

	"github.com/VictoriaMetrics/metrics"
	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/digest"
	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// slackOptions say which workspace the bot works in.
type slackOptions struct {
	botToken, appToken, signingSecret, apiURL string
	noModel                                   bool
	shift                                     *shift // among replicas; nil: there are none
}

// newSlack puts the bot, with the archive behind it, into a workspace.
func (p *program) newSlack(archive *retrieval.Archive, o slackOptions) (*workplace, error) {
	model, err := p.model(o.noModel)
	if err != nil {
		return nil, err
	}
	collections, err := readCollections(p.config.SlackCollections)
	if err != nil {
		return nil, err
	}
	withdrawers, err := readMembers(p.config.SlackWithdrawers)
	if err != nil {
		return nil, err
	}
	counts := metrics.NewSet()
	options := slackapp.Options{
		BotToken: o.botToken, AppToken: o.appToken, SigningSecret: o.signingSecret, APIURL: o.apiURL,
		Inbox: archive.Books, History: archive.Books, Archive: archive, Collections: collections, Rules: p.config.rules(), Slow: model != nil, Zone: p.config.Zone, Now: p.now, Log: p.log,
		Suggest:  func(ctx context.Context) []string { return p.suggestions(ctx, archive) },
		Settings: p.shownSettings(model != nil), Sources: p.sourcesIn(archive), Changers: p.config.SlackDigestChangers, Withdrawers: withdrawers, Withdraw: withdrawIn(archive), Journal: outlines{archive.Books}, Metrics: counts,
	}
	if o.shift != nil {
		o.shift.join(&options)
	}
	client := slackapp.NewClient(options)
	answering := bot.New(bot.Options{
		Archive: archive, Catalogue: archive, Ledger: archive.Books, Model: model, ModelName: p.config.Model, Rules: p.config.rules(), Messenger: client, Now: p.now, Random: p.random, Log: p.log, Dropped: countDropped(counts), Late: p.lateIn(archive),
	})
	upToDate := &upToDate{p: p, archive: archive, asker: answering, apart: o.shift != nil}
	editor := digest.NewEditor(answering, archive, archive.Books)
	options.Texts = func(ctx context.Context, as news.Reader, d *draft.Draft) ([]*draft.Text, error) {
		upToDate.refresh(ctx)
		return unsentTexts(ctx, archive, as, d)
	}
	options.Asker, options.Digester, options.Schedule, options.Marks = upToDate, editor, digestSchedule{archive.Books, p.now}, archive.Books
	app := slackapp.New(options, client)
	work := &workplace{
		App:    app,
		tools:  p.mcpPage(archive, model, upToDate.refresh, app),
		edited: &editedMessages{archive.Books, client, p.log},
		rota:   p.newRota(editor, archive.Books, roster{archive: archive, reader: client.ChannelReader, refresh: upToDate.faults}),
	}
	if o.shift != nil {
		work.read, work.alone = upToDate.run, o.shift.alone
	}
	return work, nil
}

// suggestions are questions that the archive can answer: about stories of the
// newest open articles.
func (p *program) suggestions(ctx context.Context, archive *retrieval.Archive) []string {
	articles, err := archive.Newest(ctx, news.Reader{At: p.now()}, bot.TopicsFrom)
	if err != nil {
		p.log.Warn("nothing to suggest", "error", err)
		return nil
	}
	var all []string
	for _, topic := range bot.Topics(articles, suggested) {
		all = append(all, bot.AboutTopic(oneLine(topic)))
	}
	return all
}

// suggested is how many questions are suggested: a hint, not a list.
const suggested = 3

// shownSettings are the settings that people in Slack are told. None is
// secret.
func (p *program) shownSettings(model bool) []slackapp.Setting {
	claims, vectors := "the articles' own sentences", "words, and the spellings of names"
	switch {
	case p.config.Claims == answer.NoModel:
		claims += "; no model is asked"
	case model && p.config.Claims == answer.Printed:
		claims += ", chosen by " + p.config.Model + "; none of its words are shown"
	case model:
		claims = "written by " + p.config.Model + " and checked against the quotations"
	}
	if p.config.embedsAfar() {
		vectors = "words and meaning, by " + p.config.EmbeddingModel
	}
	changers := "everybody in the channel who is no guest"
	if p.config.SlackDigestChangers == slackapp.Managers {
		changers = "who made the channel, and the workspace's admins"
	}
	return []slackapp.Setting{{Name: "Claims", Value: claims}, {Name: "Search by", Value: vectors}, {Name: "Digests are changed by", Value: changers}}
}
