package bot_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/write"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

var update = flag.Bool("update", false, "write the golden sections of the stories anew")

var quiet = slog.New(slog.DiscardHandler)

var clock = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// shelf is an archive of a few articles, all of which are offered for every
// question: what is chosen of them is the bot's work.
type shelf struct {
	articles map[news.ArticleID]*news.Article
	order    []news.ArticleID
	// newer replaces an article between the search and the saying.
	newer map[news.ArticleID]*news.Article
}

func (s *shelf) Find(_ context.Context, _ string, as news.Reader, _ int) (news.Found, error) {
	var out news.Found
	for _, id := range s.order {
		if a := s.articles[id]; as.MayRead(a) {
			out.Passages = append(out.Passages, news.Passages(a, news.Sentences(a))...)
		}
	}
	return out, nil
}

func (s *shelf) Article(_ context.Context, id news.ArticleID, revision int) (*news.Article, error) {
	if a := s.newer[id]; a != nil && (revision == 0 || revision == a.Revision) {
		return a, nil
	}
	return s.articles[id], nil
}

func (s *shelf) Scope(ctx context.Context, as news.Reader) (int, int, time.Time, error) {
	found, err := s.Find(ctx, "", as, 0)
	return len(s.articles), len(found.Passages), time.Time{}, err
}

// book is a ledger in memory.
type book struct {
	entries  map[string][]byte
	quotes   map[string][]news.Quote
	receipts map[string]string
}

func newBook() *book {
	return &book{entries: map[string][]byte{}, quotes: map[string][]news.Quote{}, receipts: map[string]string{}}
}

func (b *book) Intend(_ context.Context, key string, _ time.Time, record []byte, quotes []news.Quote) (bool, error) {
	if _, taken := b.entries[key]; taken {
		return false, nil
	}
	b.entries[key], b.quotes[key] = record, quotes
	return true, nil
}

func (b *book) Receipt(_ context.Context, key, address string) error {
	b.receipts[key] = address
	return nil
}

func (b *book) Said(_ context.Context, key string) ([]byte, string, error) {
	return b.entries[key], b.receipts[key], nil
}

// script is a model that sends one reply, in the form in which models send
// it, and then fails if it is told to. When it is asked to write claims again
// it sends another.
type script struct {
	reply, again string
	fault        error
	asked        []prompts.Prompt
}

func (s *script) Reply(_ context.Context, p prompts.Prompt, claim func(prompts.Claim) error) ([]prompts.Difference, error) {
	s.asked = append(s.asked, p)
	raw := s.reply
	if p.Name == "retry" {
		raw = s.again
	}
	var reply struct {
		Claims      []prompts.Claim
		Differences []prompts.Difference
		Sentences   []int // of a reply that points
	}
	if raw != "" {
		if err := json.Unmarshal([]byte(raw), &reply); err != nil {
			return nil, &prompts.Fault{Kind: prompts.Malformed}
		}
	}
	for _, n := range reply.Sentences {
		reply.Claims = append(reply.Claims, prompts.Claim{Sentences: []int{n}})
	}
	for _, c := range reply.Claims {
		if err := claim(c); err != nil {
			return nil, err
		}
	}
	return reply.Differences, s.fault
}

// outbox keeps what was sent. lose makes it keep the message and lose the
// answer, as a network does; refuse makes it keep nothing.
type outbox struct {
	sent         []answer.Message
	keys         []string
	lose, refuse bool
}

var errNetwork = errors.New("network")

func (o *outbox) Send(_ context.Context, key string, _ say.Place, m answer.Message) (string, error) {
	if o.refuse {
		return "", errNetwork
	}
	o.sent, o.keys = append(o.sent, m), append(o.keys, key)
	if o.lose {
		return "", errNetwork
	}
	return "address-1", nil
}

func (o *outbox) Find(_ context.Context, key string, _ say.Place) (string, error) {
	if slices.Contains(o.keys, key) {
		return "address-1", nil
	}
	return "", nil
}

// story is one txtar file: articles (name.txt, first line the headline), a
// question, perhaps a model's reply, what it writes when it is asked again and
// the rule that it is under, and the answer in words.
type story struct {
	archive  *shelf
	question string
	earlier  []string
	model    write.Model
	rules    say.Rules
	log      *slog.Logger // nil: silence
	dropped  func(answer.Dropped)
}

func readStory(t *testing.T, a *txtar.Archive) story {
	t.Helper()
	s := story{archive: &shelf{articles: map[news.ArticleID]*news.Article{}, newer: map[news.ArticleID]*news.Article{}}}
	model := &script{}
	for _, f := range a.Files {
		data := strings.TrimSpace(string(f.Data))
		switch {
		case f.Name == "question":
			s.question = data
		case f.Name == "earlier":
			s.earlier = strings.Split(data, "\n")
		case f.Name == "rule":
			s.rules.Everywhere = answer.Wording(data)
		case f.Name == "reply.json":
			model.reply, s.model = data, model
		case f.Name == "again.json":
			model.again = data
		case strings.HasSuffix(f.Name, ".txt"):
			article := readArticle(strings.TrimSuffix(f.Name, ".txt"), data)
			s.archive.articles[article.ID] = article
			s.archive.order = append(s.archive.order, article.ID)
		}
	}
	return s
}

