package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compare"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/bot/story"
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
	readCopies  = 12
	maxDiffer   = 3
	maxCarriers = 3 // sentences for one position
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
	from := len(d.draft.answer.Claims)
	if err := e.byModel(ctx, d, reports, n); err != nil {
		return false, err
	}
	if len(d.draft.answer.Claims) == from {
		d.newest(n, w)
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
	d.compareCopies(n, evidence.Lines, w.members[len(reports):])
	for _, told := range d.draft.differences() {
		told.Story = n
		d.draft.answer.Disagreements = append(d.draft.answer.Disagreements, told)
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
	d.draft.run(answer.Claim{Story: n}, p)
	if old, ok := story.Superseded(stories); ok {
		d.draft.run(answer.Claim{Story: n, Superseded: date(w.lead.Published)}, old)
	}
}

// alikeShare is how much of the words of the shorter of two sentences the
// other must have for both to speak of the same thing. Of one event more
// people are counted than once: 45 killed in a camp and 500 in a hospital are
// no disagreement.
const alikeShare = 0.3

// speakAlike reports whether two sentences speak of the same thing.
func speakAlike(a, b news.Line) bool {
	one, other := contentOf(a), contentOf(b)
	shared := 0
	for w := range one {
		if other[w] {
			shared++
		}
	}
	return float64(shared) >= alikeShare*float64(min(len(one), len(other)))
}

func contentOf(l news.Line) map[string]bool {
	set := map[string]bool{}
	for _, w := range l.Sense().Words() {
		if !w.Stop {
			set[w.Stem] = true
		}
	}
	return set
}

// byModel has the model write claims, when there is one that works.
func (e *Editor) byModel(ctx context.Context, d *sheet, reports []*news.Article, n int) error {
	wording := answer.Stricter(d.wording, e.bot.rules.over(d.request.Place, reports...))
	switch {
	case e.bot.model == nil || d.fault != nil || wording == answer.NoModel:
		return nil
	case wording == answer.Printed:
		return e.byPointing(ctx, d, reports, n)
	}
	passages := roundRobin(reports, offered)
	q := Question{ID: d.request.ID, Text: tellStory, Reader: d.request.Reader, enough: maxClaims}
	written, err := e.bot.write(ctx, q, &live{bot: e.bot}, passages, extract.Choice{})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		d.fault = err
		return nil
	}
	d.draft.speakers.asShown(written.quotes)
	for _, c := range written.answer.Claims[:min(len(written.answer.Claims), maxClaims)] {
		d.draft.add(answer.Claim{Text: c.Text, Story: n}, pick(written.quotes, c.Citations))
		d.draft.answer.Mode, d.draft.prompt = answer.ByModel, written.prompt
	}
	d.draft.answer.Dropped = append(d.draft.answer.Dropped, written.answer.Dropped...)
	d.draft.seen, d.draft.read = written.seen, written.read
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
		return !d.draft.touches(c) || !ofOneThing(c) || !ofOneState(c) && !slices.ContainsFunc(c.Positions, func(p compare.Position) bool { return before[p.Lines[0].Number] })
	})
	for _, c := range differ[:min(len(differ), maxDiffer)] {
		told := d.draft.comparison(carried(c))
		told.Story = n
		told.Change = slices.ContainsFunc(c.Positions, func(p compare.Position) bool {
			return !slices.ContainsFunc(p.Lines, func(l news.Line) bool { return !before[l.Number] })
		})
		d.draft.answer.Disagreements = append(d.draft.answer.Disagreements, told)
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
		return !d.draft.touches(c) || !ofOneState(c) || d.draft.shows(c, d.draft.answer.Disagreements)
	})
	for _, c := range differ[:min(len(differ), maxDiffer)] {
		told := d.draft.comparison(carried(c))
		told.Story = n
		d.draft.answer.Disagreements = append(d.draft.answer.Disagreements, told)
	}
}

// ofOneThing reports whether the positions speak of the same thing.
func ofOneThing(c compare.Comparison) bool {
	for _, p := range c.Positions[1:] {
		if !speakAlike(c.Positions[0].Lines[0], p.Lines[0]) {
			return false
		}
	}
	return true
}

// carried is the comparison with as many sentences for each position as a
// reader looks at.
func carried(c compare.Comparison) compare.Comparison {
	positions := slices.Clone(c.Positions)
	for i, p := range positions {
		positions[i].Lines = p.Lines[:min(len(p.Lines), maxCarriers)]
	}
	return compare.Comparison{About: c.About, Positions: positions}
}
