package feed

import (
	"errors"
	"strings"
	"testing"
	"time"
)

const (
	g2Start = `<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:wire.example,2025:ferry" version="3" standard="NewsML-G2" standardversion="2.29" xml:lang="en">
 <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/>
 <itemMeta><itemClass qcode="ninat:text"/><provider literal="WIRE"><name>Example Wire</name></provider>
  <versionCreated>2025-11-21T12:30:00Z</versionCreated><firstCreated>2025-11-21T10:00:00Z</firstCreated>`
	g2End = `<title>Ferry</title></itemMeta>
 <contentMeta><by>Ann Carr</by><language tag="en-GB"/><headline xml:lang="en">Ferry sails again</headline></contentMeta>
 <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>The ferry to <em>Port Ellen</em> sails again from Monday, its operator said.</p><p>It had been closed for three weeks.</p></body></html></inlineXML></contentSet>
</newsItem>`
	nitfDoc = `<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf NS><head><title>Ferry</title><docdata management-status="usable"><doc-id id-string="wire-4711"/><date.issue norm="20251121T100000Z"/>MORE<du-key key="ferry" version="2"/><doc.copyright holder="Example Wire"/></docdata></head>
<body xml:lang="en"><body.head><hedline><hl1>Ferry sails again</hl1></hedline><byline>By <person>Ann Carr</person><byttl>Staff Writer</byttl></byline></body.head>
<body.content><block><p>The ferry to <location>Port Ellen</location> sails again from Monday, its operator said.</p><p>It had been closed for three weeks.</p></block><media><media-caption>A ship.</media-caption></media></body.content></body></nitf>`
	ninjs1 = `{"uri":"http://wire.example/4711","type":"text","versioncreated":"2025-11-21T12:30:00Z","firstcreated":"2025-11-21T10:00:00+00:00","version":"3","pubstatus":"usable","language":"en","headline":"Ferry sails again","byline":"Ann Carr","copyrightholder":"Example Wire","body_html":"<p>The ferry to Port Ellen sails again from Monday, its operator said.</p><p>It had been closed for three weeks.</p>"MORE}`
	ninjs3 = `{"uri":"http://wire.example/4711","standard":{"name":"ninjs","version":"3.0"},"type":"text","versionCreated":"2025-11-21T12:30:00Z","firstCreated":"2025-11-21T10:00:00Z","pubStatus":"usable","language":"en","by":"Ann Carr","infosources":[{"name":"Example Wire"}],"headlines":[{"role":"short","value":"Ferry"},{"role":"main","value":"Ferry sails again"}],"bodies":[{"role":"main","contentType":"text/plain","value":"Cut"},{"role":"main","contentType":"application/xhtml+xml","value":"<p>The ferry to Port Ellen sails again from Monday, its operator said.</p><p>It had been closed for three weeks.</p>"}]MORE}`
)

