package feed

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"golang.org/x/text/language"

	"github.com/pullquote/pullquote/retrieval/news"
)

const (
	// maxFrontBytes bounds the front matter, which in practice is under 2 KB.
	maxFrontBytes = 64 << 10
	// maxFrontBrackets bounds nesting: the parser's time grows with the square
	// of its depth (64 KB of "[" took 18 s, 1,000 take 5 ms).
	maxFrontBrackets = 1000
	// maxIDBytes keeps an id fit for a command line and a file name.
	maxIDBytes = 200
)

// otherNames are the keys that other publishing systems use for ours.
var otherNames = map[string]string{"title": "headline", "author": "byline", "date": "published", "lang": "language"}

// toPublish is what a key stands as that says when the article is to be published.
const toPublish = "publishdate"

// knownKey matches a line that states something about the article.
var knownKey = regexp.MustCompile(`(?im)^ *["']?(id|publisher|headline|title|byline|author|url|published|date|publishdate|publish_date|updated|language|lang|collection|embargo|expires)["']? *:`)

// splitFront takes the front matter off the text and reads it. Text without
// front matter, though it begins with a rule, comes back whole. unread names
// the values that were left out because they could not be read. The error
// wraps ErrFront or ErrTooLarge and names the key.
func splitFront(text string, o Options) (a news.Article, body string, unread []string, err error) {
	var none news.Article
	if err := foreignFront(text); err != nil {
		return none, "", nil, err
	}
	opened, ok := strings.CutPrefix(strings.TrimLeft(text, " \n"), "---")
	rule, rest, more := strings.Cut(opened, "\n")
	if !ok || !more || strings.TrimSpace(rule) != "" {
		return none, text, nil, nil
	}
	front, body, closed := cutAtRule(rest)
	switch {
	case !closed && knownKey.MatchString(firstParagraph(rest)):
		// To take it as text would lose an embargo.
		return none, "", nil, fmt.Errorf("%w: no line of --- closes it within %d KB", ErrFront, maxFrontBytes>>10)
	case !closed:
		return none, text, nil, nil
	case strings.Count(front, "[")+strings.Count(front, "{") > maxFrontBrackets:
		return none, "", nil, fmt.Errorf("%w: front matter nested too deeply", ErrTooLarge)
	}
	values, isMapping, err := readMapping(quoteFields(front))
	switch {
	case err != nil && (isMapping || knownKey.MatchString(front)):
		return none, "", nil, err
	case err != nil, !isMapping:
		return none, text, nil, nil
	}
	a, unread, err = stated(values, o)
	return a, body, unread, err
}

// cutAtRule splits text at the first line that is --- or ..., if there is one
// near enough.
func cutAtRule(text string) (before, after string, found bool) {
	for at := 0; at < len(text) && at < maxFrontBytes; {
		line, _, _ := strings.Cut(text[at:], "\n")
		if mark := strings.TrimRight(line, " "); mark == "---" || mark == "..." {
			return text[:at], strings.TrimPrefix(text[at+len(line):], "\n"), true
		}
		at += len(line) + 1
	}
	return "", "", false
}

func firstParagraph(s string) string {
	paragraph, _, _ := strings.Cut(strings.TrimLeft(s, " \n"), "\n\n")
	return paragraph
}

// readMapping reads the top level of a YAML mapping, scalars as they are
// written: 007 stays "007". It walks the syntax tree and never expands an
// alias, so a small file cannot grow large. isMapping is also true of an empty
// document, and of a mapping with a fault in one of its values.
func readMapping(front string) (values map[string]string, isMapping bool, err error) {
	file, err := parser.ParseBytes([]byte(front), 0)
	if err != nil {
		return nil, false, yamlFault(front, err)
	}
	values = map[string]string{}
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		mapping, ok := doc.Body.(*ast.MappingNode)
		if !ok {
			return nil, false, nil
		}
		for _, entry := range mapping.Values {
			key := strings.ToLower(keyOf(entry))
			if err := limitsWithin(entry, false); err != nil {
				return nil, true, err
			}
			if Publishing(key) {
				key = toPublish
			}
			if !knownKey.MatchString(key + ":") {
				continue
			}
			if _, twice := values[key]; twice {
				return nil, true, fault(key, errors.New("it is given twice"))
			}
			if values[key], err = scalar(entry.Value); err != nil {
				return nil, true, fault(key, err)
			}
			if _, list := entry.Value.(*ast.SequenceNode); list && slices.Contains(accessKeys, key) {
				return nil, true, fault(key, errNotScalar)
			}
		}
	}
	return values, true, nil
}

