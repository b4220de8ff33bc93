package bot_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Named finds an article of the shelf by its id or its whole headline.
func (s *shelf) Named(_ context.Context, words string, as news.Reader) ([]news.Article, error) {
	var out []news.Article
	for _, id := range s.order {
		if a := s.articles[id]; as.MayRead(a) && (string(id) == words || a.Headline == words) {
			out = append(out, *a)
		}
	}
	return out, nil
}

func (s *shelf) Articles(_ context.Context, as news.Reader) ([]news.Article, error) {
	var out []news.Article
	for _, id := range s.order {
		if a := s.articles[id]; as.MayRead(a) {
			out = append(out, *a)
		}
	}
	return out, nil
}

// A story's report is the report in its golden section, and every citation in
// it is the bytes of its article. The file "request" has the kind and perhaps
// the length on its first line and what it is of on each further one; the
// file "facts" has a line for each article of which more is known: its id,
// and published=, embargo=, collection=, language= or publisher=.
func TestReports(t *testing.T) {
	files, err := filepath.Glob("testdata/report/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s := readStory(t, a)
			var request []string
			for _, f := range a.Files {
				switch f.Name {
				case "request":
					request = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
				case "facts":
					s.know(t, strings.TrimSpace(string(f.Data)))
				}
			}
			out, ledger := &outbox{}, newBook()
			answer, err := s.report(t.Context(), out, ledger, request)
			if err != nil {
				t.Fatal(err)
			}
			if len(out.sent) != 1 || len(ledger.entries) != 1 {
				t.Errorf("sent %d messages and wrote %d entries, want 1", len(out.sent), len(ledger.entries))
			}
			checkBytes(t, s.archive, answer)
			golden(t, file, a, renderReport(answer))
		})
	}
}

// report asks for what the request says.
func (s story) report(ctx context.Context, out *outbox, ledger *book, request []string) (answer.Answer, error) {
	kind, length, _ := strings.Cut(request[0], " ")
	r := bot.Request{ID: "r1", Of: request[1:], Place: "test", Length: map[string]bot.Length{"": bot.Usual, "short": bot.Short, "long": bot.Long}[length]}
	b := s.bot(out, ledger)
	switch kind {
	case "summary":
		m, err := b.Summarise(ctx, r)
		return m.Answer, err
	case "timeline":
		m, err := b.Timeline(ctx, r)
		return m.Answer, err
	case "compare":
		m, err := b.Compare(ctx, r)
		return m.Answer, err
	case "sources":
		m, err := b.Sources(ctx, r)
		return m.Answer, err
	}
	return answer.Answer{}, fmt.Errorf("no request %q", kind)
}

// know fills in what is known of articles.
func (s story) know(t *testing.T, facts string) {
	t.Helper()
	for line := range strings.Lines(facts) {
		words := strings.Fields(line)
		a := s.archive.articles[news.ArticleID(words[0])]
		for _, fact := range words[1:] {
			name, value, _ := strings.Cut(fact, "=")
			at, err := time.Parse(time.RFC3339, value)
			if name != "collection" && name != "language" && name != "publisher" && err != nil {
				t.Fatal(err)
			}
			switch name {
			case "published":
				a.Published = at
			case "embargo":
				a.Embargo = at
			case "collection":
				a.Collection = value
			case "language":
				a.Language = value
			case "publisher":
				a.Publisher = value
			default:
				t.Fatalf("no fact %q", name)
			}
		}
	}
}

// renderReport is render with what reports have besides.
func renderReport(a answer.Answer) string {
	var b strings.Builder
	for _, c := range a.Claims {
		for _, part := range []string{string(c.Part), string(c.Kind), c.About, c.Date, c.DatePrinted} {
			if part != "" {
				fmt.Fprintf(&b, "%s; ", part)
			}
		}
		if s := c.Source; s != nil {
			fmt.Fprintf(&b, "%s; %s; anonymous %t; %d; %s; ", s.Name, s.Affiliation, s.Anonymous, s.Times, s.Latest)
		}
		b.WriteString(numbers(c.Citations) + "\n")
	}
	for _, c := range a.Candidates {
		fmt.Fprintf(&b, "candidate %s %s\n", c.Article, c.Published)
	}
	return render(a) + b.String()
}

// What cannot be taken is told so before anything is done.
func TestBadRequests(t *testing.T) {
	for _, test := range []struct {
		of   []string
		want error
	}{
		{nil, bot.ErrNoSubject},
		{[]string{" ", "\n\xff"}, bot.ErrNoSubject},
		{[]string{strings.Repeat("ä ", bot.MaxQuestion)}, bot.ErrLongSubject},
	} {
		for _, kind := range []string{"summary", "timeline", "compare", "sources"} {
			out := &outbox{}
			if _, err := shelved().report(t.Context(), out, newBook(), append([]string{kind}, test.of...)); !errors.Is(err, test.want) {
				t.Errorf("%s of %.20q: %v, want %v", kind, test.of, err, test.want)
			}
			if len(out.sent) > 0 {
				t.Errorf("%s of %.20q: something was sent", kind, test.of)
			}
		}
	}
}

