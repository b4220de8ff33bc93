package feed

import (
	"cmp"
	"fmt"
	"strings"
)

// readNewsML reads a NewsML-G2 item, or the items of a message.
func readNewsML(tree *element, root string, o Options) (pieces []Wire, err error) {
	items := tree.all("newsItem")
	if root == "newsMessage" {
		items = tree.find("newsMessage", "itemSet").all("newsItem")
	}
	if root != "newsMessage" && root != "newsItem" || len(items) == 0 {
		return nil, fmt.Errorf("%w: a %s only names what other files hold", ErrWire, root)
	}
	for _, item := range items {
		w, fault := readNewsItem(item, o)
		if fault != nil && len(items) == 1 {
			return []Wire{w}, fault
		}
		if fault != nil { // one of several: it is refused by itself
			w.Gone = fault.Error()
		}
		pieces = append(pieces, w)
	}
	return pieces, nil
}

func readNewsItem(item *element, o Options) (Wire, error) {
	m := &copyMaker{o: o}
	m.GUID = item.attr("guid")
	meta, content := item.find("itemMeta"), item.find("contentMeta")
	m.status(cmp.Or(meta.find("pubStatus").attr("qcode"), meta.find("pubStatus").attr("uri")))
	a := &m.Stated
	a.Embargo = m.time("embargo", meta.find("embargoed").words(), true)
	for _, place := range []*element{meta, content, item.find("rightsInfo")} {
		if end := m.time("expiry", place.find("expires").words(), true); !end.IsZero() && (a.Expires.IsZero() || end.Before(a.Expires)) {
			a.Expires = end
		}
	}
	a.Updated = m.time("version", meta.find("versionCreated").words(), false)
	a.Published = m.time("creation", cmp.Or(meta.find("firstCreated").words(), content.find("contentCreated").words()), false)
	m.version(a.Updated, item.attr("version"))
	a.Headline = cmp.Or(mainHeadline(content.all("headline")), meta.find("title").words())
	a.Byline = cmp.Or(content.find("by").words(), content.find("creator", "name").words())
	a.Publisher = cmp.Or(meta.find("provider", "name").words(), meta.find("provider").attr("literal"), content.find("infoSource", "name").words())
	a.Language = tag(cmp.Or(content.find("language").attr("tag"), item.attr("lang")))
	a.URL = webAddress(content.find("contentLocation").attr("href"))
	for _, note := range append(meta.all("edNote"), content.all("edNote")...) {
		m.note(note.words())
	}
	if why := meta.find("itemClass").attr("qcode"); why == "" || strings.HasSuffix(why, ":text") || strings.HasSuffix(why, ":composite") {
		m.Body = contentOf(item.find("contentSet"))
	}
	return m.finished()
}

// mainHeadline returns the headline whose role says so, else the first.
func mainHeadline(all []*element) string {
	for _, h := range all {
		if role := h.attr("role"); strings.HasSuffix(role, "main") || strings.HasSuffix(role, ":headline") {
			return h.words()
		}
	}
	if len(all) > 0 {
		return all[0].words()
	}
	return ""
}

// contentOf returns the text: XHTML or NITF within the item, or data.
func contentOf(set *element) string {
	if set == nil {
		return ""
	}
	for _, c := range set.all("inlineXML") {
		body := cmp.Or(c.below("body.content"), c.below("body"), c)
		var b strings.Builder
		body.markup(&b)
		if strings.TrimSpace(b.String()) != "" {
			return b.String()
		}
	}
	for _, c := range set.all("inlineData") {
		var b strings.Builder
		c.write(&b)
		if text := strings.TrimSpace(b.String()); text != "" && strings.HasPrefix(c.attr("contenttype"), "text/html") {
			return text
		} else if text != "" {
			return Paragraphs(text)
		}
	}
	return ""
}
