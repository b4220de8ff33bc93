package say

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Logged is an entry of the ledger as it was written.
type Logged struct {
	Key     string
	At      time.Time
	Address string // where it was said; empty while there is no receipt
	Record  []byte
	Quotes  []LoggedQuote
}

// LoggedQuote is a quotation of the ledger: its position, and the SHA-256 of its
// bytes when it was said.
type LoggedQuote struct {
	Article    news.ArticleID
	Revision   int
	Start, End int // bytes
	SHA256     string
}

// Receipt proves from outside what was shown.
type Receipt struct {
	ID       string         `json:"id"`
	Kind     answer.Kind    `json:"kind"`
	Place    Place          `json:"place"`
	At       string         `json:"at"`   // RFC 3339
	Sent     bool           `json:"sent"` // it arrived, as far as is known
	Question string         `json:"question"`
	Outcome  answer.Outcome `json:"outcome"`
	Mode     answer.Mode    `json:"mode"`
	// Prompt names the templates of the requests to the model with their
	// versions, and Model the model; empty where none was asked.
	Prompt string `json:"prompt"`
	Model  string `json:"model"`
	// Offered are the passages that the answer was made from.
	Offered []Offered      `json:"offered"`
	Claims  []ReceiptClaim `json:"claims"`
	Quotes  []ReceiptQuote `json:"quotes"`
	// Dropped are the rules by which claims of a model were not shown.
	Dropped []ReceiptDropped `json:"dropped"`
	// Withheld says that some of it is left out, because whoever asks may not read
	// it now.
	Withheld bool `json:"withheld"`
	// Proved says that every quotation is what is stored.
	Proved bool `json:"proved"`
}

// ReceiptClaim is a claim that was shown. Printed says that it is words of one of
// its quotations; else a model put it into words, and it was held against them.
type ReceiptClaim struct {
	Text      string `json:"text"`
	Citations []int  `json:"citations"`
	Printed   bool   `json:"printed"`
}

// ReceiptQuote is a quotation that was shown, with what checking it again found.
type ReceiptQuote struct {
	N        int    `json:"n"`
	Article  string `json:"article"`
	Revision int    `json:"revision"`
	Start    int    `json:"start"` // bytes
	End      int    `json:"end"`
	SHA256   string `json:"sha256"` // when it was said
	// Text and Headline are as stored; empty when it is not there any more.
	Text     string `json:"text"`
	Headline string `json:"headline"`
	// Check is "as stored", or says what is wrong.
	Check string `json:"check"`
}

// ReceiptDropped is a claim that was not shown as it was written, and why.
type ReceiptDropped struct {
	Rule   string        `json:"rule"`
	Became answer.Became `json:"became"`
	// Text and Reason are for those who run the archive.
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

// AsStored is the check of a quotation that nothing is wrong with.
const AsStored = "as stored"

// stored is where the revisions of articles are read.
type stored interface {
	Article(ctx context.Context, id news.ArticleID, revision int) (*news.Article, error)
}

// ErrErasedRecord says that of an entry of the ledger nothing is left but that
// there was one, since an article that it quotes was erased.
var ErrErasedRecord = errors.New("what was said was erased")

// ReadReceipt reads what the ledger keeps and checks each quotation against the
// stored bytes. With a reader, what they may not read now is left out; nil stands
// for whoever runs the archive.
func ReadReceipt(ctx context.Context, l Logged, from stored, as *news.Reader) (Receipt, error) {
	record, err := ReadRecord(l.Record)
	if err != nil {
		return Receipt{}, err
	}
	if record.Erased {
		return Receipt{}, ErrErasedRecord
	}
	a := record.Answer
	r := Receipt{
		ID: l.Key, Kind: record.Kind, Place: record.Place, At: l.At.Format(time.RFC3339), Sent: l.Address != "",
		Question: a.Question, Outcome: a.Outcome, Mode: a.Mode, Prompt: record.Prompt, Model: record.Model,
		Offered: []Offered{}, Claims: []ReceiptClaim{}, Quotes: []ReceiptQuote{}, Dropped: []ReceiptDropped{}, Proved: true,
	}
	may := func(id news.ArticleID) bool {
		if as == nil {
			return true
		}
		newest, err := from.Article(ctx, id, 0)
		return err == nil && as.MayRead(newest)
	}
	for _, o := range record.Evidence {
		if may(news.ArticleID(o.Article)) {
			r.Offered = append(r.Offered, o)
		} else {
			r.Withheld = true
		}
	}
	gone := map[int]bool{}
	for i, q := range l.Quotes {
		if !may(q.Article) {
			gone[i+1], r.Withheld = true, true
			continue
		}
		one := checked(ctx, i+1, q, from)
		r.Proved = r.Proved && one.Check == AsStored
		r.Quotes = append(r.Quotes, one)
	}
	r.claims(a, gone)
	for _, d := range a.Dropped {
		one := ReceiptDropped{Rule: d.Rule, Became: d.Became}
		if as == nil {
			one.Text, one.Reason = d.Text, d.Reason
		}
		r.Dropped = append(r.Dropped, one)
	}
	return r, nil
}

// claims takes the claims, but for those that stand on a quotation that is gone.
func (r *Receipt) claims(a answer.Answer, gone map[int]bool) {
	for _, c := range a.Claims {
		one := ReceiptClaim{Text: c.Text, Citations: append([]int{}, c.Citations...)}
		lost := false
		for _, n := range c.Citations {
			lost = lost || gone[n]
			if n >= 1 && n <= len(a.Citations) {
				one.Printed = one.Printed || strings.Contains(a.Citations[n-1].Quote, c.Text)
			}
		}
		if !lost {
			r.Claims = append(r.Claims, one)
		}
	}
}

// checked holds a quotation of the ledger against the stored bytes, and the text
// that these are of against its own digest.
func checked(ctx context.Context, n int, q LoggedQuote, from stored) ReceiptQuote {
	out := ReceiptQuote{N: n, Article: string(q.Article), Revision: q.Revision, Start: q.Start, End: q.End, SHA256: q.SHA256}
	a, err := from.Article(ctx, q.Article, q.Revision)
	if err != nil {
		out.Check = "the archive has not the text that it was copied from"
		return out
	}
	out.Headline = a.Headline
	quote, err := a.Quote(q.Start, q.End)
	switch {
	case err != nil:
		out.Check = "the text has no such bytes"
	case digest(quote.Text()) != q.SHA256:
		out.Text, out.Check = quote.Text(), "the stored bytes are others than those that were shown"
	case digest(a.Text) != a.SHA256:
		out.Text, out.Check = quote.Text(), "the article's text is not the one that was stored"
	default:
		out.Text, out.Check = quote.Text(), AsStored
	}
	return out
}

// digest is the SHA-256 of a text, in hexadecimal.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
