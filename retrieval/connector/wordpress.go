package connector

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval/fetch"
	"github.com/pullquote/pullquote/retrieval/news"
)

const (
	// perPage is the most that WordPress and Ghost give at once.
	perPage = 100
	// overlap is how far before the cursor a reading begins: clocks of one site
	// on several machines differ, and an article is seen a moment after its
	// time of change.
	overlap = 10 * time.Minute
	// maxPages bounds a listing, to a million articles.
	maxPages = 10_000
	// gmt is how WordPress writes a time of its *_gmt fields.
	gmt = "2006-01-02T15:04:05"
)

// editorStatuses are what an editor's password shows besides what is
// published.
const editorStatuses = "publish,future,draft,pending,private"

// wordPress reads WordPress's REST interface.
type wordPress struct {
	settings Settings
	client   *fetch.Client
	password string
}

type wpPost struct {
	ID       int64  `json:"id"`
	Date     string `json:"date_gmt"`
	Modified string `json:"modified_gmt"`
	Status   string `json:"status"`
	Link     string `json:"link"`
	Title    struct {
		Rendered string `json:"rendered"`
		// Raw is shown to an editor; "Private: " and its like, in the site's
		// language, stand before Rendered alone.
		Raw string `json:"raw"`
	} `json:"title"`
	Content struct {
		Rendered  string `json:"rendered"`
		Protected bool   `json:"protected"`
	} `json:"content"`
	Embedded struct {
		Author []struct {
			Name string `json:"name"`
		} `json:"author"`
	} `json:"_embedded"`
}

func openWordPress(s Settings, c *fetch.Client, key string) Source {
	return &wordPress{settings: s, client: c, password: key}
}

// Changed implements Source.
func (w *wordPress) Changed(ctx context.Context, cursor string, take func([]Item, string) error) error {
	query := url.Values{"orderby": {"modified"}, "order": {"asc"}}
	if at, err := time.Parse(gmt, cursor); err == nil {
		// Without the Z it is read in the site's zone.
		query.Set("modified_after", at.Add(-overlap).Format(gmt)+"Z")
	}
	whole(query)
	return w.pages(ctx, query, func(posts []wpPost) error {
		var items []Item
		for _, p := range posts {
			items, cursor = append(items, w.item(p)), max(cursor, p.Modified)
		}
		return take(items, cursor)
	})
}

// whole asks for all that an item is made of, and not for a post's password.
func whole(query url.Values) {
	query.Set("_fields", "id,date_gmt,modified_gmt,status,link,title,content,author,_links,_embedded")
	query.Set("_embed", "author")
}

// Listed implements Source.
func (w *wordPress) Listed(ctx context.Context, each func(key, version string)) error {
	query := url.Values{"orderby": {"id"}, "order": {"asc"}, "_fields": {"id,modified_gmt,status"}}
	return w.pages(ctx, query, func(posts []wpPost) error {
		for _, p := range posts {
			each(strconv.FormatInt(p.ID, 10), w.version(p))
		}
		return nil
	})
}

// Fetch implements Source. A post in the trash is refused with one code, an
// unknown one with another; any other refusal may be that of the key, or of a
// server before WordPress.
func (w *wordPress) Fetch(ctx context.Context, key string) (Item, error) {
	query := url.Values{}
	whole(query)
	body, err := w.get(ctx, "/"+url.PathEscape(key), query)
	var status *fetch.Status
	if errors.As(err, &status) {
		switch code := wpCode(status); {
		case strings.HasPrefix(code, "rest_forbidden") && (status.Code == http.StatusUnauthorized || status.Code == http.StatusForbidden),
			code == "rest_post_invalid_id" && status.Code == http.StatusNotFound:
			return Item{}, errGone
		}
	}
	if err != nil {
		return Item{}, err
	}
	var p wpPost
	if err := json.Unmarshal(body, &p); err != nil || strconv.FormatInt(p.ID, 10) != key {
		return Item{}, errNotJSON
	}
	if p.Status != "" && !slices.Contains(strings.Split(editorStatuses, ","), p.Status) {
		return Item{}, errGone // an editor sees what is in the trash
	}
	return w.item(p), nil
}

var errNotJSON = errors.New("what the server answers is not what this kind of site answers; check url")

