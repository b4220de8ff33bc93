package main

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp"
	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// What the archive of these stories holds, and drafts of it: one as it is stored,
// and one in which a number is another.
const (
	quayside = "The council met on Thursday. “We will plant nineteen lindens along the quay before the summer,” said Councillor Edda Brandt. “Nobody has asked us for a car park.”"
	asStored = "“We will plant nineteen lindens along the quay before the summer,” said Councillor Edda Brandt."
	altered  = "“We will plant ninety lindens along the quay before the summer,” said Councillor Edda Brandt."
)

// openCheckroom is a newsroom whose archive holds quayside.
func openCheckroom(t testing.TB, seed byte) *newsroom {
	t.Helper()
	n := openNewsroom(t, seed)
	n.start("")
	n.store(news.Article{ID: "quayside", Headline: "Lindens for the quay", Publisher: "Courier", URL: "https://courier.example/quay", Text: quayside})
	return n
}

// store puts an article into the archive.
func (n *newsroom) store(a news.Article) {
	n.t.Helper()
	if _, err := n.archive.Ingest(n.t.Context(), a, []byte(a.Text), retrieval.Source{Path: string(a.ID)}); err != nil {
		n.t.Fatal(err)
	}
}

// checked waits for a message with the words that the person alone sees, or that
// stands in the thread.
func (n *newsroom) checked(channel, thread, user, words string) (found slackdesk.Message) {
	n.t.Helper()
	n.until("a message with "+words, func() bool {
		all := n.privately(channel, user)
		if thread != "" {
			all = n.replies(channel, thread)
		}
		for _, m := range all {
			if strings.Contains(m.Text+blocksOf(n.t, m), words) {
				found = m
				return true
			}
		}
		return false
	})
	return found
}

// modalText is the open form of a person as text; empty when none is open.
func (n *newsroom) modalText(user string) string {
	v, _ := n.Modal(user)
	raw, err := json.Marshal(v.Body)
	if err != nil {
		n.t.Fatal(err)
	}
	return string(raw)
}

// submitDraft fills in the open form of a person, once there is one of the title.
func (n *newsroom) submitDraft(user string, values slackdesk.Values) map[string]string {
	n.t.Helper()
	n.clock.held.Store(true)
	defer n.clock.held.Store(false)
	n.until("the form is open", func() bool { return strings.Contains(n.modalText(user), "Check a draft") })
	v, _ := n.Modal(user)
	faults, err := n.Submit(n.t.Context(), user, v.ID, values)
	if err != nil {
		n.t.Fatal(err)
	}
	return faults
}

// file is a file that a person has chosen.
func (n *newsroom) file(user, name, text string) string {
	n.t.Helper()
	id, err := n.Upload(user, name, []byte(text))
	if err != nil {
		n.t.Fatal(err)
	}
	return id
}

// /pullquote check opens a form; a draft that is pasted into it, or given as a
// file, is checked for the asker alone, and the form shows what was found.
func TestCheckForm(t *testing.T) {
	n := openCheckroom(t, 31)
	n.clock.held.Store(true)
	if err := n.Slash(t.Context(), maya, newsdesk, "/pullquote", "check"); err != nil {
		t.Fatal(err)
	}
	if faults := n.submitDraft(maya, nil); !strings.Contains(faults["draft"], "Paste the draft") {
		t.Errorf("an empty form: %v", faults)
	}
	if faults := n.submitDraft(maya, slackdesk.Values{"file": {n.file(maya, "picture.png", "x")}}); !strings.Contains(faults["file"], "none of the kinds") {
		t.Errorf("a picture: %v", faults)
	}
	if faults := n.submitDraft(maya, slackdesk.Values{"draft": {altered}, "file": {n.file(maya, "draft.txt", altered)}}); !strings.Contains(faults["file"], "two drafts") {
		t.Errorf("two drafts: %v", faults)
	}
	if faults := n.submitDraft(maya, slackdesk.Values{"draft": {"The lindens\n\n" + altered}}); len(faults) > 0 {
		t.Fatal(faults)
	}
	said := n.checked(newsdesk, "", maya, "1 needs a look")
	for _, want := range []string{"Line 3 · Altered", "“ninety” stands for “nineteen”", "Courier", "open the article", "Details"} {
		if !strings.Contains(blocksOf(t, said), want) {
			t.Errorf("it does not say %q: %s", want, blocksOf(t, said))
		}
	}
	n.until("the form shows what was found", func() bool { return strings.Contains(n.modalText(maya), "Line 3 · Altered") })
	if got := n.privately(newsdesk, tom); len(got) > 0 {
		t.Errorf("somebody else sees %v", texts(got))
	}
	n.CloseModal(maya)
	if err := n.Slash(t.Context(), maya, newsdesk, "/pullquote", "check"); err != nil {
		t.Fatal(err)
	}
	speech := "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Mayor Vesna Pahor>The bridge will be closed for the whole of next winter.\n"
	n.submitDraft(maya, slackdesk.Values{
		"file":    {n.file(maya, "bridge.md", "“The bridge will be closed for the whole of next winter,” said Vesna Pahor.\n\n"+asStored)},
		"against": {n.file(maya, "speech.vtt", speech)},
	})
	said = n.checked(newsdesk, "", maya, "speech.vtt")
	if got := said.Text + blocksOf(t, said); !strings.Contains(got, "nothing needs a look") || !strings.Contains(got, "against 1 article · speech.vtt") {
		t.Errorf("it says %s", got)
	}
}

