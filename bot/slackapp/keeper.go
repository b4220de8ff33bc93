package slackapp

import "context"

// wantClick is a button that another process handed on, which does not have the
// draft that the button is about.
const wantClick = "click"

// clicked is what is kept of a click to hand it on: nothing of the message that the
// button stands in, which may tell of a draft.
type clicked struct {
	Action  string `json:"action,omitempty"`
	Value   string `json:"value,omitempty"` // the key of the check
	Trigger string `json:"trigger,omitempty"`
	Thread  string `json:"thread,omitempty"`
}

// askKeeper has the process that made the check of the key do what a button of it
// says. Slack gives three seconds to open a form.
func (a *App) askKeeper(ctx context.Context, in interaction, action, key string) error {
	here := func(ctx context.Context) error { return a.doClick(ctx, in, action, key) }
	if _, held := a.drafts.review(key, in.User.ID); held || a.opts.Keepers == nil {
		a.aside(here)
		return nil
	}
	keeper, err := a.opts.Keepers.ReservedFor(ctx, key)
	switch {
	case err != nil:
		return err
	case keeper == "", keeper == a.opts.Keepers.Self():
		a.aside(here)
		return nil
	}
	return a.put(ctx, request{
		ID: "slack/" + in.Team.ID + "/click/" + in.TriggerID, Want: wantClick, Channel: in.Channel.ID, User: in.User.ID, Private: true,
		At: a.opts.Now(), For: keeper, Click: clicked{Action: action, Value: key, Trigger: in.TriggerID, Thread: in.Container.ThreadTS},
	})
}

// clicked does what a button says that another process handed on.
func (a *App) clicked(ctx context.Context, r request) error {
	var in interaction
	in.TriggerID, in.User.ID, in.Channel.ID, in.Container.ThreadTS = r.Click.Trigger, r.User, r.Channel, r.Click.Thread
	if err := a.doClick(ctx, in, r.Click.Action, r.Click.Value); err != nil {
		a.opts.Log.WarnContext(ctx, "a button was handed on in vain", "request", r.ID, "error", codeOf(err))
	}
	return nil // it is pressed again rather than done late
}

// doClick does what a button of a check says.
func (a *App) doClick(ctx context.Context, in interaction, action, key string) error {
	if action == actionPage {
		return a.givePage(ctx, in, key)
	}
	return a.showDetails(ctx, in, key)
}