func wpCode(s *fetch.Status) string {
	var fault struct {
		Code string `json:"code"`
	}
	if json.Unmarshal(s.Body, &fault) != nil {
		return ""
	}
	return fault.Code
}

// pages hands on all that the query finds, in pages of 100.
func (w *wordPress) pages(ctx context.Context, query url.Values, each func([]wpPost) error) error {
	query.Set("per_page", strconv.Itoa(perPage))
	for page := 1; page <= maxPages; page++ {
		query.Set("page", strconv.Itoa(page))
		body, err := w.get(ctx, "", query)
		var status *fetch.Status
		if page > 1 && errors.As(err, &status) && wpCode(status) == "rest_post_invalid_page_number" {
			return nil
		}
		if err != nil {
			return err
		}
		var posts []wpPost
		if err := json.Unmarshal(body, &posts); err != nil || posts == nil {
			return errNotJSON
		}
		if err := each(posts); err != nil || len(posts) < perPage {
			return err
		}
	}
	return fmt.Errorf("it lists more than %d pages", maxPages)
}

// get asks the posts' address, or that of something below it.
func (w *wordPress) get(ctx context.Context, below string, query url.Values) ([]byte, error) {
	query = cloned(query)
	if w.password != "" {
		query.Set("context", "edit")
		if below == "" {
			query.Set("status", editorStatuses)
		}
	}
	at, err := url.Parse(w.settings.URL)
	if err != nil {
		return nil, err
	}
	if route := at.Query().Get("rest_route"); route != "" {
		query.Set("rest_route", strings.TrimRight(route, "/")+below)
	} else {
		at.Path = strings.TrimRight(at.Path, "/")
		if !strings.Contains(at.Path, "/wp-json/") {
			at.Path += "/wp-json/wp/v2/posts"
		}
		at.Path += below
	}
	at.RawQuery = query.Encode()
	got, err := w.client.Get(ctx, fetch.Request{URL: at.String(), User: w.settings.User, Password: w.password})
	if err != nil {
		return nil, denied(err, "user and password_env")
	}
	return got.Body, nil
}

// denied adds to a refusal of the key what to look at.
func denied(err error, keys string) error {
	var status *fetch.Status
	if !errors.As(err, &status) {
		return err
	}
	switch status.Code {
	case http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden: // 400: strangers may not ask for drafts
		return fmt.Errorf("%w; check url, %s", err, keys)
	case http.StatusNotFound:
		return fmt.Errorf("%w; check url", err)
	}
	return err
}

func cloned(query url.Values) url.Values {
	out := url.Values{}
	for key, values := range query {
		out[key] = values
	}
	return out
}

// version names the form of a post. What is published on schedule keeps its
// time of change.
func (w *wordPress) version(p wpPost) string {
	return p.Modified + " " + p.Status + " " + w.settings.mark()
}

// item makes an item of a post. What is not published goes into the collection
// that the settings name, and what is scheduled is under embargo besides.
func (w *wordPress) item(p wpPost) Item {
	it := Item{Key: strconv.FormatInt(p.ID, 10), Version: w.version(p), Body: p.Content.Rendered, Refused: unwhole(p.Content.Rendered)}
	it.Stated = news.Article{
		Publisher: w.settings.Publisher, Headline: title(p.Title.Rendered), URL: p.Link,
		Published: gmtTime(p.Date), Updated: gmtTime(p.Modified), Collection: w.settings.Collection,
	}
	if p.Title.Raw != "" && p.Status != "publish" {
		it.Stated.Headline = title(p.Title.Raw)
	}
	if len(p.Embedded.Author) > 0 {
		it.Stated.Byline = title(p.Embedded.Author[0].Name)
	}
	switch p.Status {
	case "publish":
	case "":
		if w.password != "" {
			it.Refused = "the site does not say whether it is published"
		}
	case "future":
		it.Stated.Embargo = it.Stated.Published
		if it.Stated.Embargo.IsZero() {
			it.Refused = "it is scheduled, and the site does not say for when"
		}
		fallthrough
	default:
		it.Stated.Collection = w.settings.Unpublished
	}
	if p.Content.Protected {
		it.Refused = "it is behind a password"
	}
	return it
}

func gmtTime(s string) time.Time {
	at, err := time.Parse(gmt, s)
	if err != nil || at.Year() < 1 {
		return time.Time{}
	}
	return at
}