// "Check quotes" checks a message for whoever chose it; Details shows the findings
// to them alone, and the page goes into their conversation with the app.
func TestCheckShortcut(t *testing.T) {
	n := openCheckroom(t, 32)
	message := n.say(tom, newsdesk, "", "For page 5:\n\n"+altered)
	if err := n.MessageShortcut(t.Context(), maya, "check_quotes", newsdesk, message); err != nil {
		t.Fatal(err)
	}
	said := n.checked(newsdesk, "", maya, "“ninety” stands for “nineteen”")
	n.click(maya, newsdesk, said, "check_details", "")
	if details, err := json.Marshal(n.form(maya).Body); err != nil || !strings.Contains(string(details), `"style":{"bold":true},"text":"ninety"`) || !strings.Contains(string(details), `"style":{"bold":true},"text":"nineteen"`) {
		t.Errorf("details: %s, %v", details, err)
	}
	n.click(maya, newsdesk, said, "check_page", "")
	var page slackdesk.Message
	n.until("the page is in the conversation", func() bool {
		for _, root := range n.Messages("D0EDITOR01", maya) {
			for _, m := range n.Thread("D0EDITOR01", root.TS, maya) {
				if len(m.Files) == 1 {
					page = m
				}
			}
		}
		return page.TS != ""
	})
	if name := page.Files[0]["name"]; name != "draft-check.html" {
		t.Errorf("the page is called %v", name)
	}
	n.CloseModal(maya)
	n.stop() // what was found is gone with the process
	n.start("")
	n.click(maya, newsdesk, said, "check_details", "")
	n.until("it is told", func() bool { return strings.Contains(n.modalText(maya), "I no longer have this check") })
}

// In a direct message a draft comes as text or as a file, with what it is checked
// against; what cannot be read is refused with the next step.
func TestCheckDirectly(t *testing.T) {
	n := openCheckroom(t, 33)
	dm, err := n.OpenDM(maya, "messages")
	if err != nil {
		t.Fatal(err)
	}
	send := func(text string, files ...string) string {
		ts, err := n.PostFiles(maya, dm, "", text, files...)
		if err != nil {
			t.Fatal(err)
		}
		return ts
	}
	long := altered + strings.Repeat(" And so it went on, with no more to say.", 60)
	for _, c := range []struct {
		text, want string
		files      []string
	}{
		{"check: " + asStored, "nothing needs a look", nil},
		{"Check " + altered, "“ninety” stands for “nineteen”", nil},
		{long, "“ninety” stands for “nineteen”", nil},
		{"", "“ninety” stands for “nineteen”", []string{n.file(maya, "draft.html", "<p>"+altered)}},
		{"check this, please", "nothing needs a look", []string{n.file(maya, "draft.txt", asStored)}},
		{"check", "Paste a draft after", nil},
		{"check: Nothing is quoted here.", "There is nothing to check in it", nil},
		{"", "is not .txt, .md, .html or .docx", []string{n.file(maya, "front page.png", "x")}},
		{"", "is larger than the 10 MB", []string{n.file(maya, "book.txt", strings.Repeat("long ", 3<<20))}},
		{"", "cannot be read as what its name says", []string{n.file(maya, "draft.docx", "no document")}},
	} {
		n.checked(dm, send(c.text, c.files...), maya, c.want)
	}
	// A question stays a question.
	n.checked(dm, send("Check for me how many lindens will be planted?"), maya, "nineteen lindens")
	if err := n.Slash(t.Context(), maya, dm, "/pullquote", "check "+altered); err != nil {
		t.Fatal(err)
	}
	n.checked(dm, "", maya, "“ninety” stands for “nineteen”")
}

