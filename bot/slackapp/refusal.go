package slackapp

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"github.com/slack-go/slack"
)

// The names of Slack's errors that call for something else than trying again
// (https://docs.slack.dev/reference/methods/chat.postMessage#errors).
var (
	// badContent says that the message itself was refused: the plain text may
	// pass where the blocks do not.
	badContent = []string{
		"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "invalid_metadata_format",
		"metadata_too_large", "invalid_arguments", "invalid_attachments", "no_text", "markdown_text_conflict",
	}
	// gone says that nothing can be said at the place, now or later.
	gone = []string{
		"channel_not_found", "is_archived", "not_in_channel", "thread_not_found", "message_not_found", "user_not_found",
		"user_not_in_channel", "cannot_reply_to_message", "restricted_action", "restricted_action_thread_locked",
		"restricted_action_read_only_channel", "restricted_action_non_threadable_channel", "messages_tab_disabled",
		"cannot_dm_bot", "user_disabled", "expired_url", "used_url", "no_permission",
	}
	// revoked says that the app may do nothing at all until somebody acts.
	revoked = []string{
		"invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_authed", "not_allowed_token_type",
		"org_login_required", "access_denied", "missing_scope",
	}
)

// codeOf returns the name of Slack's error, or nothing when it is none.
func codeOf(err error) string {
	var refusal slack.SlackErrorResponse
	if errors.As(err, &refusal) {
		return refusal.Err
	}
	return ""
}

func isBadContent(err error) bool { return slices.Contains(badContent, codeOf(err)) }
func isGone(err error) bool       { return errors.Is(err, errGone) || slices.Contains(gone, codeOf(err)) }
func isRevoked(err error) bool    { return slices.Contains(revoked, codeOf(err)) }

// errGone says that the place is no longer there to be written to.
var errGone = errors.New("nothing can be said there any more")

// errUnknown says that it is not known whether a message arrived, and that
// there is no way to find out. It must not be sent again.
var errUnknown = errors.New("unknown whether it arrived, and it cannot be looked for")

// statusOf returns the HTTP status that a call failed with, or 0.
func statusOf(err error) int {
	var status slack.StatusCodeError
	if errors.As(err, &status) {
		return status.Code
	}
	return 0
}

// nameOf describes an error for the log. The addresses of answers that the
// network's errors hold are left out: who knows one can answer in our name.
func nameOf(err error) string {
	var network *url.Error
	switch code, status := codeOf(err), statusOf(err); {
	case code != "":
		return code
	case status != 0:
		return http.StatusText(status)
	case errors.As(err, &network):
		return network.Err.Error()
	}
	return err.Error()
}
