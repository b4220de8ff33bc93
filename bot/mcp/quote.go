package mcp

import (
	"context"
	"fmt"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/retrieval/news"
)

// mostQuoted is how many bytes one call of quote gives back: a long paragraph;
// whoever wants the article fetches it.
const mostQuoted = 5000

// errNoWords is told of words that are not there, and of those that are not for
// whoever asks.
var errNoWords = Refusal("There are no such words to be shown: there is no such article or revision, the bytes are outside of its text or cut a character, or the article was changed and the words stand in it no longer. fetch returns the newest text.")

type quoteInput struct {
	Article  string `json:"article" jsonschema:"id of the article"`
	Revision int    `json:"revision,omitempty" jsonschema:"revision of the text that the bytes are counted in, from 1; left out or 0, the newest"`
	Start    int    `json:"start" jsonschema:"first byte, counted from 0 in UTF-8"`
	End      int    `json:"end" jsonschema:"byte after the last; at most 5,000 bytes after start"`
}

// farthest is the largest position that is taken: no text is near as long.
const farthest = 1_000_000_000

// positions bounds the numbers of quoteInput.
func positions(in *jsonschema.Schema) {
	least, most := 0.0, float64(farthest)
	for _, name := range []string{"revision", "start", "end"} {
		in.Properties[name].Minimum, in.Properties[name].Maximum = &least, &most
	}
}

// quoted is what quote gives back.
type quoted struct {
	Citation Citation `json:"citation"`
	Receipt  string   `json:"receipt" jsonschema:"id under which the archive's ledger keeps it"`
}

type verifyInput struct {
	Text    string `json:"text" jsonschema:"the quotation to verify, without quotation marks around it: four words or more, at most 2,000 characters"`
	Speaker string `json:"speaker,omitempty" jsonschema:"who is said to have said it; left out, nobody is checked"`
	Article string `json:"article,omitempty" jsonschema:"id of the article that it is said to be from: only this one is looked at; left out, all are"`
}

// Verified is what became of a quotation that was verified.
type Verified struct {
	Text      string         `json:"text" jsonschema:"the text that was verified"`
	Status    string         `json:"status" jsonschema:"exact: verbatim; typographic: but for quotation marks, dashes and spaces; altered: like a stored sentence, but changed, see changes; spliced: put together from several places; cut: the stored sentence goes on with a qualifier; other_speaker: somebody else said it; not_found: it is nowhere in the articles. Only exact and typographic may be published as they are"`
	Says      string         `json:"says" jsonschema:"the same in a sentence"`
	Parts     []VerifiedPart `json:"parts" jsonschema:"what was found for the text, or for each part of a long one"`
	Citations []Citation     `json:"citations" jsonschema:"the stored words that the parts refer to; those of a part that was not found are only the nearest"`
	Receipt   string         `json:"receipt" jsonschema:"id under which the archive's ledger keeps what was shown; empty when nothing was"`
}

// VerifiedPart is what became of a part of it.
type VerifiedPart struct {
	Text      string   `json:"text"`
	Status    string   `json:"status"`
	Line      int      `json:"line" jsonschema:"line of the text that it stands on, from 1"`
	Speaker   string   `json:"speaker" jsonschema:"whom the article names for these words; empty where it is not certain, and then no speaker is confirmed"`
	Changes   []Change `json:"changes" jsonschema:"where it differs from the stored words, what matters most first"`
	Citations []int    `json:"citations" jsonschema:"numbers of the citations that hold the stored words"`
}

// Change is where words differ from what is stored.
type Change struct {
	Kind   string `json:"kind" jsonschema:"what it changes: negation, number, name, qualifier, tense, wording, brackets or marks"`
	Said   string `json:"said" jsonschema:"the words of the text; empty for words that were left out"`
	Stored string `json:"stored" jsonschema:"the words of the article; empty for words that were put in"`
}

// addQuote adds the tools that quote and verify.
func (s *Server) addQuote() {
	add(s, tool{
		name: "quote", title: "Quote an article by position",
		does:   `Returns the bytes from start to end of an article's text as a quotation with its source and a receipt. Use it after fetch, to quote a passage that can be proved. Words that a correction took out are not returned.`,
		bounds: positions,
	}, s.quote)
	add(s, tool{
		name: "verify_quote", title: "Verify a quotation",
		does: `Says whether a quotation stands in the newsroom's articles word by word, and if it does not, how it differs from what does: exact, typographic, altered, spliced, cut, other_speaker or not_found. Use it before publishing anything within quotation marks. What comes near is shown as the nearest, never as a match.`,
	}, s.verify)
}

func (s *Server) quote(ctx context.Context, in quoteInput) (quoted, string, error) {
	if err := within("article", in.Article, longestID); err != nil {
		return quoted{}, "", err
	}
	if in.End-in.Start > mostQuoted {
		return quoted{}, "", Refusal(fmt.Sprintf("The quotation is too long: it may have %d bytes. fetch returns the whole article.", mostQuoted))
	}
	what := fmt.Sprintf("bytes %d to %d of article %s", in.Start, in.End, in.Article)
	a, key, err := s.cite(ctx, what, []bot.Span{{Article: news.ArticleID(in.Article), Revision: in.Revision, Start: in.Start, End: in.End}})
	if err != nil {
		return quoted{}, "", err
	}
	if len(a.Citations) == 0 {
		return quoted{}, "", errNoWords
	}
	return quoted{citation(a.Citations[0], key), key}, s.words(a, key), nil
}

