package connector

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval/fetch"
	"github.com/pullquote/pullquote/retrieval/news"
)

// ghost reads Ghost's Content API.
type ghost struct {
	settings Settings
	client   *fetch.Client
	key      string
}

type ghostPost struct {
	ID        string    `json:"id"`
	Title     string    `json:"title"`
	HTML      string    `json:"html"`
	URL       string    `json:"url"`
	Published time.Time `json:"published_at"`
	Updated   time.Time `json:"updated_at"`
	// Access is false for a post that was cut because it is for members.
	Access  *bool `json:"access"`
	Authors []struct {
		Name string `json:"name"`
	} `json:"authors"`
}

// ghostTime is how a filter writes a time; it knows whole seconds.
const ghostTime = "2006-01-02 15:04:05"

func openGhost(s Settings, c *fetch.Client, key string) Source {
	return &ghost{settings: s, client: c, key: key}
}

// Changed implements Source.
func (g *ghost) Changed(ctx context.Context, cursor string, take func([]Item, string) error) error {
	query := url.Values{"order": {"updated_at asc"}, "include": {"authors"}, "formats": {"html"}}
	newest, err := time.Parse(time.RFC3339, cursor)
	if err == nil {
		query.Set("filter", "updated_at:>'"+newest.UTC().Add(-overlap).Format(ghostTime)+"'")
	}
	return g.pages(ctx, query, func(posts []ghostPost) error {
		var items []Item
		for _, p := range posts {
			items = append(items, g.item(p))
			if p.Updated.After(newest) {
				newest = p.Updated
			}
		}
		if newest.IsZero() {
			return take(items, "")
		}
		return take(items, newest.UTC().Format(time.RFC3339))
	})
}

// Listed implements Source.
func (g *ghost) Listed(ctx context.Context, each func(key, version string)) error {
	query := url.Values{"order": {"id asc"}, "fields": {"id,updated_at"}}
	return g.pages(ctx, query, func(posts []ghostPost) error {
		for _, p := range posts {
			each(p.ID, g.version(p))
		}
		return nil
	})
}

// Fetch implements Source. A wrong key is refused with 401 on everything, and
// what is not published any more is not found.
func (g *ghost) Fetch(ctx context.Context, key string) (Item, error) {
	query := url.Values{"include": {"authors"}, "formats": {"html"}}
	reply, err := g.get(ctx, url.PathEscape(key)+"/", query)
	var status *fetch.Status
	if errors.As(err, &status) && status.Code == http.StatusNotFound && isGhost(status.Body) {
		return Item{}, errGone
	}
	if err != nil {
		return Item{}, err
	}
	if len(reply.Posts) != 1 || reply.Posts[0].ID != key {
		return Item{}, errNotJSON
	}
	return g.item(reply.Posts[0]), nil
}

// isGhost reports whether it is Ghost that says so, and no server before it.
func isGhost(body []byte) bool {
	var fault struct {
		Errors []struct {
			Type string `json:"type"`
		} `json:"errors"`
	}
	return json.Unmarshal(body, &fault) == nil && len(fault.Errors) > 0 && fault.Errors[0].Type == "NotFoundError"
}

// pages hands on all that the query finds, in pages of 100: more are never
// given, whatever is asked for.
func (g *ghost) pages(ctx context.Context, query url.Values, each func([]ghostPost) error) error {
	query.Set("limit", strconv.Itoa(perPage))
	for page := 1; page <= maxPages; page++ {
		query.Set("page", strconv.Itoa(page))
		reply, err := g.get(ctx, "", query)
		if err != nil {
			return err
		}
		if reply.Posts == nil {
			return errNotJSON
		}
		if err := each(reply.Posts); err != nil || len(reply.Posts) < perPage {
			return err
		}
	}
	return fmt.Errorf("it lists more than %d pages", maxPages)
}

type ghostReply struct {
	Posts []ghostPost `json:"posts"`
}

func (g *ghost) get(ctx context.Context, below string, query url.Values) (ghostReply, error) {
	query = cloned(query)
	query.Set("key", g.key)
	at := strings.TrimRight(g.settings.URL, "/") + "/ghost/api/content/posts/" + below + "?" + query.Encode()
	got, err := g.client.Get(ctx, fetch.Request{URL: at, Keyed: true})
	if err != nil {
		return ghostReply{}, denied(err, "key_env")
	}
	var reply ghostReply
	if err := json.Unmarshal(got.Body, &reply); err != nil {
		return ghostReply{}, errNotJSON
	}
	return reply, nil
}

func (g *ghost) version(p ghostPost) string {
	return p.Updated.UTC().Format(time.RFC3339Nano) + " " + g.settings.mark()
}

func (g *ghost) item(p ghostPost) Item {
	var names []string
	for _, a := range p.Authors {
		names = append(names, a.Name)
	}
	it := Item{Key: p.ID, Version: g.version(p), Body: p.HTML, Refused: unwhole(p.HTML)}
	if p.Access != nil && !*p.Access {
		it.Refused = "it is for members, and its text is cut"
	}
	it.Stated = news.Article{
		Publisher: g.settings.Publisher, Headline: strings.TrimSpace(html.UnescapeString(p.Title)), Byline: strings.Join(names, ", "), URL: p.URL,
		Published: p.Published, Updated: p.Updated, Collection: g.settings.Collection,
	}
	return it
}