func readArticle(id, data string) *news.Article {
	headline, text, _ := strings.Cut(data, "\n")
	return &news.Article{ID: news.ArticleID(id), Revision: 1, Headline: headline, Language: "en", Text: strings.TrimSpace(text)}
}

func (s story) bot(out *outbox, ledger say.Ledger) *bot.Bot {
	o := bot.Options{
		Archive: s.archive, Catalogue: s.archive, Ledger: ledger, Messenger: out, Rules: s.rules,
		Now: func() time.Time { return clock }, Random: bytes.NewReader(bytes.Repeat([]byte{7}, 1024)), Log: cmp.Or(s.log, quiet), Dropped: s.dropped,
	}
	if s.model != nil {
		o.Model = s.model
	}
	return bot.New(o)
}

// A story's answer is the answer in its golden section, and every citation in
// it is the bytes of its article.
func TestStories(t *testing.T) {
	files, err := filepath.Glob("testdata/ask/*.txtar")
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
			out := &outbox{}
			answer, err := s.bot(out, newBook()).Ask(t.Context(), bot.Question{ID: "q1", Text: s.question, Earlier: s.earlier, Place: "test"})
			if err != nil {
				t.Fatal(err)
			}
			if len(out.sent) != 1 {
				t.Errorf("sent %d messages, want 1", len(out.sent))
			}
			checkBytes(t, s.archive, answer)
			golden(t, file, a, render(answer))
		})
	}
}

// checkBytes holds every citation against the article it names.
func checkBytes(t *testing.T, archive *shelf, said answer.Answer) {
	t.Helper()
	for _, c := range said.Citations {
		if got := archive.articles[news.ArticleID(c.Article)].Text[c.Start:c.End]; got != c.Quote {
			t.Errorf("citation %d is %q, the article has %q", c.N, c.Quote, got)
		}
		for _, e := range []*answer.Excerpt{c.Asked, c.Speaker} {
			if e != nil && archive.articles[news.ArticleID(c.Article)].Text[e.Start:e.End] != e.Text {
				t.Errorf("%q before citation %d is not in the article", e.Text, c.N)
			}
		}
	}
}

// render is the part of an answer that a story holds, in words.
func render(a answer.Answer) string {
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(strings.Join(parts, " ") + "\n") }
	line(string(a.Outcome), string(a.Mode), a.Notice)
	if a.Wording != "" {
		line("rule", string(a.Wording)+map[bool]string{true: ", pointed at by a model"}[a.Pointed])
	}
	for _, c := range a.Claims {
		line("claim", numbers(c.Citations), c.Text)
	}
	for _, c := range a.Citations {
		line("quote", numbers([]int{c.N}), c.Article+":", c.Before()+c.Quote)
		if c.Answer != nil {
			line("value", numbers([]int{c.N}), c.Quote[c.Answer.Start:c.Answer.End])
		}
	}
	for _, p := range a.Parts {
		line("part", numbers(p.Citations), p.Text)
	}
	for _, d := range a.Disagreements {
		line("differ", d.About)
		for _, p := range d.Positions {
			line("  ", numbers(p.Citations), p.Text)
		}
	}
	for _, d := range a.Agreements {
		line("agree", d.About)
		for _, p := range d.Positions {
			line("  ", numbers(p.Citations), p.Text)
			if p.Origins > 0 {
				line("  ", "of reports", strconv.Itoa(p.Origins))
			}
		}
	}
	for _, d := range a.Dropped {
		became := ""
		if d.Became == answer.Rewritten {
			became = "; rewritten"
		}
		line("dropped", d.Text, "--", d.Reason+became)
	}
	if len(a.Near) > 0 {
		line("near", numbers(a.Near))
	}
	for _, n := range a.Nearest {
		line("nearest", n.Article)
	}
	return b.String()
}

func numbers(n []int) string {
	out, _ := json.Marshal(n)
	return string(out)
}

func golden(t *testing.T, file string, a *txtar.Archive, got string) {
	t.Helper()
	at := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == "answer" })
	if *update {
		if at < 0 {
			a.Files = append(a.Files, txtar.File{Name: "answer"})
			at = len(a.Files) - 1
		}
		a.Files[at].Data = []byte(got)
		writeFile(t, file, txtar.Format(a))
		return
	}
	if at < 0 {
		t.Fatal("the story has no answer: run with -update and read what it writes")
	}
	if want := string(a.Files[at].Data); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
