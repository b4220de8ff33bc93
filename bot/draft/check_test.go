package draft

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// article is a text of the archive.
func article(id, text string) *Text {
	return &Text{Article: &news.Article{ID: news.ArticleID(id), Revision: 1, Language: "en", Text: text}}
}

const harbour = `The harbour of Port Ellen reopened on 3 November 2025 after a closure of 21 days. “The north wall is sound, and the divers found no cracks in it,” said the harbour master, Jean Muir.

“We will sell the ferry next spring, unless the council finds another berth,” said Lars Holm, who runs the line. “My crew has waited since March,” he said, “and nobody has told us anything. The engine is old but it runs, no?”

The council paid $2,400 for the survey. The survey cost $2,400. Some 48,000 people filled the stands.`

// Each draft has one quotation, and the kind and the sense of its first change
// are as its line says.
func TestKinds(t *testing.T) {
	for _, c := range []struct {
		draft string
		kind  Kind
		sense Sense
	}{
		{`“The north wall is sound, and the divers found no cracks in it,” said Jean Muir.`, Exact, ""},
		{`"the north wall is sound, and the divers found no cracks in it."`, Typographic, ""},
		{`«The north wall is sound, and the divers found no cracks in it»`, Exact, ""},
		{`„The north wall is sound, and the divers found no cracks in it“`, Exact, ""},
		{`‘The north wall is sound, and the divers found no cracks in it.’`, Exact, ""},
		{`“My crew has waited since March and nobody has told us anything.”`, Typographic, ""},
		{`“My crew has waited since March, and nobody has told us anything.”`, Typographic, ""},
		{`“The north wall is sound, and the divers found cracks in it.”`, Altered, InNegation},
		{`“The south wall is sound, and the divers found no cracks in it.”`, Altered, InWording},
		{`“The north wall was sound, and the divers found no cracks in it.”`, Altered, InTense},
		{`“The north wall is mostly sound, and the divers found no cracks in it.”`, Altered, InQualifier},
		{`“The north wall is sound, and the 12 divers found no cracks in it.”`, Altered, InNumber},
		{`“The north wall is sound, and [they] found no cracks in it.”`, Altered, InBrackets},
		{`“My crew has waited since April,” he said.`, Altered, InName},
		{`“The north wall is sound, and nobody has told us anything.”`, Spliced, ""},
		{`“We will sell the ferry next spring,” said Lars Holm.`, Cut, ""},
		{`“The engine is old but it runs,” said Lars Holm.`, Cut, ""},
		{`“We will sell the ferry next spring,” said Lars Holm, “unless the council finds another berth.”`, Exact, ""},
		{`“The north wall is sound, and the divers found no cracks in it,” said Lars Holm.`, OtherSpeaker, ""},
		{`“Our boats were built from the bones of whales,” said Jean Muir.`, NotFound, ""},
	} {
		d, err := Read("draft.txt", []byte(c.draft+"\n\nLars Holm and Jean Muir spoke."))
		if err != nil {
			t.Fatal(err)
		}
		got := Check(d, []*Text{article("harbour", harbour)})
		if len(got.Findings) == 0 {
			t.Errorf("%s: nothing was checked", c.draft)
			continue
		}
		f, sense := got.Findings[0], Sense("")
		if f.Kind == Altered {
			sense = f.Changes[0].Sense
		}
		if f.Kind != c.kind || sense != c.sense {
			t.Errorf("%s: %s %q, want %s %q", c.draft, f.Kind, sense, c.kind, c.sense)
		}
		if f.Kind == Exact && f.Stored != strings.Trim(f.Stored, quoteMarks) {
			t.Errorf("%s: stored %q", c.draft, f.Stored)
		}
	}
}