// A report is in the ledger under its kind, is said once, and goes out as a
// message of its kind.
func TestReportsAreSaidOnce(t *testing.T) {
	for kind, want := range map[string]answer.Message{"summary": answer.Summary{}, "timeline": answer.Timeline{}, "compare": answer.Comparison{}, "sources": answer.Sources{}} {
		s, out, ledger := shelved(), &outbox{}, newBook()
		request := []string{kind, "strike"}
		if _, err := s.report(t.Context(), out, ledger, request); err != nil {
			t.Fatal(err)
		}
		if _, err := s.report(t.Context(), out, ledger, request); !errors.Is(err, say.ErrAlreadySaid) {
			t.Errorf("%s: second delivery: %v, want ErrAlreadySaid", kind, err)
		}
		if len(out.sent) != 1 || fmt.Sprintf("%T", out.sent[0]) != fmt.Sprintf("%T", want) {
			t.Errorf("%s: sent %T, want one %T", kind, out.sent, want)
		}
	}
}

// A summary is shared as a summary, as far as everybody there may read it.
func TestSummariesAreShared(t *testing.T) {
	s, out, ledger := shelved(), &outbox{}, newBook()
	if _, err := s.report(t.Context(), out, ledger, []string{"summary", "strike"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.bot(out, ledger).Share(t.Context(), say.Sharing{Key: "summary/r1", Place: "elsewhere"}); err != nil {
		t.Fatal(err)
	}
	if len(out.sent) != 2 {
		t.Fatalf("sent %d messages, want 2", len(out.sent))
	}
	if m, ok := out.sent[1].(answer.Summary); !ok || len(m.Claims) == 0 || m.Claims[0].Part != answer.Happened {
		t.Errorf("shared %+v", out.sent[1])
	}
}

// An article that was put under embargo or taken back since it was found is
// not shown to a model.
func TestHiddenSinceFound(t *testing.T) {
	for name, now := range map[string]*news.Article{
		"embargo":   {ID: "strike", Revision: 2, Text: "The company runs 42 routes.", Embargo: clock.Add(time.Hour)},
		"withdrawn": {ID: "strike", Revision: 2, Withdrawn: true},
	} {
		s := shelved()
		model := &script{reply: `{"claims":[]}`}
		s.model = model
		s.archive.newer["strike"] = now
		for _, of := range []string{"strike", "the company's routes"} {
			got, err := s.report(t.Context(), &outbox{}, newBook(), []string{"summary", of})
			if err != nil {
				t.Fatal(err)
			}
			if got.Outcome != answer.NotFound || len(got.Nearest)+len(got.Candidates) > 0 || len(model.asked) > 0 {
				t.Errorf("%s, by %q: asked %d times, says %s", name, of, len(model.asked), renderReport(got))
			}
		}
	}
}

// A report leaves out what is older than its Since and what is not dated.
func TestReportsSince(t *testing.T) {
	for name, test := range map[string]struct {
		published time.Time
		want      answer.Outcome
	}{"newer": {clock.Add(-time.Hour), answer.Answered}, "older": {clock.Add(-48 * time.Hour), answer.NotFound}, "undated": {time.Time{}, answer.NotFound}} {
		s := shelved()
		s.archive.articles["strike"].Published = test.published
		for _, of := range []string{"strike", "bus drivers"} {
			m, err := s.bot(&outbox{}, newBook()).Summarise(t.Context(), bot.Request{ID: "r", Of: []string{of}, Since: clock.Add(-24 * time.Hour)})
			if err != nil {
				t.Fatal(err)
			}
			if m.Outcome != test.want {
				t.Errorf("%s, by %q: outcome %s, want %s", name, of, m.Outcome, test.want)
			}
		}
	}
}

// When one side of a difference is withdrawn while it is said, the other is
// no difference any more.
func TestDifferenceThatIsGone(t *testing.T) {
	one := readArticle("one", "Fire in Marlow\nThe fire in Marlow destroyed 14 houses in Mill Street on Tuesday, the fire service said.")
	two := readArticle("two", "Marlow fire\nThe fire in Marlow destroyed 20 houses in Mill Street on Tuesday, the police said.")
	s := story{archive: &shelf{articles: map[news.ArticleID]*news.Article{"one": one, "two": two}, newer: map[news.ArticleID]*news.Article{}, order: []news.ArticleID{"one", "two"}}}
	whole, err := s.report(t.Context(), &outbox{}, newBook(), []string{"compare", "one", "two"})
	if err != nil {
		t.Fatal(err)
	}
	if len(whole.Claims) != 2 || whole.Claims[0].Kind != answer.Differ {
		t.Fatalf("the articles do not differ: %s", renderReport(whole))
	}
	s.archive.newer["two"] = &news.Article{ID: "two", Revision: 2, Withdrawn: true}
	d := &dropping{shelf: s.archive}
	got, err := s.botWith(d).Compare(t.Context(), bot.Request{ID: "r", Of: []string{"one", "two"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Claims) > 0 || len(got.Disagreements) > 0 || got.Outcome != answer.NotFound {
		t.Errorf("still says: %s", renderReport(got.Answer))
	}
}

// dropping is a shelf from which newer revisions are taken once each article
// was read.
type dropping struct {
	*shelf
	read map[news.ArticleID]bool
}

func (d *dropping) Article(ctx context.Context, id news.ArticleID, revision int) (*news.Article, error) {
	if d.read == nil {
		d.read = map[news.ArticleID]bool{}
	}
	if d.read[id] {
		return d.shelf.Article(ctx, id, revision)
	}
	d.read[id] = true
	return d.articles[id], nil
}

func (s story) botWith(a interface {
	bot.Archive
	bot.Catalogue
}) *bot.Bot {
	return bot.New(bot.Options{Archive: a, Catalogue: a, Ledger: newBook(), Messenger: &outbox{}, Now: func() time.Time { return clock }, Random: strings.NewReader(""), Log: quiet})
}
