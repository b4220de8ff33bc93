package digest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compare"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/story"
	"github.com/pullquote/pullquote/bot/write"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

// What is written of a story.
const (
	maxClaims = 3 // what a reader takes in of one story at a glance
	// readReports is how many reports of a story are read for it, the one most
	// like the others first. Copies say nothing new and are not read.
	readReports = 6
	// readCopies is in how many further articles it is looked up whether they
	// print a sentence that is quoted otherwise.
	readCopies = 12
	maxDiffer  = 3
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
	reports := w.members[:min(w.reports, readReports)]
	var passages []news.Passage
	for _, a := range reports {
		passages = append(passages, news.Passages(a, news.Sentences(a))...)
	}
	evidence := news.NewEvidence(passages)
	from := len(d.draft.Answer.Claims)
	if err := e.byModel(ctx, d, reports, n); err != nil {
		return false, err
	}
	if len(d.draft.Answer.Claims) == from {
		d.newest(n, w)
	}
	if len(d.draft.Answer.Claims) == from {
		return false, nil
	}
	d.evidence.Passages = append(d.evidence.Passages, passages...)
	earlier, err := e.told(ctx, d.request.Reader, w.earlier, len(evidence.Lines))
	if err != nil {
		return false, err
	}
	d.compareStory(n, evidence.Lines, earlier)
	d.compareCopies(n, evidence.Lines, w.members[len(reports):])
	for _, told := range d.draft.Differences() {
		told.Story = n
		d.draft.Answer.Disagreements = append(d.draft.Answer.Disagreements, told)
	}
	return true, nil
}

// newest tells the story by the sentence that tells the news of its newest
// article, and by the one of an older article with a count that it supersedes.
func (d *sheet) newest(n int, w weighed) {
	var passages []news.Passage
	for _, a := range w.members[:min(len(w.members), readReports)] {
		passages = append(passages, news.Passages(a, news.Sentences(a))...)
	}
	stories := story.Read(news.NewEvidence(passages))
	p, ok := stories[0].News()
	if !ok {
		return
	}
	d.draft.Run(answer.Claim{Story: n}, p)
	if old, ok := story.Superseded(stories); ok {
		d.draft.Run(answer.Claim{Story: n, Superseded: compose.Date(w.lead.Published)}, old)
	}
}

// byModel has the model write claims, when there is one that works.
func (e *Editor) byModel(ctx context.Context, d *sheet, reports []*news.Article, n int) error {
	wording := answer.Stricter(d.wording, e.Rules.Over(d.request.Place, reports...))
	switch {
	case e.Writer == nil || d.fault != nil || wording == answer.NoModel:
		return nil
	case wording == answer.Printed:
		return e.byPointing(ctx, d, reports, n)
	}
	passages := roundRobin(reports, write.MostPassages)
	q := write.Question{ID: d.request.ID, Text: tellStory, At: d.request.Reader.At, Enough: maxClaims}
	written, err := e.Writer.Answer(ctx, q, e.Door.Live(say.Saying{}), passages, extract.Choice{})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		d.fault = err
		return nil
	}
	d.draft.AsShown(written.Quotes...)
	for _, c := range written.Answer.Claims[:min(len(written.Answer.Claims), maxClaims)] {
		d.draft.Add(answer.Claim{Text: c.Text, Story: n}, written.Behind(c.Citations))
		d.draft.Answer.Mode, d.draft.Prompt = answer.ByModel, written.Prompt
	}
	d.draft.Answer.Dropped = append(d.draft.Answer.Dropped, written.Answer.Dropped...)
	d.draft.Seen, d.draft.Read = written.Seen, written.Read
	return nil
}

// roundRobin returns at most limit passages of the articles: the first of
// each, then the second of each, and so on.
func roundRobin(articles []*news.Article, limit int) []news.Passage {
	var all [][]news.Passage
	longest := 0
	for _, a := range articles {
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
		a, err := e.Archive.Article(ctx, news.ArticleID(c.Article), 0)
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

// compareStory adds where the reports of a story differ, and what they say
// otherwise than was told of it before. What they say alike the quotation says.
func (d *sheet) compareStory(n int, lines, earlier []news.Line) {
	before := map[int]bool{}
	for _, l := range earlier {
		before[l.Number] = true
	}
	differ, _ := compare.Facts(lines)
	if len(earlier) > 0 {
		differ, _ = compare.Facts(slices.Concat(lines, earlier))
	}
	differ = slices.DeleteFunc(differ, func(c compare.Comparison) bool {
		return !d.draft.Touches(c) || !c.OfOneThing() || !c.OfOneState() && !slices.ContainsFunc(c.Positions, func(p compare.Position) bool { return before[p.Lines[0].Number] })
	})
	for _, c := range differ[:min(len(differ), maxDiffer)] {
		told := d.draft.Comparison(c.Carried())
		told.Story = n
		told.Change = slices.ContainsFunc(c.Positions, func(p compare.Position) bool {
			return !slices.ContainsFunc(p.Lines, func(l news.Line) bool { return !before[l.Number] })
		})
		d.draft.Answer.Disagreements = append(d.draft.Answer.Disagreements, told)
	}
}

// compareCopies adds where a copy of a report prints a sentence that is quoted
// with another name, number or date. Copies bear no report out, but one that is
// altered has to be known.
func (d *sheet) compareCopies(n int, lines []news.Line, copies []*news.Article) {
	var others []news.Line
	for _, a := range copies[:min(len(copies), readCopies)] {
		for _, s := range news.Sentences(a) {
			others = append(others, news.Line{Number: len(lines) + len(others) + 1, Article: a, Sentence: s})
		}
	}
	differ := slices.DeleteFunc(compare.Altered(lines, others), func(c compare.Comparison) bool {
		return !d.draft.Touches(c) || !c.OfOneState() || d.draft.Shows(c, d.draft.Answer.Disagreements)
	})
	for _, c := range differ[:min(len(differ), maxDiffer)] {
		told := d.draft.Comparison(c.Carried())
		told.Story = n
		d.draft.Answer.Disagreements = append(d.draft.Answer.Disagreements, told)
	}
}

// byPointing has the model point at lines of a story of a digest. Those may be
// shown that carry it.
func (e *Editor) byPointing(ctx context.Context, d *sheet, reports []*news.Article, n int) error {
	p, err := e.Writer.PointWithin(ctx, d.request.ID, prompts.PointRequest{Several: len(reports) > 1, Most: maxClaims}, roundRobin(reports, write.MostPassages))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		d.fault = err
		return nil
	}
	carry := story.Carrying(story.Read(p.Evidence), p.Evidence)
	for _, run := range p.Runs(func(n int) bool { return carry[n] }, maxClaims) {
		d.draft.AddRun(answer.Claim{Story: n}, run)
		d.draft.Prompt, d.draft.Answer.Pointed = p.Prompt, true
	}
	return nil
}