// Numbers and dates outside of quotations are looked for in sentences on the
// same thing.
func TestFigures(t *testing.T) {
	for draft, want := range map[string]Kind{
		"The harbour reopened after a closure of 21 days.":           FigureFound,
		"The harbour of Port Ellen reopened after 24 days.":          FigureDiffers,
		"The harbour of Port Ellen reopened on 3 November 2025.":     FigureFound,
		"The harbour of Port Ellen reopened on 5 November 2025.":     FigureDiffers,
		"The council paid $2,400 for the survey.":                    FigureFound,
		"The council paid $9,400 for the survey.":                    FigureDiffers,
		"The survey costs $4,200.":                                   FigureDiffers,
		"Some 84,000 people filled the stands.":                      FigureDiffers,
		"Some 50,000 people filled the stands.":                      FigureNotFound,
		"Volunteers planted 300 trees in the churchyard of Bowmore.": FigureNotFound,
	} {
		d, err := Read("draft.md", []byte(draft))
		if err != nil {
			t.Fatal(err)
		}
		got := Check(d, []*Text{article("harbour", harbour)})
		if len(got.Findings) != 1 || got.Findings[0].Kind != want {
			t.Errorf("%s: %+v, want %s", draft, got.Findings, want)
		}
	}
}

const raids = `Police in Port Ellen made 71 arrests in raids on warehouses on Monday, the force said. Mayor Ann Carr said the raids had been planned for months.

Some 300 officers took part in the operation, which began on 3 November 2025.

Tom Reid, the deputy mayor, said 14 people were hurt and 9 people were held overnight.`

// A figure differs where the one sentence on the same thing has another, and the
// person where the office is another. Where there is doubt nothing is found.
func TestWhatDiffers(t *testing.T) {
	for draft, want := range map[string]string{
		"Police made 72 arrests in the raids on Monday. It was in Port Ellen.":          "72 figure_differs",
		"In Port Ellen 72 people were arrested on Monday.":                              "72 figure_differs",
		"In Port Ellen 71 people were arrested on Monday.":                              "71 figure_found",
		"Police made 72 arrests in raids in Port Ellen on Tuesday.":                     "72 figure_not_found",
		"Police made 72 arrests in raids in Bowmore on Monday.":                         "72 figure_not_found",
		"Police made more than 70 arrests in raids in Port Ellen on Monday.":            "70 figure_not_found",
		"Police in Port Ellen made 72 arrests in raids on Monday, after 60 arrests.":    "72 figure_not_found 60 figure_not_found",
		"Some 300 officers took part in the operation, which began on 4 November 2025.": "300 figure_found 4 November 2025 figure_differs",
		"He said 11 people were held overnight and some were hurt, Tom Reid said.":      "11 figure_differs",
		"Councillor Ann Carr had planned it.":                                           "Councillor Ann Carr figure_differs",
		"The deputy mayor Ann Carr had planned it.":                                     "deputy mayor Ann Carr figure_differs",
		"It was planned by the mayor, Ann Carr.":                                        "mayor, Ann Carr figure_found",
		"The former mayor Ann Carr had planned it.":                                     "former mayor Ann Carr figure_not_found",
		"Mayor Una Carr had planned it.":                                                "Mayor Una Carr figure_not_found",
		"Deputy Mayor Tom Reid spoke.":                                                  "Deputy Mayor Tom Reid figure_found",
	} {
		d, err := Read("draft.md", []byte(draft))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range Check(d, []*Text{article("raids", raids)}).Findings {
			got = append(got, f.Text, string(f.Kind))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", draft, got, want)
		}
	}
}

// Fewer than four words in quotation marks are a title or no quotation, and
// block quotes are quotations without marks.
func TestWhatIsAQuotation(t *testing.T) {
	for draft, want := range map[string]int{
		"They call it “the big wall”.":                                                                                             0,
		"They call it “a very big wall”.":                                                                                          1,
		"He said:\n\n> The north wall is sound enough.\n\nAnd left.":                                                               1,
		"“It was cold and dark there.\n\n“And it was very wet too,” he said. “But we went on and on.”":                             2,
		"\"The harbour was closed for\nthe whole of the long winter\nbecause of the ice on the\nquay,\" he said.\n\nThen he left.": 1,
	} {
		d, err := Read("draft.md", []byte(draft))
		if err != nil {
			t.Fatal(err)
		}
		if got := quotationsOf(d); len(got) != want {
			t.Errorf("%q: %d quotations, want %d", draft, len(got), want)
		}
	}
}

