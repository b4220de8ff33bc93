package feed

import (
	"cmp"
	"strings"
)

// readNITF reads a NITF document.
func readNITF(doc *element, o Options) (Wire, error) {
	m := &copyMaker{o: o}
	data, head := doc.find("head", "docdata"), doc.find("body", "body.head")
	m.GUID = cmp.Or(data.find("doc-id").attr("id-string"), data.find("du-key").attr("key"), doc.attr("uno"))
	switch status := data.attr("management-status"); status {
	case "embargoed", "advance", "pre-release":
		if data.find("date.release").attr("norm") == "" {
			m.status(status + ", and it does not say until when")
		}
	default:
		m.status(status)
	}
	a := &m.Stated
	a.Embargo = m.time("date.release", data.find("date.release").attr("norm"), true)
	a.Expires = m.time("date.expire", data.find("date.expire").attr("norm"), true)
	a.Published = m.time("date.issue", cmp.Or(data.find("date.issue").attr("norm"), doc.find("head", "pubdata").attr("date.publication")), false)
	m.version(a.Published, data.find("du-key").attr("version"))
	a.Headline = cmp.Or(head.find("hedline", "hl1").words(), doc.find("head", "title").words())
	a.Byline = byName(head.find("byline"))
	a.Publisher = cmp.Or(head.find("distributor").words(), data.find("doc.copyright").attr("holder"), doc.find("head", "pubdata").attr("name"))
	a.Language = tag(doc.find("body").attr("lang"))
	for _, note := range data.all("ed-msg") {
		m.note(note.attr("info"))
	}
	var b strings.Builder
	doc.find("body", "body.content").markup(&b)
	m.Body = strings.TrimSpace(b.String())
	return m.finished()
}

// byName returns a byline without "By" and without the writer's title.
func byName(byline *element) string {
	if person := byline.below("person"); person != nil {
		return person.words()
	}
	var b strings.Builder
	if byline != nil {
		for _, c := range byline.children {
			if c.name != "byttl" {
				c.write(&b)
			}
		}
	}
	words := strings.Fields(b.String())
	if len(words) > 1 && strings.EqualFold(words[0], "by") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}
