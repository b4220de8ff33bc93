package connector

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/temoto/robotstxt"
	"golang.org/x/net/html/charset"

	"github.com/pullquote/pullquote/retrieval/fetch"
)

const (
	// agent is the name by which a robots.txt may speak of this program.
	agent = "Pullquote"
	// maxRobots is how many bytes of a robots.txt are read, as RFC 9309 has it.
	maxRobots = 500 << 10
	// maxDelay bounds the time between two pages that a robots.txt asks for.
	maxDelay = 10 * time.Second
)

// pages gets web pages, as far as the robots.txt of their hosts lets it.
type pages struct {
	client *fetch.Client
	rules  map[string]*robotstxt.Group // by scheme and host
	next   map[string]time.Time        // when a host may be asked again
}

func newPages(c *fetch.Client) *pages {
	return &pages{client: c, rules: map[string]*robotstxt.Group{}, next: map[string]time.Time{}}
}

// allowed reports whether the page may be asked for, after the time that its
// host wants between two pages.
func (p *pages) allowed(ctx context.Context, link string) (bool, error) {
	at, err := url.Parse(link)
	if err != nil {
		return true, nil // asking for it will tell
	}
	host := at.Scheme + "://" + at.Host
	rules, known := p.rules[host]
	if !known {
		if rules, err = p.robots(ctx, host); err != nil {
			return false, err
		}
		p.rules[host] = rules
	}
	if !rules.Test(at.RequestURI()) {
		return false, nil
	}
	now := time.Now()
	wait := p.next[host].Sub(now)
	p.next[host] = now.Add(max(wait, 0) + min(rules.CrawlDelay, maxDelay))
	if wait <= 0 {
		return true, nil
	}
	select {
	case <-time.After(wait):
		return true, nil
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

// robots gets the rules of a host for this program. A host without any allows
// everything; while it fails, nothing.
func (p *pages) robots(ctx context.Context, host string) (rules *robotstxt.Group, err error) {
	got, err := p.client.Get(ctx, fetch.Request{URL: host + "/robots.txt"})
	var status *fetch.Status
	code, body := http.StatusOK, []byte{}
	switch {
	case errors.As(err, &status) && status.Code >= http.StatusInternalServerError:
		return nil, errRobots
	case errors.As(err, &status):
		code = status.Code
	case err != nil:
		return nil, err
	default:
		body = got.Body[:min(len(got.Body), maxRobots)]
	}
	defer func() {
		if recover() != nil { // others' code, and anybody's bytes
			rules, err = nil, errRobots
		}
	}()
	data, err := robotstxt.FromStatusAndBytes(code, body)
	if err != nil {
		return nil, errRobots
	}
	return data.FindGroup(agent), nil
}

var errRobots = errors.New("the robots.txt of its site cannot be read")

var (
	// notFree finds what a page says of itself when it is behind a pay-wall
	// (schema.org).
	notFree = regexp.MustCompile(`(?i)"isAccessibleForFree"\s*:\s*"?false`)
	// walled finds what pay-wall plug-ins and WordPress leave in place of a text.
	// "more-link", as in cutMark, tells nothing of a page: it stands below the
	// teasers of others.
	walled = regexp.MustCompile(`(?i)class\s*=\s*["'][^"']*(?:paywall|post-password-form)`)
)

// get gets the page of an item. One that cannot be had now is tried again the
// next time.
func (p *pages) get(ctx context.Context, it *Item) error {
	allowed, err := p.allowed(ctx, it.Stated.URL)
	var got *fetch.Response
	if err == nil && allowed {
		got, err = p.client.Get(ctx, fetch.Request{URL: it.Stated.URL})
	}
	var busy *fetch.Busy
	var status *fetch.Status
	switch {
	case err == nil && !allowed:
		it.Refused, it.Later = "its site's robots.txt asks programs to leave the page alone", true
		return nil
	case errors.As(err, &busy), ctx.Err() != nil:
		return err
	case errors.As(err, &status) && (status.Code == http.StatusNotFound || status.Code == http.StatusGone):
		it.Refused = "its page is gone"
		return nil
	case err != nil:
		it.Refused, it.Later = "its page: "+err.Error(), true
		return nil
	}
	kind := strings.ToLower(got.ContentType)
	it.Body = string(got.Body)
	if !utf8.ValidString(it.Body) {
		if it.Body, err = utf8Of(got.Body, kind); err != nil {
			it.Refused = "its page is in letters that cannot be read"
			return nil
		}
	}
	switch {
	case kind != "" && !strings.Contains(kind, "html"):
		it.Refused = "its page is no page but " + kind
	case got.URL != it.Stated.URL && locked.MatchString(it.Body):
		it.Refused = "its page is one to sign in"
	case notFree.MatchString(it.Body):
		it.Refused = "its page says that it is not free to read"
	case walled.MatchString(it.Body):
		it.Refused = "its page is behind a pay-wall or a password"
	}
	return nil
}

// utf8Of turns a page into UTF-8 by what the server and the page say.
func utf8Of(page []byte, kind string) (string, error) {
	in, err := charset.NewReader(bytes.NewReader(page), kind)
	if err != nil {
		return "", err
	}
	out, err := io.ReadAll(in)
	return string(out), err
}