// fault is an error of a known key; that of a limit holds the file back.
func fault(key string, cause error) error {
	if slices.Contains(accessKeys, key) || key == "expires" || key == toPublish {
		return fmt.Errorf("%w: %w: %s: %w", ErrHeld, ErrFront, key, cause)
	}
	return fmt.Errorf("%w: %s: %w", ErrFront, key, cause)
}

var errNotScalar = errors.New("must be one value, in quotation marks if it begins with a sign")

// scalar returns the text of a value; a list of texts is joined with commas.
func scalar(n ast.Node) (string, error) {
	switch n := n.(type) {
	case *ast.NullNode:
		return "", nil
	case *ast.StringNode:
		return oneLine(n.Value), nil
	case *ast.LiteralNode:
		return oneLine(n.Value.Value), nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return oneLine(n.GetToken().Value), nil
	case *ast.SequenceNode:
		var parts []string
		for _, item := range n.Values {
			if _, nested := item.(*ast.SequenceNode); nested {
				return "", errNotScalar
			}
			part, err := scalar(item)
			if err != nil {
				return "", err
			}
			parts = append(parts, part)
		}
		return strings.Join(parts, ", "), nil
	}
	return "", errNotScalar
}

// yamlFault says in our words which line of the front matter is not YAML.
func yamlFault(front string, err error) error {
	var fault yaml.Error
	if !errors.As(err, &fault) || fault.GetToken() == nil {
		return fmt.Errorf("%w: it is not YAML", ErrFront)
	}
	line := fault.GetToken().Position.Line
	key := "a value"
	for i, text := range strings.Split(front, "\n") {
		if name, _, ok := strings.Cut(text, ":"); ok && i < line && !strings.HasPrefix(text, " ") {
			key = oneLine(name)
		}
	}
	return fmt.Errorf("%w: line %d is not YAML; put %s in quotation marks", ErrFront, line+1, key)
}

// stated makes the known values an article. unread says which of them could
// not be read and was left out.
func stated(values map[string]string, o Options) (a news.Article, unread []string, err error) {
	for other, name := range otherNames {
		if values[name] == "" {
			values[name] = values[other]
		}
	}
	// Until its date of publishing such a file is not published.
	values["embargo"], values["published"] = cmp.Or(values["embargo"], values[toPublish]), cmp.Or(values["published"], values[toPublish])
	a = news.Article{
		ID: news.ArticleID(values["id"]), Publisher: values["publisher"], Headline: values["headline"],
		Byline: values["byline"], Collection: values["collection"],
	}
	if len(a.ID) > maxIDBytes {
		return a, nil, fmt.Errorf("%w: id: longer than %d bytes", ErrFront, maxIDBytes)
	}
	a.Language = tag(values["language"])
	if link := values["url"]; link != "" {
		if a.URL = webAddress(link); a.URL == "" {
			return a, nil, fmt.Errorf("%w: url: %q is not a full http or https address", ErrFront, link)
		}
	}
	for _, t := range []struct {
		key     string
		to      *time.Time
		reading reading
	}{{"published", &a.Published, earlier}, {"updated", &a.Updated, earlier}, {"embargo", &a.Embargo, later}, {"expires", &a.Expires, earlier}} {
		if values[t.key] == "" {
			continue
		}
		at, ok := statedTime(values[t.key], o.zone(), t.reading)
		if limit := t.key == "embargo" || t.key == "expires"; !ok && !limit { // better none than a wrong one, or no article
			unread = append(unread, fmt.Sprintf("%s is %q, which is no time such as 2025-11-10 or 2025-11-10 14:30, and was left out", t.key, values[t.key]))
			continue
		}
		if !ok {
			return a, unread, fault(t.key, fmt.Errorf("%q is not a time such as 2025-11-10 or 2025-11-10 14:30", values[t.key]))
		}
		*t.to = at
	}
	return a, unread, nil
}

// webAddress returns the address if it is one that a reader can follow:
// absolute, http or https, without a user name, which could pass for the site.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || strings.ContainsAny(s, " <>\"") || clean(s) != s {
		return ""
	}
	return s
}

// tag returns a language as its BCP 47 tag, or "" if it is none: "English" is
// no tag, and the text itself will tell.
func tag(s string) string {
	t, err := language.Parse(s)
	if err != nil || t == language.Und {
		return ""
	}
	return t.String()
}