// A file is called by its name, whatever that is, and pasted text is not; of a
// transcript sent twice one is read.
func TestCheckNames(t *testing.T) {
	n := openCheckroom(t, 36)
	dm, err := n.OpenDM(maya, "messages")
	if err != nil {
		t.Fatal(err)
	}
	send := func(text string, files ...string) string {
		ts, err := n.PostFiles(maya, dm, "", text, files...)
		if err != nil {
			t.Fatal(err)
		}
		return ts
	}
	speech := "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Vesna Pahor>The bridge will be closed for the whole of next winter.\n"
	said := n.checked(dm, send("", n.file(maya, "draft.md", altered), n.file(maya, "one.vtt", speech), n.file(maya, "two.vtt", speech)), maya, "without two.vtt (one.vtt again)")
	n.click(maya, dm, said, "check_details", "")
	n.until("the details name the file", func() bool { return strings.Contains(n.modalText(maya), "draft.md") })
	n.CloseModal(maya)
	said = n.checked(dm, send("check: "+altered), maya, "“ninety” stands for “nineteen”")
	n.click(maya, dm, said, "check_details", "")
	n.until("the details speak of the text", func() bool { return strings.Contains(n.modalText(maya), "the text that you gave me") })
	n.CloseModal(maya)
}

// A draft with more findings than a message shows comes with the whole as a page.
func TestCheckLong(t *testing.T) {
	n := openCheckroom(t, 34)
	dm, err := n.OpenDM(maya, "messages")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for range 150 {
		lines = append(lines, altered)
	}
	thread, err := n.PostFiles(maya, dm, "", "", n.file(maya, "my story.md", strings.Join(lines, "\n\n")))
	if err != nil {
		t.Fatal(err)
	}
	said := n.checked(dm, thread, maya, "150 need a look")
	n.until("the page", func() bool {
		all := n.replies(dm, thread)
		return len(all[len(all)-1].Files) == 1 && all[len(all)-1].Files[0]["name"] == "my story-check.html"
	})
	n.click(maya, dm, said, "check_details", "")
	if details, err := json.Marshal(n.form(maya).Body); err != nil || !strings.Contains(string(details), "more findings on the page") {
		t.Errorf("details: %s, %v", details, err)
	}
}

// A draft that waits when the process ends is checked after the next start where
// its message can be read again, and asked for again where it cannot.
func TestCheckAfterRestart(t *testing.T) {
	n := openCheckroom(t, 35)
	dm, err := n.OpenDM(maya, "messages")
	if err != nil {
		t.Fatal(err)
	}
	n.stop()
	n.start("after take") // dies once the request is taken, before it is checked
	thread := n.say(maya, dm, "", "check: "+altered)
	<-n.archive.died
	n.stop()
	n.start("")
	n.pass(20 * time.Minute) // over the lease
	n.checked(dm, thread, maya, "“ninety” stands for “nineteen”")
	n.stop()
	n.start("after take")
	if err := n.Slash(t.Context(), maya, newsdesk, "/pullquote", "check "+altered); err != nil {
		t.Fatal(err)
	}
	<-n.archive.died
	n.stop()
	n.start("")
	n.pass(20 * time.Minute)
	n.checked(newsdesk, "", maya, "A draft is never stored, so please send it once more")
}

// A quotation that stands in an article alone that the asker may not read is not
// found, for somebody who may it is.
func TestCheckWithinRights(t *testing.T) {
	n := openNewsroom(t, 36)
	n.start("", func(o *slackapp.Options) { o.Collections = map[string][]string{"investigations": {investigations}} })
	n.store(news.Article{ID: "memo", Headline: "Memo", Publisher: "Desk", Text: "“The quay was sold to a cousin of the harbour master,” said Edda Brandt.", Collection: "investigations"})
	n.store(news.Article{ID: "later", Headline: "Later", Publisher: "Desk", Text: "“The lindens were bought from a nursery that is closed,” said Edda Brandt.", Embargo: n.clock.now().Add(1000 * time.Hour)})
	text := "“The quay was sold to a cousin of the harbour master,” said Edda Brandt.\n\n“The lindens were bought from a nursery that is closed,” said Edda Brandt."
	for user, want := range map[string]string{maya: "1 needs a look", "U0REPORT02": "2 need a look"} {
		if err := n.Slash(t.Context(), user, newsdesk, "/pullquote", "check "+text); err != nil {
			t.Fatal(err)
		}
		said := n.checked(newsdesk, "", user, want)
		if shown := blocksOf(t, said); strings.Contains(shown, "nursery that is closed,” said Edda Brandt. Desk") || !strings.Contains(shown, "Not found") {
			t.Errorf("%s reads %s", user, shown)
		}
	}
}