// A draft of very many quotation marks, or with one very long quotation, is
// checked in a time that grows with its length.
func TestLargeDrafts(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	texts := func() []*Text { return []*Text{article("harbour", strings.Repeat(harbour+"\n\n", 40))} }
	var marks strings.Builder
	for i := range 800 {
		fmt.Fprintf(&marks, "“The north wall is sound, and the %d divers found no cracks in it,” he said.\n\n", i)
	}
	for name, text := range map[string]string{
		"marks": marks.String(), "unclosed": strings.Repeat("“ ", 5000),
		"one quotation": "“" + strings.Repeat("the north wall is sound and ", 4_000) + "”",
		"table":         strings.Repeat("The council paid"+strings.Repeat(" 12 14 16 18 21", 8)+" people. ", 500),
		"no marks":      strings.Repeat("The council paid 12 men for 14 days. ", 1_500),
	} {
		start := time.Now()
		d, err := Read("draft.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		Check(d, texts())
		took := time.Since(start)
		t.Logf("%s: %d bytes in %v", name, len(text), took.Round(time.Millisecond))
		if took > time.Minute {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// A Word file is read by its paragraphs, and one that unpacks to too much is
// refused.
func TestOffice(t *testing.T) {
	pack := func(document string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create(documentPart)
		if err == nil {
			_, err = w.Write([]byte(document))
		}
		if err := errors.Join(err, z.Close()); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	d, err := Read("a.docx", pack(`<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>One “we </w:t><w:delText>never </w:delText></w:r><w:r><w:t>sold it all”.</w:t></w:r></w:p><w:p><w:r><w:t>Two.</w:t></w:r></w:p></w:body></w:document>`))
	if err != nil {
		t.Fatal(err)
	}
	if want := "One “we sold it all”.\n\nTwo.\n\n"; d.Text != want || d.line(strings.Index(want, "Two")) != 2 {
		t.Errorf("%q, line %d", d.Text, d.line(strings.Index(want, "Two")))
	}
	if _, err := Read("a.docx", pack("<p><t>"+strings.Repeat("a", 5*MostBytes)+"</t></p>")); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a file that unpacks to too much: %v", err)
	}
	if _, err := Read("a.docx", []byte("no zip")); !errors.Is(err, ErrDamaged) {
		t.Errorf("no zip: %v", err)
	}
}

// Whatever is read as a draft, its findings lie in it and in the texts.
func FuzzCheck(f *testing.F) {
	f.Add("a.txt", "“The north wall is sound, and the divers found cracks in it,” he said.")
	f.Add("a.md", "> We will sell the ferry\n\n*21 days* \"«'' „")
	f.Add("a.html", "<p>“We will <b>sell the</b> ferry<blockquote>a b c d")
	f.Add("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Jean>We will sell the ferry")
	f.Add("a.docx", "PK")
	f.Fuzz(func(t *testing.T, name, text string) {
		d, err := Read(name, []byte(text))
		if err != nil || len(text) > 4<<10 {
			return
		}
		for _, finding := range Check(d, []*Text{article("harbour", harbour)}).Findings {
			if finding.Start < 0 || finding.End > len(d.Text) || finding.Start >= finding.End || finding.Line < 1 {
				t.Errorf("%+v", finding)
			}
			if finding.Source != nil && finding.Stored != harbour[finding.At.Start:finding.At.End] {
				t.Errorf("stored %q", finding.Stored)
			}
		}
	})
}
