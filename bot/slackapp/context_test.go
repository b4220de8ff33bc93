package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
	"github.com/pullquote/pullquote/retrieval/news"
)

// shelf is an archive of articles by id, oldest revision first.
type shelf map[news.ArticleID][]*news.Article

func (s shelf) Article(_ context.Context, id news.ArticleID, revision int) (*news.Article, error) {
	all := s[id]
	if revision == 0 {
		revision = len(all)
	}
	if revision > len(all) {
		return nil, errors.New("no such article")
	}
	return all[revision-1], nil
}

func (s shelf) Newest(context.Context, news.Reader, int) ([]news.Article, error) {
	var out []news.Article
	for _, all := range s {
		out = append(out, *all[len(all)-1])
	}
	return out, nil
}

func (s shelf) Scope(context.Context, news.Reader) (articles, passages int, newest time.Time, err error) {
	return len(s), 7 * len(s), time.Date(2025, 11, 3, 0, 0, 0, 0, time.UTC), nil
}

// cited returns the citation of the words in the article.
func cited(t *testing.T, n int, a *news.Article, words string) answer.Citation {
	t.Helper()
	start := strings.Index(a.Text, words)
	if start < 0 {
		t.Fatalf("%q is not in %s", words, a.ID)
	}
	return answer.Citation{N: n, Quote: words, Article: string(a.ID), Revision: a.Revision, Start: start, End: start + len(words),
		Headline: a.Headline, Publisher: a.Publisher, URL: a.URL}
}

// The modal shows each paragraph once with what is quoted from it in bold, a
// paragraph of one sentence between its neighbours, an article that was
// changed as it was quoted, and none that may not be read any more.
func TestContextView(t *testing.T) {
	raids := &news.Article{ID: "raids", Revision: 1, Headline: "Raids", Publisher: "The Ledger", URL: "https://news.example/story?id=1",
		Text: "Raids in the north\n\nPolice came at dawn. They carried out 61 raids. No shot was fired. They made 71 arrests.\n\nThe minister spoke."}
	lines := &news.Article{ID: "lines", Revision: 1, Text: "The strike began.\n\nIt is over.\n\nBuses run again.\n\nSchools reopen."}
	newer := &news.Article{ID: "lines", Revision: 2, Text: "The strike began."}
	closed := &news.Article{ID: "closed", Revision: 1, Text: "The source is known.", Collection: "investigations"}
	app := &App{opts: Options{Archive: shelf{"raids": {raids}, "lines": {lines, newer}, "closed": {closed}}}}
	citations := []answer.Citation{
		cited(t, 1, raids, "They made 71 arrests."), cited(t, 2, lines, "It is over."),
		cited(t, 3, raids, "They carried out 61 raids."), cited(t, 4, closed, "The source is known."),
	}
	excerpts, hidden, err := app.excerpts(t.Context(), citations, news.Reader{})
	if err != nil {
		t.Fatal(err)
	}
	if len(excerpts) != 2 || hidden != 1 {
		t.Errorf("%d paragraphs, %d hidden", len(excerpts), hidden)
	}
	golden(t, "context", contextView(excerpts, hidden))
}

// What the archive does not bear out is not shown.
func TestContextOfAlteredArchive(t *testing.T) {
	a := &news.Article{ID: "a", Revision: 1, Text: "They made 71 arrests."}
	c := cited(t, 1, a, "71 arrests")
	a.Text = "They made 17 arrests."
	app := &App{opts: Options{Archive: shelf{"a": {a}}}}
	if _, _, err := app.excerpts(t.Context(), []answer.Citation{c}, news.Reader{}); !errors.Is(err, errMisquoted) {
		t.Errorf("got %v", err)
	}
}

// However long and hostile the articles are, the modal holds nothing but text
// and is within Slack's limits.
func TestContextViewHostile(t *testing.T) {
	for _, text := range hostile {
		checkContext(t, text)
	}
}

func FuzzContextView(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkContext(t, strings.ToValidUTF8(text, "")) })
}

// checkContext quotes every line of the text, in many articles.
func checkContext(t *testing.T, text string) {
	t.Helper()
	archive := shelf{}
	var citations []answer.Citation
	for n := range 60 {
		id := news.ArticleID(strings.Repeat("a", n+1))
		a := &news.Article{ID: id, Revision: 1, Headline: text, Publisher: text, URL: "https://news.example/story?id=1", Text: "Before " + text + " after."}
		archive[id] = []*news.Article{a}
		if text != "" {
			citations = append(citations, cited(t, n+1, a, text))
		}
	}
	app := &App{opts: Options{Archive: archive}}
	excerpts, hidden, err := app.excerpts(t.Context(), citations, news.Reader{})
	if errors.Is(err, news.ErrNotQuotable) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	view := contextView(excerpts, hidden)
	desktest.View(t, view)
	raw, err := json.Marshal(view)
	if err != nil {
		t.Fatal(err)
	}
	if len(view.Blocks.BlockSet) > 100 || len(raw) > 250_000 || utf8.RuneCountInString(view.Title.Text) > 24 {
		t.Errorf("%d blocks, %d bytes", len(view.Blocks.BlockSet), len(raw))
	}
	blocks, err := json.Marshal(view.Blocks)
	if err != nil {
		t.Fatal(err)
	}
	var elements []any
	if err := json.Unmarshal(blocks, &elements); err != nil {
		t.Fatal(err)
	}
	checkElement(t, elements)
}

// The form behind a bad rating looks as its golden file says.
func TestFeedbackView(t *testing.T) { golden(t, "feedback", feedbackView("answer/q1")) }

// The modal shows who speaks and what was asked in their place, though they
// stand in other paragraphs than the quotation, and a sentence whose beginning
// is not quoted whole.
func TestContextNamesSpeaker(t *testing.T) {
	light := &news.Article{ID: "light", Revision: 1, Headline: "The light", Publisher: "The Courier",
		Text: "Dora Lane kept the light.\n\nQ: Did they ask you to stay?\n\nA: No. They sent a card.\n\nOSLO (NTB) - The light is out."}
	excerptOf := func(words string) *answer.Excerpt {
		at := strings.Index(light.Text, words)
		return &answer.Excerpt{Text: words, Start: at, End: at + len(words)}
	}
	said, outside := cited(t, 1, light, "No. They sent a card."), cited(t, 2, light, "The light is out.")
	said.Speaker, said.Asked = excerptOf("Dora Lane"), excerptOf("Did they ask you to stay?")
	app := &App{opts: Options{Archive: shelf{"light": {light}}}}
	excerpts, hidden, err := app.excerpts(t.Context(), []answer.Citation{said, outside}, news.Reader{})
	if err != nil || hidden != 0 {
		t.Fatal(hidden, err)
	}
	golden(t, "context_speaker", contextView(excerpts, hidden))
	said.Speaker.Text = "Dora Lame"
	if _, _, err := app.excerpts(t.Context(), []answer.Citation{said}, news.Reader{}); !errors.Is(err, errMisquoted) {
		t.Errorf("another name than the article has: got %v", err)
	}
}
