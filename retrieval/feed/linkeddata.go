package feed

import (
	"encoding/json"
	"strings"
)

// linkedData is what a page's JSON-LD says about its article in the terms of
// schema.org, https://schema.org/NewsArticle.
type linkedData struct {
	headline, authors, publisher, published, modified, url, language string
}

// add reads one script. The first article in it counts; one that is not JSON
// is as good as none.
func (l *linkedData) add(script string) {
	var data any
	if *l != (linkedData{}) || json.Unmarshal([]byte(script), &data) != nil {
		return
	}
	article := findArticle(data, 0)
	if article == nil {
		return
	}
	*l = linkedData{
		headline:  text(article["headline"]),
		authors:   names(article["author"]),
		publisher: names(article["publisher"]),
		published: text(article["datePublished"]),
		modified:  text(article["dateModified"]),
		url:       webAddress(text(article["url"])),
		language:  text(article["inLanguage"]),
	}
}

// maxLDDepth is deeper than articles are nested in graphs and lists.
const maxLDDepth = 8

// findArticle returns the first object that is an article of some kind, such
// as NewsArticle, ReportageNewsArticle or BlogPosting.
func findArticle(data any, depth int) map[string]any {
	if depth > maxLDDepth {
		return nil
	}
	switch v := data.(type) {
	case []any:
		for _, item := range v {
			if found := findArticle(item, depth+1); found != nil {
				return found
			}
		}
	case map[string]any:
		if isArticleType(v["@type"]) {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if found := findArticle(v[key], depth+1); found != nil {
				return found
			}
		}
	}
	return nil
}

func isArticleType(t any) bool {
	switch t := t.(type) {
	case string:
		return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting")
	case []any:
		for _, one := range t {
			if isArticleType(one) {
				return true
			}
		}
	}
	return false
}

// text returns a plain value.
func text(v any) string {
	s, _ := v.(string)
	return unescaped(s)
}

// names joins the names of people or organisations, which may stand alone or
// in a list, as text or as objects.
func names(v any) string {
	switch v := v.(type) {
	case string:
		return person(text(v))
	case map[string]any:
		return names(v["name"])
	case []any:
		var all []string
		for _, one := range v {
			if name := names(one); name != "" {
				all = append(all, name)
			}
		}
		return strings.Join(all, ", ")
	}
	return ""
}
