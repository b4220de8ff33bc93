package slackapp

import (
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/slack-go/slack"
)

// The ids of what can be clicked. A button carries the key of its answer and
// nothing else.
const (
	actionContext  = "show_context"
	actionShare    = "share"
	actionFeedback = "feedback"
	// actionPick, with a number behind it, chooses an article to summarise; its
	// value is the id.
	actionPick   = "pick_"
	feedbackGood = "good "
	feedbackBad  = "bad "
)

// buttons are what can be done with an answer: see the quotations in their
// paragraphs, share it when it is private, read the nearest article where none
// answers, and say whether it was good.
func buttons(a answer.Answer, o renderOptions) []slack.Block {
	var actions []slack.BlockElement
	if len(a.Citations) > 0 {
		actions = append(actions, slack.NewButtonBlockElement(actionContext, o.key, label("Show in context")))
	}
	if o.private && a.Outcome != answer.NotFound {
		actions = append(actions, slack.NewButtonBlockElement(actionShare, o.key, label("Share to channel")))
	}
	if id := nearestArticle(a); id != "" && len(id) <= buttonValueMax {
		actions = append(actions, slack.NewButtonBlockElement(actionPick+"1", id, label("Summarize the nearest article")))
	}
	var out []slack.Block
	if len(actions) > 0 {
		out = append(out, slack.NewActionBlock("", actions...))
	}
	good := slack.NewFeedbackButton(label("Good answer"), feedbackGood+o.key).WithAccessibilityLabel("This answer is good")
	bad := slack.NewFeedbackButton(label("Bad answer"), feedbackBad+o.key).WithAccessibilityLabel("Something is wrong with this answer")
	return append(out, slack.NewContextActionsBlock("", slack.NewFeedbackButtonsBlockElement(actionFeedback, good, bad)))
}

// nearestArticle is the id of the article that comes nearest to a question that
// none answers; empty where none does.
func nearestArticle(a answer.Answer) string {
	switch {
	case a.Outcome != answer.NotFound || len(a.Candidates) > 0:
		return ""
	case len(a.Near) > 0:
		return a.Citations[a.Near[0]-1].Article
	case len(a.Nearest) > 0:
		return a.Nearest[0].Article
	}
	return ""
}

func label(s string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.PlainTextType, s, false, false)
}