// Agency copy is the same article in whichever of the formats it comes, under
// its own ending and under .txt.
func TestReadAgencyCopy(t *testing.T) {
	for name, text := range map[string]string{
		"g2.xml": g2Start + g2End, "g2.txt": g2Start + g2End,
		"prefix.xml": strings.NewReplacer("<newsItem xmlns=", "<n:newsItem xmlns:n=", "</newsItem>", "</n:newsItem>", "<itemMeta", "<n:itemMeta", "</itemMeta", "</n:itemMeta").Replace(g2Start + g2End),
		"nitf.xml":   strings.NewReplacer("NS", "", "MORE", "").Replace(nitfDoc),
		"spaced.txt": strings.NewReplacer("NS", `xmlns="http://iptc.org/std/NITF/2006-10-18/"`, "MORE", "").Replace(nitfDoc),
		"one.json":   strings.ReplaceAll(ninjs1, "MORE", ""), "three.json": strings.ReplaceAll(ninjs3, "MORE", ""), "three.txt": strings.ReplaceAll(ninjs3, "MORE", ""),
		"guid.json": strings.NewReplacer("MORE", "", `"uri":`, `"guid":`).Replace(ninjs1),
	} {
		a, err := Read(name, []byte(text), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		published := time.Date(2025, 11, 21, 10, 0, 0, 0, time.UTC)
		if a.Headline != "Ferry sails again" || a.Byline != "Ann Carr" || a.Publisher != "Example Wire" || !a.Published.Equal(published) || !strings.HasPrefix(a.Language, "en") || len(a.ID) < 8 {
			t.Errorf("%s: %+v", name, a)
		}
		if want := "The ferry to Port Ellen sails again from Monday, its operator said.\n\nIt had been closed for three weeks."; a.Text != want {
			t.Errorf("%s: %q", name, a.Text)
		}
	}
}

// What an agency says of who may see its copy, and when, is kept or holds it
// back: in no form does it become an open article.
func TestAgencyLimits(t *testing.T) {
	g2 := func(more string) string { return g2Start + more + g2End }
	nitf := func(more string) string { return strings.NewReplacer("NS", "", "MORE", more).Replace(nitfDoc) }
	one := func(more string) string { return strings.ReplaceAll(ninjs1, "MORE", ","+more) }
	three := func(more string) string { return strings.ReplaceAll(ninjs3, "MORE", ","+more) }
	for _, c := range []struct{ text, want string }{
		{g2(`<embargoed>2031-05-03T10:00:00Z</embargoed>`), "embargo"},
		{nitf(`<date.release norm="20310503T100000Z"/>`), "embargo"},
		{nitf(`<date.release norm="20310503T100000+0000"/>`), "embargo"},
		{one(`"embargoed":"2031-05-03T10:00:00Z"`), "embargo"},
		{three(`"embargoed":"2031-05-03T11:00:00+01:00"`), "embargo"},
		{three(`"EMBARGOED":"2031-05-03T10:00:00Z"`), "embargo"},
		{one(`"publish_at":"2031-05-03T10:00:00Z"`), "embargo"},
		{three(`"scheduledFor":"2031-05-03T10:00:00Z"`), "embargo"},
		{one(`"publishAt":"soon"`), "held"},
		{one(`"ednote":"EMBARGOED UNTIL 10:00 GMT ON 3 MAY 2031"`), "embargo"},
		{g2(`<edNote>Embargoed until 10:00 GMT on 3 May 2031</edNote>`), "embargo"},
		{g2(`<expires>2031-05-03T10:00:00Z</expires>`), "expires"},
		{nitf(`<date.expire norm="20310503T100000Z"/>`), "expires"},
		{one(`"expires":"2031-05-03T10:00:00Z"`), "expires"},
		{g2(`<pubStatus qcode="stat:canceled"/>`), "killed"},
		{g2(`<pubStatus qcode="pub:withheld"/>`), "killed"},
		{g2(`<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>`), "killed"},
		{strings.ReplaceAll(nitf(""), `"usable"`, `"canceled"`), "killed"},
		{strings.ReplaceAll(nitf(""), `"usable"`, `"embargoed"`), "killed"},
		{nitf(`<ed-msg info="MANDATORY KILL"/>`), "killed"},
		{strings.ReplaceAll(one(`"a":1`), `"usable"`, `"withheld"`), "killed"},
		{strings.ReplaceAll(three(`"a":1`), `"usable"`, `"canceled"`), "killed"},
		{one(`"ednote":"MANDATORY KILL: the story is wrong"`), "killed"},
		{g2(`<embargoed>next week</embargoed>`), "held"},
		{nitf(`<date.release norm="soon"/>`), "held"},
		{nitf(`<date.expire norm="soon"/>`), "held"},
		{one(`"embargoed":"soon"`), "held"},
		{one(`"embargoed":1935568800`), "held"},
		{one(`"embargoed":"2031-05-03T10:00:00Z","embargoed":"2020-01-01T00:00:00Z"`), "held"},
		{three(`"Embargoed":"2031-05-03T10:00:00Z","embargoed":null`), "held"},
	} {
		a, err := Read("copy.txt", []byte(c.text), Options{})
		got, at := "open", time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC)
		switch {
		case errors.As(err, new(*Kill)):
			got = "killed"
		case errors.Is(err, ErrHeld):
			got = "held"
		case err != nil:
			got = err.Error()
		case a.Embargo.Equal(at):
			got = "embargo"
		case a.Expires.Equal(at):
			got = "expires"
		}
		if got != c.want {
			t.Errorf("%.1200s\n%s, want %s", c.text, got, c.want)
		}
	}
}

// What is no article, or none that can be read, is refused by name, and no
// markup is taken for text.
func TestNoAgencyCopy(t *testing.T) {
	for text, want := range map[string]string{
		`<?xml version="1.0"?><packageItem guid="a"><groupSet root="r"/></packageItem>`:         "a packageItem only names what other files hold",
		`<newsItem guid="a"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>`: "it has no text",
		`<newsItem guid="a"><itemMeta>`: "broken or is cut off",
		`<!DOCTYPE nitf [<!ENTITY a "b">]><nitf><body><body.content><p>&a;</p></body.content></body></nitf>`:               "DTD of its own",
		`<nitf><body><body.content><p>&secret;</p></body.content></body></nitf>`:                                           "broken or is cut off",
		"<nitf>" + strings.Repeat("<block>", 100):                                                                          "nested more than 64",
		`<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title></channel></rss>`:                          "XML that is neither",
		`{"name":"package","version":"1.0.0"}`:                                                                             "JSON that is not ninjs",
		`[{"headline":"Ferry","text":"It sails."}]`:                                                                        "JSON that is not ninjs",
		`{"uri":"a","versioncreated":"2025-11-21T10:00:00Z","type":"picture","headline":"Ferry","body_text":"A caption."}`: "it has no text",
	} {
		if _, err := Read("copy.txt", []byte(text), Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.200s: %v, want %s", text, err, want)
		}
	}
	if _, err := Read("copy.json", []byte(`{"name":"package"}`), Options{}); !errors.Is(err, ErrKind) {
		t.Errorf("a JSON file: %v", err)
	}
	if a, err := Read("note.txt", []byte("{The ferry}\n\nIt sails again, the operator said."), Options{}); err != nil || !strings.Contains(a.Text, "It sails again") {
		t.Errorf("text in brackets: %v %q", err, a.Text)
	}
}

// FuzzReadWire: no bytes lead the readers of agency copy astray.
func FuzzReadWire(f *testing.F) {
	for _, text := range []string{g2Start + g2End, nitfDoc, ninjs1, ninjs3, "<newsMessage><itemSet>" + g2Start[strings.Index(g2Start, "<newsItem"):] + g2End + "</itemSet></newsMessage>"} {
		f.Add([]byte(strings.ReplaceAll(strings.ReplaceAll(text, "NS", ""), "MORE", "")))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		pieces, ok, err := ReadWire(raw, Options{})
		if !ok && len(pieces) > 0 {
			t.Error("pieces of a file that is none")
		}
		for _, w := range pieces {
			if _, body, fault := w.article(); err == nil && fault == nil && body == "" {
				t.Errorf("taken: %+v", w)
			}
		}
	})
}
