package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/compare"
	"github.com/pullquote/pullquote/bot/eval"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/bot/measure"
	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Pairs of passages that answer a question alike or differently: RAMDocs (Wang
// and others, 2025), and RGB's true passages against those with the answer
// swapped (Chen and others, 2024).

type ramdocsQuestion struct {
	Question  string
	Documents []struct{ Text, Type, Answer string }
}

type rgbQuestion struct {
	Query         string
	Answer        oneOrMany
	FakeAnswer    oneOrMany
	Positive      []string
	PositiveWrong []string `json:"positive_wrong"`
}

// oneOrMany is a string or a list of them, possibly nested.
type oneOrMany []string

func (o *oneOrMany) UnmarshalJSON(raw []byte) error {
	var one string
	if json.Unmarshal(raw, &one) == nil {
		*o = append(*o, one)
		return nil
	}
	var many []oneOrMany
	if err := json.Unmarshal(raw, &many); err != nil {
		return err
	}
	for _, m := range many {
		*o = append(*o, m...)
	}
	return nil
}

// passagePair is two passages that answer a question, and whether differently.
type passagePair struct {
	question string
	texts    [2]string
	differ   bool
}

func benchRAMDocs(t *testing.T) figures {
	return judgePairs(t, ramdocsPairs(readSet[ramdocsQuestion](t, "ramdocs/dev.jsonl.gz")))
}

func benchRGB(t *testing.T) figures {
	return judgePairs(t, rgbPairs(readSet[rgbQuestion](t, "rgb/en_fact_dev.jsonl")))
}

// judgePairs measures how well pairs that differ are told from those that do
// not.
func judgePairs(t *testing.T, pairs []passagePair) figures {
	judged := make([]bool, len(pairs))
	inParallel(t, len(pairs), func(_, i int) (err error) {
		judged[i], err = pairs[i].judge()
		return err
	})
	var c measure.Pairs
	for i, p := range pairs {
		c.Add(p.differ, judged[i])
	}
	t.Logf("%d pairs, %.2f of them in conflict", len(pairs), float64(c.TruePositive+c.FalseNegative)/float64(len(pairs)))
	f := figures{}
	f.share("balanced accuracy", c.Balanced(), len(pairs))
	f.told("precision", c.Precision())
	f.told("recall", c.Recall())
	return f
}

// ramdocsPairs pairs the documents of each question that answer it.
func ramdocsPairs(list []ramdocsQuestion) (out []passagePair) {
	for _, q := range list {
		for i, a := range q.Documents {
			for _, b := range q.Documents[:i] {
				if a.Type != "noise" && b.Type != "noise" {
					out = append(out, passagePair{q.Question, [2]string{a.Text, b.Text}, eval.BareWords(a.Answer) != eval.BareWords(b.Answer)})
				}
			}
		}
	}
	return out
}

// rgbPairs pairs true passages with each other and with swapped ones.
func rgbPairs(list []rgbQuestion) (out []passagePair) {
	for _, q := range list {
		right, wrong := holding(q.Answer, q.Positive), holding(q.FakeAnswer, q.PositiveWrong)
		for i, a := range right {
			for _, b := range right[:i] {
				out = append(out, passagePair{q.Query, [2]string{a, b}, false})
			}
			for _, b := range wrong {
				out = append(out, passagePair{q.Query, [2]string{a, b}, true})
			}
		}
	}
	return out
}

// holding returns the texts that hold the answer.
func holding(answer []string, texts []string) []string {
	without := func(text string) bool { return eval.Question{QuoteAny: answer}.QuotedAt([]string{text}) == 0 }
	return slices.DeleteFunc(slices.Clone(texts), without)
}

// judge says whether the articles of the two passages are found to differ.
func (p passagePair) judge() (bool, error) {
	var passages []news.Passage
	for i, text := range p.texts {
		a, err := feed.Read(fmt.Sprintf("%d.txt", i), []byte(strings.TrimSpace(text)+"\n"), feed.Options{})
		if err != nil {
			return false, err
		}
		passages = append(passages, news.Passages(&a, news.Sentences(&a))...)
	}
	lines := news.NewEvidence(passages).Lines
	differ, _ := compare.Articles(extract.Analyse(p.question, nil), lines, lines)
	return len(differ)+len(compare.Otherwise(lines, lines, lines)) > 0, nil
}
