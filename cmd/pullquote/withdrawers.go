package main

import (
	"context"
	"errors"
	"regexp"
	"strings"

	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// memberID is how Slack names people.
var memberID = regexp.MustCompile(`^[UW][A-Z0-9]+$`)

// readMembers reads ids of people with commas between.
func readMembers(value string) (ids []string, err error) {
	for _, id := range strings.Split(value, ",") {
		if id = strings.TrimSpace(id); id == "" {
			continue
		}
		if !memberID.MatchString(id) {
			return nil, errors.New("must be member ids such as U0123ABCD, with commas between; Slack shows one under Profile, Copy member ID")
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// withdrawIn takes articles back in the archive.
func withdrawIn(archive *retrieval.Archive) slackapp.Withdraw {
	return func(ctx context.Context, id news.ArticleID) (int, error) {
		taken, err := archive.Withdraw(ctx, id)
		return taken.Revision, err
	}
}
