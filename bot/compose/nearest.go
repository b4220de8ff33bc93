package compose

import (
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/news"
)

// NearestOf names articles as those that bear on a request.
func NearestOf(articles []*news.Article) []answer.Nearest {
	var out []answer.Nearest
	for _, a := range articles[:min(maxNearest, len(articles))] {
		out = append(out, NearestTo(a))
	}
	return out
}

// NearestTo names the article.
func NearestTo(a *news.Article) answer.Nearest {
	return answer.Nearest{Article: string(a.ID), Headline: a.Headline, Publisher: a.Publisher, URL: a.URL}
}