// cite has the words at the spans said, and returns the key of the ledger.
func (s *Server) cite(ctx context.Context, what string, spans []bot.Span) (answer.Answer, string, error) {
	id, err := s.id()
	if err != nil {
		return answer.Answer{}, "", err
	}
	a, err := s.o.Asker.Cite(ctx, bot.Citing{ID: id, For: what, Spans: spans, Reader: from(ctx).reader, Place: from(ctx).place})
	return a, string(answer.KindQuotation) + "/" + id, err
}

func (s *Server) verify(ctx context.Context, in verifyInput) (Verified, string, error) {
	in.Text = strings.TrimSpace(strings.ToValidUTF8(in.Text, ""))
	for what, value := range map[string]string{"text": in.Text, "speaker": in.Speaker, "article": in.Article} {
		if err := within(what, value, bot.MaxQuestion); err != nil {
			return Verified{}, "", err
		}
	}
	in.Text = strings.Trim(in.Text, `"“”„«»`)
	d, err := draft.Read("quotation.txt", []byte(asQuoted(in.Text, in.Speaker)))
	if err != nil {
		return Verified{}, "", err
	}
	texts, err := s.texts(ctx, in.Article, d)
	if err != nil {
		return Verified{}, "", err
	}
	report := draft.Check(d, texts)
	if report.Quotations == 0 {
		return Verified{}, "", Refusal("The text has fewer than four words: too few to tell a quotation from a phrase.")
	}
	out, err := s.verified(ctx, "verify: "+in.Text, quotationsOf(report), in.Text)
	if err != nil {
		return Verified{}, "", err
	}
	out.Text = in.Text
	return out, verifiedWords(out), nil
}

// texts are the articles that a quotation is looked for in.
func (s *Server) texts(ctx context.Context, article string, d *draft.Draft) ([]*draft.Text, error) {
	if article == "" {
		return s.o.Texts(ctx, from(ctx).reader, d)
	}
	a, err := s.article(ctx, article)
	if err != nil {
		return nil, err
	}
	return []*draft.Text{{Article: a}}, nil
}

// inner makes the quotation marks within a text single ones.
var inner = strings.NewReplacer("“", "‘", "”", "’", "„", "‘", `"`, "’", "«", "‘", "»", "’")

// asQuoted is the text as a story would have it: in quotation marks, and with its
// speaker.
func asQuoted(text, speaker string) string {
	text = "“" + oneLine(inner.Replace(text)) + "”"
	if speaker = oneLine(inner.Replace(speaker)); speaker != "" {
		text = speaker + " said: " + text
	}
	return text
}

// quotationsOf are the findings about quotations.
func quotationsOf(r draft.Report) []draft.Finding {
	var out []draft.Finding
	for _, f := range r.Findings {
		switch f.Kind {
		case draft.FigureFound, draft.FigureDiffers, draft.FigureNotFound:
		default:
			out = append(out, f)
		}
	}
	return out
}

// verified tells the findings, with the stored words said through the one door.
// whole, if it is not empty, is the text that all of them are of.
func (s *Server) verified(ctx context.Context, what string, findings []draft.Finding, whole string) (Verified, error) {
	out := Verified{Status: string(draft.Exact), Parts: []VerifiedPart{}, Citations: []Citation{}}
	var spans []bot.Span
	for _, f := range findings {
		spans = append(spans, spansOf(f)...)
	}
	if len(spans) > 0 {
		a, key, err := s.cite(ctx, what, spans)
		if err != nil {
			return Verified{}, err
		}
		out.Receipt = key
		for _, c := range a.Citations {
			out.Citations = append(out.Citations, citation(c, key))
		}
	}
	for _, f := range findings {
		if f.Kind == draft.Typographic && whole != "" && strings.Contains(f.Source.Article.Text, whole) {
			f.Kind = draft.Exact // the marks were ours
		}
		part := VerifiedPart{Text: f.Text, Status: string(f.Kind), Line: f.Line, Speaker: f.Speaker, Changes: []Change{}, Citations: []int{}}
		if whole != "" && len(findings) == 1 {
			part.Text = whole
		}
		for _, c := range f.Changes {
			part.Changes = append(part.Changes, Change{string(c.Sense), c.SaidText, c.StoredText})
		}
		for _, span := range spansOf(f) {
			part.Citations = append(part.Citations, holding(out.Citations, span)...)
		}
		out.Parts = append(out.Parts, part)
		out.Status = worse(out.Status, part.Status)
	}
	out.Says = says(out.Status)
	return out, nil
}

// spansOf are where the stored words of a finding stand.
func spansOf(f draft.Finding) []bot.Span {
	var out []bot.Span
	if len(f.Parts) > 0 {
		for _, p := range f.Parts {
			out = append(out, bot.Span{Article: p.Source.Article.ID, Revision: p.Source.Article.Revision, Start: p.Start, End: p.End})
		}
		return out
	}
	if f.Source == nil || f.At.End <= f.At.Start {
		return nil
	}
	return []bot.Span{{Article: f.Source.Article.ID, Revision: f.Source.Article.Revision, Start: f.At.Start, End: f.At.End}}
}

// holding returns the number of the citation that holds the span.
func holding(all []Citation, span bot.Span) []int {
	for _, c := range all {
		if c.Article == string(span.Article) && c.Start <= span.Start && span.End <= c.End {
			return []int{c.N}
		}
	}
	return nil
}
