package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/compare"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// What is written of a story.
const (
	maxClaims = 3 // what a reader takes in of one story at a glance
	// readMembers is how many articles of a story are read for it: the lead
	// and one of each further origin come first, and copies say nothing new.
	readMembers = 6
	// maxNouns is how many counted things of a story are compared.
	maxNouns = 4
)

// tellStory is what a model is asked about the articles of a story.
const tellStory = "What happened, who says so, and which figures are given? Say the most important things first."

// write adds claims about the story to the digest, and where its articles
// differ or an earlier digest said otherwise. It returns false when its
// articles hold no sentence to quote.
func (e *Editor) write(ctx context.Context, d *sheet, w weighed, n int) (bool, error) {
	if d.request.Hold != nil {
		if err := d.request.Hold(ctx); err != nil {
			return false, err
		}
	}
	var passages []news.Passage
	for _, a := range w.members[:min(len(w.members), readMembers)] {
		passages = append(passages, news.Passages(a, news.Sentences(a))...)
	}
	evidence := news.NewEvidence(passages)
	from := len(d.draft.answer.Claims)
	if err := e.byModel(ctx, d, w, n); err != nil {
		return false, err
	}
	if len(d.draft.answer.Claims) == from {
		for _, l := range leading(evidence, maxClaims) {
			d.draft.add(AnswerClaim{Text: l.Text(), Story: n}, quotesOf([]news.Line{l}))
		}
	}
	if len(d.draft.answer.Claims) == from {
		return false, nil
	}
	d.evidence.Passages = append(d.evidence.Passages, passages...)
	earlier, err := e.told(ctx, d.request.Reader, w.earlier, len(evidence.Lines))
	if err != nil {
		return false, err
	}
	d.compareStory(n, evidence.Lines, earlier)
	return true, nil
}

// byModel has the model write claims, when there is one that works.
func (e *Editor) byModel(ctx context.Context, d *sheet, w weighed, n int) error {
	if e.bot.model == nil || d.fault != nil {
		return nil
	}
	passages := roundRobin(w.members, offered)
	q := Question{ID: d.request.ID, Text: tellStory, Reader: d.request.Reader}
	written, err := e.bot.write(ctx, q, passages, extract.Choice{})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		d.fault = err
		return nil
	}
	for _, c := range written.answer.Claims[:min(len(written.answer.Claims), maxClaims)] {
		d.draft.add(AnswerClaim{Text: c.Text, Story: n}, pick(written.quotes, c.Citations))
		d.draft.answer.Mode, d.draft.prompt = ByModel, written.prompt
	}
	d.draft.answer.Dropped = append(d.draft.answer.Dropped, written.answer.Dropped...)
	return nil
}

// roundRobin returns at most limit passages of the articles: the first of
// each, then the second of each, and so on.
func roundRobin(articles []*news.Article, limit int) []news.Passage {
	var all [][]news.Passage
	longest := 0
	for _, a := range articles[:min(len(articles), readMembers)] {
		all = append(all, news.Passages(a, news.Sentences(a)))
		longest = max(longest, len(all[len(all)-1]))
	}
	var out []news.Passage
	for i := range longest {
		for _, of := range all {
			if i < len(of) && len(out) < limit {
				out = append(out, of[i])
			}
		}
	}
	return out
}

// told returns as lines what the earlier digest quoted for the story, as far
// as it still stands. They are numbered after the lines of the evidence.
func (e *Editor) told(ctx context.Context, as news.Reader, k *known, after int) ([]news.Line, error) {
	if k == nil {
		return nil, nil
	}
	cited := map[int]bool{}
	for _, c := range k.record.Answer.Claims {
		if c.Story == k.earlier.N {
			for _, n := range c.Citations {
				cited[n] = true
			}
		}
	}
	var lines []news.Line
	for _, c := range k.record.Answer.Citations {
		if !cited[c.N] {
			continue
		}
		a, err := e.bot.archive.Article(ctx, news.ArticleID(c.Article), 0)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", c.Article, err)
		}
		start := strings.Index(a.Text, c.Quote)
		if !as.MayRead(a) || start < 0 || c.Quote == "" {
			continue
		}
		lines = append(lines, news.Line{Number: after + len(lines) + 1, Article: a, Sentence: news.Sentence{Start: start, End: start + len(c.Quote)}})
	}
	return lines, nil
}

// compareStory adds where the articles of a story differ and agree about the
// figures and the people in the sentences quoted, and what differs from what
// was told of it before.
func (d *sheet) compareStory(n int, lines, earlier []news.Line) {
	var cited []news.Line
	for _, l := range lines {
		if q, err := l.Quote(); err == nil && d.draft.find(q) > 0 {
			cited = append(cited, l)
		}
	}
	before := map[int]bool{}
	for _, l := range earlier {
		before[l.Number] = true
	}
	offered := slices.Concat(lines, earlier)
	seen := map[string]bool{}
	for _, question := range figureQuestions(cited) {
		shown := cited
		if question == "" {
			shown = offered // who holds an office, wherever the articles say so
		}
		differ, agree := compare.Articles(question, shown, offered)
		for i, c := range slices.Concat(differ, agree) {
			if i < len(differ) && question != "" && !speakAlike(c) {
				continue
			}
			told := d.draft.comparison(c)
			if key := fmt.Sprint(told.Positions); seen[c.About] || seen[key] {
				continue
			} else {
				seen[c.About], seen[key] = true, true
			}
			told.Story = n
			told.Change = i < len(differ) && slices.ContainsFunc(c.Positions, func(p compare.Position) bool {
				return !slices.ContainsFunc(p.Lines, func(l news.Line) bool { return !before[l.Number] })
			})
			if i < len(differ) {
				d.draft.answer.Disagreements = append(d.draft.answer.Disagreements, told)
			} else {
				d.draft.answer.Agreements = append(d.draft.answer.Agreements, told)
			}
		}
	}
}

// alikeShare is how much of its words a sentence must share with another for
// two figures in them to be about the same thing: one member killed and 71
// members arrested are no disagreement.
const alikeShare = 0.4

// speakAlike reports whether the sentences of the positions speak of the same
// thing.
func speakAlike(c compare.Comparison) bool {
	first := c.Positions[0].Lines[0]
	words := wordSet(first.Text(), first.Article.Language)
	for _, p := range c.Positions[1:] {
		shared, other := 0, wordSet(p.Lines[0].Text(), p.Lines[0].Article.Language)
		for w := range other {
			if words[w] {
				shared++
			}
		}
		if float64(shared) < alikeShare*float64(min(len(words), len(other))) {
			return false
		}
	}
	return true
}

// figureQuestions asks how many there are of each thing that the lines count.
// There is always one question, so that people and roles are compared even
// where nothing is counted.
func figureQuestions(lines []news.Line) []string {
	questions := []string{""}
	seen := map[string]bool{}
	for _, l := range lines {
		words := lang.Words(l.Text(), l.Article.Language)
		for _, n := range lang.Numbers(l.Text(), l.Article.Language) {
			if n.Noun == "" || n.Ordinal || n.Unit != "" || seen[n.Noun] || len(seen) == maxNouns {
				continue
			}
			for _, w := range words {
				if w.Start >= n.End && w.Stem == n.Noun {
					seen[n.Noun] = true
					questions = append(questions, "How many "+l.Text()[w.Start:w.End]+"?")
					break
				}
			}
		}
	}
	return questions
}
