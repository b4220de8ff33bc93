package retrieval

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Named returns the articles that the words name, among those that the reader
// may see: the one with that id, else those at that web address, else those
// with that headline, else those of whose headline the words are most. They
// come without their texts, the newest first; there are none where the words
// name no article.
func (a *Archive) Named(ctx context.Context, words string, as news.Reader) ([]news.Article, error) {
	all, err := a.Articles(ctx, as)
	if err != nil {
		return nil, fmt.Errorf("looking for an article by its name: %w", err)
	}
	address, isAddress := pageOf(words)
	asked := contentStems(words)
	for _, names := range []func(news.Article) bool{
		func(a news.Article) bool { return string(a.ID) == strings.TrimSpace(words) },
		func(a news.Article) bool {
			page, ok := pageOf(a.URL)
			return isAddress && ok && page == address
		},
		func(a news.Article) bool { return sameHeadline(a.Headline, words) },
		func(a news.Article) bool { return abridges(asked, contentStems(a.Headline)) },
	} {
		found := slices.DeleteFunc(slices.Clone(all), func(a news.Article) bool { return !names(a) })
		if len(found) > 0 {
			return found, nil
		}
	}
	return nil, nil
}

// pageOf returns a web address without what does not tell pages apart: the
// scheme, "www.", a fragment, a slash at the end. ok is false for what is no
// web address.
func pageOf(text string) (page string, ok bool) {
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	page = strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimRight(u.Path, "/")
	if u.RawQuery != "" {
		page += "?" + u.RawQuery
	}
	return page, true
}

// sameHeadline reports whether two headlines are of the same words.
func sameHeadline(a, b string) bool {
	x, y := lang.Words(a, ""), lang.Words(b, "")
	return len(x) > 0 && slices.EqualFunc(x, y, func(v, w lang.Word) bool { return v.Folded == w.Folded })
}

// Part of a headline names the article when it has so many words and is so
// large a share of it. "Syria" is a topic and no headline.
const (
	fewestNaming = 3
	namingShare  = 0.6
)

// abridges reports whether the stems asked for are most of the headline, in
// its order.
func abridges(asked, headline []string) bool {
	if len(asked) < fewestNaming || float64(len(asked)) < namingShare*float64(len(headline)) {
		return false
	}
	at := 0
	for _, stem := range headline {
		if at < len(asked) && asked[at] == stem {
			at++
		}
	}
	return at == len(asked)
}

func contentStems(text string) []string {
	var out []string
	for _, w := range lang.Words(text, "en") {
		if !w.Stop {
			out = append(out, w.Stem)
		}
	}
	return out
}
