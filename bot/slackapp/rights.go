package slackapp

import (
	"context"
)

// Changers are the people who may change the digest of a channel.
type Changers string

const (
	// Members may: everybody who is in the channel and no guest of the
	// workspace.
	Members Changers = "members"
	// Managers may: of the members, those who made the channel, and the admins
	// and owners of the workspace. Slack tells an app of no other managers.
	Managers Changers = "managers"
)

// What somebody is told who may not change a digest.
const (
	notInvitedText  = "I am not in that channel, so I could post no digest there. Type /invite @" + appName + " in it, then try again."
	notOfItText     = "Only who is in the channel can change its digest. Join it, then try again."
	guestText       = "Guests and people of other organisations cannot change a channel's digest. Somebody of the newsroom can."
	notManagerText  = "In this workspace, only whoever made the channel and the workspace's admins can change its digest. Please ask one of them."
	noScopeText     = "Slack does not tell me who is in the channel: the app lacks a permission. Whoever runs me finds it with pullquote doctor."
	cannotTellText  = "Slack did not tell me in time whether you may change this channel's digest. Please try again."
	notMemberOfThis = "I take no part in this conversation, so I could post no digest here. Ask for one in a channel, or in the conversation with me."
)

// mayChange returns why the person may not change the digest of the channel,
// in words for them; empty when they may.
func (a *App) mayChange(ctx context.Context, person, channel string) (refusal string, err error) {
	if ofTwo(channel) {
		if here, err := a.client.reads(ctx, channel); err != nil || here {
			return "", err
		}
		return notMemberOfThis, nil
	}
	info, err := a.client.info(ctx, channel)
	switch {
	case isGone(err) || err == nil && !info.member:
		return notInvitedText, nil
	case codeOf(err) == "missing_scope":
		return noScopeText, nil
	case err != nil:
		return "", err
	}
	facts, err := a.client.person(ctx, person)
	if err != nil {
		return "", err
	}
	if !facts.full {
		return guestText, nil
	}
	theirs, err := a.client.channelsOf(ctx, person)
	switch {
	case err != nil:
		return "", err
	case !theirs[channel]:
		return notOfItText, nil
	case a.opts.Changers == Managers && !facts.admin && info.creator != person:
		return notManagerText, nil
	}
	return "", nil
}
